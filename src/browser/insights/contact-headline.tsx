import { useMemo } from 'preact/hooks'
import type { Report } from '../../core/answers.ts'
import { Rich } from './rich.tsx'
import type { Shown } from './shown.ts'
import { Trend } from './trend.tsx'

interface Props {
  shown: Shown
  report: Report
  before: Report | null
}

/** Of those who opened contact, how many needed nobody: at least those who said so, at most all who asked nobody. */
export function ContactHeadline({ shown, report, before }: Props) {
  const { t, text } = shown
  const { counts, figures } = report
  const earlier = before && before.counts.contact_opened > 0 ? before : null
  return (
    <section class="headline" aria-labelledby="contact">
      <div>
        <h2 id="contact">{t('contact.title')}</h2>
        <p class="figure" data-figure="contact">
          {text.interval(figures.contact_deflection_from, figures.contact_deflection)}
        </p>
        <p class="soft" data-counts>
          <Rich
            text={t('deflection.counts', {
              confirmed: t('contact.confirmed', { count: counts.contact_confirmed }),
              potential: t('contact.silent', { count: counts.contact_deflected - counts.contact_confirmed }),
              intent: t('contact.opened', { count: counts.contact_opened }),
            })}
          />
        </p>
        {earlier && (
          <p class="soft before">
            {t('deflection.before', {
              period: text.period(earlier.from, earlier.to),
              interval: text.interval(earlier.figures.contact_deflection_from, earlier.figures.contact_deflection),
              confirmed: earlier.counts.contact_confirmed,
              potential: earlier.counts.contact_deflected - earlier.counts.contact_confirmed,
              intent: earlier.counts.contact_opened,
            })}
          </p>
        )}
        <details>
          <summary>{t('how')}</summary>
          <dl class="definitions">
            {(['contact_deflection_from', 'contact_deflection'] as const).map((metric) => (
              <>
                <dt>{t(`name.${metric}`)}</dt>
                <dd class="definition">
                  {t(`metric.${metric}`)} <bdi>{text.both(figures[metric].of, figures[metric].over)}</bdi>
                </dd>
              </>
            ))}
          </dl>
        </details>
      </div>
      <ContactBand shown={shown} report={report} />
    </section>
  )
}

interface Day {
  day: string
  opened: number
  confirmed: number
  deflected: number
}

/** The same day by day. */
function ContactBand({ shown, report }: Pick<Props, 'shown' | 'report'>) {
  const { t, text } = shown
  const days = useMemo(() => report.days.map(ofDay), [report])
  const share = (of: number, over: number) => (over === 0 ? null : of / over)
  const bounds = ({ opened: over, confirmed, deflected }: Day) =>
    text.interval(
      { metric: 'contact_deflection_from', of: confirmed, over, value: share(confirmed, over) },
      { metric: 'contact_deflection', of: deflected, over, value: share(deflected, over) },
    )
  return (
    <Trend
      shown={shown}
      label={t('contact.byDay')}
      file="contact-by-day"
      days={days}
      lines={[
        {
          look: 'upper',
          name: t('name.contact_deflection'),
          value: ({ deflected, opened }) => share(deflected, opened),
        },
        {
          look: 'lower',
          name: t('name.contact_deflection_from'),
          value: ({ confirmed, opened }) => share(confirmed, opened),
        },
      ]}
      isBand={true}
      format="share"
      said={(day) =>
        `${bounds(day)}\n${t('contact.said', { confirmed: day.confirmed, deflected: day.deflected, opened: day.opened })}`
      }
      columns={[
        { head: t('contactStep.contact_opened'), cell: ({ opened }) => opened },
        { head: t('contactStep.contact_confirmed'), cell: ({ confirmed }) => confirmed },
        { head: t('contact.nobody'), cell: ({ deflected }) => deflected },
      ]}
      made={{ head: t('name.contact_deflection'), cell: bounds }}
    />
  )
}

function ofDay({ day, counts }: Report['days'][number]): Day {
  const { contact_opened: opened = 0, contact_confirmed: confirmed = 0, contact_deflected: deflected = 0 } = counts
  return { day, opened, confirmed, deflected }
}
