import type { Conversation } from '../../core/handoff.ts'
import type { Setup } from './desk-view.tsx'

/** What the client filled in besides the question, in the words of who reads it; what has no name stands as it is. */
export function TicketFields({ conversation, setup }: { conversation: Conversation; setup: Setup }) {
  const names = setup.fields[setup.locale] ?? setup.fields[setup.defaultLocale] ?? {}
  const filled = Object.entries(conversation.fields)
  if (filled.length === 0) return null
  return (
    <dl class="ticket-fields">
      {filled.map(([id, value]) => (
        <div key={id}>
          <dt>{names[id]?.label ?? id}</dt>
          <dd>
            <bdi>{names[id]?.options[value] ?? value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
