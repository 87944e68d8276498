import type { Figure } from '../../core/answers.ts'
import { METRICS, type Metric } from '../../core/metrics.ts'
import type { Shown } from './shown.ts'
import { DownloadButton } from './table.tsx'

type Figures<M extends Metric> = Readonly<Record<M, Figure>>

interface Props<M extends Metric> {
  shown: Shown
  figures: Figures<M>
  /** Of the time that they are compared with; null when there is none. */
  before: Figures<M> | null
  metrics: readonly M[]
}

/** Rates, each with both its numbers, what it was before, and its definition. */
export function Rates<M extends Metric>({ shown, figures, before, metrics }: Props<M>) {
  const { t } = shown
  return (
    <section aria-labelledby="rates">
      <h2 id="rates">{t('rates.title')}</h2>
      <dl class="rates">
        {metrics.map((metric) => (
          <div data-metric={metric}>
            <dt>{t(`name.${metric}`)}</dt>
            <dd>
              <RateValue shown={shown} figure={figures[metric]} before={before?.[metric] ?? null} />
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
        rows={metrics}
        download={{
          file: 'rates',
          heads: [t('rates.rate'), t('rates.of'), t('rates.over'), t('means')],
          line: (metric) => [t(`name.${metric}`), figures[metric].of, figures[metric].over, t(`metric.${metric}`)],
        }}
      />
    </section>
  )
}

/** A rate with both its numbers, and under it what it was before. */
export function RateValue({ shown, figure, before }: { shown: Shown; figure: Figure; before: Figure | null }) {
  const { t, text } = shown
  const both = (of: Figure) => (METRICS[of.metric].as === 'mean' ? t('sumOver', { ...of }) : text.both(of.of, of.over))
  return (
    <>
      <strong>{text.rate(figure)}</strong>
      <bdi class="soft">{both(figure)}</bdi>
      {before && before.value !== null && (
        <span class="definition was">{t('was', { value: text.rate(before), both: both(before) })}</span>
      )}
    </>
  )
}
