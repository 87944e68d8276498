import type { Conversation, Entry } from '../../core/handoff.ts'
import type { NoAnswer } from '../handoff/deliver.ts'
import { newKey } from '../handoff/outbox.ts'
import { posting, request } from '../handoff/request.ts'
import { pathOf } from './desktop.ts'

/** What an agent does with a conversation besides writing; each says what became of it, and most can be undone. */

/** Said once something was done, or could not be. */
export interface Notice {
  /** A key of the texts below "did". */
  did: string
  values: Record<string, string>
  /** Takes it back; null when that cannot be. */
  undo: (() => Promise<void>) | null
  /** Whether it is bad news. */
  isTrouble: boolean
}

export interface Acts {
  take(): Promise<void>
  handOver(to: string): Promise<void>
  giveBack(): Promise<void>
  setTags(tags: readonly string[]): Promise<void>
  setTopic(topic: string): Promise<void>
  solve(): Promise<void>
  reopen(): Promise<void>
  merge(into: string): Promise<void>
}

export interface ActParts {
  me(): string
  /** The conversation that is acted on, as it is known now; null when none is selected. */
  conversation(): Conversation | null
  stored(entry: Entry): Promise<void>
  /** Reads a conversation anew: it is not as it was thought to be. */
  reread(id: string): Promise<void>
  said(notice: Notice): void
  signedOut(): void
  /** Told while an act is on its way, so that it is not done twice. */
  busy(isBusy: boolean): void
}

/** What a server answers to an act. */
interface Told {
  entry: Entry | null
  entries: Entry[]
}

export function createActs(parts: ActParts): Acts {
  const { me, conversation, stored, reread, said, signedOut, busy } = parts
  let isBusy = false

  /** Does something to a conversation, and then says so. */
  async function act(
    { id }: Conversation,
    route: string,
    body: Record<string, unknown>,
    notice: Omit<Notice, 'isTrouble'>,
  ): Promise<void> {
    if (isBusy) return
    isBusy = true
    busy(true)
    const answer = await request<Partial<Told>>(`${pathOf(id)}/${route}`, posting({ key: newKey(), ...body }, {}))
    isBusy = false
    busy(false)
    if (answer.kind !== 'answered') return fail(id, answer)
    const { entry, entries = [] } = answer.body
    for (const told of [...entries, ...(entry ? [entry] : [])]) await stored(told)
    said({ ...notice, isTrouble: false })
  }

  async function fail(id: string, answer: NoAnswer): Promise<void> {
    const trouble = (did: string, values: Record<string, string>) => said({ did, values, undo: null, isTrouble: true })
    if (answer.kind !== 'refused' || answer.status >= 500) return trouble('failed', {})
    if (answer.status === 401) return signedOut()
    // Somebody was quicker: the screen shows what is so now.
    await reread(id)
    if (answer.code !== 'held') return trouble('refused', { message: answer.message })
    trouble(answer.assignee === '' ? 'nobody_now' : 'lost_race', { who: answer.assignee })
  }

  function assign(one: Conversation, from: string, to: string, notice: Omit<Notice, 'isTrouble'>): Promise<void> {
    return act(one, 'assign', { from, to }, notice)
  }

  /** Runs something with the selected conversation. */
  const withSelected = (run: (one: Conversation) => Promise<void>) => async () => {
    const one = conversation()
    if (one) await run(one)
  }

  const undone = { did: 'undone', values: {}, undo: null }

  return {
    take: withSelected(async (one) => {
      const { assignee } = one
      if (assignee === me()) return
      const undo = () => assign(one, me(), '', undone)
      await assign(one, assignee, me(), { did: 'taken', values: {}, undo })
    }),
    handOver: (to) =>
      withSelected((one) =>
        assign(one, one.assignee, to, {
          ...{ did: 'handed_over', values: { who: to } },
          undo: () => assign(one, to, one.assignee, undone),
        }),
      )(),
    giveBack: withSelected(async (one) => {
      if (one.assignee !== me()) return
      await assign(one, me(), '', { did: 'given_back', values: {}, undo: () => assign(one, '', me(), undone) })
    }),
    setTags: (tags) =>
      withSelected((one) =>
        act(
          one,
          'tags',
          { tags },
          { did: 'tagged', values: {}, undo: () => act(one, 'tags', { tags: one.tags }, undone) },
        ),
      )(),
    setTopic: (topic) =>
      withSelected(async (one) => {
        if (topic === one.topic) return
        const undo = one.topic === '' ? null : () => act(one, 'topic', { topic: one.topic }, undone)
        await act(one, 'topic', { topic }, { did: 'topic', values: {}, undo })
      })(),
    solve: withSelected(async (one) => {
      if (one.state === 'solved') return
      await act(one, 'solve', {}, { did: 'solved', values: {}, undo: () => act(one, 'reopen', {}, undone) })
    }),
    reopen: withSelected(async (one) => {
      if (one.state === 'open' || one.mergedInto !== '') return
      await act(one, 'reopen', {}, { did: 'reopened', values: {}, undo: () => act(one, 'solve', {}, undone) })
    }),
    merge: (into) => withSelected((one) => act(one, 'merge', { into }, { did: 'merged', values: {}, undo: null }))(),
  }
}
