import { describe, expect, test } from 'vitest'
import type { Entry } from '../../src/core/handoff.ts'
import { follow, opened, texts, toldOf, until } from './follow.ts'
import { aQuestion, bearer, ledger, OTHER_SECRET, type Setup, setUp } from './setup.ts'

type Reply = { statusCode: number; json(): { error?: { code: string; message: string } } & Record<string, unknown> }

/** A conversation with its client and two agents. */
async function atTheDesk(setup: Setup) {
  const question = aQuestion()
  await setup.app.inject({ method: 'POST', url: '/api/conversations', payload: question })
  const { id } = question
  let keys = 0
  const newKey = () => {
    keys += 1
    return `key-${id}-${keys}`
  }
  const agentOf = (cookie: string) => (act: string, payload: object) =>
    setup.app.inject({
      method: 'POST',
      url: `/api/desk/conversations/${id}/${act}`,
      payload: ['typing', 'read'].includes(act) ? payload : { key: newKey(), ...payload },
      headers: { cookie },
    })
  const client = (act: string, payload: object) =>
    setup.app.inject({ method: 'POST', url: `/api/conversations/${id}/${act}`, payload, headers: bearer() })
  const conversation = async () => {
    const found = await setup.store.conversation(id)
    if (!found) throw new Error(`There is no conversation "${id}".`)
    return found
  }
  const kinds = async () => (await setup.store.entriesAfter(0, id, 100)).map(({ kind }) => kind)
  return { id, question, agentOf, client, conversation, kinds, newKey }
}

async function withTwoAgents() {
  const setup = await setUp()
  const one = await atTheDesk(setup)
  const [ada, grace] = [await setup.signIn('Ada'), await setup.signIn('Grace')]
  return { setup, ...one, ada: one.agentOf(ada), grace: one.agentOf(grace), cookies: { ada, grace } }
}

const codes = (replies: readonly Reply[]) => replies.map(({ statusCode }) => statusCode)

describe('of two agents', () => {
  test('who take a conversation at once one gets it, and the other is told who', async () => {
    const { ada, grace, conversation, kinds } = await withTwoAgents()
    const replies: Reply[] = await Promise.all([
      ada('assign', { from: '', to: 'Ada' }),
      grace('assign', { from: '', to: 'Grace' }),
    ])
    expect(codes(replies).sort()).toEqual([200, 409])
    const { assignee } = await conversation()
    const lost = replies.find(({ statusCode }) => statusCode === 409)?.json()
    expect(lost).toMatchObject({ assignee, error: { code: 'held' } })
    expect(lost?.error?.message).toContain(`${assignee} answers this conversation.`)
    expect(await kinds()).toEqual(['message', 'assigned'])
  })

  test('who answer at once one is heard and holds it, and the other’s answer is not stored', async () => {
    const { ada, grace, conversation, setup, id } = await withTwoAgents()
    const replies: Reply[] = await Promise.all([
      ada('messages', { text: 'Ada says' }),
      grace('messages', { text: 'Grace says' }),
    ])
    expect(codes(replies).sort()).toEqual([201, 409])
    const { assignee } = await conversation()
    const said = (await setup.store.entriesAfter(0, id, 10)).filter(
      ({ from, kind }) => from === 'agent' && kind === 'message',
    )
    expect(said.map(({ who, text }) => [who, text])).toEqual([[assignee, `${assignee} says`]])
    expect((await ledger(setup.store)).filter(({ kind }) => kind === 'first_response_sent')).toHaveLength(1)
  })

  test('one takes over from the other, who then answers no more, and may leave notes', async () => {
    const { ada, grace, conversation } = await withTwoAgents()
    await ada('messages', { text: 'I look.' })
    expect(codes([await grace('assign', { from: '', to: 'Grace' })])).toEqual([409])
    expect(codes([await grace('assign', { from: 'Ada', to: 'Grace' })])).toEqual([200])
    expect((await conversation()).assignee).toBe('Grace')
    expect((await ada('messages', { text: 'Still me?' })).json()).toMatchObject({ assignee: 'Grace' })
    expect(codes([await ada('notes', { text: 'The bank was called.' })])).toEqual([201])
  })

  test('one sends again what was stored before the other took over: it stays said', async () => {
    const { ada, grace, newKey } = await withTwoAgents()
    const sent = { key: newKey(), text: 'I look.' }
    const first = (await ada('messages', sent)).json().entry
    await grace('assign', { from: 'Ada', to: 'Grace' })
    expect((await ada('messages', sent)).json().entry).toEqual(first)
  })

  test('one gives a conversation back, and then the other answers it', async () => {
    const { ada, grace, conversation } = await withTwoAgents()
    await ada('assign', { from: '', to: 'Ada' })
    await ada('assign', { from: 'Ada', to: '' })
    expect((await conversation()).assignee).toBe('')
    expect(codes([await grace('messages', { text: 'Here.' })])).toEqual([201])
    expect((await conversation()).assignee).toBe('Grace')
  })

  test('one hands over to the other only while the other is at the desk', async () => {
    const { ada, setup, cookies, conversation } = await withTwoAgents()
    const address = await setup.listen()
    const away: Reply = await ada('assign', { from: '', to: 'Grace' })
    expect([away.statusCode, away.json().error?.code]).toEqual([409, 'not_there'])
    const grace = follow(`${address}/api/desk/stream?locales=en&available=0`, { cookie: cookies.grace })
    await opened(grace)
    expect(codes([await ada('assign', { from: '', to: 'Grace' })])).toEqual([200])
    expect((await conversation()).assignee).toBe('Grace')
    await until(() => expect(grace.entries.at(-1)).toMatchObject({ kind: 'assigned', text: 'Grace', who: 'Ada' }))
  })
})

