import type { Report } from '../../core/answers.ts'
import { METRICS } from '../../core/metrics.ts'
import { Band } from './band.tsx'
import { Rich } from './rich.tsx'
import type { Shown } from './shown.ts'

/** What others publish, counted over the same sessions. */
const BESIDE = ['self_service_score', 'contact_deflection'] as const

interface Props {
  shown: Shown
  report: Report
  /** The same length of time just before; null until it is there. */
  before: Report | null
}

/** Are people helping themselves, more or less than before? */
export function Headline({ shown, report, before }: Props) {
  const { t, text } = shown
  const { counts, figures } = report
  return (
    <section class="headline" aria-labelledby="deflection">
      <div>
        <h2 id="deflection">{t('deflection.title')}</h2>
        <p class="figure" data-figure="deflection">
          {text.interval(figures.deflection_from, figures.deflection_to)}
        </p>
        <p class="soft" data-counts>
          <Rich
            text={t('deflection.counts', {
              confirmed: t('deflection.confirmed', { count: counts.confirmed }),
              potential: t('deflection.potential', { count: counts.potential }),
              intent: t('deflection.intent', { count: counts.intent }),
            })}
          />
        </p>
        {before && (
          <p class="soft before">
            {t('deflection.before', {
              period: text.period(before.from, before.to),
              interval: text.interval(before.figures.deflection_from, before.figures.deflection_to),
              confirmed: before.counts.confirmed,
              potential: before.counts.potential,
              intent: before.counts.intent,
            })}
          </p>
        )}
        <dl class="side-figures">
          {BESIDE.map((metric) => (
            <div data-metric={metric}>
              <dt>{t(`name.${metric}`)}</dt>
              <dd>
                <strong>{text.rate(figures[metric])}</strong>
                <bdi class="soft">
                  {t(METRICS[metric].as === 'ratio' ? 'sessionsToHandoffs' : 'both', { ...figures[metric] })}
                </bdi>
              </dd>
            </div>
          ))}
        </dl>
        <details>
          <summary>{t('how')}</summary>
          <dl class="definitions">
            {(['deflection_from', 'deflection_to', ...BESIDE] as const).map((metric) => (
              <>
                <dt>{t(`name.${metric}`)}</dt>
                <dd class="definition">{t(`metric.${metric}`)}</dd>
              </>
            ))}
          </dl>
        </details>
      </div>
      <Band shown={shown} report={report} />
    </section>
  )
}
