import { brotliCompressSync } from 'node:zlib'
import { expect } from '@playwright/test'
import { everybody } from '../../src/core/question.ts'
import { site } from '../../src/site.config.ts'
import { findings } from './findings.ts'
import { search, test, textsOf, watch } from './product.ts'

/** Every kind of page, accessible, quiet and within its bytes: in two languages in both themes, in German and Japanese in one. */

const GUIDE = 'account-access/reset-2fa/'
const PAGES = [
  '',
  'verification/',
  'trading/',
  GUIDE,
  'verification/verify-your-identity/',
  'crypto-funding/wrong-network/',
  'search/?q=deposit',
  'contact/',
  'conversation/',
  'channels/',
  'status/',
  'whats-new/',
  'launcher/',
  'reports/',
  'reports/2026-q3/',
  '404/',
]

/** Each at one width, since a theme changes none: where there are two, one is wide and one narrow. */
const THEMES = {
  en: { light: 390, dark: 1280 },
  ar: { light: 1280, dark: 390 },
  de: { light: 390 },
  ja: { dark: 1280 },
} as const
const DEPOSIT: Record<keyof typeof THEMES, string> = { en: 'deposit', ar: 'إيداع', de: 'einzahlung', ja: '入金' }

for (const locale of ['en', 'ar', 'de', 'ja'] as const)
  for (const [colorScheme, width] of Object.entries(THEMES[locale]))
    test.describe(`${locale}, ${colorScheme}`, () => {
      test.use({ colorScheme: colorScheme === 'dark' ? 'dark' : 'light', locale })

      test('axe finds nothing, the console says nothing, nothing is wider than the screen', async ({
        page,
        product,
      }) => {
        test.slow()
        const problems = watch(page)
        await page.setViewportSize({ width, height: 900 })
        for (const path of PAGES) {
          await page.goto(`${product.address}/${locale}/${path}`)
          await page.waitForLoadState('networkidle')
          expect(await findings(page)).toEqual([])
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
            `${path} at ${width}`,
          ).toBeLessThanOrEqual(0)
        }
        expect(problems).toEqual([])
      })

      test('the search dialog, insights and desk too', async ({ page, product }) => {
        const problems = watch(page)
        await page.goto(`${product.address}/${locale}/`)
        await search(page, DEPOSIT[locale])
        await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
        expect(await findings(page)).toEqual([])
        await page.goto(await product.signInAddress())
        await page.waitForLoadState('networkidle')
        expect(await findings(page)).toEqual([])
        await page.goto(`${product.address}/desk/`)
        await expect(page.getByRole('switch')).toBeVisible()
        expect(await findings(page)).toEqual([])
        expect(problems).toEqual([])
      })
    })

test('in no language is a page wider than the narrowest phone', async ({ page, product }) => {
  test.slow()
  await page.setViewportSize({ width: 320, height: 640 })
  for (const locale of Object.keys(site.locales))
    for (const path of ['', 'verification/', GUIDE, 'contact/', 'channels/', 'status/', 'reports/2026-q3/']) {
      await page.goto(`${product.address}/${locale}/${path}`)
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        `${locale}/${path}`,
      ).toBeLessThanOrEqual(0)
    }
})

test('in no language is the header wider than the window, however narrow', async ({ page, product }) => {
  test.slow()
  for (const locale of Object.keys(site.locales)) {
    await page.goto(`${product.address}/${locale}/contact/`)
    for (const width of [768, 900, 1024, 1063, 1100, 1280]) {
      await page.setViewportSize({ width, height: 700 })
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        `${locale} at ${width}`,
      ).toBeLessThanOrEqual(0)
    }
  }
})

test('a guide costs five requests, 10 kB of HTML, 10 of CSS and 6 of JavaScript, all from here', async ({
  page,
  product,
}) => {
  const bytes = { document: 0, stylesheet: 0, script: 0 }
  const requests: string[] = []
  page.on('response', async (response) => {
    requests.push(response.url())
    const type = response.request().resourceType()
    if (type === 'document' || type === 'stylesheet' || type === 'script')
      bytes[type] += brotliCompressSync(await response.body()).length
  })
  for (const guide of [GUIDE, 'fees-limits/deposit-withdrawal-fees/', 'verification/verify-your-identity/'])
    for (const locale of ['en', 'es', 'ar']) {
      Object.assign(bytes, { document: 0, stylesheet: 0, script: 0 })
      requests.length = 0
      await page.goto(`${product.address}/${locale}/${guide}`)
      await page.waitForLoadState('networkidle')
      expect(requests.length, requests.join('\n')).toBeLessThanOrEqual(5)
      expect(requests.filter((url) => !url.startsWith(product.address) && !url.startsWith('data:'))).toEqual([])
      expect(requests.filter((url) => /\.(?:woff2?|ttf|otf)\b/.test(url))).toEqual([])
      expect(bytes.document).toBeLessThanOrEqual(10_000)
      expect(bytes.stylesheet).toBeLessThanOrEqual(10_000)
      expect(bytes.script).toBeLessThanOrEqual(6_000)
      expect(bytes.document).toBeGreaterThan(1000)
      expect(bytes.script).toBeGreaterThan(1000)
    }
})

