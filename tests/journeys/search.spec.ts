import { expect } from '@playwright/test'
import { openSearch } from '../../src/cli/open-search.ts'
import { goldenOf } from '../search/measure.ts'
import { DIST, search, test, textsOf } from './product.ts'

/** Search in a real browser finds just what the examination in Node finds, and the search page keeps its address. */

const SAMPLE = 6

for (const locale of ['en', 'de', 'ar', 'ja'])
  test(`${locale}: Chromium and Node find the same, in the same order`, async ({ page, product }) => {
    test.slow()
    const { engine } = await openSearch(DIST, locale)
    const golden = goldenOf(locale)
    const sample = golden.filter((_, place) => place % Math.floor(golden.length / SAMPLE) === 0)
    for (const { query } of sample) {
      await page.goto(`${product.address}/${locale}/search/?q=${encodeURIComponent(query)}`)
      const results = page.locator('#page-results')
      await expect(results).toHaveAttribute('data-query', query)
      const links = await results
        .getByRole('option')
        .evaluateAll((found) => found.map((link) => new URL((link as HTMLAnchorElement).href).pathname))
      const expected = (await engine.search(query)).results.map(({ guide }) => `/${locale}/${guide}/`)
      expect(links, query).toEqual(expected)
    }
  })

test('a respelling is said, and undone with one press', async ({ page, product }) => {
  await page.goto(`${product.address}/en/`)
  await search(page, 'netwrok')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('network', { exact: true }).first()).toBeVisible()
  await dialog.getByRole('button', { name: textsOf('en', 'browser')('asTyped') }).click()
  await expect(dialog.getByRole('option')).toHaveCount(0)
})

test('a recovery phrase goes nowhere, and the reader is warned in their language', async ({ page, product }) => {
  await page.goto(`${product.address}/de/`)
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await page.getByRole('searchbox').first().click()
  const phrase = 'legal winner thank year wave sausage worth useful legal winner thank yellow'
  await page.getByRole('dialog').getByRole('combobox').fill(phrase)
  const warning = textsOf('de', 'browser')('refused.seed_phrase')
  await expect(page.getByRole('dialog').locator('.search-warning')).toHaveText(warning)
  await page.keyboard.press('Escape')
  await page.waitForTimeout(1500)
  expect(sent.filter((line) => /winner|sausage/.test(decodeURIComponent(line)))).toEqual([])
})

test('what a language has no words for is found in another one, and is said to be', async ({ browser, product }) => {
  const context = await browser.newContext({ locale: 'vi', extraHTTPHeaders: {} })
  const page = await context.newPage()
  await page.goto(`${product.address}/vi/search/?q=slashing+validators`)
  await expect(page.locator('#page-results')).toHaveAttribute('data-query', 'slashing validators')
  await expect(page.locator('.search-said')).toContainText(
    textsOf('vi', 'browser')('otherLocale', { language: 'Tiếng Anh' }),
  )
  const first = page.getByRole('option').first()
  await expect(first.locator('[lang=en]').first()).toBeVisible()
  expect(await first.getAttribute('href')).toMatch(/^\/vi\//)
  await context.close()
})

test('the search page keeps its question and its topic, back and forward', async ({ page, product }) => {
  await page.goto(`${product.address}/en/search/?q=withdraw`)
  const results = page.locator('#page-results')
  await expect(results).toHaveAttribute('data-query', 'withdraw')
  await results.locator('.chip').nth(1).click()
  await expect(page).toHaveURL(/topic=/)
  const url = page.url()
  await page.reload()
  expect(page.url()).toBe(url)
  await expect(results.locator('.chip[aria-pressed=true]')).not.toHaveText(/^All/)
  const description = await page.locator('link[rel=search]').getAttribute('href')
  const answer = await page.request.get(`${product.address}${description}`)
  expect(await answer.text()).toContain('/en/search/?q={searchTerms}')
})
