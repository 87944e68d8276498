import { useEffect, useState } from 'preact/hooks'
import { readField } from '../../core/field-value.ts'
import type { AskedField, TicketFieldTexts } from '../../core/ticket-fields.ts'
import { isText, keep, readKept } from '../handoff/kept.ts'
import type { FieldProblem } from '../handoff/request.ts'
import { TICKET_DRAFT } from '../handoff/topic-fields.ts'
import { HOME } from '../home.ts'

/** The fields that a ticket of the chosen topic asks for: loaded when one is written, kept like the other drafts, and judged before they are sent. */

export interface Ticket {
  texts: TicketFieldTexts
  /** Those of the topic. */
  asked: readonly AskedField[]
  values: Readonly<Record<string, string>>
  /** What is wrong, by field. */
  problems: Readonly<Record<string, string>>
  change(id: string, value: string): void
}

export interface UseTicket {
  /** Null where nothing is asked for, and until it is known what. */
  ticket: Ticket | null
  /** Says what is wrong beside each; true when all are right, also where nothing is known of them. */
  check(): boolean
  /** Those that are filled in. */
  sent(): Record<string, string>
  /** Says what the server found wrong; true when it was in these fields. */
  explain(problems: readonly FieldProblem[]): boolean
  /** Lets go of the draft; what is typed stays where it is. */
  forget(): void
  /** Keeps it again. */
  keep(): void
}

/** @param topic the one whose fields are asked for; empty: none, as in a chat */
export function useTicket(locale: string, topic: string): UseTicket {
  const [texts, setTexts] = useState<TicketFieldTexts | null>(null)
  const [values, setValues] = useState<Record<string, string>>(() => JSON.parse(readKept(TICKET_DRAFT, isText, '{}')))
  const [problems, setProblems] = useState<Record<string, string>>({})
  // Once, when the first topic is asked for; again with the next topic, where that failed.
  useEffect(() => {
    if (topic !== '' && texts === null) void loadTexts(locale).then(setTexts)
  }, [topic])
  const asked = texts?.topics[topic] ?? []

  function tell(textOf: (asked: AskedField) => string): boolean {
    const found = asked.map((one) => [one.field.id, textOf(one)] as const).filter(([, text]) => text !== '')
    setProblems(Object.fromEntries(found))
    return found.length > 0
  }

  return {
    ticket:
      texts === null || asked.length === 0
        ? null
        : {
            texts,
            asked,
            values,
            problems,
            change(id, value) {
              const { [id]: _, ...others } = problems
              setProblems(others)
              setValues({ ...values, [id]: value })
              keep(TICKET_DRAFT, JSON.stringify({ ...values, [id]: value }))
            },
          },
    check: () =>
      !tell(({ field }) => {
        const reading = readField(field, values[field.id] ?? '')
        return 'reason' in reading ? (texts?.errors[reading.reason] ?? reading.reason) : ''
      }),
    sent: () =>
      Object.fromEntries(
        asked.map(({ field: { id } }) => [id, (values[id] ?? '').trim()] as const).filter(([, value]) => value !== ''),
      ),
    explain: (told) => tell(({ field }) => told.find(({ path }) => path === `fields.${field.id}`)?.message ?? ''),
    forget: () => keep(TICKET_DRAFT, null),
    keep: () => keep(TICKET_DRAFT, JSON.stringify(values)),
  }
}

async function loadTexts(locale: string): Promise<TicketFieldTexts | null> {
  try {
    const response = await fetch(`${HOME}/texts/${locale}/fields.json`)
    return response.ok ? await response.json() : null
  } catch {
    return null
  }
}
