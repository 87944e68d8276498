import type { Report, TimeFigure } from '../../core/answers.ts'
import type { Shown } from './shown.ts'
import { Table } from './table.tsx'

/** Searches and service by language. */
export function TimeLanguages({ shown: { t, text, names }, report }: { shown: Shown; report: Report }) {
  const rows = report.locales.filter(({ counts }) => (counts.searches ?? 0) + (counts.cases ?? 0) > 0)
  const time = (of: TimeFigure) => (
    <>
      {text.time(of.median)}
      {of.over > 0 && <span class="definition">{t('service.timed', { count: of.over })}</span>}
    </>
  )
  return (
    <section aria-labelledby="language-searches">
      <h2 id="language-searches">{t('languages.searches')}</h2>
      <Table
        t={t}
        caption={t('languages.searches')}
        rows={rows}
        all={rows}
        columns={[
          {
            head: t('locales.locale'),
            kind: 'text',
            cell: ({ locale }) => <bdi lang={locale}>{names.get(locale) ?? locale}</bdi>,
          },
          {
            head: t('name.unanswered_rate'),
            kind: 'number',
            cell: ({ counts: { searches = 0, searches_unanswered = 0 } }) => (
              <>
                {text.share(searches_unanswered, searches)}{' '}
                <span class="definition">{text.both(searches_unanswered, searches)}</span>
              </>
            ),
          },
          { head: t('service.opened'), kind: 'number', cell: ({ counts }) => text.count(counts.cases ?? 0) },
          { head: t('service.first_response'), kind: 'number', cell: ({ firstResponse }) => time(firstResponse) },
          { head: t('service.resolution'), kind: 'number', cell: ({ resolution }) => time(resolution) },
        ]}
        download={{
          file: 'languages-searches-service',
          heads: [t('locales.locale'), t('name.unanswered_rate'), t('funnel.searches'), t('service.opened')],
          line: ({ locale, counts: { searches = 0, searches_unanswered = 0, cases = 0 } }) => [
            locale,
            searches_unanswered,
            searches,
            cases,
          ],
        }}
      />
    </section>
  )
}
