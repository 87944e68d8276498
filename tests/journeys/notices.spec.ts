import { type Browser, expect, type Page } from '@playwright/test'
import type { NoticeDraft } from '../../src/core/notice.ts'
import { findings } from './findings.ts'
import { type Product, test, textsOf, watch } from './product.ts'

/** A notice from the desk to open pages and back: written, shown where it belongs, kept while nobody answers, ended. */

const TITLE = { en: 'Euro deposits by bank are late', ar: 'إيداعات اليورو عبر البنك متأخرة' }
const TEXT = {
  en: 'A partner bank is working on it.\n\nSee [what to check](/en/fiat-funding/deposit-not-arrived/).',
  ar: 'يعمل بنك شريك على حل المشكلة.',
}
const DRAFT: NoticeDraft = {
  severity: 'warning',
  title: TITLE,
  text: TEXT,
  topics: ['fiat-funding'],
  starts: null,
  ends: null,
}

/** Writes a notice as somebody who is signed in. */
async function publish(staff: Page, draft: object): Promise<string> {
  const reply = await staff.request.post('/api/notices', { data: draft })
  expect(reply.status()).toBe(201)
  return (await reply.json()).notice.id
}

async function signedIn(browser: Browser, product: Product): Promise<Page> {
  const context = await browser.newContext({ baseURL: product.address })
  const page = await context.newPage()
  await page.goto(await product.signInAddress())
  return page
}

const bar = (page: Page) => page.locator('[data-notices]')

test('a lead writes a notice in two languages, and within 30 s it is on a page that was open before', async ({
  page,
  browser,
  product,
}) => {
  test.slow()
  const t = textsOf('en', 'notices')
  const problems = watch(page)
  await page.goto(`${product.address}/en/`)
  await expect(bar(page)).toBeHidden()
  // From here on nothing on it may move.
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if ('value' in entry) document.documentElement.dataset['shift'] = String(entry.value)
    }).observe({ type: 'layout-shift' })
  })

  const staff = await signedIn(browser, product)
  const wrong = watch(staff)
  await staff.goto(`${product.address}/insights/notices/?locale=en`)
  await expect(staff.getByText(t('none.current'))).toBeVisible()
  await staff.getByRole('button', { name: t('write') }).press('Enter')
  await expect(staff.getByLabel(t('form.title'))).toBeFocused()
  // Nothing is sent while something is missing, and it says what.
  await staff.keyboard.press('Enter')
  await expect(staff.getByRole('alert')).toHaveText(t('form.wrong'))
  await expect(staff.getByText(t('problem.no_title'))).toBeVisible()
  expect(await findings(staff)).toEqual([])
  await staff.getByLabel(t('form.title')).fill(TITLE.en)
  await staff.getByLabel(t('form.text')).fill(TEXT.en)
  await staff.getByLabel(t('form.addLanguage')).selectOption('ar')
  const arabic = staff.getByRole('group', { name: 'العربية' })
  await arabic.getByLabel(t('form.title')).fill(TITLE.ar)
  await arabic.getByLabel(t('form.text')).fill(TEXT.ar)
  await staff.getByLabel(textsOf('en', 'topics')('fiat-funding.title')).check()
  await staff.getByLabel(t('form.previewIn')).selectOption('ja')
  await expect(staff.getByText(t('form.fallback', { language: '日本語', other: 'English' }))).toBeVisible()
  expect(await findings(staff)).toEqual([])
  await staff.getByRole('button', { name: t('form.publish') }).click()
  await expect(staff.getByText(t('said.published'))).toBeVisible()
  await expect(staff.getByRole('heading', { name: TITLE.en })).toBeVisible()

  await expect(bar(page)).toContainText(TITLE.en, { timeout: 30_000 })
  expect(await page.evaluate(() => document.documentElement.dataset['shift'])).toBeUndefined()
  expect(await findings(page)).toEqual([])
  await bar(page).locator('summary').press('Enter')
  await expect(bar(page).getByRole('link', { name: 'what to check' })).toBeVisible()
  expect(await findings(page)).toEqual([])

  await staff.getByRole('button', { name: t('end') }).click()
  await expect(staff.getByText(t('said.ended'))).toBeVisible()
  await expect(bar(page)).toBeHidden({ timeout: 30_000 })
  expect([...problems, ...wrong]).toEqual([])
})

