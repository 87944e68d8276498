import type { Report } from '../../core/answers.ts'
import type { Metric } from '../../core/metrics.ts'
import { Headline } from './headline.tsx'
import { Outcomes } from './outcomes.tsx'
import { Languages, Surfaces, Topics } from './parts.tsx'
import { Rates } from './rates.tsx'
import { Funnel, Kinds } from './searches.tsx'
import type { Shown } from './shown.ts'
import { Unanswered } from './unanswered.tsx'

const RATES: readonly Metric[] = [
  'unanswered_rate',
  'click_through_rate',
  'helpful_rate',
  'failed_deflection',
  'servicenow_success',
  'intercom_resolution',
  'csat',
]

interface Props {
  shown: Shown
  report: Report
  before: Report | null
}

/** In ten seconds: are people helping themselves, more or less than before, and where not? */
export function Overview({ shown, report, before }: Props) {
  return (
    <>
      <Headline shown={shown} report={report} before={before} />
      <Outcomes shown={shown} report={report} />
      <div class="two">
        <Kinds shown={shown} report={report} />
        <Funnel shown={shown} report={report} />
      </div>
      <Unanswered shown={shown} report={report} />
      <Languages shown={shown} report={report} before={before} />
      <Topics shown={shown} report={report} before={before} />
      <Surfaces shown={shown} report={report} before={before} />
      <Rates shown={shown} figures={report.figures} before={before?.figures ?? null} metrics={RATES} />
    </>
  )
}
