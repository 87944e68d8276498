import { expect } from '@playwright/test'
import { newSession, randomBits } from '../../src/core/session-id.ts'
import { findings } from './findings.ts'
import { type Product, test, textsOf, watch } from './product.ts'

/** A writer sees what readers lost, takes it, puts it off, and sees it close by itself; by keyboard, in two directions of writing. */

const HOUR = 3_600_000
const DAY = 24 * HOUR
const QUERY = 'unstake early'

/** Somebody searches, and finds an answer or none. */
async function search(product: Product, at: number, isFound: boolean): Promise<void> {
  const base = { session: newSession(at, randomBits), locale: 'en', page: '/en/', at }
  const found = isFound ? { results: 1, rung: 'exact' } : { results: 0, rung: 'none' }
  const guide = 'trading/staking'
  const events = [
    { kind: 'search_performed', ...base, id: 1, search: 1, query: QUERY, surface: 'home', ...found },
    ...(isFound ? [{ kind: 'result_clicked', ...base, id: 2, search: 1, guide, position: 1 }] : []),
  ]
  const reply = await fetch(`${product.address}/api/journal`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ v: 1, events }),
  })
  expect(reply.status).toBe(202)
}

const lose = async (product: Product) => {
  for (const hour of [1, 2, 3, 4]) await search(product, product.clock.now() - hour * HOUR, false)
}

for (const locale of ['en', 'ar'])
  test(`${locale} › the backlog and the matrix, without a finding`, async ({ page, product }) => {
    test.slow()
    await lose(product)
    const problems = watch(page)
    const t = textsOf(locale, 'writers')
    await page.emulateMedia({ colorScheme: locale === 'ar' ? 'dark' : 'light' })
    await page.goto(await product.signInAddress('Ada'))
    // Some rows of each are enough to find what is wrong with all.
    await page.goto(`${product.address}/writers/?locale=${locale}&kind=gap`)
    const entry = page.locator('[data-kind="gap"]')
    await expect(entry).toContainText(QUERY)
    await expect(entry.locator('.lost strong')).toHaveText(new Intl.NumberFormat(locale).format(4))
    await entry.getByRole('button', { name: t('act.snooze') }).click()
    expect(await findings(page)).toEqual([])
    await page.getByLabel(t('filters.kind')).selectOption('')
    await page.getByLabel(t('filters.topic')).selectOption('trading')
    await page.getByRole('link', { name: t('pages.matrix') }).click()
    await expect(page.getByRole('rowheader')).toHaveCount(6)
    await page
      .getByRole('button', { name: t('state.missing') })
      .first()
      .click()
    await expect(page.locator('.cell-details')).toContainText('npx guidepost translate')
    expect(await findings(page)).toEqual([])
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(wider, `at ${width}`).toBeLessThanOrEqual(0)
    }
    expect(problems).toEqual([])
  })

test('by keyboard an entry is taken, put off with a reason and taken up again; it closes when readers find an answer', async ({
  page,
  product,
}) => {
  await lose(product)
  const t = textsOf('en', 'writers')
  await page.goto(await product.signInAddress('Ada'))
  await page.goto(`${product.address}/writers/?locale=en&kind=gap`)
  const entry = page.locator('[data-kind="gap"]')
  await expect(entry).toHaveCount(1)
  await page.keyboard.press('j')
  await expect(entry).toBeFocused()
  await page.keyboard.press('a')
  await expect(entry.locator('.assignee')).toHaveText('Ada')
  await expect(entry).toBeFocused()

  await page.keyboard.press('s')
  await expect(entry.getByLabel(t('form.until'))).toBeFocused()
  await entry.getByLabel(t('form.reason')).fill('Legal looks at it')
  await page.keyboard.press('Enter')
  await expect(entry).toHaveCount(0)
  await page.getByLabel(t('filters.state')).selectOption('snoozed')
  await expect(entry).toContainText('Legal looks at it')
  await expect(page).toHaveURL(/state=snoozed/)
  await entry.getByRole('button', { name: t('act.wake') }).click()
  await expect(entry).toHaveCount(0)

  await page.goto(`${product.address}/writers/?locale=en&kind=gap&whose=mine`)
  await expect(entry.locator('.assignee')).toHaveText('Ada')
  await page.goto(`${product.address}/insights/gaps/?locale=en`)
  await expect(page.locator('.badge.state-taken')).toBeVisible()

  const now = product.clock.now()
  product.clock.now = () => now + 2 * DAY
  for (const hour of [1, 2, 3]) await search(product, now + 2 * DAY - hour * HOUR, true)
  await page.goto(`${product.address}/writers/?locale=en&kind=gap`)
  await expect(page.getByRole('row').filter({ hasText: QUERY })).toContainText(t('why.answered'))
  await expect(entry).toHaveCount(0)
  await page.getByLabel(t('filters.state')).selectOption('closed')
  await expect(page.locator('#writers-said')).toHaveText(t('said', { count: 1 }))
})

test('the arrows move between the languages of a guide, and the table is asked for by its address', async ({
  page,
  product,
}) => {
  const t = textsOf('en', 'writers')
  await page.goto(await product.signInAddress('Ada'))
  await page.goto(`${product.address}/writers/matrix/?locale=en`)
  const cells = page.getByRole('grid').locator('button.cell')
  await cells.first().focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.locator('.cell-details')).toBeVisible()
  await expect(page).toHaveURL(/cell=/)
  await page.getByLabel(t('filters.team')).selectOption('fees')
  await expect(page).toHaveURL(/team=fees/)
  const all = await page.getByRole('rowheader').count()
  await page.reload()
  await expect(page.getByRole('rowheader')).toHaveCount(all)
  expect(all).toBeGreaterThan(0)
})
