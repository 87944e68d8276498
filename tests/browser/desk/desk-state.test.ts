import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDesk } from '../../../src/browser/desk/desk-state.ts'
import { readFilter } from '../../../src/browser/desk/preferences.ts'
import { type QueueFilter, WHOLE_QUEUE } from '../../../src/browser/desk/queue.ts'
import type { Conversation, Entry } from '../../../src/core/handoff.ts'
import { aConversation, anEntry } from '../../conversing.ts'

/** A server that answers as a case says, and the stream that the desk listens to. */

type Answer = (body: unknown) => { status?: number; body: unknown }

let answers: Map<string, Answer>
let asked: [string, unknown][]
let stream: EventTarget | null

class Stream extends EventTarget {
  static CLOSED = 2
  readyState = 1
  constructor() {
    super()
    stream = this
    queueMicrotask(() => this.dispatchEvent(new Event('open')))
  }
  close(): void {
    this.readyState = 2
  }
}

beforeEach(() => {
  answers = new Map()
  asked = []
  stream = null
  vi.stubGlobal('EventSource', Stream)
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : null
    asked.push([path, body])
    const answer = answers.get(path)
    if (!answer) throw new TypeError(`Nobody answers ${path}.`)
    const { status = 200, body: told } = answer(body)
    return new Response(JSON.stringify(told), { status, headers: { 'content-type': 'application/json' } })
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const tell = (kind: string, data: unknown) =>
  stream?.dispatchEvent(new MessageEvent(kind, { data: JSON.stringify(data) }))
const route = (id: string, act = '') => `/api/desk/conversations/${id}${act === '' ? '' : `/${act}`}`
const list = (conversations: Conversation[], seq = 5) => ({
  body: { conversations, seq, me: 'Ada', agents: [{ name: 'Ada', locales: [] }] },
})

/** A desk with conversation "c" open, whose client has said one thing. */
async function atDesk(change: Partial<Conversation> = {}, filter: Partial<QueueFilter> = {}) {
  const news: Entry[] = []
  const looking = { is: true }
  const desk = createDesk({
    preferences: { available: true, answering: ['en'], sound: false, notify: false, keys: true },
    filter: { ...WHOLE_QUEUE, ...filter },
    changed: () => {},
    news: (_, entry) => news.push(entry),
    heldText: (who) => `held by ${who}`,
    now: () => 0,
    isLooking: () => looking.is,
  })
  const known = aConversation(change)
  answers.set('/api/desk/conversations', () => list([known]))
  answers.set(route('c'), () => ({ body: { conversation: known, entries: [known.last], earlier: [] } }))
  answers.set(route('c', 'read'), () => ({ body: {} }))
  await desk.load()
  await desk.select('c')
  const one = () => desk.state().conversations.get('c')
  return { desk, news, looking, known, one }
}

describe('the desk', () => {
  it('takes up the filter of before a reload, with what it shows besides the queue', async () => {
    const kept = new Map<string, string>()
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    })
    const setup = { locales: { en: 'English', de: 'Deutsch' }, topics: { en: { trading: 'Trading' } } }
    const chosen: QueueFilter = { state: 'solved', locale: 'de', topic: 'trading', whose: 'mine', text: 'fee' }
    const { desk } = await atDesk()
    expect(desk.state().filter).toEqual(WHOLE_QUEUE)
    desk.setFilter(chosen)
    expect(readFilter(setup)).toEqual(chosen)
    // A language or topic that was taken off meanwhile would leave an empty queue with nothing chosen.
    expect(readFilter({ locales: { en: 'English' }, topics: { en: {} } })).toEqual({ ...chosen, locale: '', topic: '' })

    asked = []
    await atDesk({}, readFilter(setup))
    const wanted = ['/api/desk/conversations?state=solved', '/api/desk/conversations?text=fee']
    await vi.waitFor(() => expect(asked.map(([path]) => path)).toEqual(expect.arrayContaining(wanted)))
  })

  it('is told each entry once, in the queue and in the open conversation', async () => {
    const { desk, one, news } = await atDesk()
    const said = anEntry({ seq: 7, text: 'More' })
    tell('entry', said)
    tell('entry', said)
    await vi.waitFor(() => expect(one()?.last).toEqual(said))
    expect(desk.state().entries).toHaveLength(2)
    expect(news).toEqual([said])
  })

  it('rings for what clients say, not for agents, nor for what was moved here', async () => {
    const { news, one } = await atDesk()
    tell('entry', anEntry({ seq: 6, key: 'merged:2', text: 'Moved' }))
    tell('entry', anEntry({ seq: 7, from: 'agent', who: 'Grace', text: 'Answer' }))
    tell('entry', anEntry({ seq: 8, from: 'agent', kind: 'note', text: 'Note' }))
    tell('entry', anEntry({ seq: 9, text: 'Thanks' }))
    await vi.waitFor(() => expect(one()?.last.seq).toBe(9))
    expect(news.map(({ text }) => text)).toEqual(['Thanks'])
  })

  it('keeps what came while an older list was on its way', async () => {
    const { desk, one, known } = await atDesk()
    answers.set('/api/desk/conversations', () => {
      tell('entry', anEntry({ seq: 8, text: 'Newer' }))
      tell('entry', anEntry({ seq: 9, from: 'agent', kind: 'assigned', text: 'Grace', who: 'Grace' }))
      return list([known])
    })
    await desk.load()
    await vi.waitFor(() => expect(one()).toMatchObject({ assignee: 'Grace', last: { text: 'Newer' } }))
  })

  it('reads a conversation that it does not know when something is said in it', async () => {
    const { desk, news } = await atDesk()
    const other = aConversation({ id: 'other', last: anEntry({ conversation: 'other', seq: 8 }) })
    answers.set(route('other'), () => ({ body: { conversation: other, entries: [other.last], earlier: [] } }))
    tell('entry', other.last)
    await vi.waitFor(() => expect(news).toEqual([other.last]))
    expect(desk.state().conversations.get('other')).toEqual(other)
  })

  it('reads both of two that were merged anew: whose turn it is, the server knows', async () => {
    const { one } = await atDesk()
    const moved = aConversation({ id: 'other', state: 'solved', mergedInto: 'c', waitingSince: null })
    answers.set(route('c'), () => ({
      body: { conversation: aConversation({ waitingSince: 3 }), entries: [], earlier: [] },
    }))
    answers.set(route('other'), () => ({ body: { conversation: moved, entries: [], earlier: [] } }))
    tell('entry', anEntry({ seq: 8, from: 'agent', kind: 'merged', text: 'other' }))
    await vi.waitFor(() => expect(one()?.waitingSince).toBe(3))
  })

  it('marks what is looked at as read, once, and never takes it back', async () => {
    const { desk, one, looking, known } = await atDesk()
    expect(asked.filter(([path]) => path.endsWith('/read'))).toEqual([[route('c', 'read'), { seq: 1 }]])
    looking.is = false
    tell('entry', anEntry({ seq: 8, text: 'More' }))
    await vi.waitFor(() => expect(one()?.last.seq).toBe(8))
    expect(one()?.readByAgent).toBe(1)
    looking.is = true
    desk.looked()
    desk.looked()
    expect(one()?.readByAgent).toBe(8)
    expect(asked.filter(([path]) => path.endsWith('/read'))).toHaveLength(2)
    answers.set('/api/desk/conversations', () => list([known]))
    await desk.load()
    expect(one()?.readByAgent).toBe(8)
  })

  it('knows who types in the open conversation, and never oneself', async () => {
    const { desk } = await atDesk()
    for (const who of ['Ada', 'Grace', '']) tell('typing', { conversation: 'c', from: 'agent', who, typing: true })
    tell('typing', { conversation: 'elsewhere', from: 'client', who: '', typing: true })
    expect(desk.typists()).toEqual(['Grace', ''])
  })
})

