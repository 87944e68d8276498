import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SeenEntry } from '../../src/core/backlog-entry.ts'
import type { GuidepostEvent } from '../../src/core/events.ts'
import type { Notice, NoticeChange } from '../../src/core/notice.ts'
import { everybody } from '../../src/core/question.ts'
import { newSession, sessionDay } from '../../src/core/session-id.ts'
import type { Ticket } from '../../src/core/ticket.ts'
import type { Attached, Grant, Opening, Store, StoredEvent } from '../../src/store/store.ts'
import { unansweredTicket } from './unanswered-ticket.ts'

/** What every store promises, run against each: tests/store/<name>.test.ts names the URL of a fresh one. */

const NOW = Date.UTC(2026, 10, 23, 12)
const GRANT: Omit<Grant, 'hash' | 'purpose'> = {
  expires: NOW,
  name: 'Ada',
  roles: ['writer', 'agent'],
  scopes: [],
  madeAt: 0,
  usedAt: 0,
}
const SESSION = newSession(NOW, () => 7)
const DAY = sessionDay(SESSION)
const TODAY = everybody(DAY, DAY)

function viewed(id: number, session = SESSION): StoredEvent {
  const event: GuidepostEvent = {
    kind: 'guide_viewed',
    session,
    id,
    at: NOW + id,
    locale: 'en',
    page: '/en/',
    guide: 'a/b',
    guide_locale: 'en',
    from: 'browse',
  }
  return { ...event, words: '', stems: ['', '', ''] }
}

const opening: Opening = {
  id: 'conversation0001',
  secretHash: 'hash-of-the-secret',
  session: SESSION,
  locale: 'en',
  topic: 'verification',
  channel: 'chat',
  email: '',
  identity: null,
  packet: { searches: [], guides: [], page: '/en/' },
  fields: { network: 'alpha' },
  earlier: '',
  message: 'My deposit is missing.',
  via: 'web',
  at: NOW,
  events: [viewed(900)],
}
const reply = {
  conversation: opening.id,
  key: 'reply-0001',
  kind: 'message',
  from: 'agent',
  text: 'We look.',
  who: 'Ada',
  via: 'web',
  attachments: [],
  reason: '',
  at: NOW + 5000,
  events: [viewed(901)],
} as const

const file: Attached = {
  id: 'A'.repeat(22),
  conversation: opening.id,
  from: 'client',
  name: 'a.png',
  type: 'image/png',
  size: 9,
  at: NOW,
  entry: 0,
}

const imported = unansweredTicket(NOW, {
  source: 'zendesk',
  id: 'hash-of-a-number',
  topic: 'verification',
  updated_at: NOW + 1000,
})
const answered = { first_response_at: NOW + 60_000, first_response_seconds: 60, updated_at: NOW + 60_000 }

