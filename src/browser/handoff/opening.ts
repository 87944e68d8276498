import type { OpenRequest } from '../../core/handoff.ts'
import { type ConversationKey, newConversationKey } from './conversation-link.ts'
import { type Answer, posting, request } from './request.ts'

/** Asks for a person. The same question sent again uses the same number and secret, so that it opens one conversation. */

type Question = Omit<OpenRequest, 'id' | 'secret'>

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
      const answer = await post(question, key, headers())
      if (answer.kind !== 'refused' || answer.code !== 'taken') return { answer, key }
      key = newConversationKey()
      return { answer: await post(question, key, headers()), key }
    },
  }
}

function post(question: Question, key: ConversationKey, headers: Record<string, string>): Promise<Answer<unknown>> {
  return request('/api/conversations', posting({ ...key, ...question }, headers))
}
