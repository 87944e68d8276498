import { expect, type Page } from '@playwright/test'
import { test } from './exchange.ts'
import { findings } from './findings.ts'
import { eventsOf, textsOf, watch } from './product.ts'

/** Asking from the launcher as on the contact page: guides that may answer it first, and what a ticket of the topic needs. */

const GUIDE = 'fiat-funding/deposit-not-arrived'
const QUESTIONS = { en: 'my deposit has not arrived', ar: 'لم يصل الإيداع' } as const

async function openAsk(page: Page, address: string, topic: string) {
  await page.route('**/notices/*.json', (route) =>
    route.fulfill({ headers: { 'access-control-allow-origin': '*' }, json: { at: 1, notices: [] } }),
  )
  await page.goto(address)
  await page.evaluate(async (asked) => {
    await customElements.whenDefined('guidepost-launcher')
    await window.Guidepost.open({ topic: asked })
  }, topic)
  return page.getByRole('dialog')
}

const widerThanPanel = (page: Page) =>
  page
    .getByRole('dialog')
    .locator('.panel-body')
    .evaluate((body) => body.scrollWidth - body.clientWidth)

for (const locale of ['en', 'ar'] as const) {
  const [contact, t] = [textsOf(locale, 'contact'), textsOf(locale, 'suggestions')]
  const fields = textsOf(locale, 'fields')

  test(`${locale} › a guide that solves it is read in place and counted; a person is one press away again`, async ({
    page,
    product,
    exchange,
  }) => {
    const problems = watch(page)
    const dialog = await openAsk(page, exchange.page(locale), 'fiat-funding')
    const question = dialog.getByRole('textbox', { name: contact('form.question') })
    await question.pressSequentially(QUESTIONS[locale], { delay: 15 })
    const suggestion = dialog.locator(`[data-guide="${GUIDE}"]`)
    await suggestion.getByRole('button', { expanded: false }).press('Enter')
    await expect(suggestion.locator('.prose .steps li').first()).toBeVisible()
    await expect(dialog.locator('.ask-along').locator(`a[href$="/${locale}/${GUIDE}/"]`)).toBeVisible()
    expect(await findings(page)).toEqual([])
    expect(await widerThanPanel(page)).toBe(0)

    await suggestion.getByRole('button', { name: t('solved') }).click()
    await expect(dialog.getByRole('heading', { name: t('thanks.title') })).toBeFocused()
    await expect(question).toBeHidden()
    expect(await findings(page)).toEqual([])
    await dialog.getByRole('button', { name: t('thanks.back') }).click()
    await expect(question).toBeFocused()
    await expect(question).toHaveValue(QUESTIONS[locale])
    await suggestion.getByRole('button', { name: t('solved') }).click()
    await dialog.getByRole('button', { name: t('thanks.home') }).click()
    await expect(dialog.getByRole('combobox')).toBeFocused()

    const events = await eventsOf(product, 7)
    const told = events.map(({ kind, ...own }) => ('helpful' in own ? `${kind} ${own.helpful}` : kind))
    expect(told).toEqual([
      'contact_opened',
      'search_performed',
      'result_clicked',
      'guide_viewed',
      'suggestion_rated true',
      'suggestion_rated false',
      'suggestion_rated true',
    ])
    expect(events[1]).toMatchObject({ surface: 'contact', query: QUESTIONS[locale], locale })
    expect(problems).toEqual([])
  })

  test.describe(`${locale} › when no chat is open`, () => {
    test.use({ setting: { hours: [] } })

    test('a secret is stopped with its ways out in view, and Escape there goes back to the text', async ({
      page,
      product,
      exchange,
    }) => {
      expect(product.address).not.toBe('')
      await page.setViewportSize({ width: 360, height: 640 })
      const dialog = await openAsk(page, exchange.page(locale), 'general')
      const question = dialog.getByRole('textbox', { name: contact('form.question') })
      await question.fill('my password is 12345678')
      await dialog.getByRole('textbox', { name: contact('form.email') }).fill('reader@mail.example')
      const send = dialog.getByRole('button', { name: contact('form.ticket') })
      await send.click()
      await expect(dialog.getByRole('heading', { name: contact('secret.title') })).toBeFocused()
      await expect(dialog.getByRole('button', { name: contact('secret.edit') })).toBeInViewport({ ratio: 0.9 })
      await page.keyboard.press('Escape')
      await expect(question).toBeFocused()
      await expect(question).toHaveValue('my password is 12345678')
      await expect(dialog.getByRole('heading', { name: contact('secret.title') })).toHaveCount(0)
      await send.click()
      await dialog.getByRole('button', { name: contact('secret.remove') }).click()
      await expect(question).toHaveValue('my password is •••')
      await expect(question).toBeFocused()
    })

    test('a ticket asks what its topic needs, says what is missing, and takes it along', async ({
      page,
      product,
      exchange,
    }) => {
      await page.setViewportSize({ width: 390, height: 800 })
      const dialog = await openAsk(page, exchange.page(locale), 'crypto-funding')
      await dialog.getByRole('textbox', { name: contact('form.question') }).fill(QUESTIONS[locale])
      await dialog.getByRole('textbox', { name: contact('form.email') }).fill('reader@mail.example')
      const network = dialog.getByRole('combobox', { name: fields('label.network') })
      const send = dialog.getByRole('button', { name: contact('form.ticket') })
      await send.click()
      await expect(network).toBeFocused()
      await expect(dialog.getByText(fields('error.missing'))).toBeVisible()
      expect(await findings(page)).toEqual([])
      expect(await widerThanPanel(page)).toBe(0)
      await network.selectOption('tron')
      await dialog.getByRole('textbox', { name: fields('label.amount') }).fill('20 USDT')
      await dialog.getByRole('textbox', { name: fields('label.transaction') }).fill('no no')
      await send.click()
      await expect(dialog.getByText(fields('error.transaction'))).toBeVisible()
      await dialog.getByRole('textbox', { name: fields('label.transaction') }).fill('')

      // Another topic asks for other things, and what was typed comes back with the first.
      const topic = dialog.getByRole('combobox', { name: contact('form.topic') })
      await topic.selectOption('general')
      await expect(network).toHaveCount(0)
      await topic.selectOption('crypto-funding')
      await expect(network).toHaveValue('tron')
      await send.click()
      await expect(dialog.getByRole('log').getByText(QUESTIONS[locale])).toBeVisible()
      const [conversation] = await product.store.conversations({ state: null, locale: null, text: null, limit: 9 })
      expect(conversation?.fields).toEqual({ network: 'tron', amount: '20 USDT' })
    })
  })
}

test('an open launcher asks again within half a minute what is open, while somebody looks', async ({
  page,
  product,
  exchange,
}) => {
  expect(product.address).not.toBe('')
  await page.clock.install()
  let asked = 0
  page.on('request', (request) => {
    if (request.url().includes('/api/availability')) asked += 1
  })
  const dialog = await openAsk(page, exchange.page('en'), 'general')
  await expect(dialog.getByRole('textbox', { name: textsOf('en', 'contact')('form.question') })).toBeVisible()
  await expect.poll(() => asked).toBeGreaterThan(0)
  await page.waitForLoadState('networkidle')
  const before = asked
  await page.clock.fastForward(30_000)
  await expect.poll(() => asked).toBeGreaterThan(before)
})
