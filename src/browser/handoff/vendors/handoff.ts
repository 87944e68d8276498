import type { OpenRequest } from '../../../core/handoff.ts'
import type { Unsent } from '../request.ts'

/** The reader's half of a hand-off: every helpdesk opens the same question its own way. */

export type Question = Omit<OpenRequest, 'id' | 'secret'>

export interface Handoff {
  /** Asks for a person. Nothing of the helpdesk's is loaded before; asking again opens the same conversation. */
  open(question: Question): Promise<Opened>
}

export type Opened =
  /** It goes on on a page of ours. */
  | { kind: 'page'; address: string }
  /** The helpdesk's window is open, with the question in it to send, or beside it as an attribute. */
  | { kind: 'window'; conversation: string; question: 'written' | 'attached' }
  /** The reader's mail program was asked to open. */
  | { kind: 'mail'; conversation: string }
  /** The helpdesk did not come in time. */
  | { kind: 'absent' }
  | { kind: 'unsent'; answer: Unsent }
