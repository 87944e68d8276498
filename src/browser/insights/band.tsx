import { useEffect, useMemo, useRef } from 'preact/hooks'
import { directionOf } from '../../core/locales.ts'
import type { Report } from '../../core/report.ts'
import type { Shown } from './shown.ts'
import { Table } from './table.tsx'

interface Day {
  day: string
  intent: number
  confirmed: number
  helped: number
}

/** The deflection interval day by day: a band between its two bounds, and the same as a table. */
export function Band({ shown, report }: { shown: Shown; report: Report }) {
  const { t, text } = shown
  const days = useMemo(() => report.days.map(boundsOfDay), [report])
  return (
    <figure class="band">
      <Drawing shown={shown} days={days} />
      <details>
        <summary>{t('asTable')}</summary>
        <Table
          t={t}
          caption={t('band.label')}
          rows={days}
          all={days}
          columns={[
            { head: t('band.day'), kind: 'text', cell: ({ day }) => text.day(day) },
            { head: t('locales.intent'), kind: 'number', cell: ({ intent }) => text.count(intent) },
            { head: t('locales.confirmed'), kind: 'number', cell: ({ confirmed }) => text.count(confirmed) },
            { head: t('locales.helped'), kind: 'number', cell: ({ helped }) => text.count(helped) },
            { head: t('locales.interval'), kind: 'number', cell: (day) => bounds(day, shown) },
          ]}
          download={{
            file: 'deflection-by-day',
            heads: [t('band.day'), t('locales.intent'), t('locales.confirmed'), t('locales.helped')],
            line: ({ day, intent, confirmed, helped }) => [day, intent, confirmed, helped],
          }}
        />
      </details>
    </figure>
  )
}

function boundsOfDay({ day, counts: { intent = 0, confirmed = 0, helped = 0 } }: Report['days'][number]): Day {
  return { day, intent, confirmed, helped }
}

function Drawing({ shown, days }: { shown: Shown; days: readonly Day[] }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    if (!element) return
    const { t, text, locale } = shown
    const percent = new Intl.NumberFormat(locale, { style: 'percent' })
    let gone = false
    const draw = async () => {
      const { drawBand } = await import('./band-plot.ts')
      if (gone || element.clientWidth === 0) return
      const chart = drawBand(
        days.map((day) => ({
          at: new Date(day.day),
          lower: day.intent === 0 ? Number.NaN : day.confirmed / day.intent,
          upper: day.intent === 0 ? Number.NaN : day.helped / day.intent,
          said: `${text.day(day.day)}\n${bounds(day, shown)}\n${t('band.said', { confirmed: day.confirmed, potential: day.helped - day.confirmed, intent: day.intent })}`,
        })),
        {
          width: element.clientWidth,
          label: t('band.label'),
          rightToLeft: directionOf(locale) === 'rtl',
          formatDay: (day) => text.day(day.toISOString().slice(0, 10)),
          formatShare: (share) => percent.format(share),
        },
      )
      element.replaceChildren(chart)
    }
    const watch = new ResizeObserver(() => void draw())
    watch.observe(element)
    return () => {
      gone = true
      watch.disconnect()
    }
  }, [shown, days])
  return <div class="band-place" ref={place} />
}

function bounds({ intent, confirmed, helped }: Day, { text }: Shown): string {
  const over = intent
  return text.interval(
    { metric: 'deflection_from', of: confirmed, over, value: over === 0 ? null : confirmed / over },
    { metric: 'deflection_to', of: helped, over, value: over === 0 ? null : helped / over },
  )
}
