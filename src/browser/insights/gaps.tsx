import { Fragment } from 'preact'
import { useState } from 'preact/hooks'
import type { Gap, GapReport } from '../../core/answers.ts'
import type { GapState } from '../../core/gaps.ts'
import type { Asked } from './asked.ts'
import { gapColumns, gapDownload } from './gap-columns.tsx'
import { GapDetails } from './gap-details.tsx'
import { NotListed } from './not-listed.tsx'
import type { Shown } from './shown.ts'
import { DownloadButton, Grid, Line } from './table.tsx'

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
  before: GapReport | null
}

/** What people search and find no answer to, what it costs, and what becomes of it. */
export function Gaps({ shown, asked, report, before }: Props) {
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
  const columns = gapColumns({
    shown,
    currency: report.currency,
    before,
    opened,
    toggle: (id) => show('gap', id === opened ? '' : id),
  })
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
          <Grid caption={t('gaps.title')} columns={columns}>
            {(isAll ? rows : rows.slice(0, FIRST)).map((gap) => (
              <Fragment key={gap.id}>
                <Line columns={columns} row={gap} />
                {gap.id === opened && (
                  <tr>
                    <td colSpan={columns.length} id={`gap-${gap.id}`}>
                      <GapDetails
                        shown={shown}
                        asked={asked}
                        gap={gap}
                        decide={(next) => setDecided(new Map(decided).set(next.id, next))}
                      />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </Grid>
          {!isAll && rows.length > FIRST && (
            <button class="csv" type="button" onClick={() => setAll(true)}>
              {t('gaps.all', { count: rows.length })}
            </button>
          )}
          <DownloadButton t={t} caption={t('gaps.title')} rows={rows} download={gapDownload(shown, report.currency)} />
        </>
      )}
      <NotListed shown={shown} unlisted={report.unlisted} withheld={report.withheld} why="gaps.withheld" />
      <details>
        <summary>{t('how')}</summary>
        {['grouped', 'counted', 'shown', 'costs', 'closes'].map((part) => (
          <p class="definition">{t(`gaps.${part}`, { threshold: text.count(report.withheld.threshold) })}</p>
        ))}
      </details>
    </section>
  )
}

const addressed = (name: string) => new URLSearchParams(location.search).get(name) ?? ''

/** So that a link shows the same. */
function putInAddress(name: string, value: string): void {
  const parameters = new URLSearchParams(location.search)
  value === '' ? parameters.delete(name) : parameters.set(name, value)
  history.replaceState(history.state, '', `?${parameters}`)
}
