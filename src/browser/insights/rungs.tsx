import type { Report } from '../../core/answers.ts'
import { Bar } from './searches.tsx'
import type { Shown } from './shown.ts'
import { Table } from './table.tsx'

/** How searches found what they found: as written, respelled, by synonyms, with fewer words, or in another language. */
export function Rungs({ shown: { t, text }, report }: { shown: Shown; report: Report }) {
  const all = report.counts.searches
  return (
    <section aria-labelledby="rungs">
      <h2 id="rungs">{t('rungs.title')}</h2>
      <Table
        t={t}
        caption={t('rungs.title')}
        rows={report.rungs}
        all={report.rungs}
        columns={[
          { head: t('rungs.rung'), kind: 'text', cell: ({ rung }) => t(`rungs.${rung}`) },
          {
            head: t('share'),
            kind: 'bar',
            cell: ({ searches }) => <Bar of={searches} over={all} said={text.share(searches, all)} />,
          },
          { head: t('kinds.searches'), kind: 'number', cell: ({ searches }) => text.both(searches, all) },
        ]}
        download={{
          file: 'rungs',
          heads: [t('rungs.rung'), t('funnel.searches'), t('ofAllSearches')],
          line: ({ rung, searches }) => [rung, searches, all],
        }}
      />
      <details>
        <summary>{t('how')}</summary>
        <p class="definition">{t('rungs.means')}</p>
      </details>
    </section>
  )
}