describe('the agents at the desk', () => {
  test('are told to each other as they come and go, with what they answer, and to no client', async () => {
    const { setup, id, cookies } = await withTwoAgents()
    const address = await setup.listen()
    const client = follow(`${address}/api/conversations/${id}/stream`, bearer())
    const ada = follow(`${address}/api/desk/stream?locales=es,en&available=1`, { cookie: cookies.ada })
    const both = [
      { name: 'Ada', locales: ['en', 'es'] },
      { name: 'Grace', locales: [] },
    ]
    await until(() => expect(toldOf(ada, 'agents').at(-1)).toEqual(both.slice(0, 1)))
    const grace = follow(`${address}/api/desk/stream?locales=en&available=0`, { cookie: cookies.grace })
    await until(() => expect(toldOf(ada, 'agents').at(-1)).toEqual(both))
    const { agents, me } = (
      await setup.app.inject({ url: '/api/desk/conversations', headers: { cookie: cookies.grace } })
    ).json()
    expect([agents, me]).toEqual([both, 'Grace'])
    grace.close()
    await until(() => expect(toldOf(ada, 'agents').at(-1)).toEqual(both.slice(0, 1)))
    expect(toldOf(client, 'agents')).toEqual([])
  })
})

describe('a note', () => {
  test('never reaches the client, by any route or stream, nor does who holds it, its tags or its topic', async () => {
    const { setup, id, ada, client, cookies } = await withTwoAgents()
    const address = await setup.listen()
    const clients = follow(`${address}/api/conversations/${id}/stream`, bearer())
    const desk = follow(`${address}/api/desk/stream`, { cookie: cookies.grace })
    await opened(clients)
    for (const [act, payload] of [
      ['notes', { text: 'HIDDEN note' }],
      ['tags', { tags: ['HIDDEN-tag'] }],
      ['topic', { topic: 'account-access' }],
      ['assign', { from: '', to: 'Ada' }],
      ['messages', { text: 'Hello' }],
      ['typing', { typing: true }],
      ['solve', {}],
    ] as const)
      expect((await ada(act, payload)).statusCode).toBeLessThan(300)
    const rated = await client('rating', { score: 5 })
    await until(() => expect(desk.entries.map(({ kind }) => kind)).toContain('rated'))
    await until(() =>
      expect(clients.entries.map(({ kind }) => kind)).toEqual(['message', 'message', 'solved', 'rated']),
    )
    expect(desk.entries.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['note', 'tagged', 'topic', 'assigned', 'solved']),
    )
    const read = await setup.app.inject({ url: `/api/conversations/${id}`, headers: bearer() })
    const again = await setup.app.inject({
      url: `/api/conversations/${id}/stream`,
      headers: bearer(),
      payloadAsStream: true,
    })
    again.stream().destroy()
    const told = JSON.stringify([clients.entries, clients.told, read.json(), rated.json()])
    for (const hidden of ['HIDDEN', 'Ada', 'assignee', '"tags"']) expect(told).not.toContain(hidden)
  })

  test('changes neither the turn nor the queue, and an empty one is refused', async () => {
    const { ada, conversation } = await withTwoAgents()
    const before = await conversation()
    await ada('notes', { text: 'Looked at it.' })
    expect(await conversation()).toEqual(before)
    expect(codes([await ada('notes', { text: '  ' })])).toEqual([422])
  })
})

