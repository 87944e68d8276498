import type { Change } from '../store/store.ts'

/** What either side does in a conversation, with everything that a plain act has not. */

type Act = Pick<Change, 'conversation' | 'key' | 'kind' | 'text' | 'at'> & Partial<Change>

const PLAIN = { via: 'web', attachments: [], reason: '', events: [] } as const

export function clientAct(act: Act): Change {
  return { ...PLAIN, ...act, from: 'client', who: '' }
}

/** @param who the agent's name, as colleagues know it */
export function agentAct(who: string, act: Act): Change {
  return { ...PLAIN, ...act, from: 'agent', who }
}
