import { expect, type Page } from '@playwright/test'
import { EventSource } from 'eventsource'
import { site } from '../../src/site.config.ts'
import { answered, countDays } from '../server/answered-chats.ts'
import { test as base, type Product, textsOf, watch } from './product.ts'

/** Truth before the click: closed in one language, open in another, in the reader's own time; and what is said then works. */

const MINUTE = 60_000
const HALF_A_MINUTE = 30_000
const language = (locale: string, within: string) =>
  new Intl.DisplayNames(within, { type: 'language' }).of(locale) ?? ''
const minutes = (count: number, locale: string) =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(count)

interface Desk {
  /** Somebody is at the desk for some languages, until the journey ends or they leave. */
  seat(...locales: string[]): Promise<{ leave(): Promise<void> }>
}

const test = base.extend<{ desk: Desk }>({
  setting: { hours: site.hours },
  desk: async ({ product }, use) => {
    const open: EventSource[] = []
    await use({
      async seat(...locales) {
        const reply = await fetch(await product.signInAddress(), { redirect: 'manual' })
        const cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? ''
        const source = new EventSource(`${product.address}/api/desk/stream?locales=${locales}&available=1`, {
          fetch: (to, init) => fetch(to, { ...init, headers: { ...init.headers, cookie } }),
        })
        open.push(source)
        await new Promise((done) => source.addEventListener('open', done, { once: true }))
        return {
          async leave() {
            source.close()
            // A connection that breaks counts for a moment longer, so that minutes pass until nobody is seen.
            const before = product.clock.now
            let later = 0
            product.clock.now = () => before() + later
            const chat = async () => {
              later += MINUTE
              return (await (await fetch(`${product.address}/api/availability?locale=${locales[0]}`)).json()).chat
            }
            await expect.poll(chat).toBe('away')
          },
        }
      },
    })
    for (const source of open) source.close()
  },
})

/** Server and browser at one moment; both go on from there. */
async function setClocks(product: Product, page: Page, moment: string): Promise<{ pass(ms: number): Promise<void> }> {
  const at = Date.parse(moment)
  const began = Date.now()
  let passed = 0
  product.clock.now = () => at + passed + Date.now() - began
  await page.clock.install({ time: at })
  return {
    async pass(ms) {
      passed += ms
      await page.clock.fastForward(ms)
    },
  }
}

const english = { locale: 'en', topic: 'trading', channel: 'chat' } as const

