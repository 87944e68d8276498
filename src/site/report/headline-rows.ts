import type { Translate } from '../../core/facts.ts'
import type { Headline } from '../../core/quarter.ts'
import { isMissing, type Missing } from '../../core/quarter-figures.ts'
import type { QuarterText, Said } from '../../core/quarter-text.ts'

/** The figures at the top of the report, quarter beside quarter. */

export const HEADLINE_FIGURES = [
  'opened',
  'solved',
  'solvedToNew',
  'backlog',
  'satisfaction',
  'firstReply',
  'resolution',
  'chat',
] as const
export type HeadlineFigure = (typeof HEADLINE_FIGURES)[number]

/** A figure of one quarter, or why there is none. */
export type Cell = Said | Missing

export function cellOf(figure: HeadlineFigure, quarter: Headline, say: QuarterText): Cell {
  switch (figure) {
    case 'opened':
    case 'solved':
    case 'backlog': {
      const value = quarter[figure]
      return isMissing(value) ? value : { shown: say.count(value), from: '' }
    }
    case 'solvedToNew': {
      const { solved, opened } = quarter
      return isMissing(solved) ? solved : isMissing(opened) ? opened : say.ratio(solved, opened)
    }
    case 'satisfaction':
    case 'chat': {
      const value = quarter[figure]
      return isMissing(value) ? value : say.rate(value)
    }
    case 'firstReply':
    case 'resolution': {
      const value = quarter[figure]
      return isMissing(value) ? value : say.median(value)
    }
  }
}

/** A sentence for each reason and quarter: which figures are not there, and why. */
export function missingNotes(headline: readonly Headline[], say: QuarterText, locale: string, t: Translate): string[] {
  const list = new Intl.ListFormat(locale)
  return headline.flatMap((quarter) => {
    const byReason = new Map<string, string[]>()
    for (const figure of HEADLINE_FIGURES) {
      const cell = cellOf(figure, quarter, say)
      if ('missing' in cell) byReason.set(cell.missing, [...(byReason.get(cell.missing) ?? []), t(`figure.${figure}`)])
    }
    return [...byReason].map(([reason, figures]) =>
      t('note', {
        figures: list.format(figures),
        quarter: say.quarter(quarter.quarter),
        reason: t(`missing.${reason}`),
      }),
    )
  })
}
