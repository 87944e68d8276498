import { useMemo } from 'preact/hooks'
import type { Report } from '../../core/answers.ts'
import type { Metric } from '../../core/metrics.ts'
import { Rates } from './rates.tsx'
import { Rungs } from './rungs.tsx'
import { Funnel, Kinds } from './searches.tsx'
import type { Shown } from './shown.ts'
import { TimeRange } from './time-range.tsx'
import { Trend } from './trend.tsx'
import { Unanswered } from './unanswered.tsx'

const RATES: readonly Metric[] = ['unanswered_rate', 'zero_result_rate', 'click_through_rate', 'mean_position']

interface Props {
  shown: Shown
  report: Report
  before: Report | null
}

/** What people search, how it is found, and where it is not. */
export function SearchesPage({ shown, report, before }: Props) {
  const { t, text } = shown
  const days = useMemo(() => report.days.map(searchesOfDay), [report])
  return (
    <>
      <section aria-labelledby="unanswered-days">
        <h2 id="unanswered-days">{t('searches.byDay')}</h2>
        <Trend
          shown={shown}
          label={t('searches.byDay')}
          file="unanswered-by-day"
          days={days}
          lines={[
            {
              look: 'line',
              name: t('name.unanswered_rate'),
              value: (day) => (day.searches === 0 ? null : day.unanswered / day.searches),
            },
          ]}
          isBand={false}
          format="share"
          said={(day) => `${text.share(day.unanswered, day.searches)} · ${text.both(day.unanswered, day.searches)}`}
          columns={[
            { head: t('name.unanswered_rate'), cell: (day) => day.unanswered },
            { head: t('funnel.searches'), cell: (day) => day.searches },
          ]}
          made={{ head: t('share'), cell: (day) => text.share(day.unanswered, day.searches) }}
        />
        <p class="definition">{t('metric.unanswered_rate')}</p>
      </section>
      <div class="two">
        <Kinds shown={shown} report={report} />
        <Funnel shown={shown} report={report} />
      </div>
      <div class="two">
        <Rungs shown={shown} report={report} />
        <section aria-labelledby="click-time">
          <h2 id="click-time">{t('searches.time')}</h2>
          <TimeRange
            shown={shown}
            time={report.times.click}
            before={before?.times.click ?? null}
            counted="searches.timed"
          />
          <p class="definition">{t('searches.timeMeans')}</p>
        </section>
      </div>
      <Unanswered shown={shown} report={report} />
      <Rates shown={shown} figures={report.figures} before={before?.figures ?? null} metrics={RATES} />
    </>
  )
}

function searchesOfDay({ day, counts: { searches = 0, searches_unanswered: unanswered = 0 } }: Report['days'][number]) {
  return { day, searches, unanswered }
}