test('it is on the pages that it concerns, in both languages, and on no other', async ({ page, browser, product }) => {
  const staff = await signedIn(browser, product)
  const id = await publish(staff, DRAFT)
  const problems = watch(page)
  for (const locale of ['en', 'ar'] as const) {
    for (const path of ['', 'fiat-funding/', 'fiat-funding/deposit-not-arrived/', 'contact/']) {
      await page.goto(`${product.address}/${locale}/${path}`)
      await expect(bar(page), path).toContainText(TITLE[locale])
    }
    for (const path of ['trading/', 'account-access/reset-2fa/']) {
      await page.goto(`${product.address}/${locale}/${path}`)
      await page.waitForLoadState('networkidle')
      await expect(bar(page), path).toBeHidden()
    }
  }
  // Where a language has no text of its own, the nearest is shown, and is said to be in that language.
  await page.goto(`${product.address}/ja/`)
  await expect(bar(page).locator('[data-first]')).toHaveAttribute('lang', 'en')
  await expect(bar(page)).toContainText(TITLE.en)

  await page.goto(`${product.address}/en/`)
  await bar(page).getByRole('button').click()
  await expect(bar(page)).toBeHidden()
  await page.goto(`${product.address}/en/contact/`)
  await page.waitForLoadState('networkidle')
  await expect(bar(page)).toBeHidden()
  // What is changed is another notice, also to who has closed it.
  const { notice } = await (await staff.request.get(`/api/notices/${id}`)).json()
  const change = { ...DRAFT, title: { en: 'They arrive again' }, text: { en: 'All.' }, starts: notice.starts }
  const reply = await staff.request.put(`/api/notices/${id}`, { data: { ...change, basedOn: notice.updatedAt } })
  expect(reply.status()).toBe(200)
  await page.goto(`${product.address}/en/`)
  await expect(bar(page)).toContainText('They arrive again', { timeout: 30_000 })
  expect(problems).toEqual([])
})

test('while nobody answers, what was last known stands with its time', async ({ page, browser, product }) => {
  await publish(await signedIn(browser, product), DRAFT)
  await page.goto(`${product.address}/en/`)
  await expect(bar(page)).toContainText(TITLE.en)
  const known = await page.evaluate(() => JSON.parse(localStorage.getItem('guidepost:notices:en') ?? '{}').knownAt)
  await page.route('**/notices/*.json', (route) => route.abort())
  await page.goto(`${product.address}/en/fiat-funding/`)
  const time = await page.evaluate(
    (at) => new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' }).format(at),
    known,
  )
  await expect(bar(page)).toContainText(textsOf('en', 'status')('known', { time }))
  await expect(bar(page)).toContainText(TITLE.en)
  expect(await findings(page)).toEqual([])
  // The files of an earlier build, answered in the server's place, know less than it said.
  await page.unroute('**/notices/*.json')
  await page.route('**/notices/*.json', (route) => route.fulfill({ json: { at: 1, notices: [] } }))
  await page.goto(`${product.address}/en/contact/`)
  await expect(bar(page)).toContainText(textsOf('en', 'status')('known', { time }))
  await page.goto(`${product.address}/en/status/`)
  await expect(page.getByText(textsOf('en', 'status')('state.away', { time }))).toBeVisible()
  await expect(page.getByRole('heading', { name: TITLE.en, exact: true })).toBeVisible()
})

