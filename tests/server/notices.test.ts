import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { type Notice, noticeFeed } from '../../src/core/notice.ts'
import { readRoles } from '../../src/core/roles.ts'
import { createNoticeBoard } from '../../src/server/notice-board.ts'
import { makeSignInLink } from '../../src/server/sign-in.ts'
import { NOW, setUp } from './setup.ts'
import { SITE } from './site.ts'

/** Notices through the real door: what staff write is what readers of each language are told, from memory. */

const HOUR = 3_600_000

const BUILT: Notice = {
  id: '2026-11-chat',
  severity: 'incident',
  title: { en: 'Chat is closed', es: 'El chat está cerrado' },
  text: { en: 'Write a ticket.', es: 'Escríbanos.' },
  topics: [],
  starts: NOW - HOUR,
  ends: null,
  updatedAt: NOW - HOUR,
  source: 'content',
}
const DRAFT = {
  severity: 'warning',
  title: { en: 'Euro deposits are late' },
  text: { en: 'A partner bank is working on it.' },
  topics: ['fiat-funding'],
  starts: null,
  ends: null,
}

async function withNotices(role = 'lead') {
  const setup = await setUp()
  const { app, store, clock } = setup
  const link = await makeSignInLink(store, clock.now, { name: 'Ada', roles: readRoles(role) })
  const cookie = String((await app.inject(link)).headers['set-cookie']).split(';')[0] ?? ''
  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) => {
    const reply = await app.inject({ method, url, headers: { cookie }, ...(payload ? { payload } : {}) })
    return { status: reply.statusCode, body: reply.body === '' ? null : reply.json() }
  }
  const feed = async (locale: string) => noticeFeed.parse((await app.inject(`/notices/${locale}.json`)).json())
  const titles = async (locale: string) => (await feed(locale)).notices.map(({ title }) => title)
  const write = async (change: object = {}) => (await ask('POST', '/api/notices', { ...DRAFT, ...change })).body.notice
  return { ...setup, cookie, ask, feed, titles, write }
}

describe('what readers are told', () => {
  it('is nothing while there is no notice, and a notice from the moment that it is written', async () => {
    const { feed, titles, write, clock } = await withNotices()
    expect((await feed('en')).notices).toEqual([])
    clock.now += 1000
    const { id } = await write({ title: { en: 'Late', ar: 'متأخر' }, text: { en: 'Text.', ar: 'نص.' } })
    expect(await feed('ar')).toEqual({
      at: clock.now,
      notices: [
        {
          id,
          severity: 'warning',
          title: 'متأخر',
          text: 'نص.',
          locale: 'ar',
          topics: ['fiat-funding'],
          starts: clock.now,
          ends: null,
          updatedAt: clock.now,
        },
      ],
    })
    expect(await titles('en')).toEqual(['Late'])
    expect((await feed('es')).notices[0]?.locale).toBe('en')
  })

  it('may be kept for ten seconds by everybody, and costs nothing when it is the same', async () => {
    const { app, write } = await withNotices()
    await write()
    const first = await app.inject('/notices/en.json')
    expect(first.headers).toMatchObject({
      'cache-control': 'public, max-age=10',
      'access-control-allow-origin': '*',
      'content-type': 'application/json; charset=utf-8',
    })
    const headers = { 'if-none-match': String(first.headers.etag) }
    const again = await app.inject({ url: '/notices/en.json', headers })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    await write({ severity: 'incident' })
    expect((await app.inject({ url: '/notices/en.json', headers })).statusCode).toBe(200)
  })

  it('never asks the store', async () => {
    const { app, write, store } = await withNotices()
    await write()
    await store.close()
    for (const file of ['en.json', 'es.json', 'past/en.json'])
      expect([file, (await app.inject(`/notices/${file}`)).statusCode]).toEqual([file, 200])
  })

  it('leaves out what is over, without anybody doing anything, and lists it as past', async () => {
    const { app, clock, titles, write } = await withNotices()
    await write({ ends: NOW + HOUR })
    expect(await titles('en')).toHaveLength(1)
    clock.now = NOW + HOUR
    expect(await titles('en')).toEqual([])
    const past = noticeFeed.parse((await app.inject('/notices/past/en.json')).json())
    expect(past.notices).toMatchObject([{ title: 'Euro deposits are late', ends: NOW + HOUR }])
  })

  test.each(['xx.json', 'built.json', '..%2fbuilt.json', 'past/xx.json'])('is not at /notices/%s', async (file) => {
    const { app } = await withNotices()
    expect((await app.inject(`/notices/${file}`)).statusCode).toBe(404)
  })
})

