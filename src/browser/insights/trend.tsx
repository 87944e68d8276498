import { useCallback, useMemo } from 'preact/hooks'
import { directionOf } from '../../core/locales.ts'
import { Chart } from './chart.tsx'
import type { Shown } from './shown.ts'
import { type Column, Table } from './table.tsx'
import { HEIGHT } from './time-height.ts'
import type { Look } from './time-plot.ts'

/** Figures day by day: as lines, and the same as a table. */

interface Props<Day extends { day: string }> {
  shown: Shown
  label: string
  /** Of the download. */
  file: string
  days: readonly Day[]
  /** null where a day has nothing. */
  lines: readonly { look: Look; name: string; value(day: Day): number | null }[]
  isBand: boolean
  format: 'share' | 'count'
  /** What is read of a day, besides its date. */
  said(day: Day): string
  /** The whole numbers of the table and of the download. */
  columns: readonly { head: string; cell(day: Day): number }[]
  /** A column more that is made of them; null for none. */
  made: { head: string; cell(day: Day): string } | null
}

export function Trend<Day extends { day: string }>(props: Props<Day>) {
  const { shown, label, file, days, columns, made, lines } = props
  const { t, text } = shown
  const table: Column<Day>[] = [
    { head: t('band.day'), kind: 'text', cell: ({ day }) => text.day(day) },
    ...columns.map(({ head, cell }): Column<Day> => ({ head, kind: 'number', cell: (day) => text.count(cell(day)) })),
    ...(made ? [{ head: made.head, kind: 'number' as const, cell: made.cell }] : []),
  ]
  return (
    <figure class="trend">
      <Drawing {...props} />
      {lines.length > 1 && (
        <figcaption class="line-legend">
          {lines.map(({ look, name }) => (
            <span>
              <svg class={`line-sample time-${look}`} width="28" height="12" aria-hidden="true">
                <path d="M1 6H27" />
              </svg>
              {name}
            </span>
          ))}
        </figcaption>
      )}
      <details>
        <summary>{t('asTable')}</summary>
        <Table
          t={t}
          caption={label}
          rows={days}
          all={days}
          columns={table}
          download={{
            file,
            heads: [t('band.day'), ...columns.map(({ head }) => head)],
            line: (day) => [day.day, ...columns.map(({ cell }) => cell(day))],
          }}
        />
      </details>
    </figure>
  )
}

function Drawing<Day extends { day: string }>({ shown, label, days, lines, isBand, format, said }: Props<Day>) {
  const { t, text, locale } = shown
  // What the chart is made of changes with the figures alone, not with each drawing of the page.
  const points = useMemo(
    () =>
      days.map((day) => ({
        at: new Date(day.day),
        values: lines.map(({ value }) => value(day) ?? Number.NaN),
        said: `${text.day(day.day)}\n${said(day)}`,
      })),
    [days],
  )
  const draw = useCallback(
    async (width: number) => {
      const { drawTimes } = await import('./time-plot.ts')
      const number = new Intl.NumberFormat(
        locale,
        format === 'share' ? { style: 'percent' } : { notation: 'compact', maximumFractionDigits: 1 },
      )
      return drawTimes(points, {
        width,
        label,
        rightToLeft: directionOf(locale) === 'rtl',
        lines: lines.map(({ look }) => look),
        isBand,
        top: format === 'share' ? 1 : null,
        formatDay: (day) => text.day(day.toISOString().slice(0, 10)),
        formatValue: (value) => number.format(value),
      })
    },
    [points],
  )
  return <Chart t={t} label={label} said={points.map((point) => point.said)} height={HEIGHT} draw={draw} />
}
