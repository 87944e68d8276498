import { areaY, dot, lineY, plot, pointerX, ruleX, ruleY, tip } from '@observablehq/plot'

/** The band chart's drawing: two lines and what lies between them; a day without sessions is a gap. */

export interface BandDay {
  at: Date
  /** Shares, NaN for a day without sessions. */
  lower: number
  upper: number
  /** What a pointer on the day reads. */
  said: string
}

export interface BandLook {
  width: number
  label: string
  rightToLeft: boolean
  formatDay(day: Date): string
  formatShare(share: number): string
}

const HEIGHT = 288

export function drawBand(
  days: readonly BandDay[],
  { width, label, rightToLeft, formatDay, formatShare }: BandLook,
): Element {
  const [near, far] = [44, 32]
  const x = 'at'
  const figure = plot({
    width,
    height: HEIGHT,
    className: 'band-plot',
    ariaLabel: label,
    marginTop: 12,
    marginBottom: 30,
    marginLeft: rightToLeft ? far : near,
    marginRight: rightToLeft ? near : far,
    x: {
      type: 'utc',
      label: null,
      reverse: rightToLeft,
      tickSize: 0,
      tickPadding: 12,
      ticks: ticksOf(days, width),
      tickFormat: formatDay,
    },
    y: {
      domain: [0, 1],
      label: null,
      axis: rightToLeft ? 'right' : 'left',
      tickSize: 0,
      ticks: [0, 0.25, 0.5, 0.75, 1],
      tickFormat: formatShare,
    },
    marks: [
      ruleY([0, 0.25, 0.5, 0.75, 1], { className: 'band-grid' }),
      areaY(days, { x, y1: 'lower', y2: 'upper', className: 'band-area' }),
      lineY(days, { x, y: 'upper', className: 'band-upper' }),
      lineY(days, { x, y: 'lower', className: 'band-lower' }),
      dot(standAlone(days), { x, y: 'upper', r: 3.5, className: 'band-dot' }),
      dot(standAlone(days), { x, y: 'lower', r: 3.5, className: 'band-dot' }),
      ruleX(days, pointerX({ x, y1: 'lower', y2: 'upper', py: 'upper', className: 'band-pointed' })),
      tip(days, pointerX({ x, y: 'upper', title: 'said', lineHeight: 1.4, className: 'band-tip' })),
    ],
  })
  // Plot brings its style sheet along, which the content security policy refuses; ours is in staff.css.
  for (const sheet of figure.querySelectorAll('style')) sheet.remove()
  figure.setAttribute('role', 'img')
  // One image with one name: its parts have none of their own.
  for (const part of figure.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label')
  return figure
}

/** The first day, the last, and between them as many as the width has room for. */
function ticksOf(days: readonly BandDay[], width: number): Date[] {
  const steps = Math.min(days.length - 1, Math.max(1, Math.floor(width / 160)))
  const places = Array.from({ length: steps + 1 }, (_, step) =>
    Math.round((step * (days.length - 1)) / Math.max(1, steps)),
  )
  return [...new Set(places)].flatMap((place) => days[place]?.at ?? [])
}

/** Days that no line shows, because those beside them have no sessions. */
function standAlone(days: readonly BandDay[]): BandDay[] {
  const has = (day: BandDay | undefined) => day !== undefined && !Number.isNaN(day.upper)
  return days.filter((day, place) => has(day) && !has(days[place - 1]) && !has(days[place + 1]))
}
