import { scaleLinear } from 'd3-scale'
import type { Missing } from '../../core/quarter-figures.ts'
import { isMissing, isTooFew } from '../../core/quarter-figures.ts'

/** The bars of the twelve months, in percent of the drawing's width, so that text keeps its size on every screen. */

export interface MonthBar {
  month: string
  /** Percent from the left, and percent wide. */
  x: number
  width: number
  /** Pixels from the top, and high. */
  y: number
  height: number
  isThisQuarter: boolean
}

export interface MonthChart {
  bars: MonthBar[]
  grid: { value: number; y: number }[]
  /** Where the axis is, in pixels from the top. */
  floor: number
}

const TOP = 8
const FLOOR = 188
const BAR = 0.72
const THIS_QUARTER = 3

/** Null when there is nothing to draw: no month has a figure that may be shown, or all are 0. */
export function monthChart(
  months: readonly { month: string; opened: number | Missing }[],
  privacyThreshold: number,
  isRightToLeft: boolean,
): MonthChart | null {
  const shown = months.map(({ opened }) => (isMissing(opened) || isTooFew(opened, privacyThreshold) ? 0 : opened))
  const most = Math.max(0, ...shown)
  if (most === 0) return null
  const scale = scaleLinear([0, most], [FLOOR, TOP]).nice(4)
  const slot = 100 / months.length
  return {
    floor: FLOOR,
    grid: scale
      .ticks(4)
      .filter(Number.isInteger)
      .map((value) => ({ value, y: Math.round(scale(value)) })),
    bars: months.map(({ month }, place) => {
      const start = slot * (place + (1 - BAR) / 2)
      const width = slot * BAR
      const y = scale(shown[place] ?? 0)
      return {
        month,
        x: round(isRightToLeft ? 100 - start - width : start),
        width: round(width),
        y: round(y),
        height: round(FLOOR - y),
        isThisQuarter: place >= months.length - THIS_QUARTER,
      }
    }),
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
