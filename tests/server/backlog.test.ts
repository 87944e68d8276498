import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { command } from '../../src/cli/backlog.ts'
import { command as status } from '../../src/cli/status.ts'
import { backlogAnswer } from '../../src/core/backlog-entry.ts'
import { matrixAnswer } from '../../src/core/guide-matrix.ts'
import type { GuideStates, LocaleState } from '../../src/core/guide-state.ts'
import { newSession } from '../../src/core/session-id.ts'
import { makeSignInLink } from '../../src/server/sign-in.ts'
import { aContext, run as runCommand } from '../cli/running.ts'
import { NOW, setUp } from './setup.ts'
import { SITE } from './site.ts'

const HOUR = 3_600_000
const GUIDE = 'account-access/reset-password'

const WRITTEN: LocaleState = {
  state: 'fresh',
  file: `content/en/${GUIDE}.mdx`,
  title: 'Reset your password',
  isMissing: false,
  isDraft: false,
  publish: null,
  retire: null,
  reviewDue: '2027-02-01',
  stale: [],
}
const states = (locales: GuideStates['guides'][number]['locales']): GuideStates => ({
  madeAt: NOW,
  guides: [
    {
      guide: GUIDE,
      topic: 'account-access',
      title: 'Reset your password',
      owner: 'account-safety',
      tags: [],
      updated: '2026-11-01',
      reviewed: '2026-11-01',
      reviewEvery: 90,
      locales,
    },
  ],
})
const MISSING = {
  ...WRITTEN,
  file: `content/es/${GUIDE}.mdx`,
  isMissing: true,
  state: 'missing',
  reviewDue: null,
} as const

async function withBuild(of: GuideStates | null = states({ en: WRITTEN, es: MISSING })) {
  const setup = await setUp({ ...SITE, privacyThreshold: 3 })
  const { app, clock, folder } = setup
  const build = (of: GuideStates) => {
    mkdirSync(join(folder, 'dist/writers'), { recursive: true })
    writeFileSync(join(folder, 'dist/writers/guides.json'), JSON.stringify(of))
  }
  if (of) build(of)
  const send = async (at: number, seed: number, events: object[]) => {
    clock.now = Math.max(clock.now, at + 60_000)
    const base = { session: newSession(at, () => seed), at, page: '/en/' }
    const reply = await app.inject({
      method: 'POST',
      url: '/api/journal',
      payload: { v: 1, events: events.map((event, place) => ({ ...base, id: place + 1, ...event })) },
    })
    expect(reply.json()).toMatchObject({ stored: events.length })
  }
  const searched = (query: string, search = 1, isFound = false) => [
    {
      kind: 'search_performed',
      locale: 'en',
      search,
      query,
      results: isFound ? 1 : 0,
      rung: 'exact',
      surface: 'home',
    },
    ...(isFound ? [{ kind: 'result_clicked', locale: 'en', search, guide: GUIDE, position: 1 }] : []),
  ]
  const read = (locale: string, shownIn: string) => ({
    kind: 'guide_viewed',
    locale,
    guide: GUIDE,
    guide_locale: shownIn,
    from: 'browse',
  })
  clock.now = NOW + 6 * HOUR
  const cookie = await setup.signIn('Ada')
  const get = async (url: string) => (await app.inject({ url, headers: { cookie } })).json()
  const list = async (asked = '') => backlogAnswer.parse(await get(`/api/backlog${asked}`))
  const post = (act: string, payload: object) =>
    app.inject({ method: 'POST', url: `/api/backlog/${act}`, headers: { cookie }, payload })
  return { ...setup, build, send, searched, read, get, list, post, cookie }
}

/** Four sessions in different hours that find nothing; one of them writes it in two ways. */
async function withGap() {
  const setup = await withBuild()
  const { send, searched } = setup
  for (const hour of [0, 1, 2]) await send(NOW + hour * HOUR, hour + 1, searched('unstake early'))
  await send(NOW + 3 * HOUR, 9, [...searched('early unstaking'), ...searched('unstake early', 2)])
  setup.clock.now = NOW + 6 * HOUR
  return setup
}

