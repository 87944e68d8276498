import type { ServiceReport } from '../core/answers.ts'
import type { Question } from '../core/question.ts'
import { makeServiceReport } from '../core/service-figures.ts'
import type { TallyRow } from '../core/tallies.ts'
import type { Store } from './store.ts'

/** The service figures of a question; they are not told apart by the surface that was asked at. */
export async function readService(asked: Question, store: Store, topics: readonly string[]): Promise<ServiceReport> {
  const question = { ...asked, surface: null }
  const [ever, locales, byTopic] = await Promise.all([
    store.tally({ ...question, from: 0 }, 'channel'),
    store.tally(question, 'locale'),
    readTopics(question, store, topics),
  ])
  return makeServiceReport(question, { ever, locales, topics: byTopic })
}

/** The cases of each topic by day and channel. */
export async function readTopics(
  question: Question,
  store: Store,
  topics: readonly string[],
): Promise<Map<string, TallyRow[]>> {
  const asked = question.topic === null ? topics : [question.topic]
  return new Map(
    await Promise.all(
      asked.map(async (topic) => [topic, await store.tally({ ...question, topic }, 'channel')] as const),
    ),
  )
}
