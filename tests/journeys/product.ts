import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test as base, type Page } from '@playwright/test'
import { fallbackChain } from '../../src/core/locales.ts'
import { everybody } from '../../src/core/question.ts'
import { randomBits } from '../../src/core/session-id.ts'
import type { OpeningHours, SiteConfig, TicketsConfig } from '../../src/core/site-config.ts'
import { createTranslate, layTexts, type Texts } from '../../src/core/text.ts'
import type { VendorConfig } from '../../src/core/vendor-config.ts'
import { type Mailroom, type MailSupplies, NO_MAIL } from '../../src/server/mail/mailroom.ts'
import { readParts } from '../../src/server/parts.ts'
import { createServer } from '../../src/server/server.ts'
import { makeSignInLink } from '../../src/server/sign-in.ts'
import { site } from '../../src/site.config.ts'
import { openFiles } from '../../src/store/files.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { openPostOffice, type PostOffice } from '../server/mail/post-office.ts'
import { builtFor } from './built-for.ts'

/** The whole product for one journey: the built site, a store of its own, and hours that are always open unless it says otherwise. */

const ROOT = resolve(import.meta.dirname, '../..')
/** Of the site as it is built, for every server of a worker. */
const PARTS = readParts(ROOT)
export const DIST = join(ROOT, 'dist')
export const LAUNCHER_SECRET = 'a secret of thirty-two bytes, for the journeys'
const day = ['00:00-24:00']
const ALWAYS = { 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day }
const OPEN: OpeningHours[] = [
  { locales: Object.keys(site.locales), topics: [], timeZone: 'UTC', weekly: ALWAYS, exceptions: [] },
]

export interface Product {
  address: string
  /** The store of the server that runs now. */
  readonly store: Store
  /** What sends and takes mail; null unless the journey's tickets go by mail. */
  readonly mailroom: Mailroom | null
  /** The server's clock, ms since the epoch: the machine's, unless a journey sets it. */
  clock: { now(): number }
  /** A link that signs somebody in who leads, by a name or without one. */
  signInAddress(name?: string): Promise<string>
  /** Ends the server, as an update does, and answers how to begin it again on the same folder and address. */
  stop(): Promise<() => Promise<void>>
}

/** Of a helpdesk's webhooks, in every journey. */
export const WEBHOOK_SECRET = 'whsec-of-the-helpdesk'

/** What a journey may set up otherwise: `test.use({ setting: { hours: site.hours } })`. */
export interface Setting {
  hours: OpeningHours[]
}

interface Settings {
  setting: Setting
  vendor: VendorConfig
  launcher: SiteConfig['launcher']
  tickets: TicketsConfig | null
}

export const test = base.extend<{ product: Product; office: PostOffice | null } & Settings>({
  setting: [{ hours: OPEN }, { option: true }],
  /** Who takes the hand-offs: `test.use({ vendor })`. */
  vendor: [site.vendor, { option: true }],
  /** Whose pages may carry the launcher. */
  launcher: [null, { option: true }],
  /** Whether tickets go by mail. */
  tickets: [null, { option: true }],
  /** The mail server and the mailbox of tickets. */
  office: async ({ tickets }, use) => {
    const office = tickets && (await openPostOffice(tickets.address))
    await use(office)
    await office?.close()
  },
  product: async ({ setting, vendor, launcher, tickets, office }, use) => {
    const clock = { now: Date.now }
    const folder = mkdtempSync(join(tmpdir(), 'guidepost-journey-'))
    const configured = { ...site, hours: setting.hours, vendor, launcher, tickets }
    const secrets = office && { smtp: office.smtp, imap: office.imap, inbound: '' }
    const parts = { folder, site: configured, clock, dist: builtFor(vendor, DIST, folder), secrets }
    let running = await listen(parts, 0)
    const { address } = running
    await use({
      address,
      clock,
      get store() {
        return running.store
      },
      get mailroom() {
        return running.mailroom
      },
      async signInAddress(name = '') {
        return `${address}${await makeSignInLink(running.store, clock.now(), { name, roles: ['lead'] })}`
      },
      async stop() {
        await running.close()
        return async () => {
          running = await listen(parts, Number(new URL(address).port))
        }
      },
    })
    await running.close()
    rmSync(folder, { recursive: true, force: true })
  },
})

interface ServerSetting {
  folder: string
  site: SiteConfig
  clock: { now(): number }
  dist: string
  /** Null: no mail. */
  secrets: MailSupplies['secrets'] | null
}

async function listen({ folder, site, clock, dist, secrets }: ServerSetting, port: number) {
  const store = await openStore(`sqlite:${folder}`, 'here')
  const app = await createServer({
    clientSecret: '',
    webhookSecret: WEBHOOK_SECRET,
    launcherSecret: LAUNCHER_SECRET,
    mail: secrets ? { secrets, texts: PARTS.mailTexts } : NO_MAIL,
    isSample: false,
    site,
    store,
    files: openFiles(join(folder, 'attachments')),
    clock: () => clock.now(),
    random: randomBits,
    dist,
    ...PARTS,
  })
  const address = await app.listen({ port, host: '127.0.0.1' })
  return {
    address,
    store,
    mailroom: app.mailroom,
    async close() {
      const closing = app.close()
      // A browser opens connections ahead of need and says nothing on them; nobody waits for those.
      app.server.closeAllConnections()
      await closing
      await store.close()
    },
  }
}

/** The interface's texts, as the page has them. */
export function textsOf(locale: string, namespace: string) {
  const files = fallbackChain(locale, site).map(
    (tag): Texts => JSON.parse(readFileSync(join(ROOT, 'locales', tag, `${namespace}.json`), 'utf8')),
  )
  return createTranslate(layTexts(files), locale)
}

/** Everything that went wrong on a page: console errors, exceptions, failed or refused requests. */
export function watch(page: Page): string[] {
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`)
  })
  return problems
}

/** A search typed as people type, in the dialog that opens from the first box of the page. */
export async function search(page: Page, query: string): Promise<void> {
  await page.getByRole('searchbox').or(page.getByRole('combobox')).first().click()
  const box = page.getByRole('dialog').getByRole('combobox')
  await box.pressSequentially(query, { delay: 15 })
  // What is shown answers the whole of it, and not its beginning.
  await page.locator(`[data-query="${query}"]`).waitFor()
}

/** What the ledger holds, once it has so many events. */
export async function eventsOf(product: Product, count: number) {
  const today = Math.floor(Date.now() / 86_400_000)
  for (let round = 0; round < 100; round++) {
    const events = await product.store.events(everybody(today - 1, today + 1))
    if (events.length >= count) return events
    await new Promise((done) => setTimeout(done, 100))
  }
  return product.store.events(everybody(today - 1, today + 1))
}
