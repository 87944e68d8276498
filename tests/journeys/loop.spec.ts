import { expect } from '@playwright/test'
import { eventsOf, search, test, textsOf, watch } from './product.ts'

/** The two journeys of the product, in a language written to the right and in one written to the left. */

const QUESTIONS = {
  en: {
    asked: 'forgot my password',
    guide: 'account-access/reset-password',
    unknown: 'zzqx blorf wibble',
    question: 'Where is my money? I sent it on Monday.',
    reply: 'It is here: look at Activity.',
  },
  ar: {
    asked: 'نسيت كلمة المرور',
    guide: 'account-access/reset-password',
    unknown: 'زظظغخ ثضضصق',
    question: 'أين أموالي؟ أرسلتها يوم الاثنين.',
    reply: 'وصلت: انظر في النشاط.',
  },
} as const

for (const locale of ['en', 'ar'] as const) {
  const { asked, guide, unknown, question, reply } = QUESTIONS[locale]

  test.describe(locale, () => {
    test.use({ locale: locale === 'en' ? 'en-GB' : 'ar-AE' })

    test('finds an answer and says so', async ({ page, browser, product }) => {
      const problems = watch(page)
      const site = textsOf(locale, 'site')
      await page.goto(product.address)
      await expect(page).toHaveURL(new RegExp(`/${locale}/$`))

      await search(page, asked)
      const found = page.getByRole('dialog').locator(`a[href^="/${locale}/${guide}/"]`).first()
      await found.click()
      await expect(page).toHaveURL(new RegExp(`/${locale}/${guide}/`))
      await page.getByRole('button', { name: site('vote.yes') }).click()
      await expect(page.getByText(site('vote.thanks'))).toBeVisible()

      const events = await eventsOf(product, 4)
      expect(events.map(({ kind }) => kind)).toEqual([
        'search_performed',
        'result_clicked',
        'guide_viewed',
        'guide_rated',
      ])
      expect(events[0]).toMatchObject({ query: asked, locale, surface: 'home' })
      expect(events[1]).toMatchObject({ guide, search: events[0] && 'search' in events[0] ? events[0].search : 0 })
      expect(events[2]).toMatchObject({ guide, guide_locale: locale, from: 'search' })
      expect(events[3]).toMatchObject({ guide, helpful: true })
      expect(new Set(events.map(({ session }) => session)).size).toBe(1)
      expect(problems).toEqual([])
      expect(await page.context().cookies()).toEqual([])

      const staff = await (await browser.newContext({ locale: 'en-GB' })).newPage()
      const staffProblems = watch(staff)
      await staff.goto(await product.signInAddress())
      await expect(staff).toHaveURL(/\/insights\//)
      await expect(staff.locator('[data-outcome="confirmed"] dd').first()).toContainText('1')
      for (const outcome of ['failed', 'direct', 'unanswered', 'potential', 'abandoned', 'readership'])
        await expect(staff.locator(`[data-outcome="${outcome}"] dd`).first()).toContainText('0')
      await expect(staff.locator('[data-figure="deflection"]')).toContainText('100')
      for (const step of ['searches', 'searches_found', 'searches_chosen', 'searches_answered', 'searches_confirmed'])
        await expect(staff.locator(`[data-step="${step}"]`)).toHaveText('1')
      expect(staffProblems).toEqual([])
      await staff.context().close()
    })

    test('finds nothing, asks a person, gets an answer, rates it', async ({ page, browser, product }) => {
      const [contact, texts, desk] = [textsOf(locale, 'contact'), textsOf(locale, 'browser'), textsOf('en', 'desk')]
      const agent = await (await browser.newContext({ locale: 'en-GB' })).newPage()
      await agent.goto(await product.signInAddress())
      await agent.goto(`${product.address}/desk/`)
      await agent.getByRole('switch', { name: desk('available.label') }).check()

      await page.goto(`${product.address}/${locale}/`)
      await search(page, unknown)
      await page.getByRole('link', { name: texts('ask') }).click()
      await expect(page.getByRole('textbox', { name: contact('form.question') })).toHaveValue(unknown)
      await page.getByRole('radio').first().check()
      await page.getByRole('textbox', { name: contact('form.question') }).fill(question)
      await expect(page.getByText(unknown)).toBeVisible()
      await page.getByRole('button', { name: contact('form.chat') }).click()
      await expect(page).toHaveURL(new RegExp(`/${locale}/conversation/#`))

      await agent
        .getByRole('list', { name: desk('queue.title') })
        .getByRole('button')
        .first()
        .click()
      await expect(agent.getByRole('log').getByText(question)).toBeVisible()
      await expect(agent.getByText(unknown)).toBeVisible()
      await agent.getByRole('textbox', { name: desk('conversation.reply') }).fill(reply)
      await agent.getByRole('button', { name: desk('conversation.send'), exact: true }).click()
      await expect(page.getByRole('log').getByText(reply)).toBeVisible()

      // The reader closes the tab and comes back by the link.
      const link = page.url()
      const context = page.context()
      await page.close()
      await agent.getByRole('button', { name: desk('act.solve'), exact: true }).click()
      const back = await context.newPage()
      await back.goto(link)
      await expect(back.getByRole('log').getByText(reply)).toHaveCount(1)
      await back.getByRole('radio').last().check({ force: true })
      await back.getByRole('button', { name: contact('conversation.rating.send') }).click()
      await expect(back.getByRole('button', { name: contact('conversation.rating.change') })).toBeVisible()

      const kinds = (await eventsOf(product, 8)).map(({ kind }) => kind).sort()
      // Contact is told once when it is opened, and once with the topic that was chosen.
      expect(kinds.filter((kind) => kind !== 'search_performed' && kind !== 'search_unanswered')).toEqual([
        'contact_opened',
        'contact_opened',
        'conversation_solved',
        'csat_submitted',
        'first_response_sent',
        'handoff_started',
      ])

      await agent.goto(`${product.address}/insights/`)
      await expect(agent.locator('[data-outcome="failed"] dd').first()).toContainText('1')
      for (const outcome of ['direct', 'confirmed', 'unanswered', 'potential', 'abandoned', 'readership'])
        await expect(agent.locator(`[data-outcome="${outcome}"] dd`).first()).toContainText('0')
      await expect(agent.locator('[data-metric="csat"]')).toContainText(/1.*1/)
      await agent.context().close()
    })
  })
}
