import { type ConversationKey, newConversationKey } from './conversation-link.ts'
import { followWith } from './earlier.ts'
import { handOver } from './handover.ts'
import { type Answer, posting, request } from './request.ts'
import type { Question } from './vendors/handoff.ts'

/** Asks for a person. The same question sent again uses the same number and secret, so that it opens one conversation. */

export interface Opening {
  send(question: Question): Promise<{ answer: Answer<unknown>; key: ConversationKey }>
}

/** @param headers what goes along with each request, such as who the client is */
export function createOpening(headers: () => Record<string, string>): Opening {
  let key = newConversationKey()
  let sent = ''
  return {
    async send(question) {
      const text = JSON.stringify(question)
      // A changed question is another one: under the old number the server would keep the text it has.
      if (sent !== '' && sent !== text) key = newConversationKey()
      sent = text
      let answer = await post(question, key, headers())
      if (answer.kind === 'refused' && answer.code === 'taken') {
        key = newConversationKey()
        answer = await post(question, key, headers())
      }
      if (answer.kind === 'answered') {
        handOver(key.id, answer.body)
        followWith(null)
      }
      return { answer, key }
    },
  }
}

function post(question: Question, key: ConversationKey, headers: Record<string, string>): Promise<Answer<unknown>> {
  return request('/api/conversations', posting({ ...key, ...question }, headers))
}
