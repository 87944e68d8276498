import { type FieldReason, readField } from '../core/field-value.ts'
import type { OpenRequest } from '../core/handoff.ts'
import type { TopicField } from '../core/topics.ts'
import type { FieldProblem } from './problem.ts'
import { certainSecret } from './secrets.ts'
import { PHRASE_LISTS } from './seed-lists.ts'

/** The fields of a topic as a ticket carries them, judged once more on the server. */

export type TopicFields = ReadonlyMap<string, readonly TopicField[]>

const MENDING: Readonly<Record<FieldReason, string>> = {
  missing: 'is needed for a ticket of this topic',
  long: 'is too long. Leave out what is not part of it',
  amount: 'must be an amount, such as 250.00 EUR',
  date: 'must be a day, such as 2026-11-23',
  transaction: 'must be a number or hash of letters and digits without spaces',
  choice: 'must be one of the options',
  pattern: 'has not the form that this field asks for',
  secret: 'looks like a recovery phrase or a private key. Take it out: nobody here needs it',
}

/** The fields that are kept, tidied; or what is wrong with each. A chat may leave out what a ticket needs. */
export function readFields(
  { topic, channel, fields: given }: Pick<OpenRequest, 'topic' | 'channel' | 'fields'>,
  fieldsOf: TopicFields,
): { kept: Record<string, string>; problems: FieldProblem[] } {
  const fields = fieldsOf.get(topic) ?? []
  const problems: FieldProblem[] = []
  const kept: Record<string, string> = {}
  const known = fields.map(({ id }) => id)
  for (const id of Object.keys(given))
    if (!known.includes(id)) {
      const mending = known.length === 0 ? 'This topic has none' : `Those of this topic are ${known.join(', ')}`
      problems.push({ path: `fields.${id}`, message: `is no field of the topic "${topic}". ${mending}` })
    }
  for (const field of fields) {
    const typed = given[field.id] ?? ''
    const reading = readField({ ...field, required: field.required && channel === 'ticket' }, typed)
    const reason = 'reason' in reading ? reading.reason : holdsSecret(field, typed) ? 'secret' : null
    if (reason !== null) {
      const options = reason === 'choice' ? `: ${field.options.join(', ')}` : ''
      problems.push({ path: `fields.${field.id}`, message: `${MENDING[reason]}${options}` })
    } else if ('value' in reading && reading.value !== '') kept[field.id] = reading.value
  }
  return { kept, problems }
}

/** What the lists at hand tell besides; the number of a transfer may look like a key, and was asked for. */
function holdsSecret({ kind }: TopicField, typed: string): boolean {
  return kind === 'transaction' ? PHRASE_LISTS.find(typed).length > 0 : certainSecret(typed) !== null
}