describe('typing and read marks', () => {
  test('go to the other side’s stream, from the client by no name, and to nobody else’s', async () => {
    const { setup, id, ada, client, cookies } = await withTwoAgents()
    const other = await atTheDesk(setup)
    const address = await setup.listen()
    const mine = follow(`${address}/api/conversations/${id}/stream`, bearer())
    const others = follow(`${address}/api/conversations/${other.id}/stream`, bearer())
    const desk = follow(`${address}/api/desk/stream`, { cookie: cookies.grace })
    for (const stream of [mine, others, desk]) await opened(stream)
    await ada('typing', { typing: true })
    await client('typing', { typing: true })
    await ada('read', { seq: 1 })
    await client('read', { seq: 1 })
    const about = { conversation: id }
    await until(() =>
      expect(desk.told.filter(([kind]) => kind !== 'agents')).toEqual([
        ['typing', { ...about, from: 'agent', who: 'Ada', typing: true }],
        ['typing', { ...about, from: 'client', who: '', typing: true }],
        ['read', { ...about, from: 'agent', seq: 1 }],
        ['read', { ...about, from: 'client', seq: 1 }],
      ]),
    )
    await until(() => expect(mine.told).toHaveLength(4))
    expect(mine.told[0]).toEqual(['typing', { ...about, from: 'agent', who: '', typing: true }])
    expect(others.told).toEqual([])
  })

  test('are kept as far as each side has read, and never go back', async () => {
    const { ada, grace, client, conversation } = await withTwoAgents()
    await ada('read', { seq: 3 })
    await grace('read', { seq: 2 })
    await client('read', { seq: 1 })
    expect(await conversation()).toMatchObject({ readByAgent: 3, readByClient: 1 })
    expect(codes([await ada('read', { seq: -1 }), await ada('typing', { typing: 'yes' })])).toEqual([422, 422])
  })
})

describe('tags and topic', () => {
  test('are set as a whole, each tag once; what is no tag or no topic is refused and says why', async () => {
    const { ada, conversation } = await withTwoAgents()
    await ada('tags', { tags: ['vip', 'karte', 'vip', 'قرض'] })
    expect((await conversation()).tags).toEqual(['vip', 'karte', 'قرض'])
    await ada('tags', { tags: [] })
    expect((await conversation()).tags).toEqual([])
    for (const tag of ['a,b', ' ', '<b>', 'x'.repeat(41)])
      expect(codes([await ada('tags', { tags: [tag] })])).toEqual([422])
    await ada('topic', { topic: 'account-access' })
    expect((await conversation()).topic).toBe('account-access')
    const unknown: Reply = await ada('topic', { topic: 'weather' })
    expect(unknown.statusCode).toBe(422)
    expect(JSON.stringify(unknown.json())).toContain('must be one of account-access, fiat-funding')
  })
})

describe('a solved conversation', () => {
  test('is opened again by an agent, once, and then waits for nobody', async () => {
    const { ada, conversation, kinds } = await withTwoAgents()
    await ada('messages', { text: 'Done.' })
    await ada('solve', {})
    expect(codes([await ada('reopen', {}), await ada('reopen', {})])).toEqual([201, 200])
    expect(await conversation()).toMatchObject({ state: 'open', solvedAt: null, waitingSince: null })
    expect((await kinds()).filter((kind) => kind === 'reopened')).toHaveLength(1)
  })
})

