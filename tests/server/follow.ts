import { EventSource } from 'eventsource'
import { afterEach, expect, vi } from 'vitest'
import type { Entry } from '../../src/core/handoff.ts'

/** Streams, followed as a browser follows them. */

const closings: (() => void)[] = []
afterEach(() => {
  for (const close of closings.splice(0)) close()
})

/** What is told for a moment only, and who is there. */
const OTHERS = ['typing', 'read', 'agents'] as const

export interface Followed {
  entries: Entry[]
  presence: boolean[]
  /** Of the other kinds, each with its data. */
  told: [(typeof OTHERS)[number], unknown][]
  close(): void
}

export function follow(url: string, headers: Record<string, string>): Followed {
  const source = new EventSource(url, {
    fetch: (to, init) => fetch(to, { ...init, headers: { ...init.headers, ...headers } }),
  })
  const followed: Followed = { entries: [], presence: [], told: [], close: () => source.close() }
  source.addEventListener('entry', (event) => followed.entries.push(JSON.parse(event.data)))
  source.addEventListener('presence', (event) => followed.presence.push(JSON.parse(event.data).present))
  for (const kind of OTHERS)
    source.addEventListener(kind, (event) => followed.told.push([kind, JSON.parse(event.data)]))
  closings.push(followed.close)
  return followed
}

export const texts = ({ entries }: Followed) => entries.map(({ text }) => text)
/** What was told of one kind. */
export const toldOf = ({ told }: Followed, kind: string) => told.flatMap(([of, data]) => (of === kind ? [data] : []))
export const until = (check: () => unknown) => vi.waitFor(check, { timeout: 15_000, interval: 10 })
/** Once the stream has told something, it is open. */
export const opened = (followed: Followed) => until(() => expect(followed.presence.length).toBeGreaterThan(0))
