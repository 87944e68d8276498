import type { ClosedEntry } from '../../core/backlog-entry.ts'
import { Table } from '../insights/table.tsx'
import type { Asked } from './asked.ts'
import { languageOf, type Told } from './told.ts'

/** Those that are asked for. @param name the reader's own, as entries are assigned to it */
export function closedRows(closed: readonly ClosedEntry[], asked: Asked, name: string): ClosedEntry[] {
  return closed.filter(
    ({ kind, locale, assignee, guide }) =>
      (asked.kind === '' || kind === asked.kind) &&
      (asked.locale === '' || locale === '' || locale === asked.locale) &&
      (asked.topic === '' || guide.startsWith(`${asked.topic}/`)) &&
      (asked.whose === '' || (assignee !== '' && assignee === name)),
  )
}

/** What closed by itself in the last 30 days, and why: so that writers see what their work did. */
export function Closed({ told, closed, asked }: { told: Told; closed: readonly ClosedEntry[]; asked: Asked }) {
  const { t, text, name } = told
  const rows = closedRows(closed, asked, name)
  return (
    <section aria-labelledby="closed">
      <h2 id="closed">{t('closed.title')}</h2>
      {rows.length === 0 ? (
        <p class="soft">{t('closed.none')}</p>
      ) : (
        <Table
          t={told.figures.t}
          caption={t('closed.title')}
          rows={rows}
          all={rows}
          columns={[
            {
              head: t('csv.title'),
              kind: 'text',
              cell: ({ title, titleLocale, kind, locale }) => (
                <>
                  <bdi lang={titleLocale}>{title}</bdi>
                  <span class="definition">
                    {t(`kind.${kind}`)} · <bdi lang={locale || undefined}>{languageOf(told, locale)}</bdi>
                  </span>
                </>
              ),
            },
            { head: t('closed.why'), kind: 'text', cell: ({ why }) => t(`why.${why}`) },
            { head: t('csv.assignee'), kind: 'text', cell: ({ assignee }) => <bdi>{assignee || '–'}</bdi> },
            {
              head: t('csv.lost'),
              kind: 'number',
              cell: ({ lost }) => (lost.over === 0 ? '–' : text.count(lost.of)),
            },
            { head: t('closed.on'), kind: 'number', cell: (entry) => text.day(entry.closed) },
          ]}
          download={{
            file: 'backlog-closed',
            heads: ['kind', 'title', 'language', 'guide', 'lost', 'over', 'assignee']
              .map((head) => t(`csv.${head}`))
              .concat(t('closed.why'), t('closed.on')),
            line: ({ kind, title, locale, guide, lost, assignee, why, closed }) => [
              ...[t(`kind.${kind}`), title, locale, guide, lost.of, lost.over, assignee],
              ...[t(`why.${why}`), closed],
            ],
          }}
        />
      )}
    </section>
  )
}
