import type { FieldReason } from './field-value.ts'
import type { TopicField } from './topics.ts'

/** What tickets ask for besides the question, in a reader's language. */
export interface TicketFieldTexts {
  title: string
  optional: string
  choose: string
  errors: Record<FieldReason, string>
  /** By topic; those that ask for nothing have none. */
  topics: Record<string, AskedField[]>
}

export interface AskedField {
  field: TopicField
  label: string
  /** Empty: there is none. */
  hint: string
  /** Option → its name. */
  options: Record<string, string>
}

/** A link to a transaction is taken too, and is longer than what is kept of it. */
const LONGEST_LINK = 300

/** How a field that is typed into is set up; one with options is chosen from instead. */
export function inputOf({ kind, max }: TopicField) {
  return {
    type: kind === 'date' ? 'date' : 'text',
    dir: kind === 'text' ? 'auto' : kind === 'date' ? undefined : 'ltr',
    inputMode: kind === 'amount' ? 'decimal' : undefined,
    maxLength: kind === 'transaction' ? LONGEST_LINK : max,
  } as const
}
