import { describe, expect, it } from 'vitest'
import { elapsed, queueOf, waitingSince, withEntry } from '../../../src/browser/desk/queue.ts'
import type { Conversation, Entry } from '../../../src/core/handoff.ts'

const entry = (seq: number, from: Entry['from'], kind: Entry['kind'] = 'message'): Entry => ({
  seq,
  conversation: 'c',
  at: seq * 1000,
  kind,
  from,
  key: `k${seq}`,
  text: '4',
})
const conversation = (id: string, change: Partial<Conversation>): Conversation => ({
  id,
  session: '1',
  locale: 'en',
  topic: 'trading',
  channel: 'chat',
  email: '',
  identity: null,
  packet: { searches: [], guides: [], page: '' },
  state: 'open',
  startedAt: 1000,
  firstResponseAt: null,
  solvedAt: null,
  score: null,
  last: entry(1, 'client'),
  ...change,
})

describe('the queue', () => {
  const queue = [
    conversation('answered', { last: entry(9, 'agent'), firstResponseAt: 9000 }),
    conversation('new', { startedAt: 5000, last: entry(8, 'client') }),
    conversation('again', { startedAt: 100, firstResponseAt: 200, last: entry(4, 'client'), locale: 'es' }),
    conversation('solved', { state: 'solved', last: entry(3, 'agent', 'solved') }),
  ]
  it('has who waits longest first, then what is answered', () =>
    expect(queueOf(queue, { state: 'open', locale: '' }).map(({ id }) => id)).toEqual(['again', 'new', 'answered']))
  it('shows one language when asked to', () =>
    expect(queueOf(queue, { state: 'open', locale: 'es' }).map(({ id }) => id)).toEqual(['again']))
  it('keeps the solved ones apart', () =>
    expect(queueOf(queue, { state: 'solved', locale: '' }).map(({ id }) => id)).toEqual(['solved']))
})

describe('a conversation after an entry', () => {
  const open = conversation('c', {})
  it.each([
    [
      'the first reply is its first response',
      [entry(2, 'agent'), entry(3, 'agent')],
      { firstResponseAt: 2000, state: 'open' },
    ],
    ['it is solved', [entry(2, 'agent', 'solved')], { state: 'solved', solvedAt: 2000 }],
    [
      'it is reopened',
      [entry(2, 'agent', 'solved'), entry(3, 'client', 'reopened')],
      { state: 'open', solvedAt: null },
    ],
    ['it is rated', [entry(2, 'agent', 'solved'), entry(3, 'client', 'rated')], { score: 4, state: 'solved' }],
    ['an older one changes nothing', [entry(1, 'agent', 'solved')], { state: 'open' }],
  ])('%s', (_, entries, wanted) => expect(entries.reduce(withEntry, open)).toMatchObject(wanted))

  it('waits from its beginning until the first reply, then from the last message', () => {
    expect(waitingSince(withEntry(open, entry(7, 'client')))).toBe(1000)
    expect(waitingSince([entry(2, 'agent'), entry(7, 'client')].reduce(withEntry, open))).toBe(7000)
    expect(waitingSince(withEntry(open, entry(2, 'agent')))).toBeNull()
  })
})

it.each([
  [59_000, { unit: 'now', count: 0 }],
  [60_000, { unit: 'minutes', count: 1 }],
  [3 * 3_600_000, { unit: 'hours', count: 3 }],
  [49 * 3_600_000, { unit: 'days', count: 2 }],
])('%d ms gone by are told in the largest whole unit', (ms, told) => expect(elapsed(ms)).toEqual(told))