describe('two conversations that are the same', () => {
  async function merged() {
    const both = await withTwoAgents()
    const { setup, cookies, ada, id } = both
    const question = aQuestion({ secret: OTHER_SECRET, message: 'Still no deposit' })
    await setup.app.inject({ method: 'POST', url: '/api/conversations', payload: question })
    await ada('notes', { text: 'Same as the other' })
    const reply = await ada('merge', { into: question.id })
    const get = (url: string, secret: string) => setup.app.inject({ url, headers: bearer(secret) })
    return { ...both, into: question.id, reply, get, id, cookies }
  }

  test('become one: the old link shows everything and is answered there', async () => {
    const { setup, id, into, reply, get, client, cookies } = await merged()
    expect(reply.json().entries.map(({ conversation, text }: Entry) => [conversation, text])).toEqual([
      [id, into],
      [into, id],
    ])
    const old = (await get(`/api/conversations/${id}`, 'abcdefghijklmnopqrstuvwx')).json()
    expect(old.conversation.id).toBe(into)
    expect(old.entries.map(({ text }: Entry) => text)).toEqual(['Still no deposit', id, 'Where is my deposit?'])
    expect((await client('messages', { key: 'client-key-1', text: 'By the old link' })).json().entry.conversation).toBe(
      into,
    )
    const answer = { key: 'agent-key-01', text: 'One answer' }
    const answered = await setup.app.inject({
      method: 'POST',
      url: `/api/desk/conversations/${into}/messages`,
      payload: answer,
      headers: { cookie: cookies.ada },
    })
    expect(answered.statusCode).toBe(201)
    const address = await setup.listen()
    const followed = follow(`${address}/api/conversations/${id}/stream`, bearer())
    await until(() => expect(texts(followed).at(-1)).toBe('One answer'))
    expect((await get(`/api/conversations/${into}`, OTHER_SECRET)).json().entries.at(-1).text).toBe('One answer')
    // The secret of the one that goes on does not open the other way round.
    expect((await get(`/api/conversations/${id}`, OTHER_SECRET)).statusCode).toBe(404)
  })

  test('are merged once; the old one is answered and reopened no more, and says where it went', async () => {
    const { ada, into, conversation, id, setup } = await merged()
    expect(codes([await ada('merge', { into })])).toEqual([200])
    expect(codes([await ada('messages', { text: 'Hello?' }), await ada('reopen', {})])).toEqual([409, 409])
    expect(await conversation()).toMatchObject({ state: 'solved', mergedInto: into })
    expect((await setup.store.entriesAfter(0, into, 20)).map(({ kind }) => kind)).toEqual([
      'message',
      'merged',
      'message',
      'note',
    ])
    expect((await ledger(setup.store)).filter(({ kind }) => kind === 'conversation_solved')).toHaveLength(1)
    const itself: Reply = await ada('merge', { into: id })
    expect([itself.statusCode, itself.json().error?.code]).toEqual([409, 'cannot_merge'])
  })
})

describe('the queue', () => {
  test('finds a conversation by what was said in it', async () => {
    const { setup, id, cookies, grace } = await withTwoAgents()
    await grace('notes', { text: 'Zürich branch' })
    const found = async (text: string) =>
      (
        await setup.app.inject({
          url: `/api/desk/conversations?text=${encodeURIComponent(text)}`,
          headers: { cookie: cookies.ada },
        })
      )
        .json()
        .conversations.map((one: { id: string }) => one.id)
    expect(await found('zürich')).toEqual([id])
    expect(await found('Basel')).toEqual([])
  })

  test.each(['messages', 'notes', 'assign', 'tags', 'topic', 'solve', 'reopen', 'merge', 'typing', 'read'])(
    'keeps "%s" to signed-in agents, and says when there is no such conversation',
    async (act) => {
      const setup = await setUp()
      const cookie = await setup.signIn('Ada')
      const url = `/api/desk/conversations/nothinghere12345678/${act}`
      const payload = { key: 'key-12345678' }
      const reply = async (headers: Record<string, string>) =>
        (await setup.app.inject({ method: 'POST', url, payload, headers })).statusCode
      expect([await reply({}), await reply({ cookie }), await reply(bearer())]).toEqual([401, 404, 401])
    },
  )
})
