import type { ServiceReport } from '../../core/answers.ts'
import type { Shown } from './shown.ts'
import { TimeRange } from './time-range.tsx'

interface Props {
  shown: Shown
  times: ServiceReport['times']
  before: ServiceReport['times'] | null
}

/** How long the first answer and the solution took: by the calendar, and beside it within business hours. */
export function ServiceTimes({ shown, times, before }: Props) {
  const { t, text } = shown
  return (
    <section aria-labelledby="service-times">
      <h2 id="service-times">{t('service.times')}</h2>
      <dl class="rates pairs">
        {(['first_response', 'resolution'] as const).flatMap((time) => {
          const business = `${time}_business` as const
          const uncounted = times[time].over - times[business].over
          return [
            <div data-figure={time}>
              <dt>{t(`service.${time}`)}</dt>
              <dd>
                <TimeRange shown={shown} time={times[time]} before={before?.[time] ?? null} counted="service.timed" />
                <span class="definition">{t(`service.${time}Means`)}</span>
              </dd>
            </div>,
            <div data-figure={business}>
              <dt>{t(`service.${business}`)}</dt>
              <dd>
                <TimeRange
                  shown={shown}
                  time={times[business]}
                  before={before?.[business] ?? null}
                  counted="service.timed"
                />
                <span class="definition">{t('service.businessMeans')}</span>
                {uncounted > 0 && (
                  <span class="definition">{t('service.businessUncounted', { number: text.count(uncounted) })}</span>
                )}
              </dd>
            </div>,
          ]
        })}
      </dl>
    </section>
  )
}
