import type { Benchmark } from '../../core/benchmark.ts'
import { duration } from '../../core/duration.ts'
import { directionOf } from '../../core/locales.ts'
import type { Headline } from '../../core/quarter.ts'
import { isMissing } from '../../core/quarter-figures.ts'
import type { QuarterText } from '../../core/quarter-text.ts'
import { type Cell, cellOf } from './headline-rows.ts'

/** The benchmark's figures beside ours; a figure that the benchmark does not have is left out. */

const COMPARED = ['opened', 'satisfaction', 'firstReply', 'resolution'] as const

export interface BenchmarkRow {
  figure: (typeof COMPARED)[number]
  ours: Cell
  theirs: string
}

export function benchmarkRows(
  headline: Headline,
  { figures }: Benchmark,
  locale: string,
  say: QuarterText,
): BenchmarkRow[] {
  return COMPARED.flatMap((figure) => {
    const value = figures[figure]
    if (value === null) return []
    return [{ figure, ours: cellOf(figure, headline, say), theirs: theirFigure(figure, value, locale) }]
  })
}

/** How many times the benchmark's new tickets we had; null when either is not known, or ours are no more. */
export function volumeTimes({ opened }: Headline, { figures }: Benchmark): number | null {
  if (isMissing(opened) || figures.opened === null) return null
  const times = opened / figures.opened
  return times >= 1.5 ? times : null
}

function theirFigure(figure: BenchmarkRow['figure'], value: number, locale: string): string {
  if (figure === 'opened') return new Intl.NumberFormat(locale).format(value)
  if (figure !== 'satisfaction') return duration(value, locale)
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(value / 100)
  return directionOf(locale) === 'rtl' ? `\u2067${share}\u2069` : share
}