test.describe('in Turkish, from Baku, before eight in Istanbul', () => {
  test.use({ locale: 'tr-TR', timezoneId: 'Asia/Baku' })
  const now = textsOf('tr', 'availability')
  const contact = textsOf('tr', 'contact')
  const elsewhere = now('elsewhereWait', { language: language('en', 'tr'), wait: minutes(2, 'tr') })

  test('the start page says when it opens by the reader’s clock, and that English is open with its wait', async ({
    page,
    product,
    desk,
  }) => {
    const problems = watch(page)
    await setClocks(product, page, '2026-11-24T04:30:00Z')
    await answered(product.store, [100, 100, 100, 100, 100], { ...english, at: product.clock.now() })
    await countDays(product.store)
    await desk.seat('en')
    await page.goto(`${product.address}/tr/`)
    const line = page.locator('[data-availability]')
    await expect(line).toContainText(now('closed', { time: '09:00' }))
    const link = line.getByRole('link', { name: elsewhere })
    await expect(link).toBeVisible()
    await expect(link).toHaveAttribute('href', '/en/contact/?from=%2Ftr%2F')
    expect(problems).toEqual([])
  })

  test('a guide says it too, for its topic, and leads to the English form with that topic', async ({
    page,
    product,
    desk,
  }) => {
    await setClocks(product, page, '2026-11-24T04:30:00Z')
    await answered(product.store, [100, 100, 100, 100, 100], { ...english, at: product.clock.now() })
    await countDays(product.store)
    await desk.seat('en')
    await page.goto(`${product.address}/tr/account-access/reset-2fa/`)
    await page.mouse.move(20, 20)
    await page.locator('[data-availability]').getByRole('link', { name: elsewhere }).click()
    await expect(page).toHaveURL(/\/en\/contact\/\?topic=account-access&from=%2Ftr%2Faccount-access%2Freset-2fa%2F$/)
    await expect(page.locator('[name="topic"][value="account-access"]')).toBeChecked()
  })

  test('the English chat is chosen: topic, question and what goes along are there, and the conversation is English', async ({
    page,
    product,
    desk,
  }) => {
    const problems = watch(page)
    const inEnglish = textsOf('en', 'contact')
    await setClocks(product, page, '2026-11-24T04:30:00Z')
    await answered(product.store, [100, 100, 100, 100, 100], { ...english, at: product.clock.now() })
    await countDays(product.store)
    await desk.seat('en')
    await page.goto(`${product.address}/tr/account-access/reset-2fa/`)
    await page.goto(`${product.address}/tr/account-access/reset-password/`)
    await page.goto(`${product.address}/tr/contact/`)
    await page.locator('[name="topic"][value="account-access"]').check({ force: true })
    await page.getByRole('textbox', { name: contact('form.question') }).fill('Telefonum bozuldu, giremiyorum.')
    const state = page.locator('#availability')
    await expect(state).toContainText(contact('availability.closed'))
    await expect(state).toContainText(contact('availability.opens', { language: language('tr', 'tr'), time: '09:00' }))
    // One of the two guides is taken out here, and stays out there.
    const along = page.locator('#packet .along-row')
    await expect(along).toHaveCount(2)
    await along.first().getByRole('button').click()
    await expect(along).toHaveCount(1)
    await state.getByRole('link', { name: elsewhere }).click()

    await expect(page).toHaveURL(/\/en\/contact\/\?topic=account-access&from=contact$/)
    await expect(page.locator('[name="topic"][value="account-access"]')).toBeChecked()
    const question = page.getByRole('textbox', { name: inEnglish('form.question') })
    await expect(question).toHaveValue('Telefonum bozuldu, giremiyorum.')
    await expect(along).toHaveCount(1)
    await expect(page.locator('#availability')).toContainText(
      textsOf('en', 'availability')('usual', { wait: minutes(2, 'en') }),
    )
    await page.getByRole('button', { name: inEnglish('form.chat') }).click()
    await expect(page).toHaveURL(/\/en\/conversation\/#/)
    await expect(page.getByRole('log')).toContainText('Telefonum bozuldu')
    const [conversation] = await product.store.conversations({ locale: null, state: null, text: null, limit: 5 })
    expect(conversation).toMatchObject({ locale: 'en', channel: 'chat', topic: 'account-access' })
    expect(problems).toEqual([])
  })

  test('at the hour it opens by itself, when somebody is there', async ({ page, product, desk }) => {
    const clocks = await setClocks(product, page, '2026-11-24T04:58:30Z')
    await desk.seat('tr')
    await page.goto(`${product.address}/tr/contact/?topic=trading`)
    const state = page.locator('#availability')
    await expect(state).toContainText(contact('availability.closed'))
    // Nobody is there for English.
    await expect(state.getByRole('link')).toHaveCount(0)
    await clocks.pass(2 * MINUTE)
    await expect(state).toContainText(contact('availability.open'))
    await expect(page.getByRole('button', { name: contact('form.chat') })).toBeVisible()
  })
})

test.describe('in Arabic, from New York, on a Saturday', () => {
  test.use({ locale: 'ar-AE', timezoneId: 'America/New_York' })
  const now = textsOf('ar', 'availability')
  const contact = textsOf('ar', 'contact')

  test('says when it opens by the clocks of New York, from the right, and leads to English', async ({
    page,
    product,
    desk,
  }) => {
    const problems = watch(page)
    // Sunday at eight in Dubai is the night before in New York.
    await setClocks(product, page, '2026-11-28T08:00:00Z')
    await answered(product.store, [20, 20, 20, 20, 20, 20], { ...english, at: product.clock.now() })
    await countDays(product.store)
    await desk.seat('en', 'ar')
    await page.goto(`${product.address}/ar/contact/?topic=trading`)
    const state = page.locator('#availability')
    const time = await page.evaluate(() =>
      new Intl.DateTimeFormat('ar', { timeStyle: 'short' }).format(Date.parse('2026-11-29T04:00:00Z')),
    )
    await expect(state).toContainText(contact('availability.opens', { language: language('ar', 'ar'), time }))
    expect(time).toContain('11:00')
    const link = state.getByRole('link', {
      name: now('elsewhereWait', { language: language('en', 'ar'), wait: now('shortWait') }),
    })
    const [dot, words] = await Promise.all([link.locator('.dot').boundingBox(), state.boundingBox()])
    expect((dot?.x ?? 0) - (words?.x ?? 0)).toBeGreaterThan((words?.width ?? 0) / 2)
    await link.click()
    await expect(page).toHaveURL(/\/en\/contact\/\?topic=trading&from=contact$/)
    expect(problems).toEqual([])
  })
})

test.describe('in Spanish, on a Saturday morning', () => {
  test.use({ locale: 'es-ES', timezoneId: 'Europe/Madrid' })
  const contact = textsOf('es', 'contact')

  test('the answer follows the topic: security is answered, trading is not', async ({ page, product, desk }) => {
    await setClocks(product, page, '2026-11-28T10:00:00Z')
    await desk.seat('es')
    await page.goto(`${product.address}/es/contact/?topic=trading`)
    const state = page.locator('#availability')
    await expect(state).toContainText(contact('availability.closed'))
    await page.locator('[name="topic"][value="account-security"]').check({ force: true })
    await expect(state).toContainText(contact('availability.open'))
    await expect(page.getByRole('button', { name: contact('form.chat') })).toBeVisible()
    await page.locator('[name="topic"][value="trading"]').check({ force: true })
    await expect(state).toContainText(contact('availability.closed'))
    await expect(page.getByRole('button', { name: contact('form.ticket') })).toBeVisible()
  })

  test('somebody who leaves the desk is seen to leave', async ({ page, product, desk }) => {
    const clocks = await setClocks(product, page, '2026-11-27T10:00:00Z')
    const { leave } = await desk.seat('es')
    await page.goto(`${product.address}/es/`)
    const line = page.locator('[data-availability]')
    const now = textsOf('es', 'availability')
    await expect(line.locator('[data-state-text]')).toHaveText(now('open'))
    await leave()
    await clocks.pass(HALF_A_MINUTE)
    await expect(line.locator('[data-state-text]')).toHaveText(now('away'))
  })

  test('an open contact page tells within half a minute who left, and who came', async ({ page, product, desk }) => {
    const clocks = await setClocks(product, page, '2026-11-27T10:00:00Z')
    const { leave } = await desk.seat('es')
    await page.goto(`${product.address}/es/contact/?topic=trading`)
    const state = page.locator('#availability')
    await expect(state).toContainText(contact('availability.open'))
    await leave()
    await clocks.pass(HALF_A_MINUTE)
    await expect(state).toContainText(contact('availability.away'))
    await desk.seat('es')
    await clocks.pass(HALF_A_MINUTE)
    await expect(state).toContainText(contact('availability.open'))
  })

  test('without a server the configured hours are told, and nobody is asked again', async ({ page, product }) => {
    const clocks = await setClocks(product, page, '2026-11-27T18:59:00Z')
    let asked = 0
    await page.route('**/api/availability**', (route) => {
      asked += 1
      return route.fulfill({ status: 404, contentType: 'text/html', body: '<p>Not here</p>' })
    })
    await page.goto(`${product.address}/es/`)
    const line = page.locator('[data-state-text]')
    const now = textsOf('es', 'availability')
    await expect(line).toHaveText(now('staffed', { time: '20:00' }))
    await clocks.pass(2 * MINUTE)
    await expect(line).toHaveText(now('closed', { time: 'lunes, 8:00' }))
    expect(asked).toBe(1)
  })
})
