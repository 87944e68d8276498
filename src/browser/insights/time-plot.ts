import { areaY, dot, lineY, type Markish, plot, pointerX, ruleX, ruleY, tip } from '@observablehq/plot'
import type { Drawn } from './chart.tsx'
import { HEIGHT } from './time-height.ts'

/** Lines over days, with or without what lies between the first two; a day without anything is a gap. */

/** How a line is drawn; each is a rule of charts.css. */
export type Look = 'upper' | 'lower' | 'line' | 'second' | 'third'

export interface TimeDay {
  at: Date
  /** By line; NaN where there is nothing. */
  values: readonly number[]
  /** What a pointer on the day reads. */
  said: string
}

export interface TimeLook {
  width: number
  label: string
  rightToLeft: boolean
  lines: readonly Look[]
  /** Whether the space between the first line and the second is filled. */
  isBand: boolean
  /** The upper end of the scale; null for that of the data. */
  top: number | null
  formatDay(day: Date): string
  formatValue(value: number): string
}

const X = 'at'

export function drawTimes(days: readonly TimeDay[], look: TimeLook): Drawn {
  const { width, label, rightToLeft, lines, isBand, formatDay, formatValue } = look
  const [near, far] = [52, 32]
  const highest = Math.max(...days.map(highestOf).filter(Number.isFinite), 0)
  const top = look.top ?? Math.max(1, highest)
  const value = (line: number) => (day: TimeDay) => day.values[line] ?? Number.NaN
  const figure = plot({
    width,
    height: HEIGHT,
    className: 'time-plot',
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
      domain: [0, top],
      nice: look.top === null,
      label: null,
      axis: rightToLeft ? 'right' : 'left',
      tickSize: 0,
      ticks: 4,
      tickFormat: formatValue,
    },
    marks: [
      ruleY([0], { className: 'time-grid' }),
      isBand ? areaY(days, { x: X, y1: value(1), y2: value(0), className: 'time-area' }) : null,
      ...lines.flatMap((name, line): Markish[] => [
        lineY(days, { x: X, y: value(line), className: `time-${name}` }),
        dot(standAlone(days, line), { x: X, y: value(line), r: 3.5, className: `time-dot time-dot-${name}` }),
      ]),
      ruleX(days, pointerX({ x: X, className: 'time-pointed' })),
      tip(days, pointerX({ x: X, y: highestOf, title: saidBy(rightToLeft), lineHeight: 1.4, className: 'time-tip' })),
    ],
  })
  asOneImage(figure)
  const [x, y] = [figure.scale('x'), figure.scale('y')]
  const places = days.map((day) => ({
    x: Number(x?.apply(day.at)),
    y: Number(y?.apply(Number.isFinite(highestOf(day)) ? highestOf(day) : 0)),
  }))
  return { figure, places }
}

/** One image with one name: its parts have none of their own. */
export function asOneImage(figure: Element): void {
  // Plot brings its style sheet along, which the content security policy refuses; ours is in charts.css.
  for (const sheet of figure.querySelectorAll('style')) sheet.remove()
  figure.setAttribute('role', 'img')
  for (const part of figure.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label')
}

/** What a tip says, each line apart: a drawing runs from left to right, whatever its texts do (UAX 9). */
export const saidBy =
  (rightToLeft: boolean) =>
  ({ said }: { said: string }): string =>
    rightToLeft ? said.replace(/^.*$/gm, '\u2067$&\u2069') : said

function highestOf({ values }: TimeDay): number {
  const known = values.filter((value) => !Number.isNaN(value))
  return known.length === 0 ? Number.NaN : Math.max(...known)
}

/** The first day, the last, and between them as many as the width has room for. */
function ticksOf(days: readonly TimeDay[], width: number): Date[] {
  const steps = Math.min(days.length - 1, Math.max(1, Math.floor(width / 160)))
  const places = Array.from({ length: steps + 1 }, (_, step) =>
    Math.round((step * (days.length - 1)) / Math.max(1, steps)),
  )
  return [...new Set(places)].flatMap((place) => days[place]?.at ?? [])
}

/** Days that no line shows, because those beside them have nothing. */
function standAlone(days: readonly TimeDay[], line: number): TimeDay[] {
  const has = (day: TimeDay | undefined) => day !== undefined && !Number.isNaN(day.values[line] ?? Number.NaN)
  return days.filter((day, place) => has(day) && !has(days[place - 1]) && !has(days[place + 1]))
}
