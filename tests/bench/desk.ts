import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { chromium, type Page } from '@playwright/test'
import { EventSource } from 'eventsource'
import { randomBits } from '../../src/core/session-id.ts'
import { NO_MAIL } from '../../src/server/mail/mailroom.ts'
import { readParts } from '../../src/server/parts.ts'
import { createServer } from '../../src/server/server.ts'
import { makeSignInLink } from '../../src/server/sign-in.ts'
import { site } from '../../src/site.config.ts'
import { openFiles } from '../../src/store/files.ts'
import { openStore } from '../../src/store/store.ts'
import { launchOptions } from '../chromium.ts'

/** A desk on a busy day in real Chromium: 200 open conversations, ten agents' streams, 20 messages a second from both sides. */

const ROOT = resolve(import.meta.dirname, '../..')
const CONVERSATIONS = 200
const AGENTS = 10
const PER_SECOND = 20
const SECONDS = 30
const SECRET = 'abcdefghijklmnopqrstuvwx'
/** Of the screen: a frame at 60 a second. */
const FRAME = 1000 / 60

const idOf = (place: number) => `conversation${String(place).padStart(8, '0')}`
const pause = (ms: number) => new Promise((done) => setTimeout(done, Math.max(0, ms)))

export async function desk(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'guidepost-bench-'))
  const store = await openStore(`sqlite:${folder}`)
  const app = await createServer({
    ...{ clientSecret: '', webhookSecret: '', launcherSecret: '', mail: NO_MAIL },
    ...{ isSample: false, site, store, files: openFiles(join(folder, 'attachments')) },
    ...{ clock: Date.now, random: randomBits, dist: join(ROOT, 'dist'), ...readParts(ROOT) },
  })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await chromium.launch(launchOptions())
  const streams: EventSource[] = []
  try {
    await fill(address)
    const cookies = await Promise.all(Array.from({ length: AGENTS }, (_, agent) => signIn(address, store, agent)))
    const heard: number[] = []
    for (const cookie of cookies) streams.push(listen(address, cookie, heard))

    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(`${address}${await makeSignInLink(store, Date.now(), { name: 'Watcher', roles: ['lead'] })}`)
    await page.goto(`${address}/desk/`)
    await page
      .locator('.queue-item')
      .nth(CONVERSATIONS - 1)
      .waitFor({ state: 'attached' })
    await page.locator('.queue-item').first().click()
    await page.locator('.thread .message').first().waitFor()

    const calm = await watched(page, async () => pause(5000))
    const answers: number[] = []
    const refused: number[] = []
    const busy = await watched(page, () => talk(address, cookies, answers, refused))
    const typing = await typed(page, address)
    const wanted = PER_SECOND * SECONDS
    const rows = await page.locator('.queue-item').count()
    return [
      `${CONVERSATIONS} open conversations, ${AGENTS} agents’ streams and a desk in Chromium, ${PER_SECOND} messages/s for ${SECONDS} s:`,
      `  frames: median ${ms(middle(busy.frames))} (calm ${ms(middle(calm.frames))}), p99 ${ms(p(busy.frames, 0.99))}, longest ${ms(Math.max(...busy.frames))}; ${share(busy.frames.filter((frame) => frame > 2 * FRAME + 1).length, busy.frames.length)} of them later than the next but one`,
      `  main thread: ${busy.tasks.length} tasks of more than 50 ms${busy.tasks.length > 0 ? `, longest ${ms(Math.max(...busy.tasks))}, ${ms(busy.tasks.reduce((sum, task) => sum + task, 0))} in all` : ''} (calm ${calm.tasks.length})`,
      `  server: answers to messages median ${ms(middle(answers))}, p95 ${ms(p(answers, 0.95))}; ${answers.length} of ${wanted} stored, ${refused.length} refused`,
      `  streams: from the message’s store to an agent median ${ms(middle(heard))}, p95 ${ms(p(heard, 0.95))}`,
      `  a letter typed into the reply meanwhile is drawn after ${ms(middle(typing))} (p95 ${ms(p(typing, 0.95))}); ${rows} rows in the queue`,
    ]
  } finally {
    for (const stream of streams) stream.close()
    await browser.close()
    const closing = app.close()
    app.server.closeAllConnections()
    await closing
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Each from an address of its own, as clients come. */
function headersOf(place: number, more: Record<string, string>): Record<string, string> {
  return { 'content-type': 'application/json', 'x-forwarded-for': `10.9.${place >> 8}.${place & 255}`, ...more }
}

async function fill(address: string): Promise<void> {
  const locales = Object.keys(site.locales)
  for (let place = 0; place < CONVERSATIONS; place++) {
    const searches = [{ query: 'transfer not arrived', results: 3, rung: 'exact', opened: [], at: Date.now() }]
    const question = {
      ...{ id: idOf(place), secret: SECRET, session: '', locale: locales[place % locales.length] },
      ...{ topic: 'fiat-funding', channel: 'ticket', email: `client${place}@mail.example` },
      message: `Question ${place}: my transfer of Monday has not arrived. What can I do now?`,
      packet: { searches, guides: [], page: '/en/' },
    }
    await fetch(`${address}/api/conversations`, {
      method: 'POST',
      headers: headersOf(place, {}),
      body: JSON.stringify(question),
    })
  }
}

async function signIn(address: string, store: Parameters<typeof makeSignInLink>[0], agent: number): Promise<string> {
  const link = await makeSignInLink(store, Date.now(), { name: `Agent ${agent}`, roles: ['agent'] })
  const reply = await fetch(`${address}${link}`, { redirect: 'manual' })
  return reply.headers.get('set-cookie')?.split(';')[0] ?? ''
}

/** Notes how long each message was on its way to an agent. */
function listen(address: string, cookie: string, heard: number[]): EventSource {
  const stream = new EventSource(`${address}/api/desk/stream?locales=en&available=1&after=${CONVERSATIONS}`, {
    fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, cookie } }),
  })
  stream.addEventListener('entry', ({ data }) => {
    const { at, kind } = JSON.parse(data)
    if (kind === 'message') heard.push(Date.now() - at)
  })
  return stream
}