test('service levels and notices: what runs, will and did, live and as the build knew it', async ({
  page,
  browser,
  product,
}) => {
  const staff = await signedIn(browser, product)
  const problems = watch(page)
  const later = { ...DRAFT, title: { en: 'Maintenance' }, text: { en: 'Soon.' }, starts: Date.now() + 3_600_000 }
  await publish(staff, later)
  const id = await publish(staff, DRAFT)
  const list = (state: string) => page.locator(`[data-list=${state}]`)
  await page.goto(`${product.address}/en/status/`)
  await expect(list('current')).toContainText(TITLE.en)
  await expect(list('planned')).toContainText('Maintenance')
  await expect(list('past')).toContainText('Chat is closed after a failure at our provider')
  await expect(page.getByRole('row', { name: 'Tier 3' })).toBeVisible()
  await staff.request.post(`/api/notices/${id}/end`)
  await page.goto(`${product.address}/en/status/`)
  await expect(list('past')).toContainText(TITLE.en, { timeout: 30_000 })
  await expect(page.getByText(textsOf('en', 'status')('state.calm'))).toBeVisible()
  for (const locale of ['en', 'ar', 'de', 'ja'])
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      await page.goto(`${product.address}/${locale}/status/`)
      await page.waitForLoadState('networkidle')
      expect(await findings(page)).toEqual([])
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(wider, `${locale} at ${width}`).toBeLessThanOrEqual(0)
    }
  expect(problems).toEqual([])

  const plain = await browser.newContext({ javaScriptEnabled: false })
  const old = await plain.newPage()
  await old.goto(`${product.address}/en/status/`)
  await expect(old.getByText('Chat is closed after a failure at our provider')).toBeVisible()
  await plain.close()
})

test('staff see it in their language, on a narrow screen and from right to left', async ({ browser, product }) => {
  const staff = await signedIn(browser, product)
  const problems = watch(staff)
  await publish(staff, DRAFT)
  for (const locale of ['en', 'ar', 'de', 'ja'])
    for (const width of [320, 1280]) {
      await staff.setViewportSize({ width, height: 800 })
      await staff.goto(`${product.address}/insights/notices/?locale=${locale}`)
      await staff
        .getByRole('button', { name: textsOf(locale, 'notices')('change') })
        .first()
        .click()
      await expect(staff.getByRole('heading', { name: textsOf(locale, 'notices')('form.change') })).toBeVisible()
      expect(await findings(staff)).toEqual([])
      const wider = await staff.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(wider, `${locale} at ${width}`).toBeLessThanOrEqual(0)
    }
  expect(problems).toEqual([])
})

test('what surges is written as a notice in two clicks, in the readers’ language', async ({ browser, product }) => {
  const surge = { id: 'topic:es fiat-funding:1', of: 'topic' as const, locale: 'es', name: 'fiat-funding' }
  const now = Date.now()
  const counts = { startedAt: now, lastAt: now, endedAt: 0, sessions: 40, low: 1, high: 9, seenBy: '' }
  await product.store.saveSurge({ ...surge, ...counts, mailTries: -1, hookTries: -1 })
  const staff = await signedIn(browser, product)
  const [t, insights] = [textsOf('en', 'notices'), textsOf('en', 'insights')]
  await staff.goto(`${product.address}/insights/?locale=en`)
  await staff.getByText(insights('surge.notice')).click()
  await staff.getByRole('link', { name: insights('surge.write') }).click()
  const spanish = staff.getByRole('group', { name: 'Español' })
  await expect(spanish.getByLabel(t('form.title'))).not.toHaveValue('')
  await expect(spanish.getByLabel(t('form.text'))).not.toHaveValue('')
  await expect(staff.getByLabel(textsOf('en', 'topics')('fiat-funding.title'))).toBeChecked()
  await staff.getByRole('button', { name: t('form.publish') }).click()
  await expect(staff.getByText(t('said.published'))).toBeVisible()
  // The desk leads there too.
  await staff.goto(`${product.address}/desk/?locale=en`)
  await staff.getByRole('link', { name: textsOf('en', 'desk')('notice') }).click()
  await expect(staff.getByLabel(t('form.title'))).toBeFocused()
})