export function storeContract(name: string, open: (folder: string) => Promise<Store>): void {
  describe(`${name} as a store`, () => {
    let folder = ''
    let store: Store

    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'guidepost-store-'))
      store = await open(folder)
    })
    afterEach(async () => {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    })

    it('keeps the last assignment and the last snooze of each entry of the backlog', async () => {
      const decision = { entry: 'due:en:a/b', at: NOW, who: 'Ada', assignee: '', until: 0, reason: '' }
      const assign = { ...decision, what: 'assign', assignee: 'Ada' } as const
      const snooze = { ...decision, what: 'snooze', until: DAY + 3, reason: 'Legal looks at it' } as const
      await store.decideBacklog(assign)
      await store.decideBacklog(snooze)
      await store.decideBacklog({ ...assign, assignee: 'Bo', who: 'Bo' })
      await store.decideBacklog({ ...assign, entry: 'gap:a' })
      expect(await store.backlogDecisions()).toEqual([
        snooze,
        { ...assign, assignee: 'Bo', who: 'Bo' },
        { ...assign, entry: 'gap:a' },
      ])
    })

    it('remembers entries of the backlog that are open, and those that closed since a moment', async () => {
      const entry = {
        id: 'due:en:a/b',
        kind: 'due',
        title: 'A title',
        titleLocale: 'en',
        locale: 'en',
        topic: 'a',
        guide: 'a/b',
        gap: '',
        notice: '',
        owner: 'fees',
        lost: { of: 3, over: 9 },
        since: '2026-11-20',
        sections: [],
      } as const
      const open: SeenEntry = {
        entry: { ...entry, sections: [] },
        openedAt: NOW,
        seenAt: NOW,
        closedAt: 0,
        why: '',
        assignee: 'Ada',
      }
      const other: SeenEntry = { ...open, entry: { ...open.entry, id: 'due:es:a/b' } }
      await store.saveSeenEntries([open, other])
      const closed: SeenEntry = { ...open, closedAt: NOW + 5, why: 'reviewed' }
      await store.saveSeenEntries([closed])
      expect(await store.seenEntries(NOW + 5)).toEqual([closed, other])
      expect(await store.seenEntries(NOW + 6)).toEqual([other])
    })

    it('gives back every kind of event as it was stored', async () => {
      const base = { session: SESSION, at: NOW, locale: 'pt-BR', page: '/pt-BR/' }
      const events: GuidepostEvent[] = [
        {
          kind: 'search_performed',
          ...base,
          id: 1,
          search: 2 ** 48,
          query: 'où est l’argent',
          results: 3,
          rung: 'respelled',
          surface: 'home',
        },
        { kind: 'result_clicked', ...base, id: 2, search: 5, guide: 'a/b', position: 2 },
        { kind: 'search_unanswered', ...base, id: 3, search: 5, reason: 'none_helped' },
        { kind: 'guide_rated', ...base, id: 4, guide: 'a/b', helpful: false, reason: 'unclear' },
        { kind: 'guide_rated', ...base, id: 5, guide: 'a/b', helpful: true, reason: '' },
        { kind: 'contact_opened', ...base, id: 6, surface: 'contact', topic: '' },
        {
          kind: 'handoff_started',
          ...base,
          id: 7,
          conversation: 'conversation1',
          channel: 'ticket',
          vendor: 'desk',
          topic: 'x',
        },
        { kind: 'first_response_sent', ...base, id: 8, conversation: 'conversation1', seconds: 3, business_seconds: 0 },
        {
          kind: 'conversation_solved',
          ...base,
          id: 9,
          conversation: 'conversation1',
          seconds: 9,
          business_seconds: null,
        },
        { kind: 'suggestion_rated', ...base, id: 10, guide: 'a/b', helpful: true },
        { kind: 'csat_submitted', ...base, id: Number.MAX_SAFE_INTEGER, conversation: 'conversation1', score: 5 },
      ]
      await store.append(events.map((event) => ({ ...event, words: '', stems: ['', '', ''] })))
      expect(await store.events(TODAY)).toEqual(events)
    })

    it('stores an event once, however often and in however many batches it is sent', async () => {
      const many = Array.from({ length: 40 }, (_, number) => viewed(number))
      const answers = await Promise.all([store.append(many), store.append(many), store.append([...many, ...many])])
      expect(answers.reduce((sum, { stored }) => sum + stored, 0)).toBe(40)
      expect(await store.countEvents(SESSION)).toBe(40)
    })

    it('tells of a day what is counted of it so far, and counts nothing for that', async () => {
      await store.append([viewed(1)])
      expect(await store.tallyAsCounted(TODAY, 'locale')).toEqual([])
      while ((await store.refreshDays(1)) > 0);
      const counted = await store.tallyAsCounted(TODAY, 'locale')
      expect(counted.map(({ counts }) => counts.help_sessions ?? 0)).toContain(1)
      expect(await store.tally(TODAY, 'locale')).toEqual(counted)
    })

    it('keeps the last score of a rating that was changed, in any order of arrival, and counts it once', async () => {
      const rated = (score: number, at: number): StoredEvent => ({
        kind: 'csat_submitted',
        session: SESSION,
        id: 5,
        at,
        locale: 'en',
        page: '/desk/',
        conversation: opening.id,
        score,
        words: '',
        stems: ['', '', ''],
      })
      await store.append([rated(2, NOW), rated(5, NOW + 1000), rated(2, NOW)])
      expect(await store.events(TODAY)).toMatchObject([{ score: 5 }])
    })

    it('keeps sessions of 63 bits apart to the last bit', async () => {
      const largest = (2n ** 63n - 1n).toString()
      await store.append([viewed(1, largest), viewed(1, (2n ** 63n - 2n).toString())])
      expect(await store.countEvents(largest)).toBe(1)
    })

    it('keeps what it acknowledged when it is opened again', async () => {
      await store.append([viewed(1)])
      await store.openConversation(opening)
      await store.close()
      store = await open(folder)
      expect(await store.countEvents(SESSION)).toBe(2)
      expect((await store.conversation(opening.id))?.last.text).toBe(opening.message)
    })

    it('opens a conversation once, with its first message and its event in the same commit', async () => {
      const both = await Promise.all([store.openConversation(opening), store.openConversation(opening)])
      expect(both.map(({ created }) => created).sort()).toEqual([false, true])
      expect(await store.entriesAfter(0, opening.id, 10)).toHaveLength(1)
      expect(await store.countEvents(SESSION)).toBe(1)
    })

    it('keeps who a client is, where it was told', async () => {
      const identity = { sub: 'client-4711', name: 'Ana', email: 'ana@mail.example' }
      await store.openConversation(opening)
      await store.openConversation({ ...opening, id: 'conversation0002', identity, events: [] })
      expect((await store.conversation(opening.id))?.identity).toBeNull()
      expect((await store.conversation('conversation0002'))?.identity).toEqual(identity)
    })

    it('knows a secret by its hash alone', async () => {
      await store.openConversation(opening)
      expect(await store.holdsSecret(opening.id, opening.secretHash)).toBe(true)
      expect(await store.holdsSecret(opening.id, 'another')).toBe(false)
      expect(await store.holdsSecret('conversation0002', opening.secretHash)).toBe(false)
    })

    it('adds an entry once by the sender’s key, and its event with it', async () => {
      await store.openConversation(opening)
      const [first, second] = await Promise.all([store.addEntry(reply), store.addEntry(reply)])
      expect(second).toEqual(first)
      expect(await store.countEvents(SESSION)).toBe(2)
      expect((await store.conversation(opening.id))?.firstResponseAt).toBe(reply.at)
    })

    it('knows the handoff that a conversation began with, and which of ours a helpdesk’s number means', async () => {
      const handoff: GuidepostEvent = {
        kind: 'handoff_started',
        session: SESSION,
        id: 7,
        at: NOW,
        locale: 'en',
        page: '/en/contact/',
        conversation: 'conversation0009',
        channel: 'chat',
        vendor: 'crisp',
        topic: 'verification',
      }
      await store.append([{ ...handoff, words: '', stems: ['', '', ''] }])
      expect(await store.handoff('conversation0009')).toEqual(handoff)
      expect(await store.handoff('conversation0002')).toBeNull()
      for (const conversation of ['conversation0001', 'conversation0009'])
        await store.linkConversation({ vendor: 'crisp', number: 'hash', conversation })
      expect(await store.linkedConversation('crisp', 'hash')).toBe('conversation0009')
      expect(await store.linkedConversation('zendesk', 'hash')).toBeNull()
    })

    it('says that there is no such conversation', async () => {
      expect(await store.conversation('conversation0002')).toBeNull()
      expect(await store.addEntry({ ...reply, conversation: 'conversation0002' })).toBeNull()
    })

    it('follows a conversation from open to solved, rated and open again', async () => {
      await store.openConversation(opening)
      await store.addEntry({ ...reply, key: 'solve-0001', kind: 'solved', text: '' })
      expect(await store.conversation(opening.id)).toMatchObject({ state: 'solved', solvedAt: reply.at })
      await store.addEntry({ ...reply, key: 'rating-001', kind: 'rated', from: 'client', text: '4', events: [] })
      expect(await store.conversation(opening.id)).toMatchObject({ score: 4 })
      await store.addEntry({ ...reply, key: 'again-0001', kind: 'reopened', from: 'client', text: '', events: [] })
      expect(await store.conversation(opening.id)).toMatchObject({ state: 'open', solvedAt: null })
    })

    it('lists the open ones first, the longest waiting at the top, by locale when asked', async () => {
      for (const [place, locale] of (['en', 'es', 'en'] as const).entries())
        await store.openConversation({
          ...opening,
          id: `conversation000${place}`,
          locale,
          at: NOW - place * 1000,
          events: [],
        })
      await store.addEntry({ ...reply, conversation: 'conversation0002', kind: 'solved', text: '', events: [] })
      const ids = async (locale: string | null, state: 'open' | 'solved' | null) =>
        (await store.conversations({ locale, state, text: null, limit: 10 })).map(({ id }) => id.at(-1)).join('')
      expect(await ids(null, null)).toBe('102')
      expect(await ids('en', null)).toBe('02')
      expect(await ids(null, 'solved')).toBe('2')
    })

    it('finds conversations by what was said in them, and by nothing that only looks like it', async () => {
      await store.openConversation({ ...opening, message: 'Мой перевод: 100% of ORDER_7' })
      await store.openConversation({ ...opening, id: 'conversation0002', message: 'Перевод', events: [] })
      await store.addEntry({ ...reply, key: 'note-00001', kind: 'note', text: 'Called the bank', events: [] })
      const found = async (text: string) =>
        (await store.conversations({ locale: null, state: null, text, limit: 10 })).map(({ id }) => id.at(-1)).join('')
      expect(await found('перевод')).toBe('12')
      expect(await found('ПЕРЕВОД')).toBe('12')
      expect(await found('order_7')).toBe('1')
      expect(await found('order-7')).toBe('')
      expect(await found('100%')).toBe('1')
      expect(await found('%')).toBe('1')
      expect(await found('called THE')).toBe('1')
    })

    it('tells entries after a number, of one conversation or of all, in order', async () => {
      await store.openConversation(opening)
      await store.openConversation({ ...opening, id: 'conversation0002', events: [] })
      const entry = await store.addEntry(reply)
      expect((await store.entriesAfter(0, null, 10)).map(({ seq }) => seq)).toEqual([1, 2, 3])
      expect(await store.entriesAfter(2, opening.id, 10)).toEqual([entry])
      expect(await store.entriesAfter(0, null, 1)).toHaveLength(1)
      expect(await store.lastEntry()).toBe(3)
    })

    it('knows since when somebody waits: from the first message that nobody answered', async () => {
      await store.openConversation(opening)
      const since = async () => (await store.conversation(opening.id))?.waitingSince
      const said = (key: string, from: 'client' | 'agent', at: number) =>
        store.addEntry({ ...reply, key, from, at, events: [] })
      expect(await since()).toBe(NOW)
      await said('answer-001', 'agent', NOW + 10)
      expect(await since()).toBeNull()
      await said('again-0001', 'client', NOW + 20)
      await said('again-0002', 'client', NOW + 30)
      expect(await since()).toBe(NOW + 20)
      await store.addEntry({ ...reply, key: 'solve-0001', kind: 'solved', text: '', at: NOW + 40, events: [] })
      expect(await since()).toBeNull()
    })

    it('gives a conversation to one of two who take it at once, and tells the other who', async () => {
      await store.openConversation(opening)
      const take = (who: string) =>
        store.assign({ conversation: opening.id, key: `take-${who}-01`, from: '', to: who, who, at: NOW })
      const taken = await Promise.all([take('Ada'), take('Grace')])
      expect(taken.map((answer) => answer?.entry?.text ?? null)).toEqual(['Ada', null])
      expect(taken.map((answer) => answer?.assignee)).toEqual(['Ada', 'Ada'])
      expect((await store.conversation(opening.id))?.assignee).toBe('Ada')
      const back = { key: 'back-00001', from: 'Ada', to: '', who: 'Grace', at: NOW }
      const given = await store.assign({ conversation: opening.id, ...back })
      expect(given).toMatchObject({ assignee: '', entry: { kind: 'assigned', text: '', who: 'Grace' } })
      expect(await store.assign({ conversation: 'none', ...back })).toBeNull()
    })

    it('keeps tags and topic as the last entry says, and a note that changes neither turn nor queue', async () => {
      await store.openConversation(opening)
      const staff = (key: string, kind: 'tagged' | 'topic' | 'note', text: string) =>
        store.addEntry({ ...reply, key, kind, text, events: [] })
      await staff('tags-00001', 'tagged', 'vip,card')
      await staff('topic-0001', 'topic', 'trading')
      await staff('note-00001', 'note', 'Called the bank.')
      expect(await store.conversation(opening.id)).toMatchObject({
        ...{ tags: ['vip', 'card'], topic: 'trading', waitingSince: NOW, fields: { network: 'alpha' } },
        last: { kind: 'message', text: opening.message },
      })
    })

    it('remembers how far each side has read, and never goes back', async () => {
      await store.openConversation(opening)
      await store.markRead(opening.id, 'client', 4)
      await store.markRead(opening.id, 'client', 2)
      await store.markRead(opening.id, 'agent', 1)
      expect(await store.conversation(opening.id)).toMatchObject({ readByClient: 4, readByAgent: 1 })
    })

    it('sends a file with one message of its own side, and keeps its number for it', async () => {
      await store.openConversation(opening)
      await store.openConversation({ ...opening, id: 'conversation0002', events: [] })
      expect(await store.saveAttachment(file)).toEqual(file)
      expect(await store.saveAttachment(file)).toEqual(file)
      expect(await store.saveAttachment({ ...file, conversation: 'conversation0002' })).toBeNull()
      expect(await store.saveAttachment({ ...file, id: 'B'.repeat(22), conversation: 'none' })).toBeNull()
      const sent = { ...reply, text: '', attachments: [file.id], events: [] }
      expect(await store.addEntry({ ...sent, key: 'agents-001' })).toMatchObject({ attachments: [] })
      const entry = await store.addEntry({ ...sent, key: 'clients-01', from: 'client' })
      const { id, name, type, size } = file
      expect(entry?.attachments).toEqual([{ id, name, type, size }])
      expect(await store.addEntry({ ...sent, key: 'clients-02', from: 'client' })).toMatchObject({ attachments: [] })
      expect(await store.attachment(file.id)).toEqual({ ...file, entry: entry?.seq })
      expect([await store.attachedBytes(opening.id), await store.attachedBytes('none')]).toEqual([size, 0])
    })

    it('merges a conversation into another: messages, files, turn and secret go there', async () => {
      const into = 'conversation0002'
      await store.openConversation(opening)
      await store.openConversation({ ...opening, id: into, secretHash: 'second', at: NOW + 1, events: [] })
      await store.saveAttachment(file)
      const looked = { ...reply, key: 'clients-01', from: 'client', text: 'Look', attachments: [file.id] } as const
      await store.addEntry({ ...looked, events: [] })
      await store.addEntry({ ...reply, conversation: into, key: 'reply-0002', events: [] })
      const merging = { from: opening.id, into, key: 'merge-0001', who: 'Ada', at: NOW + 9, events: [] }
      expect((await store.merge(merging))?.map(({ conversation, text }) => [conversation, text])).toEqual([
        [opening.id, into],
        [into, opening.id],
      ])
      expect(await store.merge(merging)).toBeNull()
      expect(await store.merge({ ...merging, from: into })).toBeNull()
      expect(await store.conversation(opening.id)).toMatchObject({
        state: 'solved',
        mergedInto: into,
        waitingSince: null,
      })
      expect(await store.conversation(into)).toMatchObject({ state: 'open', waitingSince: NOW })
      const entries = await store.entriesAfter(0, into, 20)
      expect(entries.filter(({ kind }) => kind === 'message').map(({ text }) => text)).toEqual([
        ...[opening.message, 'We look.', opening.message, 'Look'],
      ])
      expect(entries.at(-1)?.attachments.map(({ id }) => id)).toEqual([file.id])
      expect(await store.holdsSecret(into, opening.secretHash)).toBe(true)
      expect(await store.holdsSecret(opening.id, 'second')).toBe(false)
    })

    it('stores what is said in a conversation that was merged where it goes on, once', async () => {
      const into = 'conversation0002'
      await store.openConversation(opening)
      await store.openConversation({ ...opening, id: into, events: [] })
      const said = { ...reply, key: 'clients-01', from: 'client', text: 'One', events: [] } as const
      await store.addEntry(said)
      await store.merge({ from: opening.id, into, key: 'merge-0001', who: 'Ada', at: NOW + 9, events: [] })
      for (const conversation of [opening.id, into])
        expect(await store.addEntry({ ...said, conversation })).toMatchObject({ conversation: into, text: 'One' })
      const later = await store.addEntry({ ...said, key: 'clients-02', text: 'Two' })
      expect(later).toMatchObject({ conversation: into, text: 'Two' })
      const texts = (await store.entriesAfter(0, into, 20)).filter(({ from }) => from === 'client')
      expect(texts.map(({ text }) => text)).toEqual([opening.message, opening.message, 'One', 'Two'])
    })

    it('tells which conversations came before: those it follows, those of its session, and no others', async () => {
      const open = (place: number, random: number, earlier = '') =>
        store.openConversation({
          ...opening,
          ...{ id: `conversation000${place}`, at: NOW + place, events: [], earlier },
          session: newSession(NOW, () => random),
        })
      await open(1, 1)
      await open(2, 2)
      await open(3, 3, 'conversation0001')
      await open(4, 2, 'conversation0003')
      await open(5, 2)
      const precedersOf = async (id: string) => (await store.earlierConversations(id, 10)).map((one) => one.id.at(-1))
      expect(await precedersOf('conversation0004')).toEqual(['3', '2', '1'])
      expect(await precedersOf('conversation0001')).toEqual([])
    })

    it('takes a one-time link once, and not when it is too old', async () => {
      await store.saveGrant({ ...GRANT, hash: 'link', purpose: 'link' })
      expect(await store.takeGrant('link', NOW + 1)).toBeNull()
      await store.saveGrant({ ...GRANT, hash: 'link', purpose: 'link' })
      const taken = await Promise.all([store.takeGrant('link', NOW - 1), store.takeGrant('link', NOW - 1)])
      expect(taken.filter((grant) => grant !== null)).toMatchObject([{ name: 'Ada', roles: ['writer', 'agent'] }])
    })

    it('knows a staff session until it ends', async () => {
      await store.saveGrant({ ...GRANT, hash: 'staff', purpose: 'session' })
      expect(await store.grant('staff', 'session', NOW - 1)).toMatchObject({ name: 'Ada', roles: ['writer', 'agent'] })
      expect(await store.grant('staff', 'token', NOW - 1)).toBeNull()
      expect(await store.grant('staff', 'session', NOW)).toBeNull()
      await store.dropGrant('staff')
      expect(await store.grant('staff', 'session', NOW - 1)).toBeNull()
    })

    it('lists tokens with what they may read and when they were used, and what was exported, newest first', async () => {
      await store.saveGrant({ ...GRANT, hash: 'tool', purpose: 'token', roles: [], scopes: ['report', 'gaps'] })
      await store.useGrant('tool', NOW)
      expect(await store.tokens()).toMatchObject([{ hash: 'tool', scopes: ['report', 'gaps'], usedAt: NOW }])
      expect([await store.dropGrant('tool'), await store.dropGrant('tool')]).toEqual([true, false])
      for (const what of ['gaps', 'rates'])
        await store.logAccess({ at: NOW, who: 'Ada', roles: ['lead'], what, question: 'from=2026-11-01' })
      const [first, second] = await store.accessLog(Number.MAX_SAFE_INTEGER, 10)
      expect([first, second]).toMatchObject([{ what: 'rates', who: 'Ada', roles: ['lead'] }, { what: 'gaps' }])
      expect(await store.accessLog(first?.seq ?? 0, 10)).toEqual([second])
    })

    it('adds a ticket, updates it by a later state, and by no earlier one', async () => {
      const other: Ticket = { ...imported, source: 'intercom' }
      expect(await store.saveTickets([imported, other])).toEqual({ added: 2, updated: 0, same: 0 })
      expect(await store.saveTickets([{ ...imported, ...answered }])).toEqual({ added: 0, updated: 1, same: 0 })
      expect(await store.saveTickets([imported, { ...imported, ...answered }])).toEqual({
        added: 0,
        updated: 0,
        same: 2,
      })
      expect(await store.saveTickets([])).toEqual({ added: 0, updated: 0, same: 0 })
    })

    it('takes of two states of one moment the one that knows more, and the topic and locale as they are read now', async () => {
      const known: Ticket = { ...imported, score: 4 }
      await store.saveTickets([known])
      expect(await store.saveTickets([imported])).toMatchObject({ same: 1 })
      expect(await store.saveTickets([{ ...known, topic: '' }])).toMatchObject({ updated: 1 })
      expect(await store.saveTickets([{ ...known, topic: '', locale: '' }])).toMatchObject({ same: 1 })
      expect(await store.saveTickets([{ ...known, topic: '', locale: 'pt-BR' }])).toMatchObject({ updated: 1 })
    })

    it('is told a language by an earlier state when the later one has none', async () => {
      await store.saveTickets([{ ...imported, ...answered, locale: '' }])
      expect(await store.saveTickets([imported])).toMatchObject({ updated: 1 })
      expect(await store.saveTickets([{ ...imported, ...answered, locale: '' }])).toMatchObject({ same: 1 })
    })

    it('continues an import where it stands, with its counts, and begins one anew that ended', async () => {
      const step = { source: 'zendesk', file: 'hash-of-a-file', at: NOW } as const
      const none = { position: 0, added: 0, updated: 0, same: 0 }
      expect(await store.beginImport('zendesk', step.file, NOW)).toEqual(none)
      await store.continueImport([imported], { ...step, position: 5, ended: false })
      expect(await store.beginImport('csv', step.file, NOW)).toEqual(none)
      expect(await store.beginImport('zendesk', step.file, NOW)).toEqual({ ...none, position: 5, added: 1 })
      const ended = await store.continueImport([imported], { ...step, position: 6, ended: true })
      expect(ended).toEqual({ position: 6, added: 1, updated: 0, same: 1 })
      expect(await store.beginImport('zendesk', step.file, NOW)).toEqual(none)
    })

    it('keeps every change of a notice, and of two on top of the same the first', async () => {
      const notice: Notice = {
        id: 'late',
        severity: 'warning',
        title: { en: 'Late', ar: 'متأخر' },
        text: { en: 'Text.', ar: 'نص.' },
        topics: ['trading'],
        starts: NOW,
        ends: null,
        updatedAt: NOW,
        source: 'staff',
      }
      const written: NoticeChange = { at: NOW, who: 'Ada', what: 'written', notice }
      const ended: NoticeChange = { at: NOW + 5, who: 'Bo', what: 'ended', notice: { ...notice, ends: NOW + 5 } }
      expect(await store.saveNotice(written, 0)).toBe(true)
      expect(await store.saveNotice({ ...written, at: NOW + 1 }, 0)).toBe(false)
      expect(await store.saveNotice(ended, NOW)).toBe(true)
      expect(await store.saveNotice({ ...written, notice: { ...notice, id: 'other' } }, 0)).toBe(true)
      expect((await store.notices()).map(({ notice: { id }, what }) => `${id} ${what}`)).toEqual([
        'other written',
        'late ended',
      ])
      expect(await store.noticeChanges('late')).toEqual([written, ended])
    })

    it('refuses calls once it is closed', async () => {
      const closed = await open(mkdtempSync(join(tmpdir(), 'guidepost-store-')))
      await closed.close()
      await expect(closed.append([viewed(1)])).rejects.toThrow(/ended/)
    })
  })
}