describe('what staff do with a notice', () => {
  it('is changed on top of what they saw, and kept with who and when', async () => {
    const { ask, clock, titles, write } = await withNotices()
    const { id, updatedAt } = await write()
    clock.now += HOUR
    const change = { ...DRAFT, title: { en: 'Euro deposits arrive again' }, starts: NOW, basedOn: updatedAt }
    const changed = await ask('PUT', `/api/notices/${id}`, change)
    expect(changed).toMatchObject({ status: 200, body: { notice: { who: 'Ada', updatedAt: clock.now, starts: NOW } } })
    expect(await titles('en')).toEqual(['Euro deposits arrive again'])
    const late = await ask('PUT', `/api/notices/${id}`, change)
    expect(late).toMatchObject({ status: 409, body: { error: { code: 'changed_meanwhile' } } })
    expect((await ask('POST', `/api/notices/${id}/end`)).body.notice.ends).toBe(clock.now)
    expect(await titles('en')).toEqual([])
    const { body } = await ask('GET', `/api/notices/${id}`)
    expect(body.changes.map((one: { what: string; who: string }) => `${one.what} ${one.who}`)).toEqual([
      'written Ada',
      'changed Ada',
      'ended Ada',
    ])
    expect(await ask('DELETE', `/api/notices/${id}`)).toEqual({ status: 200, body: { notice: null } })
    expect((await ask('GET', '/api/notices')).body.notices).toEqual([])
  })

  it('is ended once, and a planned one is not ended but deleted', async () => {
    const { ask, titles, write } = await withNotices()
    const { id } = await write({ starts: NOW + HOUR })
    expect(await titles('en')).toHaveLength(1)
    expect(await ask('POST', `/api/notices/${id}/end`)).toMatchObject({
      status: 409,
      body: { error: { code: 'not_started' } },
    })
    expect(await ask('DELETE', `/api/notices/${id}`)).toEqual({ status: 200, body: { notice: null } })
    expect(await titles('en')).toEqual([])
  })

  test.each<[string, object, number, string]>([
    ['no language', { title: {}, text: {} }, 422, 'title: has no language: write it in at least one'],
    ['no text', { text: { en: ' ' } }, 422, 'text.en: is missing'],
    ['another site', { text: { en: '[x](https://evil.example/)' } }, 422, 'text.en: links to "https://evil.example/"'],
    ['an unknown topic', { topics: ['pets'] }, 422, 'topics: names "pets"'],
    ['an end before its start', { starts: 5, ends: 5 }, 422, 'ends: is not after "starts"'],
    ['an unknown severity', { severity: 'loud' }, 422, 'severity: Invalid'],
    ['a field too many', { colour: 'red' }, 422, 'Unrecognized key'],
  ])('is refused with %s, and why', async (_, change, status, message) => {
    const { ask, titles } = await withNotices()
    const reply = await ask('POST', '/api/notices', { ...DRAFT, ...change })
    expect(reply.status).toBe(status)
    expect(reply.body.error.message).toContain(message)
    expect(await titles('en')).toEqual([])
  })

  it('is refused about one that is not there', async () => {
    const { ask } = await withNotices()
    const change = { ...DRAFT, basedOn: 1 }
    for (const [method, url, payload] of [
      ['GET', '/api/notices/none', undefined],
      ['PUT', '/api/notices/none', change],
      ['POST', '/api/notices/none/end', undefined],
      ['DELETE', '/api/notices/none', undefined],
    ] as const)
      expect([method, (await ask(method, url, payload)).status]).toEqual([method, 404])
  })

  test.each([
    ['lead', true],
    ['agent', true],
    ['writer', false],
  ])('is for a %s: %s', async (role, isAllowed) => {
    const { app, ask, cookie } = await withNotices(role)
    expect((await ask('POST', '/api/notices', DRAFT)).status).toBe(isAllowed ? 201 : 403)
    expect((await ask('GET', '/api/notices')).status).toBe(isAllowed ? 200 : 403)
    const page = await app.inject({ url: '/insights/notices/', headers: { cookie } })
    expect(page.statusCode === 403).toBe(!isAllowed)
  })

  it('is for nobody who is signed out, and for no other site’s page', async () => {
    const { app, cookie } = await withNotices()
    expect((await app.inject({ method: 'POST', url: '/api/notices', payload: DRAFT })).statusCode).toBe(401)
    const headers = { cookie, origin: 'https://evil.example' }
    const foreign = await app.inject({ method: 'POST', url: '/api/notices', headers, payload: DRAFT })
    expect(foreign.statusCode).toBe(403)
  })
})

