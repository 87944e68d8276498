import type { Translate } from '../../core/facts.ts'
import type { Report } from '../../core/report.ts'
import { Table } from './table.tsx'

/** The deflection interval day by day: a band between its two bounds, with the same as a table. Days without sessions leave a gap. */

interface Props {
  t: Translate
  locale: string
  days: Report['days']
}

const [WIDTH, HEIGHT, EDGE] = [640, 200, 36]

export function Band({ t, locale, days }: Props) {
  const x = (place: number) => EDGE + (days.length < 2 ? 0.5 : place / (days.length - 1)) * (WIDTH - EDGE - 8)
  const y = (share: number) => 8 + (1 - share) * (HEIGHT - 32)
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const number = new Intl.NumberFormat(locale)
  const shown = days.map((day, place) => ({ ...day, place })).filter(({ intent }) => intent > 0)
  const upper = shown.map(({ place, helped, intent }) => `${x(place)},${y(helped / intent)}`)
  const lower = shown.map(({ place, confirmed, intent }) => `${x(place)},${y(confirmed / intent)}`)
  const [first, last] = [days[0], days.at(-1)]
  return (
    <figure class="band">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('band.label')}>
        {[0, 0.5, 1].map((share) => (
          <g>
            <line class="grid-line" x1={EDGE} x2={WIDTH} y1={y(share)} y2={y(share)} />
            <text x="0" y={y(share) + 4}>{percent.format(share)}</text>
          </g>
        ))}
        <polygon class="band-area" points={[...upper, ...lower.toReversed()].join(' ')} />
        <polyline class="band-upper" points={upper.join(' ')} />
        <polyline class="band-lower" points={lower.join(' ')} />
        {shown.map(({ place, helped, confirmed, intent }) => (
          <g>
            <circle class="band-dot" cx={x(place)} cy={y(helped / intent)} r="2.5" />
            <circle class="band-dot" cx={x(place)} cy={y(confirmed / intent)} r="2.5" />
          </g>
        ))}
        {first && <text x={EDGE} y={HEIGHT - 4}>{date.format(new Date(first.day))}</text>}
        {last && days.length > 1 && <text x={WIDTH - 4} y={HEIGHT - 4} text-anchor="end">{date.format(new Date(last.day))}</text>}
      </svg>
      <details>
        <summary>{t('asTable')}</summary>
        <Table
          caption={t('band.label')}
          t={t}
          file="deflection-by-day"
          rows={days}
          columns={[
            { head: t('band.day'), cell: ({ day }) => date.format(new Date(day)), raw: ({ day }) => day },
            { head: t('locales.intent'), cell: ({ intent }) => number.format(intent), raw: ({ intent }) => intent, end: true },
            { head: t('locales.confirmed'), cell: ({ confirmed }) => number.format(confirmed), raw: ({ confirmed }) => confirmed, end: true },
            { head: t('locales.helped'), cell: ({ helped }) => number.format(helped), raw: ({ helped }) => helped, end: true },
          ]}
        />
      </details>
    </figure>
  )
}
