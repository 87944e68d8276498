import { useMemo } from 'preact/hooks'
import type { Report } from '../../core/answers.ts'
import type { Shown } from './shown.ts'
import { Trend } from './trend.tsx'

interface Day {
  day: string
  intent: number
  confirmed: number
  helped: number
}

/** The deflection interval day by day: a band between its two bounds, and the same as a table. */
export function Band({ shown, report }: { shown: Shown; report: Report }) {
  const { t } = shown
  const days = useMemo(() => report.days.map(boundsOfDay), [report])
  const share = (of: number, over: number) => (over === 0 ? null : of / over)
  return (
    <Trend
      shown={shown}
      label={t('band.label')}
      file="deflection-by-day"
      days={days}
      lines={[
        { look: 'upper', name: t('name.deflection_to'), value: ({ helped, intent }) => share(helped, intent) },
        { look: 'lower', name: t('name.deflection_from'), value: ({ confirmed, intent }) => share(confirmed, intent) },
      ]}
      isBand={true}
      format="share"
      said={(day) =>
        `${bounds(day, shown)}\n${t('band.said', { confirmed: day.confirmed, potential: day.helped - day.confirmed, intent: day.intent })}`
      }
      columns={[
        { head: t('locales.intent'), cell: ({ intent }) => intent },
        { head: t('locales.confirmed'), cell: ({ confirmed }) => confirmed },
        { head: t('locales.helped'), cell: ({ helped }) => helped },
      ]}
      made={{ head: t('locales.interval'), cell: (day) => bounds(day, shown) }}
    />
  )
}

function boundsOfDay({ day, counts: { intent = 0, confirmed = 0, helped = 0 } }: Report['days'][number]): Day {
  return { day, intent, confirmed, helped }
}

function bounds({ intent, confirmed, helped }: Day, { text }: Shown): string {
  const over = intent
  return text.interval(
    { metric: 'deflection_from', of: confirmed, over, value: over === 0 ? null : confirmed / over },
    { metric: 'deflection_to', of: helped, over, value: over === 0 ? null : helped / over },
  )
}
