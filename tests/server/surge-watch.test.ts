import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { expect, it } from 'vitest'
import { newSession } from '../../src/core/session-id.ts'
import { createAlerts } from '../../src/server/alerts.ts'
import { gapParts } from '../../src/server/gaps.ts'
import { createSurgeWatch } from '../../src/server/surge-watch.ts'
import { NOW, setUp } from './setup.ts'
import { SITE } from './site.ts'

const MINUTE = 60_000
const TEXTS = new Map([
  [
    'en',
    {
      surge: {
        title: 'More than usual',
        gap: '{{name}}, {{language}}',
        rate_other: '{{count}} of {{low}}–{{high}}',
        noticeTitle: 'Many ask: {{name}}',
        noticeText: 'We look into {{name}}.',
      },
    },
  ],
])

interface Received {
  signature: string
  body: string
}

/** A real receiver of webhooks that fails at first, and a real mail server; both on loopback. */
async function receivers(failures: number) {
  const posts: Received[] = []
  const mails: string[] = []
  let left = failures
  const http = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      if (left > 0) {
        left--
        response.writeHead(503).end()
        return
      }
      posts.push({ signature: String(request.headers['guidepost-signature']), body })
      response.writeHead(204).end()
    })
  })
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _, done) {
      let mail = ''
      stream.on('data', (part) => {
        mail += part
      })
      stream.on('end', () => {
        mails.push(mail)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  await new Promise<void>((resolve) => void smtp.listen(0, '127.0.0.1', resolve))
  return {
    posts,
    mails,
    webhook: `http://127.0.0.1:${(http.address() as AddressInfo).port}/hook`,
    smtp: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    async close() {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
      await new Promise<void>((resolve) => smtp.close(resolve))
    },
  }
}

it('raises a surge within five minutes, tells it once by signed webhook and by mail, and ends it', async () => {
  const { app, store, clock, signIn } = await setUp()
  const received = await receivers(1)
  const site = { ...SITE, alerts: { webhook: received.webhook, mail: ['lead@testline.example'] } }
  const secrets = { secret: 'between us', smtp: received.smtp }
  const alerts = createAlerts({ site, secrets, clock: () => clock.now, texts: TEXTS })
  const parts = () => gapParts({ site, store, clock: () => clock.now, synonyms: new Map() })
  const watch = () => createSurgeWatch({ store, gapParts: parts, alerts, clock: () => clock.now })
  try {
    const cookie = await signIn()
    const ask = async (seed: number) => {
      const base = { session: newSession(clock.now, () => seed), locale: 'en', page: '/en/', at: clock.now }
      const search = {
        kind: 'search_performed',
        id: 1,
        search: 1,
        query: 'card declined',
        results: 0,
        rung: 'none',
        surface: 'home',
      }
      await app.inject({ method: 'POST', url: '/api/journal', payload: { v: 1, events: [{ ...base, ...search }] } })
    }
    for (let seed = 1; seed <= 5; seed++) await ask(seed)
    await watch().check()
    expect(await store.surges(clock.now)).toEqual([])

    for (let seed = 6; seed <= 30; seed++) await ask(seed)
    clock.now = NOW + MINUTE
    await watch().check()
    expect(received.posts).toHaveLength(0)
    expect(received.mails).toHaveLength(1)
    // The receiver failed; the server was restarted; what waits is sent, and nothing twice.
    for (const minute of [2, 3, 4]) {
      clock.now = NOW + minute * MINUTE
      await watch().check()
    }
    expect([received.posts.length, received.mails.length]).toEqual([1, 1])
    const [{ signature = '', body = '' } = {}] = received.posts
    const [, time] = /^t=(\d+),v1=/.exec(signature) ?? []
    expect(signature).toBe(`t=${time},v1=${createHmac('sha256', 'between us').update(`${time}.${body}`).digest('hex')}`)
    expect(JSON.parse(body)).toMatchObject({
      of: 'gap',
      name: 'card declined',
      sessions: 30,
      notice: { title: 'Many ask: card declined' },
    })
    expect(received.mails[0]).toContain('Subject: More than usual: card declined, English')

    const get = async () => (await app.inject({ url: '/api/surges', headers: { cookie } })).json().surges
    const [{ id }] = await get()
    const seen = await app.inject({
      method: 'POST',
      url: `/api/surges/${encodeURIComponent(id)}/acknowledge`,
      headers: { cookie },
    })
    expect(seen.json().surge.seenBy).not.toBe('')
    expect((await app.inject('/api/surges')).statusCode).toBe(401)

    clock.now = NOW + 3 * 60 * MINUTE
    await watch().check()
    await watch().check()
    expect((await get())[0].endedAt).toBe(clock.now)
    expect(received.posts).toHaveLength(1)
  } finally {
    await received.close()
  }
})
