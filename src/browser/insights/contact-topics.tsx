import type { Report } from '../../core/answers.ts'
import type { Shown } from './shown.ts'
import { Table } from './table.tsx'
import { Was } from './was.tsx'

interface Props {
  shown: Shown
  report: Report
  before: Report | null
}

/** Contact deflection by the topic that was chosen at the form, most opened first. */
export function ContactTopics({ shown, report, before }: Props) {
  const { t, text, topics } = shown
  const rows = report.topics
    .filter(({ contact }) => contact.to.over > 0)
    .sort((a, b) => b.contact.to.over - a.contact.to.over)
  const earlier = new Map(before?.topics.map((part) => [part.topic, part.contact]))
  return (
    <section aria-labelledby="contact-topics">
      <h2 id="contact-topics">{t('topics.title')}</h2>
      <Table
        t={t}
        caption={t('topics.title')}
        rows={rows}
        all={rows}
        columns={[
          {
            head: t('filters.topic'),
            kind: 'text',
            cell: ({ topic }) => <span data-topic={topic}>{topic === '' ? t('topics.none') : topics.get(topic)}</span>,
          },
          {
            head: t('contactStep.contact_opened'),
            kind: 'number',
            cell: ({ topic, contact }) => (
              <>
                {text.count(contact.to.over)}
                <Was shown={shown} value={earlier.get(topic)?.to.over} />
              </>
            ),
          },
          {
            head: t('contactStep.contact_read'),
            kind: 'number',
            cell: ({ counts }) => text.count(counts.contact_read ?? 0),
          },
          {
            head: t('contactStep.contact_confirmed'),
            kind: 'number',
            cell: ({ contact: { from } }) => text.both(from.of, from.over),
          },
          { head: t('contact.nobody'), kind: 'number', cell: ({ contact: { to } }) => text.both(to.of, to.over) },
          {
            head: t('name.contact_deflection'),
            kind: 'number',
            cell: ({ topic, contact: { from, to } }) => {
              const was = earlier.get(topic)
              return (
                <>
                  <strong>{text.interval(from, to)}</strong>
                  {was && was.to.over > 0 && (
                    <span class="definition was">{t('wasCount', { value: text.interval(was.from, was.to) })}</span>
                  )}
                </>
              )
            },
          },
        ]}
        download={{
          file: 'contact-topics',
          heads: [
            t('filters.topic'),
            t('contactStep.contact_opened'),
            t('contactStep.contact_read'),
            t('contactStep.contact_confirmed'),
            t('contact.nobody'),
          ],
          line: ({ topic, counts: { contact_read = 0 }, contact: { from, to } }) => [
            topic,
            to.over,
            contact_read,
            from.of,
            to.of,
          ],
        }}
      />
      <details>
        <summary>{t('how')}</summary>
        <p class="definition">{t('contact.topicsMeans')}</p>
      </details>
    </section>
  )
}