test('nothing of the search is loaded before it is used, and at most 200 kB to the first results', async ({
  page,
  product,
}) => {
  const urls: string[] = []
  let bytes = 0
  page.on('response', async (response) => {
    urls.push(response.url())
    const length = Number(response.headers()['content-length'])
    bytes += Number.isNaN(length)
      ? brotliCompressSync(await response.body().catch(() => Buffer.alloc(0))).length
      : length
  })
  await page.goto(`${product.address}/en/`)
  await page.waitForLoadState('networkidle')
  expect(urls.filter((url) => /pagefind|\/search\/|worker|dialog/.test(url))).toEqual([])
  bytes = 0
  await page.getByRole('searchbox').first().click()
  // At once: on a busy machine a pause while typing would be a question of its own, with results of its own.
  await page.getByRole('dialog').getByRole('combobox').fill('where is my deposit')
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(bytes).toBeGreaterThan(50_000)
  expect(bytes).toBeLessThanOrEqual(200_000)
})

for (const javaScriptEnabled of [true, false])
  test.describe(`a procedure that differs by device, ${javaScriptEnabled ? 'with' : 'without'} scripts`, () => {
    test.use({ javaScriptEnabled })

    test('shows one device at a time', async ({ page, product }) => {
      for (const locale of ['en', 'es', 'ar'])
        for (const guide of [
          'verification/verify-your-identity',
          'account-access/reset-password',
          'account-security/unauthorized-activity',
        ]) {
          await page.goto(`${product.address}/${locale}/${guide}/`)
          const group = page.locator('.tabs').first()
          await expect(group.locator('.tab').first()).toBeVisible()
          await expect(group.locator('.tab').nth(1)).toBeHidden()
          await group.locator('label').nth(1).click()
          await expect(group.locator('.tab').nth(1)).toBeVisible()
          await expect(group.locator('.tab').first()).toBeHidden()
        }
    })
  })

test('a missing page answers 404 in its own language', async ({ page, product }) => {
  for (const locale of ['en', 'es', 'ar']) {
    const response = await page.goto(`${product.address}/${locale}/no/such-page/`)
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(textsOf(locale, 'site')('notFound.title'))
  }
})

test('the language switch stays on the page, with its question', async ({ page, product }) => {
  await page.goto(`${product.address}/en/${GUIDE}?from=here`)
  await page.locator('header summary').click()
  await page.locator('header').getByRole('link', { name: 'Español' }).click()
  await expect(page).toHaveURL(new RegExp(`/es/${GUIDE}\\?from=here$`))
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('guides read, and what needs it says what to do instead', async ({ page, product }) => {
    const t = textsOf('en', 'site')
    // Switched off through its debugger, Chromium still hides what is in <noscript>; a browser without scripts does not.
    await page.route('**/*', async (route) => {
      if (route.request().resourceType() !== 'document') return route.continue()
      const response = await route.fetch()
      await route.fulfill({ response, body: (await response.text()).replace(/<\/?noscript>/g, '') })
    })
    await page.goto(`${product.address}/en/`)
    await expect(page.getByText(t('noScriptSearch')).first()).toBeVisible()
    await page.goto(`${product.address}/en/${GUIDE}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText('support@mail.harborline.example')).toBeVisible()
    await page.goto(`${product.address}/en/search/?q=deposit`)
    await expect(page.getByText(t('noScriptSearch'))).toBeVisible()
    await page.goto(`${product.address}/en/contact/`)
    await expect(page.getByRole('link', { name: 'support@mail.harborline.example' })).toBeVisible()
  })
})

test('Do Not Track and Global Privacy Control: nothing is sent, everything works', async ({ browser, product }) => {
  const context = await browser.newContext()
  await context.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }))
  const page = await context.newPage()
  await page.goto(`${product.address}/en/`)
  await search(page, 'forgot my password')
  await page.getByRole('dialog').getByRole('option').first().click()
  await page.getByRole('button', { name: textsOf('en', 'site')('vote.yes') }).click()
  await expect(page.getByText(textsOf('en', 'site')('vote.thanks'))).toBeVisible()
  const today = Math.floor(Date.now() / 86_400_000)
  expect(await product.store.events(everybody(today - 1, today + 1))).toEqual([])
  await context.close()
})
