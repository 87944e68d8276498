import { expect } from '@playwright/test'
import { newSession, randomBits } from '../../src/core/session-id.ts'
import { findings } from './findings.ts'
import { type Product, test, textsOf, watch } from './product.ts'

/** Staff read the figures: every page, by keyboard, in a language from left to right and one from right to left. */

const HOUR = 3_600_000
const QUERY = 'unstake early'

/** Four people who find no answer in different hours, and two who read a guide and vote. */
async function record(product: Product): Promise<void> {
  const guide = 'trading/staking'
  const send = async (hour: number, seed: number, isFound: boolean) => {
    const at = Date.now() - hour * HOUR
    const base = { session: newSession(at, randomBits), locale: 'en', page: '/en/', at }
    const found = isFound ? { results: 1, rung: 'exact' } : { results: 0, rung: 'none' }
    const events: object[] = [
      { kind: 'search_performed', ...base, id: 1, search: 1, query: QUERY, surface: 'home', ...found },
    ]
    if (isFound)
      events.push(
        { kind: 'result_clicked', ...base, id: 2, search: 1, guide, position: 1 },
        { kind: 'guide_viewed', ...base, id: 3, guide, guide_locale: 'en', from: 'search' },
        { kind: 'guide_rated', ...base, id: 4, guide, helpful: seed % 2 === 0, reason: '' },
      )
    const reply = await fetch(`${product.address}/api/journal`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ v: 1, events }),
    })
    expect(reply.status).toBe(202)
  }
  for (const hour of [1, 2, 3, 4]) await send(hour, hour, false)
  for (const seed of [5, 6]) await send(1, seed, true)
}

for (const locale of ['en', 'ar'])
  test(`${locale} › every page of the insights, without a finding`, async ({ page, product }) => {
    test.slow()
    await record(product)
    const problems = watch(page)
    const t = textsOf(locale, 'insights')
    await page.goto(await product.signInAddress())
    for (const name of ['overview', 'searches', 'gaps', 'guides', 'contact', 'languages', 'service', 'exports']) {
      await page.goto(`${product.address}/insights/${name === 'overview' ? '' : `${name}/`}?locale=${locale}`)
      await expect(page.locator('.figures')).toBeVisible()
      await page.waitForLoadState('networkidle')
      const current = page.locator('.insights-nav [aria-current]')
      await expect(current).toHaveText(t(`pages.${name}`))
      expect(await findings(page), name).toEqual([])
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(wider, `${name} at ${width}`).toBeLessThanOrEqual(0)
      }
    }
    expect(problems).toEqual([])
  })

test('a gap is taken by name, a chart is read by keyboard, and a download is written down', async ({
  page,
  product,
}) => {
  await record(product)
  const t = textsOf('en', 'insights')
  await page.goto(await product.signInAddress())
  await page.goto(`${product.address}/insights/gaps/?locale=en`)
  await page.getByRole('button', { name: QUERY }).press('Enter')
  const nearest = page.locator('.gap-details').getByRole('link', { name: /stak/i })
  await expect(nearest.first()).toHaveAttribute('href', '/en/trading/staking/')
  await page.getByLabel(t('gaps.who')).fill('Ada')
  await page.getByRole('button', { name: t('gaps.put.taken') }).click()
  await expect(page.locator('.badge')).toHaveText(t('gapState.taken'))
  await page.reload()
  await expect(page.locator('.badge')).toHaveText(t('gapState.taken'))
  await expect(page.getByText('Ada').first()).toBeVisible()

  const download = page.waitForEvent('download')
  await page
    .getByRole('button', { name: t('csv') })
    .first()
    .click()
  expect((await download).suggestedFilename()).toBe('gaps.csv')

  await page.goto(`${product.address}/insights/searches/?locale=en`)
  const chart = page.getByRole('application', { name: t('searches.byDay') })
  await chart.focus()
  await chart.press('End')
  await expect(page.locator('.chart [aria-live]')).toContainText(/\d of \d/)

  await page.goto(`${product.address}/insights/exports/?locale=en`)
  await expect(page.getByRole('row').filter({ hasText: 'gaps' })).toHaveCount(1)
})
