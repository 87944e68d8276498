import { describe, expect, test } from 'vitest'
import { anEvent, aQuestion, bearer, setUp } from './setup.ts'
import { SITE } from './site.ts'

const EXCHANGE = 'https://testline.example'
const OTHER = 'https://other.example'
const WITH_LAUNCHER = {
  ...SITE,
  launcher: { origins: [EXCHANGE, 'https://app.testline.example:8443'], identity: null },
}

/** As a browser sends it from a page of another site. */
const from = (origin: string) => ({ origin, 'sec-fetch-site': 'cross-site' })
const preflight = (origin: string, method: string) => ({
  ...from(origin),
  'access-control-request-method': method,
  'access-control-request-headers': 'authorization,content-type,last-event-id,guidepost-identity',
})

const ID = '/api/conversations/abcdefghijklmnop'
const ROUTES: ['GET' | 'POST' | 'PUT', string][] = [
  ['POST', '/api/journal'],
  ['GET', '/api/availability?locale=en'],
  ['POST', '/api/conversations'],
  ['GET', ID],
  ['POST', `${ID}/messages`],
  ['POST', `${ID}/rating`],
  ['POST', `${ID}/typing`],
  ['POST', `${ID}/read`],
  ['POST', `${ID}/transcript`],
  ['PUT', `${ID}/attachments/${'A'.repeat(22)}`],
  ['GET', `${ID}/attachments/${'A'.repeat(22)}`],
  ['GET', `${ID}/stream`],
]
const CLOSED: ['GET' | 'POST', string][] = [
  ['GET', '/api/report'],
  ['POST', '/api/exports'],
  ['GET', '/api/journal/dropped'],
  ['GET', '/api/desk/conversations'],
  ['POST', `/api/desk/conversations/abcdefghijklmnop/messages`],
  ['POST', '/api/sign-out'],
  ['POST', '/api//conversations'],
  ['POST', '/api/conversations/'],
  ['GET', '/api/openapi.json'],
]

describe('from a page that carries the launcher', () => {
  test('what a reader needs is answered, and the page may read the answer', async () => {
    const { app } = await setUp(WITH_LAUNCHER)
    for (const [method, url] of ROUTES) {
      const asked = await app.inject({ method: 'OPTIONS', url, headers: preflight(EXCHANGE, method) })
      expect(asked.statusCode, url).toBe(204)
      expect(asked.headers, url).toMatchObject({
        'access-control-allow-origin': EXCHANGE,
        'access-control-allow-methods': 'GET, POST, PUT',
        'access-control-allow-headers': 'authorization, content-type, last-event-id, guidepost-identity',
        'access-control-max-age': '7200',
      })
      const reply = await app.inject({ method, url, headers: from(EXCHANGE) })
      expect(reply.statusCode, url).not.toBe(403)
      expect(reply.headers['access-control-allow-origin'], url).toBe(EXCHANGE)
      expect(reply.headers['vary'], url).toContain('Origin')
      for (const { headers } of [asked, reply])
        expect(headers, url).not.toHaveProperty('access-control-allow-credentials')
    }
  })

  test('everything else stays closed', async () => {
    const { app } = await setUp(WITH_LAUNCHER)
    for (const [method, url] of CLOSED) {
      const asked = await app.inject({ method: 'OPTIONS', url, headers: preflight(EXCHANGE, method) })
      expect(asked.headers, url).not.toHaveProperty('access-control-allow-origin')
      const reply = await app.inject({ method, url, headers: from(EXCHANGE) })
      expect(reply.headers, url).not.toHaveProperty('access-control-allow-origin')
      if (method === 'POST') expect(reply.json().error.code, url).toBe('foreign_origin')
    }
  })

  test('a conversation is opened, written and streamed across', async () => {
    const { app, listen } = await setUp(WITH_LAUNCHER)
    const question = aQuestion()
    const headers = { ...from(EXCHANGE), ...bearer(), 'content-type': 'application/json' }
    const opened = await app.inject({ method: 'POST', url: '/api/conversations', payload: question, headers })
    expect(opened.statusCode).toBe(201)
    const address = await listen()
    const leave = new AbortController()
    const stream = await fetch(`${address}/api/conversations/${question.id}/stream`, {
      headers: { origin: EXCHANGE, ...bearer() },
      signal: leave.signal,
    })
    expect(stream.headers.get('access-control-allow-origin')).toBe(EXCHANGE)
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    leave.abort()
  })

  test('events are stored', async () => {
    const { app } = await setUp(WITH_LAUNCHER)
    const payload = { v: 1, events: [anEvent({ surface: 'launcher', page: '/launcher/' })] }
    const reply = await app.inject({ method: 'POST', url: '/api/journal', payload, headers: from(EXCHANGE) })
    expect([reply.statusCode, reply.json()]).toEqual([202, { stored: 1, repeated: 0, dropped: [] }])
  })
})

describe('from any other page', () => {
  const strangers = [
    OTHER,
    'https://testline.example.other.example',
    'http://testline.example',
    'null',
    `${EXCHANGE}:1`,
  ]
  test.each(strangers)('%s changes nothing and reads nothing', async (origin) => {
    const { app } = await setUp(WITH_LAUNCHER)
    for (const [method, url] of ROUTES) {
      const asked = await app.inject({ method: 'OPTIONS', url, headers: preflight(origin, method) })
      expect([asked.statusCode, asked.json().error.code]).toEqual([403, 'foreign_origin'])
      expect(asked.headers).not.toHaveProperty('access-control-allow-origin')
      const reply = await app.inject({ method, url, headers: from(origin) })
      if (method === 'POST') expect(reply.json().error.code).toBe('foreign_origin')
      expect(reply.headers).not.toHaveProperty('access-control-allow-origin')
    }
  })

  test('and from every page where no launcher is configured', async () => {
    const { app } = await setUp(SITE)
    for (const [method, url] of ROUTES) {
      const reply = await app.inject({ method, url, headers: from(EXCHANGE) })
      if (method === 'POST') expect(reply.json().error.code).toBe('foreign_origin')
      expect(reply.headers).not.toHaveProperty('access-control-allow-origin')
    }
    expect((await app.inject('/assets/page.Ab12.js')).headers).not.toHaveProperty('access-control-allow-origin')
  })
})

describe('the files of the launcher', () => {
  const files: [string, string | undefined][] = [
    ['/launcher.js', '*'],
    ['/assets/page.Ab12.js', '*'],
    ['/search/en.json', '*'],
    ['/texts/en/launcher.json', '*'],
    ['/notices/pt-BR.json', '*'],
    ['/en/account-access/reset-password/', '*'],
    ['/en/', undefined],
    ['/en/contact/', undefined],
    ['/desk/', undefined],
    ['/insights/', undefined],
    ['/api/availability', undefined],
  ]
  test('may be read from everywhere, and no other page', async () => {
    const { app } = await setUp(WITH_LAUNCHER)
    for (const [url, expected] of files)
      expect((await app.inject(url)).headers['access-control-allow-origin'], url).toBe(expected)
  })
})

test.each(['https://testline.example/', 'testline.example', 'https://testline.example/app', '*'])(
  'the origin "%s" in the configuration is refused at start',
  async (origin) => {
    await expect(setUp({ ...SITE, launcher: { origins: [origin], identity: null } })).rejects.toThrow(
      `launcher.origins in src/site.config.ts holds "${origin}"`,
    )
  },
)
