import type { ServiceReport } from '../../core/answers.ts'
import { SERVICE_FIGURES } from '../../core/service-figures.ts'
import { Rates } from './rates.tsx'
import { Channels, ServiceLanguages } from './service-parts.tsx'
import { ServiceTimes } from './service-times.tsx'
import type { Shown } from './shown.ts'
import { Trend } from './trend.tsx'
import { Was } from './was.tsx'

interface Props {
  shown: Shown
  report: ServiceReport
  before: ServiceReport | null
}

/** What people did for clients: new and solved, how long it took, and how it was found. */
export function ServicePage({ shown, report, before }: Props) {
  const { t, text } = shown
  const { counts, times, backlog, peak, days } = report
  const earlier = before && (before.counts.cases ?? 0) > 0 ? before : null
  if ((counts.cases ?? 0) + (counts.solved_on_day ?? 0) === 0 && backlog.end === 0)
    return (
      <section class="empty" aria-labelledby="empty">
        <h2 id="empty">{t('service.empty')}</h2>
        <p>{t('service.emptyText')}</p>
        <pre dir="ltr">
          <code>npx guidepost import-tickets --help</code>
        </pre>
      </section>
    )
  return (
    <>
      <section aria-labelledby="cases">
        <h2 id="cases">{t('service.title')}</h2>
        <dl class="rates">
          <div data-figure="cases">
            <dt>{t('service.opened')}</dt>
            <dd>
              <strong>{text.count(counts.cases ?? 0)}</strong>
              <bdi class="soft">{t('service.ofChats', { chats: counts.chats ?? 0 })}</bdi>
              <Was shown={shown} value={earlier && (earlier.counts.cases ?? 0)} />
              <span class="definition">{t('service.openedMeans')}</span>
            </dd>
          </div>
          <div data-figure="solved">
            <dt>{t('service.solved')}</dt>
            <dd>
              <strong>{text.count(counts.solved_on_day ?? 0)}</strong>
              <Was shown={shown} value={earlier && (earlier.counts.solved_on_day ?? 0)} />
              <span class="definition">{t('service.solvedMeans')}</span>
            </dd>
          </div>
          <div data-figure="backlog">
            <dt>{t('service.backlog')}</dt>
            <dd>
              <strong>{text.count(backlog.end)}</strong>
              <bdi class="soft">{t('service.backlogBefore', { before: backlog.before })}</bdi>
              <span class="definition">{t('service.backlogMeans')}</span>
            </dd>
          </div>
          {peak && (
            <div data-figure="peak">
              <dt>{t('service.peak')}</dt>
              <dd>
                <strong>{text.count(peak.opened)}</strong>
                <bdi class="soft">{text.day(peak.day)}</bdi>
                <span class="definition">{t('service.peakMeans')}</span>
              </dd>
            </div>
          )}
        </dl>
      </section>
      <ServiceTimes shown={shown} times={times} before={earlier?.times ?? null} />
      <section aria-labelledby="service-days">
        <h2 id="service-days">{t('service.byDay')}</h2>
        <Trend
          shown={shown}
          label={t('service.byDay')}
          file="service-by-day"
          days={days}
          lines={[
            { look: 'line', name: t('service.opened'), value: (day) => day.opened },
            { look: 'second', name: t('service.solved'), value: (day) => day.solved },
            { look: 'third', name: t('service.backlog'), value: (day) => day.backlog },
          ]}
          isBand={false}
          format="count"
          said={(day) =>
            [
              `${t('service.opened')}: ${text.count(day.opened)}`,
              `${t('service.solved')}: ${text.count(day.solved)}`,
              `${t('service.backlog')}: ${text.count(day.backlog)}`,
            ].join('\n')
          }
          columns={[
            { head: t('service.opened'), cell: ({ opened }) => opened },
            { head: t('service.solved'), cell: ({ solved }) => solved },
            { head: t('service.backlog'), cell: ({ backlog }) => backlog },
          ]}
          made={null}
        />
      </section>
      <Channels shown={shown} report={report} />
      <ServiceLanguages shown={shown} report={report} />
      <Rates shown={shown} figures={report.figures} before={earlier?.figures ?? null} metrics={SERVICE_FIGURES} />
    </>
  )
}