describe('an act', () => {
  const assigned = (text: string) => anEntry({ seq: 9, from: 'agent', kind: 'assigned', text, who: 'Ada' })

  it('is said, and undone as it was before', async () => {
    const { desk, one } = await atDesk({ assignee: 'Grace' })
    answers.set(route('c', 'assign'), () => ({ body: { assignee: 'Ada', entry: assigned('Ada') } }))
    await desk.take()
    expect(one()?.assignee).toBe('Ada')
    expect(desk.state().notice).toMatchObject({ did: 'taken', isTrouble: false })
    answers.set(route('c', 'assign'), () => ({ body: { assignee: 'Grace', entry: { ...assigned('Grace'), seq: 10 } } }))
    await desk.undo()
    expect(asked.at(-1)).toMatchObject([route('c', 'assign'), { from: 'Ada', to: 'Grace' }])
    expect(one()?.assignee).toBe('Grace')
    expect(desk.state().notice).toMatchObject({ did: 'undone', undo: null })
  })

  it('that somebody was quicker with is told by name, and the screen shows who', async () => {
    const { desk, one, known } = await atDesk()
    answers.set(route('c', 'assign'), () => ({
      status: 409,
      body: { error: { code: 'held', message: 'Grace answers this conversation.' }, assignee: 'Grace' },
    }))
    const now = { ...known, assignee: 'Grace' }
    answers.set(route('c'), () => ({ body: { conversation: now, entries: [], earlier: [] } }))
    await desk.take()
    expect(desk.state().notice).toMatchObject({ did: 'lost_race', values: { who: 'Grace' }, isTrouble: true })
    expect(one()?.assignee).toBe('Grace')
  })

  it('that the server does not answer is told as not done', async () => {
    const { desk, one } = await atDesk()
    await desk.solve()
    expect(desk.state().notice).toMatchObject({ did: 'failed', isTrouble: true })
    expect(one()?.state).toBe('open')
  })

  it('is done once, however often its key is pressed', async () => {
    const { desk } = await atDesk()
    const solved = anEntry({ seq: 9, from: 'agent', kind: 'solved', text: '' })
    answers.set(route('c', 'solve'), () => ({ body: { entry: solved } }))
    await Promise.all([desk.solve(), desk.solve(), desk.solve()])
    expect(asked.filter(([path]) => path === route('c', 'solve'))).toHaveLength(1)
  })

  it('after the sign-in ran out leads to the sign-in', async () => {
    const { desk } = await atDesk()
    answers.set(route('c', 'solve'), () => ({ status: 401, body: { error: { code: 'signed_out', message: '' } } }))
    await desk.solve()
    expect(desk.state().phase).toBe('signed_out')
  })
})
