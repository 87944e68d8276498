import { newConversationKey } from '../conversation-link.ts'
import type { Handoff, Question } from './handoff.ts'
import type { VendorPage } from './vendor-page.ts'

/** Plain mail: question and packet as a message in the reader's own mail program, with our number at its end. */
export interface Mailbox extends Handoff {
  conversation: string
}

/** @param link the `mailto:` address of a question, with our number in its text */
export function createMailbox(link: (question: Question, conversation: string) => string, page: VendorPage): Mailbox {
  const conversation = newConversationKey().id
  return {
    conversation,
    async open(question) {
      page.go(link(question, conversation))
      return { kind: 'mail', conversation }
    },
  }
}