/** Messages at an even pace, three of four from clients, each agent in conversations of their own. */
async function talk(address: string, cookies: readonly string[], took: number[], refused: number[]): Promise<void> {
  const began = performance.now()
  const sent: Promise<void>[] = []
  for (let count = 0; count < PER_SECOND * SECONDS; count++) {
    await pause(began + (count * 1000) / PER_SECOND - performance.now())
    const place = (count * 7) % CONVERSATIONS
    sent.push(say(address, place, count, count % 4 === 3 ? (cookies[place % cookies.length] ?? '') : '', took, refused))
  }
  await Promise.all(sent)
}

async function say(
  address: string,
  place: number,
  count: number,
  cookie: string,
  took: number[],
  refused: number[],
): Promise<void> {
  const began = performance.now()
  const path = cookie === '' ? `/api/conversations/${idOf(place)}` : `/api/desk/conversations/${idOf(place)}`
  const reply = await fetch(`${address}${path}/messages`, {
    method: 'POST',
    headers: headersOf(place, cookie === '' ? { authorization: `Bearer ${SECRET}` } : { cookie }),
    body: JSON.stringify({ key: `bench-key-${count}`, text: `Message ${count}: and how long does that take?` }),
  })
  await reply.arrayBuffer()
  if (reply.ok) took.push(performance.now() - began)
  else refused.push(reply.status)
}

interface Watched {
  /** ms between frames. */
  frames: number[]
  /** ms of each task that held the main thread for more than 50. */
  tasks: number[]
}

/** What the screen does while something happens. */
async function watched(page: Page, happens: () => Promise<unknown>): Promise<Watched> {
  await page.evaluate(() => {
    const watched: { frames: number[]; tasks: number[]; on: boolean } = { frames: [], tasks: [], on: true }
    Object.assign(globalThis, { watched })
    new PerformanceObserver((list) => {
      if (watched.on) for (const { duration } of list.getEntries()) watched.tasks.push(duration)
    }).observe({ type: 'longtask' })
    let last = performance.now()
    const frame = (now: number) => {
      watched.frames.push(now - last)
      last = now
      if (watched.on) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
  await happens()
  return page.evaluate(() => {
    const watched: { frames: number[]; tasks: number[]; on: boolean } = Reflect.get(globalThis, 'watched')
    watched.on = false
    return { frames: watched.frames.slice(1), tasks: watched.tasks }
  })
}

/** How long a letter takes to be drawn while messages go on coming. */
async function typed(page: Page, address: string): Promise<number[]> {
  const field = page.locator('.composer textarea')
  await field.focus()
  await page.evaluate(() => {
    const drawn: number[] = []
    Object.assign(globalThis, { drawn })
    document.querySelector('.composer textarea')?.addEventListener('keydown', ({ timeStamp }) => {
      requestAnimationFrame(() => setTimeout(() => drawn.push(performance.now() - timeStamp)))
    })
  })
  let count = 100_000
  const sending = setInterval(() => {
    count += 1
    void say(address, (count * 7) % CONVERSATIONS, count, '', [], [])
  }, 1000 / PER_SECOND)
  for (let letter = 0; letter < 40; letter++) {
    await field.press('a')
    await pause(60)
  }
  clearInterval(sending)
  return page.evaluate(() => Reflect.get(globalThis, 'drawn'))
}

function p(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

const middle = (values: readonly number[]) => p(values, 0.5)
const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`
const share = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`
