import type { Report } from '../../core/answers.ts'
import { SESSION_OUTCOMES, type SessionOutcome } from '../../core/outcomes.ts'
import type { Shown } from './shown.ts'
import { Table } from './table.tsx'

/** From helped to not; the ledger's own order is that in which its rules are tried. */
const ORDER: readonly SessionOutcome[] = [
  'confirmed',
  'potential',
  'unanswered',
  'failed',
  'direct',
  'abandoned',
  'readership',
]

/** How help sessions ended: one bar of the seven endings, its legend, and a table with what each means. */
export function Outcomes({ shown: { t, text }, report }: { shown: Shown; report: Report }) {
  const total = report.counts.help_sessions
  const rows = [...report.outcomes].sort((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome))
  return (
    <section aria-labelledby="outcomes">
      <h2 id="outcomes">{t('outcomes.title')}</h2>
      <p class="soft">{t('outcomes.text', { count: total })}</p>
      <Stack parts={rows} />
      <dl class="legend">
        {rows.map(({ outcome, sessions }) => (
          <div data-outcome={outcome}>
            <dt>
              <span class={`swatch outcome-${outcome}`} />
              {t(`outcome.${outcome}.name`)}
            </dt>
            <dd>{text.count(sessions)}</dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>{t('how')}</summary>
        <p class="definition">{t('outcomes.means', { count: SESSION_OUTCOMES.length })}</p>
        <Table
          t={t}
          caption={t('outcomes.title')}
          rows={rows}
          all={rows}
          columns={[
            { head: t('outcomes.ending'), kind: 'text', cell: ({ outcome }) => t(`outcome.${outcome}.name`) },
            { head: t('means'), kind: 'text', cell: ({ outcome }) => t(`outcome.${outcome}.means`) },
            { head: t('locales.sessions'), kind: 'number', cell: ({ sessions }) => text.both(sessions, total) },
            { head: t('share'), kind: 'number', cell: ({ sessions }) => text.share(sessions, total) },
          ]}
          download={{
            file: 'outcomes',
            heads: [t('outcomes.ending'), t('means'), t('locales.sessions'), t('ofAllSessions')],
            line: ({ outcome, sessions }) => [
              t(`outcome.${outcome}.name`),
              t(`outcome.${outcome}.means`),
              sessions,
              total,
            ],
          }}
        />
      </details>
    </section>
  )
}

/** One bar of parts, in their order. */
export function Stack({ parts }: { parts: Report['outcomes'] }) {
  const total = sum(parts)
  return (
    <svg class="stack" aria-hidden="true">
      {parts.map(({ outcome, sessions }, place) => (
        <rect
          class={`outcome-${outcome}`}
          x={percent(sum(parts.slice(0, place)), total)}
          width={percent(sessions, total)}
          height="100%"
        />
      ))}
    </svg>
  )
}

function sum(rows: Report['outcomes']): number {
  return rows.reduce((total, { sessions }) => total + sessions, 0)
}

/** A length of the bar; only for drawing. */
function percent(of: number, over: number): string {
  return `${over === 0 ? 0 : (100 * of) / over}%`
}
