import { conversationAddress } from '../conversation-link.ts'
import { createOpening } from '../opening.ts'
import type { Handoff } from './handoff.ts'

/** Our own desk: the question is stored by our server, and goes on on a page of its own. */
export function createDesk(): Handoff {
  const opening = createOpening(() => ({}))
  return {
    async open(question) {
      const { answer, key } = await opening.send(question)
      if (answer.kind !== 'answered') return { kind: 'unsent', answer }
      return { kind: 'page', address: conversationAddress(question.locale, key) }
    },
  }
}