describe('the backlog', () => {
  it('lists what people searched in vain, each session once however many ways it wrote it', async () => {
    const { list, get } = await withGap()
    const { entries, counts } = await list()
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({ kind: 'gap', title: 'unstake early', locale: 'en', lost: { of: 4, over: 4 } })
    expect(counts).toMatchObject({ gap: 1, missing: 0 })
    expect((await get('/api/gaps')).gaps[0]).toMatchObject({ sessions: 5, people: { of: 4, over: 4 } })
  })

  it('puts readers who were shown another language before a smaller gap', async () => {
    const { send, read, list } = await withGap()
    for (let seed = 30; seed < 36; seed++) await send(NOW + 4 * HOUR, seed, [read('es', 'en')])
    for (let seed = 40; seed < 42; seed++) await send(NOW + 4 * HOUR, seed, [read('en', 'en')])
    const { entries } = await list()
    expect(entries.map(({ id, lost }) => [id.split(':').slice(0, 2).join(':'), lost])).toEqual([
      ['missing:es', { of: 6, over: 8 }],
      [`gap:${entries[1]?.gap}`, { of: 4, over: 4 }],
    ])
  })

  it('lists a guide whose readers say that it does not help or ask a person, each reading once', async () => {
    const { send, read, list } = await withBuild()
    for (let seed = 1; seed <= 12; seed++)
      await send(NOW + 4 * HOUR, seed, [
        read('en', 'en'),
        { kind: 'guide_rated', locale: 'en', guide: GUIDE, helpful: false, reason: 'unclear' },
        ...(seed < 4
          ? [
              {
                kind: 'handoff_started',
                locale: 'en',
                conversation: `conversation${seed}00000`,
                channel: 'chat',
                vendor: 'desk',
                topic: 'account-access',
              },
            ]
          : []),
      ])
    const { entries } = await list()
    expect(entries.map(({ kind, lost }) => [kind, lost])).toEqual([['guide', { of: 12, over: 12 }]])
  })

  it('lists a notice by the people who asked about its topics while it ran', async () => {
    const { app, cookie, clock, send, list } = await withBuild()
    clock.now = NOW
    const title = { en: 'Euro deposits are late' }
    const payload = { severity: 'warning', title, text: title, topics: ['fiat-funding'], starts: null, ends: null }
    const reply = await app.inject({ method: 'POST', url: '/api/notices', headers: { cookie }, payload })
    expect(reply.statusCode).toBe(201)
    for (const [place, topic] of ['fiat-funding', 'fiat-funding', 'fiat-funding', 'account-access'].entries())
      await send(NOW + place * 60_000, 60 + place, [
        {
          kind: 'handoff_started',
          locale: 'en',
          conversation: `conversation6${place}000000`,
          channel: 'ticket',
          vendor: 'desk',
          topic,
        },
      ])
    expect((await list()).entries).toMatchObject([
      { kind: 'notice', title: title.en, topic: 'fiat-funding', locale: '', lost: { of: 3, over: 4 } },
    ])
  })

  it('an assigned gap is a taken gap, and the other way round', async () => {
    const { list, post, get, app, cookie } = await withGap()
    const [{ id, gap } = { id: '', gap: '' }] = (await list()).entries
    expect((await post('assign', { entry: id, assignee: 'Ada' })).json().entry).toMatchObject({ assignee: 'Ada' })
    expect((await get('/api/gaps')).gaps[0]).toMatchObject({ state: 'taken', who: 'Ada' })
    const decided = { state: 'taken', who: 'Bo' }
    await app.inject({ method: 'POST', url: `/api/gaps/${gap}/state`, headers: { cookie }, payload: decided })
    expect((await list()).entries[0]).toMatchObject({ assignee: 'Bo' })
    expect((await list('?mine=Bo')).entries).toHaveLength(1)
    expect((await list('?mine=Ada')).entries).toEqual([])
    await post('assign', { entry: id, assignee: '' })
    expect((await get('/api/gaps')).gaps[0]).toMatchObject({ state: 'open', who: '' })
  })

  it('sleeps until a day with a reason, wakes by itself or when it is woken', async () => {
    const { list, post, clock } = await withGap()
    const [{ id } = { id: '' }] = (await list()).entries
    const reply = await post('snooze', { entry: id, until: '2026-11-25', reason: 'Legal looks at it' })
    expect(reply.json().entry.snooze).toEqual({ until: '2026-11-25', reason: 'Legal looks at it', who: 'Ada' })
    expect((await list()).entries).toEqual([])
    expect((await list('?snoozed=1')).entries).toHaveLength(1)
    clock.now = Date.parse('2026-11-25T00:00:00Z')
    expect((await list()).entries).toHaveLength(1)
    clock.now = NOW + 6 * HOUR
    expect((await post('wake', { entry: id })).json().entry.snooze).toBeNull()
    expect((await list()).entries).toHaveLength(1)
  })

  it.each([
    ['2026-11-23', 'Later', /Choose a day from 2026-11-24 to 2027-05-22/],
    ['2027-11-23', 'Later', /Choose a day from/],
    ['soon', 'Later', /until/],
    ['2026-11-25', ' ', /say why it can wait/],
  ])('sleeps until "%s" because "%s" is refused, and it is said how to mend it', async (until, reason, message) => {
    const { list, post } = await withGap()
    const [{ id } = { id: '' }] = (await list()).entries
    const reply = await post('snooze', { entry: id, until, reason })
    expect(reply.statusCode).toBe(422)
    expect(reply.json().error.message).toMatch(message)
  })

  it('closes by itself when readers find an answer, and says so', async () => {
    const { send, searched, list, post } = await withGap()
    const [{ id } = { id: '' }] = (await list()).entries
    await post('assign', { entry: id, assignee: 'Ada' })
    const later = NOW + 48 * HOUR
    for (const seed of [51, 52, 53]) await send(later + seed * 60_000, seed, searched('unstake early', 1, true))
    const { entries, closed } = await list()
    expect(entries).toEqual([])
    expect(closed).toMatchObject([
      { id, why: 'answered', lost: { of: 4, over: 4 }, closed: '2026-11-25', assignee: 'Ada' },
    ])
  })

  it('judges guides anew when the site was built anew', async () => {
    const stale = {
      ...WRITTEN,
      file: `content/es/${GUIDE}.mdx`,
      title: 'Restablecer la contraseña',
      stale: [{ own: 1, english: 1, title: 'Pasos', significance: 'medium', since: null, what: [] }],
    } satisfies LocaleState
    const { build, list, get } = await withBuild()
    expect((await list()).entries).toEqual([])
    build(states({ en: { ...WRITTEN, reviewDue: '2026-11-20' }, es: stale }))
    expect((await list()).entries.map(({ id, sections, since }) => [id, sections, since])).toEqual([
      [`stale:es:${GUIDE}`, ['Pasos'], '2026-11-23'],
      [`due:en:${GUIDE}`, [], '2026-11-20'],
    ])
    const matrix = matrixAnswer.parse(await get('/api/backlog/guides'))
    expect(matrix.owners).toEqual(['account-safety'])
    expect(matrix.guides[0]?.cells).toMatchObject({ en: { state: 'due' }, es: { state: 'stale', stale: ['Pasos'] } })
    build(states({ en: WRITTEN, es: { ...stale, stale: [] } }))
    expect((await list()).closed.map(({ kind, why }) => [kind, why]).sort()).toEqual([
      ['due', 'reviewed'],
      ['stale', 'current'],
    ])
  })

  it('tells that guides are not judged where the site was not built, and closes none of them', async () => {
    const { list, get } = await withBuild(null)
    expect(await list()).toMatchObject({ built: null, owners: [], closed: [] })
    expect(await get('/api/backlog/guides')).toEqual({ built: null, owners: [], guides: [] })
  })

  it('is for writers, and says what is wrong with a question', async () => {
    const { app, store, clock, post, get } = await withGap()
    expect((await app.inject('/api/backlog')).statusCode).toBe(401)
    const link = await makeSignInLink(store, clock.now, { name: 'Bo', roles: ['agent'] })
    const agent = String((await app.inject(link)).headers['set-cookie']).split(';')[0] ?? ''
    expect((await app.inject({ url: '/api/backlog', headers: { cookie: agent } })).statusCode).toBe(403)
    expect((await get('/api/backlog?kind=rumour')).error.message).toMatch(/Choose one of gap, guide/)
    expect((await post('assign', { entry: 'gap:none', assignee: 'Ada' })).statusCode).toBe(404)
    expect((await post('assign', { entry: 'gap:none' })).statusCode).toBe(422)
    expect((await post('wake', { entry: 'gap:none' })).json().error.message).toMatch(/Load the list again/)
  })
})

