import { useState } from 'preact/hooks'
import type { Gap, GapReport } from '../../core/gap-report.ts'
import type { GapState } from '../../core/gaps.ts'
import type { Asked } from './asked.ts'
import { GapDetails } from './gap-details.tsx'
import type { Shown } from './shown.ts'
import { Spark } from './spark.tsx'
import { type Column, DownloadButton, Scroll } from './table.tsx'

/** In the order in which they want something done. */
const STATES = ['open', 'taken', 'written', 'closed', 'not_ours'] as const satisfies GapState[]
/** Those that nobody has to do anything about are shown when asked for. */
const WAITING: readonly GapState[] = ['open', 'taken', 'written']
/** So many are shown at first. */
const FIRST = 25

interface Props {
  shown: Shown
  asked: Asked
  report: GapReport
}

/** What people search and find no answer to, what it costs, and what becomes of it. */
export function Gaps({ shown, asked, report }: Props) {
  const { t, text } = shown
  const [state, setState] = useState(() => addressed('state'))
  const [opened, setOpened] = useState(() => addressed('gap'))
  const [isAll, setAll] = useState(false)
  // What was decided here, until the figures are read again.
  const [decided, setDecided] = useState<ReadonlyMap<string, Gap>>(new Map())
  const all = report.gaps.map((gap) => decided.get(gap.id) ?? gap)
  const rows = all.filter(
    (gap) => (state === '' ? WAITING.includes(gap.state) : gap.state === state) || gap.id === opened,
  )
  const show = (name: 'state' | 'gap', value: string) => {
    putInAddress(name, value)
    name === 'state' ? setState(value) : setOpened(value)
  }
  const open = all.filter((gap) => gap.state === 'open')
  return (
    <section aria-labelledby="gaps">
      <h2 id="gaps">{t('gaps.title')}</h2>
      <p class="soft">
        {t('gaps.lead', {
          gaps: t('gaps.count', { count: open.length }),
          sessions: text.count(open.reduce((sum, gap) => sum + gap.sessions, 0)),
          cost: text.money(
            open.reduce((sum, gap) => sum + gap.cost, 0),
            report.currency,
          ),
        })}
      </p>
      <form class="filters" aria-label={t('gaps.filter')} onSubmit={(event) => event.preventDefault()}>
        <label>
          <span>{t('gaps.state')}</span>
          <select class="field" value={state} onChange={({ currentTarget: { value } }) => show('state', value)}>
            <option value="">{t('gaps.waiting')}</option>
            {STATES.map((name) => (
              <option value={name}>{t(`gapState.${name}`)}</option>
            ))}
          </select>
        </label>
      </form>
      {rows.length === 0 ? (
        <p class="soft">
          {t(all.length === 0 ? 'gaps.none' : 'gaps.noneOfState', { count: report.withheld.threshold })}
        </p>
      ) : (
        <>
          <Scroll label={t('gaps.title')}>
            <table class="data gaps">
              <caption class="visually-hidden">{t('gaps.title')}</caption>
              <thead>
                <tr>
                  {columns(shown, report.currency).map(({ head, kind }) => (
                    <th scope="col" class={kind}>
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {(isAll ? rows : rows.slice(0, FIRST)).map((gap) => (
                  <Row
                    key={gap.id}
                    shown={shown}
                    asked={asked}
                    currency={report.currency}
                    gap={gap}
                    isOpen={gap.id === opened}
                    toggle={() => show('gap', gap.id === opened ? '' : gap.id)}
                    decide={(next) => setDecided(new Map(decided).set(next.id, next))}
                  />
                ))}
              </tbody>
            </table>
          </Scroll>
          {!isAll && rows.length > FIRST && (
            <button class="csv" type="button" onClick={() => setAll(true)}>
              {t('gaps.all', { count: rows.length })}
            </button>
          )}
          <GapDownload shown={shown} rows={rows} currency={report.currency} />
        </>
      )}
      {report.withheld.groups > 0 && (
        <p class="definition" data-withheld>
          {t('unanswered.withheld', {
            searches: t('unanswered.withheldSearches', { count: report.withheld.searches }),
            groups: t('unanswered.withheldGroups', { count: report.withheld.groups }),
            threshold: text.count(report.withheld.threshold),
          })}
        </p>
      )}
      <details>
        <summary>{t('how')}</summary>
        {['grouped', 'counted', 'shown', 'costs', 'closes'].map((part) => (
          <p class="definition">{t(`gaps.${part}`, { threshold: text.count(report.withheld.threshold) })}</p>
        ))}
      </details>
    </section>
  )
}

interface RowProps {
  shown: Shown
  asked: Asked
  currency: string
  gap: Gap
  isOpen: boolean
  toggle(): void
  decide(gap: Gap): void
}

function Row({ shown, asked, currency, gap, isOpen, toggle, decide }: RowProps) {
  const all = columns(shown, currency)
  return (
    <>
      <tr data-gap={gap.id}>
        {all.map(({ kind, cell }, place) =>
          place === 0 ? (
            <th scope="row" class={kind}>
              <button
                class="disclosure"
                type="button"
                aria-expanded={isOpen}
                aria-controls={`gap-${gap.id}`}
                onClick={toggle}
              >
                <bdi lang={gap.locale}>{gap.query}</bdi>
              </button>
              {cell(gap)}
            </th>
          ) : (
            <td class={kind}>{cell(gap)}</td>
          ),
        )}
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={all.length} id={`gap-${gap.id}`} class="detail">
            <GapDetails shown={shown} asked={asked} gap={gap} decide={decide} />
          </td>
        </tr>
      )}
    </>
  )
}

function columns({ t, text, names }: Shown, currency: string): Column<Gap>[] {
  return [
    {
      head: t('unanswered.query'),
      kind: 'text',
      cell: ({ locale, variants, others }) => (
        <span class="definition">
          <bdi lang={locale}>{names.get(locale) ?? locale}</bdi>
          {variants.length + others > 1 && ` · ${t('gaps.ways', { count: variants.length + others })}`}
        </span>
      ),
    },
    {
      head: t('gaps.sessions'),
      kind: 'number',
      cell: ({ sessions, trend }) => (
        <>
          {text.count(sessions)}
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

function GapDownload({ shown: { t }, rows, currency }: { shown: Shown; rows: readonly Gap[]; currency: string }) {
  return (
    <DownloadButton
      t={t}
      caption={t('gaps.title')}
      rows={rows}
      download={{
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
          t('gaps.who'),
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
      }}
    />
  )
}

const addressed = (name: string) => new URLSearchParams(location.search).get(name) ?? ''

/** So that a link shows the same. */
function putInAddress(name: string, value: string): void {
  const parameters = new URLSearchParams(location.search)
  value === '' ? parameters.delete(name) : parameters.set(name, value)
  history.replaceState(history.state, '', `?${parameters}`)
}
