import type { Report } from '../../core/report.ts'
import type { Shown } from './shown.ts'
import { Table } from './table.tsx'

/** The deflection interval by the locale a session began in. */
export function Languages({ shown: { t, text, names }, report: { locales } }: { shown: Shown; report: Report }) {
  return (
    <section aria-labelledby="languages">
      <h2 id="languages">{t('locales.title')}</h2>
      <Table
        t={t}
        caption={t('locales.title')}
        rows={locales}
        all={locales}
        columns={[
          {
            head: t('locales.locale'),
            kind: 'text',
            cell: ({ locale }) => <bdi lang={locale}>{names.get(locale) ?? locale}</bdi>,
          },
          { head: t('locales.sessions'), kind: 'number', cell: ({ counts }) => text.count(counts.help_sessions ?? 0) },
          { head: t('locales.intent'), kind: 'number', cell: ({ counts }) => text.count(counts.intent ?? 0) },
          { head: t('locales.confirmed'), kind: 'number', cell: ({ counts }) => text.count(counts.confirmed ?? 0) },
          { head: t('locales.helped'), kind: 'number', cell: ({ counts }) => text.count(counts.helped ?? 0) },
          {
            head: t('locales.interval'),
            kind: 'number',
            cell: ({ from, to }) => <strong>{text.interval(from, to)}</strong>,
          },
        ]}
        download={{
          file: 'languages',
          heads: [
            t('locales.locale'),
            t('locales.sessions'),
            t('locales.intent'),
            t('locales.confirmed'),
            t('locales.helped'),
          ],
          line: ({ locale, counts }) => [
            locale,
            counts.help_sessions ?? 0,
            counts.intent ?? 0,
            counts.confirmed ?? 0,
            counts.helped ?? 0,
          ],
        }}
      />
      <details>
        <summary>{t('how')}</summary>
        <p class="definition">{t('locales.means')}</p>
      </details>
    </section>
  )
}
