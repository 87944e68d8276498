import { METRICS, type Metric } from '../../core/metrics.ts'
import type { Report } from '../../core/report.ts'
import type { Shown } from './shown.ts'
import { DownloadButton } from './table.tsx'

const SHOWN: readonly Metric[] = [
  'unanswered_rate',
  'zero_result_rate',
  'click_through_rate',
  'mean_position',
  'failed_deflection',
  'servicenow_success',
  'intercom_resolution',
  'helpful_rate',
  'handoff_rate',
  'exit_rate',
  'chat_share',
  'csat',
]
const ALL = Object.keys(METRICS) as Metric[]

/** The other rates, each with its definition; the download has every rate of the page. */
export function Rates({ shown: { t, text }, report: { figures } }: { shown: Shown; report: Report }) {
  return (
    <section aria-labelledby="rates">
      <h2 id="rates">{t('rates.title')}</h2>
      <dl class="rates">
        {SHOWN.map((metric) => (
          <div data-metric={metric}>
            <dt>{t(`name.${metric}`)}</dt>
            <dd>
              <strong>{text.rate(figures[metric])}</strong>
              <bdi class="soft">{t(METRICS[metric].as === 'mean' ? 'sumOver' : 'both', { ...figures[metric] })}</bdi>
              <span class="definition">
                {t(`metric.${metric}`)}
                {METRICS[metric].source !== '' && <cite lang="en"> {METRICS[metric].source}</cite>}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <DownloadButton
        t={t}
        caption={t('rates.every')}
        rows={ALL}
        download={{
          file: 'rates',
          heads: [t('rates.rate'), t('rates.of'), t('rates.over'), t('means')],
          line: (metric) => [t(`name.${metric}`), figures[metric].of, figures[metric].over, t(`metric.${metric}`)],
        }}
      />
    </section>
  )
}
