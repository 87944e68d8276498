import type { Report } from '../../core/answers.ts'
import type { Shown } from './shown.ts'
import { Table } from './table.tsx'

/** From search to answer: how many of all searches reach each step. */
export function Funnel({ shown: { t, text }, report }: { shown: Shown; report: Report }) {
  const all = report.counts.searches
  return (
    <section aria-labelledby="funnel">
      <h2 id="funnel">{t('funnel.title')}</h2>
      <Table
        t={t}
        caption={t('funnel.title')}
        rows={report.funnel}
        all={report.funnel}
        columns={[
          { head: t('funnel.step'), kind: 'text', cell: ({ step }) => t(`funnel.${step}`) },
          {
            head: t('share'),
            kind: 'bar',
            cell: ({ searches }) => <Bar of={searches} over={all} said={text.share(searches, all)} />,
          },
          {
            head: t('funnel.searches'),
            kind: 'number',
            cell: ({ step, searches }) => <span data-step={step}>{text.count(searches)}</span>,
          },
        ]}
        download={{
          file: 'funnel',
          heads: [t('funnel.step'), t('funnel.searches'), t('ofAllSearches')],
          line: ({ step, searches }) => [t(`funnel.${step}`), searches, all],
        }}
      />
      <details>
        <summary>{t('how')}</summary>
        <p class="definition">{t('funnel.means')}</p>
      </details>
    </section>
  )
}

/** Unanswered searches by kind, each over all searches. */
export function Kinds({ shown: { t, text }, report }: { shown: Shown; report: Report }) {
  const { searches: all, searches_unanswered: unanswered } = report.counts
  return (
    <section aria-labelledby="kinds">
      <h2 id="kinds">{t('kinds.title')}</h2>
      <p class="soft">{t('kinds.text', { unanswered, searches: all, share: text.share(unanswered, all) })}</p>
      <Table
        t={t}
        caption={t('kinds.title')}
        rows={report.unansweredKinds}
        all={report.unansweredKinds}
        columns={[
          {
            head: t('kinds.kind'),
            kind: 'text',
            cell: ({ kind }) => (
              <>
                {t(`kind.${kind}.name`)}
                <span class="definition">{t(`kind.${kind}.means`)}</span>
              </>
            ),
          },
          {
            head: t('kinds.searches'),
            kind: 'number',
            cell: ({ kind, searches }) => <span data-kind={kind}>{text.both(searches, all)}</span>,
          },
          { head: t('share'), kind: 'number', cell: ({ searches }) => text.share(searches, all) },
        ]}
        download={{
          file: 'unanswered-by-kind',
          heads: [t('kinds.kind'), t('means'), t('funnel.searches'), t('ofAllSearches')],
          line: ({ kind, searches }) => [t(`kind.${kind}.name`), t(`kind.${kind}.means`), searches, all],
        }}
      />
    </section>
  )
}

/** A length of a whole. */
export function Bar({ of, over, said }: { of: number; over: number; said: string }) {
  return (
    <>
      <svg class="bar" aria-hidden="true">
        <rect width={`${over === 0 ? 0 : (100 * of) / over}%`} height="100%" rx="4" />
      </svg>
      <span class="visually-hidden">{said}</span>
    </>
  )
}
