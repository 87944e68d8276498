import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterEach } from 'vitest'
import type { OpenRequest } from '../../src/core/handoff.ts'
import { everybody } from '../../src/core/question.ts'
import { newSession } from '../../src/core/session-id.ts'
import type { SiteConfig } from '../../src/core/site-config.ts'
import type { TopicField } from '../../src/core/topics.ts'
import { type MailSupplies, NO_MAIL } from '../../src/server/mail/mailroom.ts'
import { createServer } from '../../src/server/server.ts'
import { makeSignInLink } from '../../src/server/sign-in.ts'
import { openFiles } from '../../src/store/files.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { SITE } from './site.ts'

/** A server of its own for each test: a real store in a temporary folder, a clock that is set by hand, a small built site. */

export const NOW = Date.parse('2026-11-23T10:00:00Z')

export interface Setup {
  app: FastifyInstance
  store: Store
  clock: { now: number }
  folder: string
  /** Signs a member of staff in, by a name or without one, and answers the cookie header. */
  signIn(name?: string): Promise<string>
  /** Listens on loopback and answers the address. */
  listen(): Promise<string>
}

const endings: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0)) await end()
})

export async function setUp(
  site: SiteConfig = SITE,
  clientSecret = '',
  webhookSecret = '',
  launcherSecret = '',
  mail: MailSupplies = NO_MAIL,
): Promise<Setup> {
  const folder = mkdtempSync(join(tmpdir(), 'guidepost-server-'))
  const dist = join(folder, 'dist')
  writePage(dist, 'en/index.html', '<p>Hello</p>')
  writePage(dist, 'es/index.html', '<html lang="es"><title>Hola</title><body><p>Hola</p>')
  writePage(dist, 'en/404/index.html', '<p>Not here</p>')
  writePage(dist, 'es/404/index.html', '<p>No está</p>')
  writePage(dist, '404.html', '<p>Not here at all</p>')
  writePage(dist, 'insights/index.html', '<p>Figures</p>')
  writePage(dist, 'desk/index.html', '<p>Desk</p>')
  writePage(dist, 'assets/page.Ab12.js', 'x'.repeat(4000))
  writePage(dist, 'assets/page.Ab12.js.br', 'compressed')
  const store = await openStore(`sqlite:${join(folder, 'data')}`, 'here')
  const clock = { now: NOW }
  const app = await createServer({
    clientSecret,
    webhookSecret,
    launcherSecret,
    mail,
    isSample: false,
    site,
    store,
    files: openFiles(join(folder, 'attachments')),
    clock: () => clock.now,
    random: (bits) => Math.floor(Math.random() * 2 ** bits),
    dist,
    synonyms: new Map(),
    topics: ['account-access', 'fiat-funding'],
    fields: FIELDS,
    redirects: { '/hc/en-us/articles/12*': '/en/general/fees/', '/old/café': '/es/#top' },
    stopWords: new Map([['en', new Set(['my', 'is'])]]),
    signInTexts: new Map([
      ['en', { title: 'Sign in', staff_only: 'This part is for staff.', link_used: 'Used.', how: 'Run', back: 'Back' }],
    ]),
  })
  endings.push(async () => {
    await app.close()
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    app,
    store,
    clock,
    folder,
    async signIn(name = '') {
      const reply = await app.inject(await makeSignInLink(store, clock.now, { name, roles: ['lead'] }))
      return String(reply.headers['set-cookie']).split(';')[0] ?? ''
    },
    listen: () => app.listen({ port: 0, host: '127.0.0.1' }),
  }
}

function writePage(dist: string, path: string, content: string): void {
  const file = join(dist, path)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, content)
}

/** A topic whose tickets ask for something besides. */
const FIELDS = new Map<string, TopicField[]>([
  [
    'crypto-funding',
    [
      { id: 'network', kind: 'network', required: true, options: ['alpha', 'beta'], pattern: '', max: 200 },
      { id: 'transaction', kind: 'transaction', required: false, options: [], pattern: '', max: 200 },
    ],
  ],
])

let drawn = 0
/** A session's number, another one each time. */
export function aSession(began = NOW): string {
  drawn += 1
  return newSession(began, () => drawn)
}

/** An event as the browser sends it, with whatever a case needs changed. */
export function anEvent(change: Record<string, unknown> = {}): Record<string, unknown> {
  drawn += 1
  return {
    kind: 'search_performed',
    session: aSession(),
    id: drawn,
    at: NOW,
    locale: 'en',
    page: '/en/',
    search: drawn,
    query: 'where is my deposit',
    results: 3,
    rung: 'exact',
    surface: 'home',
    ...change,
  }
}

export const SECRET = 'abcdefghijklmnopqrstuvwx'
export const OTHER_SECRET = 'zyxwvutsrqponmlkjihgfedc'
export const bearer = (secret = SECRET) => ({ authorization: `Bearer ${secret}` })

/** A question for a person, as the contact page sends it. */
export function aQuestion(change: Partial<OpenRequest> = {}): OpenRequest {
  drawn += 1
  return {
    id: `conversation${String(drawn).padStart(8, '0')}`,
    secret: SECRET,
    session: aSession(),
    locale: 'en',
    topic: 'fiat-funding',
    channel: 'ticket',
    message: 'Where is my deposit?',
    email: 'ana@mail.example',
    packet: { searches: [], guides: [], page: '/en/contact/' },
    fields: {},
    earlier: null,
    ...change,
  }
}

/** Everything in the ledger around the test's day. */
export async function ledger(store: Store) {
  const today = Math.floor(NOW / 86_400_000)
  return store.events(everybody(today - 3, today + 3))
}