describe('in a terminal', () => {
  it('the same list is printed, with what comes next', async () => {
    const { store, clock, list } = await withGap()
    const root = mkdtempSync(join(tmpdir(), 'guidepost-backlog-'))
    cpSync('locales', join(root, 'locales'), { recursive: true })
    cpSync('content/topics.yaml', join(root, 'content/topics.yaml'))
    const site = { ...SITE, privacyThreshold: 3 }
    const run = async (...args: string[]) => {
      const { code, lines, json } = await runCommand(
        command,
        args,
        aContext({ root, site, now: () => clock.now, openStore: async () => store }),
      )
      return { code, said: lines.join('\n'), json }
    }
    const { code, said } = await run('--kind', 'gap')
    expect(code).toBe(0)
    expect(said).toMatch(/4 {2}gap +en +unstake early\n.*of 4 people who searched it, 4 found no answer/)
    expect(said).toMatch(/npx guidepost new <topic>\/<slug> --gap \w+/)
    expect(said).toMatch(/Guides are not judged.*npm run build/)
    const { entries, counts } = await list()
    expect((await run()).json).toMatchObject({ entries, counts })
    expect((await run('--mine', 'Ada')).said).toMatch(/Nothing to do here/)
    expect((await run('--locale', 'xx')).code).toBe(2)
    rmSync(root, { recursive: true })
  })

  it('status shows beside its matrix where most answers are lost', async () => {
    const { store, clock, folder } = await withGap()
    const own = { now: () => clock.now, dataFolder: join(folder, 'data'), openStore: async () => store }
    const { lines } = await runCommand(status, ['--locale', 'en'], aContext(own))
    expect(lines.join('\n')).toMatch(
      /Most lost answers; npx guidepost backlog lists all \d+\n +4 {2}gap +en +unstake early/,
    )
  })
})
