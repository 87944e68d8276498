import type { Report } from '../../core/answers.ts'
import type { ContactEnd } from '../../core/outcomes.ts'
import { Stack } from './outcomes.tsx'
import { Bar } from './searches.tsx'
import type { Shown } from './shown.ts'
import { Table } from './table.tsx'

interface Props {
  shown: Shown
  report: Report
}

/** From the opened form to "this solved it": each step a part of the one before. */
export function ContactFunnel({ shown: { t, text }, report: { contact, counts } }: Props) {
  const all = counts.contact_opened
  return (
    <section aria-labelledby="contact-funnel">
      <h2 id="contact-funnel">{t('contact.funnel')}</h2>
      <Table
        t={t}
        caption={t('contact.funnel')}
        rows={contact.funnel}
        all={contact.funnel}
        columns={[
          { head: t('funnel.step'), kind: 'text', cell: ({ step }) => t(`contactStep.${step}`) },
          {
            head: t('share'),
            kind: 'bar',
            cell: ({ sessions }) => <Bar of={sessions} over={all} said={text.share(sessions, all)} />,
          },
          {
            head: t('locales.sessions'),
            kind: 'number',
            cell: ({ step, sessions }) => <span data-step={step}>{text.both(sessions, all)}</span>,
          },
        ]}
        download={{
          file: 'contact-funnel',
          heads: [t('funnel.step'), t('locales.sessions'), t('contact.ofAll')],
          line: ({ step, sessions }) => [t(`contactStep.${step}`), sessions, all],
        }}
      />
      <details>
        <summary>{t('how')}</summary>
        <p class="definition">{t('contact.funnelMeans')}</p>
      </details>
    </section>
  )
}

/** The colours of the endings of help sessions that they are most like. */
const LIKE = {
  confirmed: 'confirmed',
  read_left: 'potential',
  left: 'abandoned',
  read_asked: 'failed',
  asked: 'direct',
} as const satisfies Record<ContactEnd, string>

/** How those who opened the form ended: the parts add up to all of them. */
export function ContactEnds({ shown: { t, text }, report: { contact, counts } }: Props) {
  const all = counts.contact_opened
  return (
    <section aria-labelledby="contact-ends">
      <h2 id="contact-ends">{t('contact.ends')}</h2>
      <Stack parts={contact.ends.map(({ end, sessions }) => ({ outcome: LIKE[end], sessions }))} />
      <Table
        t={t}
        caption={t('contact.ends')}
        rows={contact.ends}
        all={contact.ends}
        columns={[
          {
            head: t('outcomes.ending'),
            kind: 'text',
            cell: ({ end }) => (
              <>
                <span class={`swatch outcome-${LIKE[end]}`} />
                {t(`contactEnd.${end}.name`)}
                <span class="definition">{t(`contactEnd.${end}.means`)}</span>
              </>
            ),
          },
          {
            head: t('locales.sessions'),
            kind: 'number',
            cell: ({ end, sessions }) => <span data-end={end}>{text.both(sessions, all)}</span>,
          },
          { head: t('share'), kind: 'number', cell: ({ sessions }) => text.share(sessions, all) },
        ]}
        download={{
          file: 'contact-endings',
          heads: [t('outcomes.ending'), t('means'), t('locales.sessions'), t('contact.ofAll')],
          line: ({ end, sessions }) => [t(`contactEnd.${end}.name`), t(`contactEnd.${end}.means`), sessions, all],
        }}
      />
    </section>
  )
}
