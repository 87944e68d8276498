import { useCallback, useMemo } from 'preact/hooks'
import type { GuidesReport } from '../../core/answers.ts'
import { directionOf } from '../../core/locales.ts'
import { Chart } from './chart.tsx'
import { heightOf } from './guide-height.ts'
import { GuideTable } from './guides.tsx'
import type { Shown } from './shown.ts'

/** So many guides are drawn: those with most votes. */
const DRAWN = 12

/** What guides do: which help, which do not, and what comes after them. */
export function GuidesPage({
  shown,
  report,
  before,
}: {
  shown: Shown
  report: GuidesReport
  before: GuidesReport | null
}) {
  return (
    <>
      <Helpful shown={shown} report={report} />
      <GuideTable shown={shown} report={report} before={before} />
    </>
  )
}

/** The guides with most votes by the lower end of their range: those that surely help less stand first. */
function Helpful({ shown, report: { guides } }: { shown: Shown; report: GuidesReport }) {
  const { t, text, names, locale } = shown
  const rows = useMemo(
    () =>
      guides
        .flatMap(({ guide, locale: of, helpful, between }) => {
          if (!between || helpful.value === null) return []
          const name = `${guide} · ${names.get(of) ?? of}`
          const said = `${name}\n${text.rate(helpful)} · ${text.both(helpful.of, helpful.over)}\n${t('guides.between', { range: text.range(between) })}`
          return [{ name, share: helpful.value, ...between, votes: helpful.over, said }]
        })
        .sort((a, b) => b.votes - a.votes)
        .slice(0, DRAWN)
        .sort((a, b) => a.high - b.high),
    [guides],
  )
  const label = t('guides.chart')
  const draw = useCallback(
    async (width: number) => {
      const { drawRanges } = await import('./guide-plot.ts')
      const percent = new Intl.NumberFormat(locale, { style: 'percent' })
      const rightToLeft = directionOf(locale) === 'rtl'
      return drawRanges(rows, { width, label, rightToLeft, formatShare: (share) => percent.format(share) })
    },
    [rows],
  )
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="helpful">
      <h2 id="helpful">{label}</h2>
      <Chart t={t} label={label} said={rows.map(({ said }) => said)} height={heightOf(rows.length)} draw={draw} />
      <p class="definition">{t('guides.chartMeans', { count: DRAWN })}</p>
    </section>
  )
}