describe('notices of the build', () => {
  async function board() {
    const { store, clock, folder } = await setUp()
    const dist = join(folder, 'built')
    mkdirSync(join(dist, 'notices'), { recursive: true })
    const file = { at: NOW - HOUR, hosts: ['testline.example'], notices: [BUILT] }
    writeFileSync(join(dist, 'notices/built.json'), JSON.stringify(file))
    const open = () => createNoticeBoard({ site: SITE, store, clock: () => clock.now, dist })
    return { open, clock }
  }
  const titlesOf = (served: { body: string }) =>
    noticeFeed.parse(JSON.parse(served.body)).notices.map(({ title }) => title)

  it('are told beside those of staff, also after a restart', async () => {
    const { open } = await board()
    const first = await open()
    expect(titlesOf(first.served('coming', 'es'))).toEqual(['El chat está cerrado'])
    await first.keep('written', { ...BUILT, id: 'own', severity: 'info', title: { en: 'Own' } }, 'Ada')
    const second = await open()
    expect(titlesOf(second.served('coming', 'en'))).toEqual(['Chat is closed', 'Own'])
    expect(second.served('coming', 'en').etag).toBe(first.served('coming', 'en').etag)
    expect(second.hosts).toEqual(['testline.example'])
  })

  it('are ended by staff without a build, and come back when that is taken back', async () => {
    const { open, clock } = await board()
    const notices = await open()
    await notices.keep('ended', { ...BUILT, ends: clock.now }, 'Ada')
    expect(titlesOf(notices.served('coming', 'en'))).toEqual([])
    expect(notices.all()).toMatchObject([{ id: BUILT.id, isBuilt: true, who: 'Ada', source: 'staff' }])
    await notices.keep('deleted', BUILT, 'Ada')
    expect(titlesOf(notices.served('coming', 'en'))).toEqual(['Chat is closed'])
    expect(notices.all()).toMatchObject([{ isBuilt: true, who: '', source: 'content' }])
  })

  it('keep one of two changes of the same state', async () => {
    const { open } = await board()
    const [one, other] = [await open(), await open()]
    const change = (title: string) => ({ ...BUILT, title: { en: title } })
    const kept = await Promise.all([one.keep('changed', change('A'), 'Ada'), other.keep('changed', change('B'), 'Bo')])
    expect(kept.filter((notice) => notice === null)).toHaveLength(1)
    expect(titlesOf((await open()).served('coming', 'en'))).toEqual([kept.find(Boolean)?.title['en']])
  })
})
