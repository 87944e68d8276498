import { axisX, dot, plot, pointerY, ruleX, ruleY, text, tip } from '@observablehq/plot'
import type { Drawn } from './chart.tsx'
import { heightOf, MARGINS } from './guide-height.ts'
import { asOneImage, saidBy } from './time-plot.ts'

/** A share for each of a list of names, and the range in which it lies with so few votes. */

export interface Ranged {
  name: string
  share: number
  low: number
  high: number
  /** What a pointer on it reads. */
  said: string
}

export interface RangedLook {
  width: number
  label: string
  rightToLeft: boolean
  formatShare(share: number): string
}

export function drawRanges(rows: readonly Ranged[], { width, label, rightToLeft, formatShare }: RangedLook): Drawn {
  const y = (_: Ranged, place: number) => place
  const figure = plot({
    width,
    height: heightOf(rows.length),
    className: 'time-plot',
    ariaLabel: label,
    marginTop: MARGINS.top,
    marginBottom: MARGINS.bottom,
    marginLeft: 16,
    marginRight: 16,
    x: { domain: [0, 1], reverse: rightToLeft, label: null, axis: null },
    y: { domain: [-0.5, rows.length - 0.5], reverse: true, axis: null },
    marks: [
      ruleX([0, 0.5, 1], { className: 'time-grid' }),
      axisX([0, 0.5, 1], { tickSize: 0, tickPadding: 12, tickFormat: formatShare, label: null }),
      ruleY(rows, { y, x1: 'low', x2: 'high', className: 'range-line' }),
      dot(rows, { y, x: 'share', r: 5, className: 'time-dot' }),
      text(rows, {
        y,
        x: rightToLeft ? 1 : 0,
        text: 'name',
        frameAnchor: 'left',
        textAnchor: 'start',
        dy: -12,
        className: 'range-name',
      }),
      tip(rows, pointerY({ y, x: 'share', title: saidBy(rightToLeft), lineHeight: 1.4, className: 'time-tip' })),
    ],
  })
  asOneImage(figure)
  const [x, scaleY] = [figure.scale('x'), figure.scale('y')]
  return {
    figure,
    places: rows.map(({ share }, place) => ({ x: Number(x?.apply(share)), y: Number(scaleY?.apply(place)) })),
  }
}
