import type { Gap, GapReport } from '../../core/answers.ts'
import type { Shown } from './shown.ts'
import { Spark } from './spark.tsx'
import type { Column, Download } from './table.tsx'
import { Was } from './was.tsx'

export interface GapLook {
  shown: Shown
  currency: string
  /** Of the time that it is compared with; null when there is none. */
  before: GapReport | null
  /** The number of the gap that is opened; empty for none. */
  opened: string
  toggle(id: string): void
}

/** What a list of gaps shows of each; opening one shows the rest. */
export function gapColumns({ shown, currency, before, opened, toggle }: GapLook): Column<Gap>[] {
  const { t, text, names } = shown
  const earlier = new Map(before?.gaps.map((gap) => [gap.id, gap]))
  return [
    {
      head: t('unanswered.query'),
      kind: 'text',
      cell: ({ id, query, locale, variants, others }) => (
        <>
          <button
            class="disclosure"
            type="button"
            aria-expanded={id === opened}
            aria-controls={`gap-${id}`}
            onClick={() => toggle(id)}
          >
            <bdi lang={locale}>{query}</bdi>
          </button>
          <span class="definition">
            <bdi lang={locale}>{names.get(locale) ?? locale}</bdi>
            {variants.length + others > 1 && ` · ${t('gaps.ways', { count: variants.length + others })}`}
          </span>
        </>
      ),
    },
    {
      head: t('gaps.sessions'),
      kind: 'number',
      cell: ({ id, sessions, trend }) => (
        <>
          {text.count(sessions)}
          <Was shown={shown} value={earlier.get(id)?.sessions} />
          <Spark values={trend} said={t('gaps.trend', { first: sumOf(trend, 0), last: sumOf(trend, 1) })} />
        </>
      ),
    },
    {
      head: t('gaps.followed'),
      kind: 'text',
      cell: ({ contacted, searchedAgain, left }) => (
        <span class="definition">{t('gaps.then', { contacted, again: searchedAgain, left })}</span>
      ),
    },
    {
      head: t('gaps.cost'),
      kind: 'number',
      cell: ({ contacted, cost }) => (
        <>
          {text.money(cost, currency)}
          <span class="definition">{t('gaps.contacts', { count: contacted })}</span>
        </>
      ),
    },
    {
      head: t('gaps.state'),
      kind: 'text',
      cell: ({ state, who }) => (
        <>
          <span class={`badge state-${state}`}>{t(`gapState.${state}`)}</span>
          {who !== '' && (
            <span class="definition">
              <bdi>{who}</bdi>
            </span>
          )}
        </>
      ),
    },
  ]
}

/** Sessions of the first half of the period, or of the second. */
function sumOf(trend: readonly number[], half: 0 | 1): number {
  const middle = Math.floor(trend.length / 2)
  return (half === 0 ? trend.slice(0, middle) : trend.slice(middle)).reduce((sum, count) => sum + count, 0)
}

/** The same for a spreadsheet. */
export function gapDownload({ t }: Shown, currency: string): Download<Gap> {
  return {
    file: 'gaps',
    heads: [
      t('unanswered.query'),
      t('unanswered.locale'),
      t('gaps.sessions'),
      t('unanswered.searches'),
      t('unanswered.contacted'),
      t('unanswered.again'),
      t('unanswered.left'),
      `${t('gaps.cost')} (${currency})`,
      t('gaps.state'),
      t('gaps.by'),
    ],
    line: ({ query, locale, sessions, searches, contacted, searchedAgain, left, cost, state, who }) => [
      query,
      locale,
      sessions,
      searches,
      contacted,
      searchedAgain,
      left,
      cost,
      t(`gapState.${state}`),
      who,
    ],
  }
}
