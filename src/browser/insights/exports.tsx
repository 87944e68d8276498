import type { Exported } from './read-page.ts'
import type { Shown } from './shown.ts'
import { Table } from './table.tsx'

/** Who exported what, newest first; for who leads support. */
export function Exports({ shown, exports }: { shown: Shown; exports: readonly Exported[] }) {
  const { t, locale } = shown
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const rolesOf = ({ roles }: Exported) => roles.map((role) => t(`role.${role}`)).join(', ')
  return (
    <section aria-labelledby="exports">
      <h2 id="exports">{t('exports.title')}</h2>
      {exports.length === 0 ? (
        <p class="soft">{t('exports.none')}</p>
      ) : (
        <Table
          t={t}
          caption={t('exports.title')}
          rows={exports}
          all={exports}
          columns={[
            { head: t('exports.at'), kind: 'text', cell: ({ at }) => <bdi>{moment.format(at)}</bdi> },
            { head: t('exports.who'), kind: 'text', cell: ({ who }) => <bdi>{who || '–'}</bdi> },
            { head: t('exports.role'), kind: 'text', cell: (entry) => rolesOf(entry) || '–' },
            {
              head: t('exports.what'),
              kind: 'text',
              cell: ({ what, question }) => (
                <span dir="ltr">
                  {what} <span class="definition">{question}</span>
                </span>
              ),
            },
          ]}
          download={{
            file: 'exports',
            heads: [t('exports.at'), t('exports.who'), t('exports.role'), t('exports.what'), t('filters.label')],
            line: (entry) => [new Date(entry.at).toISOString(), entry.who, rolesOf(entry), entry.what, entry.question],
          }}
        />
      )}
    </section>
  )
}
