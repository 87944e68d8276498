import { describe, expect, it } from 'vitest'
import {
  concerns,
  elapsed,
  isUnread,
  lateness,
  type QueueFilter,
  queueOf,
  tagsOf,
  WHOLE_QUEUE,
  withEntry,
  withRead,
} from '../../../src/browser/desk/queue.ts'
import type { Conversation, Entry } from '../../../src/core/handoff.ts'
import { aConversation, anEntry } from '../../conversing.ts'

const entry = (seq: number, from: Entry['from'], kind: Entry['kind'] = 'message') =>
  anEntry({ seq, at: seq * 1000, from, kind, key: `k${seq}`, text: '4' })
const conversation = (id: string, change: Partial<Conversation>) => aConversation({ id, ...change })

describe('the queue', () => {
  const queue = [
    conversation('answered', { last: entry(9, 'agent'), firstResponseAt: 9000, waitingSince: null, assignee: 'Ada' }),
    conversation('new', { startedAt: 5000, waitingSince: 5000, last: entry(8, 'client'), topic: 'fees' }),
    conversation('again', {
      startedAt: 100,
      firstResponseAt: 200,
      waitingSince: 4000,
      last: anEntry({ seq: 4, text: 'Где перевод?' }),
      locale: 'es',
      assignee: 'Grace',
      tags: ['vip'],
      email: 'ana@mail.example',
      fields: { network: 'Tron' },
    }),
    conversation('solved', { state: 'solved', waitingSince: null, last: entry(3, 'agent', 'solved') }),
  ]
  const shown = (filter: Partial<QueueFilter>, found: string[] = []) =>
    queueOf(queue, { ...WHOLE_QUEUE, ...filter }, { me: 'Ada', found: new Set(found) }).map(({ id }) => id)

  it.each<[string, Partial<QueueFilter>, string[]]>([
    ['who waits longest first, then what is answered', {}, ['again', 'new', 'answered']],
    ['one language', { locale: 'es' }, ['again']],
    ['one topic', { topic: 'fees' }, ['new']],
    ['what is mine', { whose: 'mine' }, ['answered']],
    ['what is nobody’s', { whose: 'nobody' }, ['new']],
    ['what is solved', { state: 'solved' }, ['solved']],
    ['a word of the last message, in any case', { text: 'ПЕРЕВОД' }, ['again']],
    ['a tag', { text: '#vip' }, ['again']],
    ['part of an address', { text: 'ana@' }, ['again']],
    ['a field of the topic', { text: 'tron' }, ['again']],
    ['who holds it', { text: 'grace' }, ['again']],
    ['nothing by what nobody said', { text: 'weather' }, []],
  ])('shows %s', (_, filter, ids) => expect(shown(filter)).toEqual(ids))

  it('shows what the server found in messages that are not here, within the other filters', () => {
    expect(shown({ text: 'weather' }, ['new', 'solved'])).toEqual(['new'])
    expect(shown({ text: 'weather', topic: 'trading' }, ['new'])).toEqual([])
  })

  it('knows the tags in use, the most used first', () =>
    expect(tagsOf([...queue, conversation('x', { tags: ['card', 'vip'] })])).toEqual(['vip', 'card']))
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
    expect(withEntry(open, entry(7, 'client')).waitingSince).toBe(1000)
    expect([entry(2, 'agent'), entry(7, 'client'), entry(8, 'client')].reduce(withEntry, open).waitingSince).toBe(7000)
    expect(withEntry(open, entry(2, 'agent')).waitingSince).toBeNull()
  })

  it.each([
    ['assigned', 'Ada', { assignee: 'Ada' }],
    ['assigned', '', { assignee: '' }],
    ['tagged', 'vip,card', { tags: ['vip', 'card'] }],
    ['tagged', '', { tags: [] }],
    ['topic', 'fees-limits', { topic: 'fees-limits' }],
  ] as const)(
    'is %s "%s", also when that arrives after a later message, and nothing else changes',
    (kind, text, change) => {
      const later = withEntry(open, entry(9, 'agent'))
      expect(withEntry(later, anEntry({ seq: 8, from: 'agent', kind, text }))).toEqual({ ...later, ...change })
    },
  )

  it('is the same after a note', () =>
    expect(withEntry(open, anEntry({ seq: 9, from: 'agent', kind: 'note' }))).toEqual(open))

  it('is the same after a message that came along from a merged one: the server knows whose turn it is', () =>
    expect(withEntry(open, anEntry({ seq: 9, from: 'agent', key: 'merged:4' }))).toEqual(open))
})

describe('a conversation', () => {
  it('is unread until an agent has seen what the client said last', () => {
    const said = conversation('c', { last: entry(5, 'client'), readByAgent: 4 })
    expect(isUnread(said)).toBe(true)
    expect(isUnread(withRead(said, 'agent', 5))).toBe(false)
    expect(isUnread(withRead(said, 'client', 5))).toBe(true)
    expect(isUnread(withEntry(said, entry(6, 'agent')))).toBe(false)
    expect(isUnread({ ...said, last: entry(7, 'client', 'rated') })).toBe(false)
  })

  it('is never read less than before', () => {
    const read = conversation('c', { readByClient: 7 })
    expect(withRead(read, 'client', 3)).toBe(read)
  })

  it.each([
    ['mine in whatever language', { assignee: 'Ada', locale: 'ja' }, true],
    ['nobody’s in a language of mine', { assignee: '', locale: 'en' }, true],
    ['nobody’s in another language', { assignee: '', locale: 'ja' }, false],
    ['somebody else’s', { assignee: 'Grace', locale: 'en' }, false],
  ])('that is %s', (_, change, isMeant) => expect(concerns(conversation('c', change), 'Ada', ['en'])).toBe(isMeant))

  const config = { late: { chat: [2, 5], ticket: [240, 1440] }, textInNotifications: true } as const
  it.each([
    ['chat', 1, 'waiting'],
    ['chat', 2, 'late'],
    ['chat', 5, 'too_late'],
    ['ticket', 239, 'waiting'],
    ['ticket', 240, 'late'],
    ['ticket', 1440, 'too_late'],
  ] as const)('by %s that waits %d min is %s', (channel, minutes, late) =>
    expect(lateness(conversation('c', { channel, waitingSince: 0 }), minutes * 60_000, config)).toBe(late),
  )
  it('that waits for nobody is not late', () =>
    expect(lateness(conversation('c', { waitingSince: null }), 1e12, config)).toBe('none'))
})

it.each([
  [59_000, { unit: 'now', count: 0 }],
  [60_000, { unit: 'minutes', count: 1 }],
  [3 * 3_600_000, { unit: 'hours', count: 3 }],
  [49 * 3_600_000, { unit: 'days', count: 2 }],
])('%d ms gone by are told in the largest whole unit', (ms, told) => expect(elapsed(ms)).toEqual(told))
