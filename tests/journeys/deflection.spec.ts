import { expect, type Page } from '@playwright/test'
import { findings } from './findings.ts'
import { eventsOf, type Product, test, textsOf, watch } from './product.ts'

/** Somebody who wants to ask a person finds the answer at the form, another asks nevertheless, and both are counted as such. */

const TOPIC = 'fiat-funding'
const GUIDE = 'fiat-funding/deposit-not-arrived'
const QUESTIONS = { en: 'my deposit has not arrived', ar: 'لم يصل الإيداع' } as const

/** Opens the form, chooses a topic, types a question and opens the guide that answers it, by keyboard. */
async function readSuggestion(page: Page, product: Product, locale: keyof typeof QUESTIONS): Promise<void> {
  const contact = textsOf(locale, 'contact')
  await page.goto(`${product.address}/${locale}/contact/`)
  await page.locator(`[name="topic"][value="${TOPIC}"]`).check()
  await page
    .getByRole('textbox', { name: contact('form.question') })
    .pressSequentially(QUESTIONS[locale], { delay: 15 })
  const suggestion = page.locator(`[data-guide="${GUIDE}"]`)
  await suggestion.getByRole('button', { expanded: false }).press('Enter')
  await expect(suggestion.locator('.prose .steps li').first()).toBeVisible()
  await expect(suggestion.getByRole('button', { expanded: true })).toBeFocused()
}

/** Figures of a busy machine are counted anew after a while: until then the page shows those before. */
async function figures(staff: Page, product: Product, interval: string) {
  await expect(async () => {
    await staff.goto(`${product.address}/insights/contact/?locale=en`)
    await expect(staff.locator('[data-figure="contact"]')).toHaveText(interval, { timeout: 3000 })
  }).toPass({ timeout: 90_000 })
  const row = (cell: string) => staff.getByRole('row').filter({ has: staff.locator(cell) })
  return {
    topic: row(`[data-topic="${TOPIC}"]`),
    suggestion: row(`[data-suggestion="${GUIDE}"]`),
    step: (step: string) => staff.locator(`[data-step="${step}"]`),
    end: (end: string) => staff.locator(`[data-end="${end}"]`),
  }
}

for (const locale of ['en', 'ar'] as const)
  test(`${locale} › who finds the answer at the form is counted, and who asks all the same is not`, async ({
    page,
    browser,
    product,
  }) => {
    test.setTimeout(300_000)
    const problems = watch(page)
    const [contact, t] = [textsOf(locale, 'contact'), textsOf(locale, 'suggestions')]
    const question = page.getByRole('textbox', { name: contact('form.question') })
    const solved = page.getByRole('button', { name: t('solved') })
    await readSuggestion(page, product, locale)
    await expect(question).toHaveValue(QUESTIONS[locale])
    await expect(page.locator('#packet').locator(`a[href="/${locale}/${GUIDE}/"]`)).toBeVisible()
    expect(await findings(page)).toEqual([])
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    }

    const email = page.getByRole('textbox', { name: contact('form.email') })
    const amount = page.locator('[data-fields-of]:not([hidden]) [data-spec*=\'"amount"\'] input')
    await email.fill('reader@mail.example')
    await amount.fill('250 EUR')
    await solved.click()
    await expect(page.getByRole('heading', { name: t('thanks.title') })).toBeFocused()
    await expect(question).toBeHidden()
    const kept = () => page.evaluate(() => Object.entries(sessionStorage).filter(([key]) => /draft/.test(key)))
    expect((await kept()).map(([, value]) => value)).toEqual(['null', 'null'])
    expect(await findings(page)).toEqual([])

    await page.getByRole('button', { name: t('thanks.back') }).click()
    await expect(question).toHaveValue(QUESTIONS[locale])
    await expect(question).toBeFocused()
    await expect(email).toHaveValue('reader@mail.example')
    await expect(amount).toHaveValue('250 EUR')
    expect(JSON.stringify(await kept())).toMatch(/250 EUR/)
    await expect(page.locator(`[name="topic"][value="${TOPIC}"]`)).toBeChecked()
    await solved.click()
    await page.reload()
    await expect(question).toHaveValue('')

    const events = await eventsOf(product, 9)
    const told = events.map(({ kind, ...own }) => ('helpful' in own ? `${kind} ${own.helpful}` : kind))
    expect(told.filter((kind) => kind !== 'contact_opened')).toEqual([
      'search_performed',
      'result_clicked',
      'guide_viewed',
      'suggestion_rated true',
      'suggestion_rated false',
      'suggestion_rated true',
    ])
    const topics = events.flatMap((event) => (event.kind === 'contact_opened' ? [event.topic] : []))
    // Chosen before the page's script ran, it is known from the beginning.
    expect(topics).toContain(TOPIC)
    expect(problems).toEqual([])

    const staff = await (await browser.newContext({ locale: 'en-GB' })).newPage()
    await staff.goto(await product.signInAddress())
    const first = await figures(staff, product, '100%')
    for (const step of ['contact_opened', 'contact_shown', 'contact_read', 'contact_confirmed'])
      await expect(first.step(step)).toHaveText('1 of 1')
    await expect(first.topic.getByText('1 of 1')).toHaveCount(2)
    await expect(first.suggestion.getByText('1 of 1')).toHaveCount(2)

    const other = await (await browser.newContext({ locale })).newPage()
    await readSuggestion(other, product, locale)
    await other.getByRole('button', { name: t('solved') }).click()
    await other.getByRole('button', { name: t('thanks.back') }).click()
    await other.getByRole('textbox', { name: contact('form.email') }).fill('reader@mail.example')
    await other.getByRole('button', { name: contact('form.ticket') }).click()
    await expect(other).toHaveURL(new RegExp(`/${locale}/conversation/#`))

    const second = await figures(staff, product, '50%')
    await expect(second.end('confirmed')).toHaveText('1 of 2')
    await expect(second.end('read_asked')).toHaveText('1 of 2')
    await expect(second.topic.getByText('1 of 2')).toHaveCount(2)
    await expect(second.suggestion.getByText('1 of 2')).toHaveCount(2)
    await staff.goto(`${product.address}/insights/?locale=en`)
    for (const outcome of ['confirmed', 'failed'])
      await expect(staff.locator(`[data-outcome="${outcome}"] dd`).first()).toHaveText('1')
  })

test('a guide that cannot be had is told, with the way to it', async ({ page, product }) => {
  const t = textsOf('en', 'suggestions')
  await page.route(`**/en/${GUIDE}/`, (route) => route.abort())
  await page.goto(`${product.address}/en/contact/`)
  await page.getByRole('textbox', { name: textsOf('en', 'contact')('form.question') }).fill(QUESTIONS.en)
  const suggestion = page.locator(`[data-guide="${GUIDE}"]`)
  await suggestion.getByRole('button', { expanded: false }).click()
  await expect(suggestion.getByText(t('failed'))).toBeVisible()
  await expect(suggestion.getByRole('link', { name: t('whole') })).toHaveAttribute('href', `/en/${GUIDE}/`)
  await expect(suggestion.getByRole('button', { name: t('solved') })).toBeVisible()
})
