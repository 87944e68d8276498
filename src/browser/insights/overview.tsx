import type { Translate } from '../../core/facts.ts'
import type { Metric } from '../../core/metrics.ts'
import type { Figure, Report } from '../../core/report.ts'
import { Band } from './band.tsx'
import { type Column, Table } from './table.tsx'

/** The figures of a period: each with what it counts and both its numbers. */

interface Props {
  t: Translate
  locale: string
  report: Report
}

const RATES: readonly Metric[] = ['unanswered_rate', 'zero_result_rate', 'click_through_rate', 'mean_position', 'failed_deflection', 'csat']

export function Overview({ t, locale, report }: Props) {
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const { counts, figures } = report
  const say = (figure: Figure, as: 'share' | 'ratio' | 'mean') =>
    figure.value === null ? '–' : as === 'share' ? percent.format(figure.value) : as === 'ratio' ? `${decimal.format(figure.value)} : 1` : decimal.format(figure.value)
  const both = (figure: Figure) => t('both', { of: figure.of, over: figure.over })
  const interval = (from: Figure, to: Figure) => (from.value === null || to.value === null ? '–' : from.of === to.of ? percent.format(from.value) : percent.formatRange(from.value, to.value))
  const names = new Intl.DisplayNames([locale], { type: 'language' })
  const nameOf = (tag: string) => names.of(tag) ?? tag

  if (counts.help_sessions === 0)
    return (
      <section class="empty">
        <h2>{t('empty.title')}</h2>
        <p>{t('empty.text')}</p>
        <a class="button" href="/">{t('empty.try')}</a>
      </section>
    )

  return (
    <>
      <section class="headline" aria-labelledby="deflection">
        <div>
          <h2 id="deflection">{t('deflection.title')}</h2>
          <p class="figure" data-figure="deflection">{interval(figures.deflection_from, figures.deflection_to)}</p>
          <p data-counts>{t('deflection.counts', { confirmed: counts.confirmed, potential: counts.potential, intent: counts.intent })}</p>
          <details>
            <summary>{t('how')}</summary>
            <p>{t('metric.deflection_from')}</p>
            <p>{t('metric.deflection_to')}</p>
          </details>
          <dl class="side-figures">
            {([['self_service_score', 'ratio'], ['contact_deflection', 'share']] as const).map(([metric, as]) => (
              <div>
                <dt>{t(`name.${metric}`)}</dt>
                <dd><strong>{say(figures[metric], as)}</strong> <span class="soft">{both(figures[metric])}</span><span class="definition">{t(`metric.${metric}`)}</span></dd>
              </div>
            ))}
          </dl>
        </div>
        <Band t={t} locale={locale} days={report.days} />
      </section>

      <section aria-labelledby="outcomes">
        <h2 id="outcomes">{t('outcomes.title')}</h2>
        <p class="soft">{t('outcomes.text', { count: counts.help_sessions })}</p>
        <svg class="stack" viewBox="0 0 1000 30" preserveAspectRatio="none" aria-hidden="true">
          {stacked(report.outcomes.map(({ sessions }) => sessions)).map(({ from, width }, place) => (
            <rect class={`outcome-${report.outcomes[place]?.outcome}`} x={from} y="0" width={width} height="30" />
          ))}
        </svg>
        <dl class="legend">
          {report.outcomes.map(({ outcome, sessions }) => (
            <div data-outcome={outcome}>
              <dt><span class={`swatch outcome-${outcome}`} />{t(`outcome.${outcome}.name`)}</dt>
              <dd>{number.format(sessions)}<span class="definition">{t(`outcome.${outcome}.means`)}</span></dd>
            </div>
          ))}
        </dl>
      </section>

      <div class="two">
        <section aria-labelledby="funnel">
          <h2 id="funnel">{t('funnel.title')}</h2>
          <Table
            caption={t('funnel.title')}
            t={t}
            file="funnel"
            rows={report.funnel}
            columns={[
              { head: t('funnel.step'), cell: ({ step }) => t(`funnel.${step}`) },
              { head: t('funnel.searches'), cell: ({ searches }) => number.format(searches), raw: ({ searches }) => searches, end: true, bar: ({ searches }) => searches / Math.max(1, counts.searches) },
            ]}
          />
          <p class="definition">{t('funnel.means')}</p>
        </section>
        <section aria-labelledby="kinds">
          <h2 id="kinds">{t('kinds.title')}</h2>
          <Table
            caption={t('kinds.title')}
            t={t}
            file="unanswered-by-kind"
            rows={report.unansweredKinds}
            columns={[
              { head: t('kinds.kind'), cell: ({ kind }) => <>{t(`kind.${kind}.name`)}<span class="definition">{t(`kind.${kind}.means`)}</span></>, raw: ({ kind }) => t(`kind.${kind}.name`) },
              { head: t('kinds.searches'), cell: ({ searches }) => t('both', { of: searches, over: counts.searches }), raw: ({ searches }) => searches, end: true },
            ]}
          />
        </section>
      </div>

      <section aria-labelledby="unanswered">
        <h2 id="unanswered">{t('unanswered.title')}</h2>
        {report.unanswered.length === 0 ? <p class="soft">{t('unanswered.none')}</p> : <Table caption={t('unanswered.title')} t={t} file="unanswered-searches" rows={report.unanswered} columns={unansweredColumns(t, number, nameOf)} />}
        {report.withheld.groups > 0 && <p class="soft" data-withheld>{t('unanswered.withheld', { searches: report.withheld.searches, groups: report.withheld.groups, threshold: report.withheld.threshold })}</p>}
        <p class="definition">{t('unanswered.means')}</p>
      </section>

      <section aria-labelledby="locales">
        <h2 id="locales">{t('locales.title')}</h2>
        <Table
          caption={t('locales.title')}
          t={t}
          file="languages"
          rows={report.locales}
          columns={[
            { head: t('locales.locale'), cell: (row) => nameOf(row.locale), raw: (row) => row.locale },
            { head: t('locales.sessions'), cell: (row) => number.format(row.counts.help_sessions), raw: (row) => row.counts.help_sessions, end: true },
            { head: t('locales.intent'), cell: (row) => number.format(row.counts.intent), raw: (row) => row.counts.intent, end: true },
            { head: t('locales.confirmed'), cell: (row) => number.format(row.counts.confirmed), raw: (row) => row.counts.confirmed, end: true },
            { head: t('locales.helped'), cell: (row) => number.format(row.counts.helped), raw: (row) => row.counts.helped, end: true },
            { head: t('locales.interval'), cell: (row) => interval(row.from, row.to), raw: (row) => interval(row.from, row.to), end: true },
          ]}
        />
      </section>

      <section aria-labelledby="rates">
        <h2 id="rates">{t('rates.title')}</h2>
        <dl class="rates">
          {RATES.map((metric) => (
            <div>
              <dt>{t(`name.${metric}`)}</dt>
              <dd><strong>{say(figures[metric], metric === 'mean_position' ? 'mean' : 'share')}</strong> <span class="soft">{both(figures[metric])}</span><span class="definition">{t(`metric.${metric}`)}</span></dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}

function unansweredColumns(t: Translate, number: Intl.NumberFormat, nameOf: (tag: string) => string): Column<Report['unanswered'][number]>[] {
  const count = (head: string, value: (row: Report['unanswered'][number]) => number) => ({
    head: t(`unanswered.${head}`),
    cell: (row: Report['unanswered'][number]) => number.format(value(row)),
    raw: value,
    end: true,
  })
  return [
    { head: t('unanswered.query'), cell: ({ query }) => <bdi>{query}</bdi>, raw: ({ query }) => query },
    { head: t('unanswered.locale'), cell: ({ locale }) => nameOf(locale), raw: ({ locale }) => locale },
    count('sessions', ({ sessions }) => sessions),
    count('searches', ({ searches }) => searches),
    count('contacted', ({ contacted }) => contacted),
    count('again', ({ searchedAgain }) => searchedAgain),
    count('left', ({ left }) => left),
  ]
}

function stacked(values: readonly number[]): { from: number; width: number }[] {
  const total = Math.max(1, values.reduce((sum, value) => sum + value, 0))
  let from = 0
  return values.map((value) => {
    const width = (value / total) * 1000
    const part = { from, width }
    from += width
    return part
  })
}
