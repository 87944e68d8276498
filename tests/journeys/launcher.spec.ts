import { expect, type Locator, type Page } from '@playwright/test'
import { SignJWT } from 'jose'
import { everybody } from '../../src/core/question.ts'
import { test } from './exchange.ts'
import { findings } from './findings.ts'
import { eventsOf, LAUNCHER_SECRET, type Product, textsOf, watch } from './product.ts'

/** The launcher on a page of the exchange: another origin, under a policy that allows next to nothing. */

const QUESTIONS = {
  en: {
    asked: 'forgot my password',
    unknown: 'zzqx blorf wibble',
    question: 'Where is my money? I sent it on Monday.',
    reply: 'It is here: look at Activity.',
    later: 'Do you see it now?',
  },
  ar: {
    asked: 'نسيت كلمة المرور',
    unknown: 'زظظغخ ثضضصق',
    question: 'أين أموالي؟ أرسلتها يوم الاثنين.',
    reply: 'وصلت: انظر في النشاط.',
    later: 'هل تراها الآن؟',
  },
} as const
const GUIDE = 'account-access/reset-password'
const NOTICE = {
  id: 'a',
  title: 'Euro transfers are slow',
  text: 'Nothing is lost. [Processing times](/en/general/processing-times/) tell how long.',
  locale: 'en',
  severity: 'warning',
  topics: [],
  starts: 0,
  ends: null,
  updatedAt: 0,
}

/** What the policy of the page refused, and what the launcher told the page. */
async function listen(page: Page): Promise<() => Promise<{ refused: string[]; told: string[] }>> {
  await page.addInitScript(() => {
    const [refused, told]: [string[], string[]] = [[], []]
    Object.assign(window, { heard: { refused, told } })
    addEventListener('securitypolicyviolation', (event) =>
      refused.push(`${event.violatedDirective} ${event.blockedURI}`),
    )
    for (const name of ['ready', 'open', 'close', 'search', 'guide', 'vote', 'handoff', 'message', 'error'])
      addEventListener(`guidepost:${name}`, () => told.push(name))
  })
  return () => page.evaluate(() => Object(window).heard)
}

/** Notices as the support center tells them; they are somebody else's to serve. */
const tellNotices = (page: Page, notices: object[]) =>
  page.route('**/notices/*.json', (route) =>
    route.fulfill({ headers: { 'access-control-allow-origin': '*' }, json: { at: 1, notices } }),
  )

/** Tabs until something has the focus, as a keyboard has no other way. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The keyboard does not get there.')
}

async function openDesk(product: Product, page: Page) {
  const desk = textsOf('en', 'desk')
  await page.goto(await product.signInAddress())
  await page.goto(`${product.address}/desk/`)
  await page.getByRole('switch', { name: desk('available.label') }).check()
  return {
    choose: () =>
      page
        .getByRole('list', { name: desk('queue.title') })
        .getByRole('button')
        .first()
        .click(),
    async reply(text: string) {
      await page.getByRole('textbox', { name: desk('conversation.reply') }).fill(text)
      await page.getByRole('button', { name: desk('conversation.send'), exact: true }).click()
      await expect(page.getByRole('log').getByText(text)).toBeVisible()
    },
    solve: () => page.getByRole('button', { name: desk('act.solve'), exact: true }).click(),
  }
}

for (const locale of ['en', 'ar'] as const) {
  const { asked, unknown, question, reply, later } = QUESTIONS[locale]

  test.describe(locale, () => {
    const [t, contact, site] = [textsOf(locale, 'launcher'), textsOf(locale, 'contact'), textsOf(locale, 'site')]
    const browserTexts = textsOf(locale, 'browser')

    test('by keyboard alone: a search, a guide in place, a vote; nothing is loaded before it is opened', async ({
      page,
      product,
      exchange,
    }) => {
      const problems = watch(page)
      const heard = await listen(page)
      await tellNotices(page, [NOTICE])
      const asks: string[] = []
      page.on('request', (request) => request.url().startsWith(product.address) && asks.push(request.url()))
      await page.goto(exchange.page(locale))
      const button = page.getByRole('button', { name: t('label'), exact: true })
      await tabTo(page, button)
      await page.waitForLoadState('networkidle')
      expect(asks).toEqual([`${product.address}/launcher.js`])
      expect(await findings(page)).toEqual([])

      await page.keyboard.press('Enter')
      const dialog = page.getByRole('dialog')
      const box = dialog.getByRole('combobox')
      await expect(box).toBeFocused()
      await expect(dialog.getByText(NOTICE.title)).toBeVisible()
      await expect(dialog.getByRole('link', { name: 'Processing times' })).toHaveAttribute(
        'href',
        `${product.address}/en/general/processing-times/`,
      )
      expect(await findings(page)).toEqual([])
      await box.pressSequentially(asked, { delay: 15 })
      await dialog.locator(`[data-query="${asked}"]`).waitFor()
      expect(await findings(page)).toEqual([])
      const guide = dialog
        .getByRole('option')
        .filter({ has: page.locator(`xpath=self::*[contains(@href, "${GUIDE}")]`) })
      while ((await guide.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')

      await expect(dialog.locator('.guide-title')).toBeFocused()
      await expect(dialog.locator('.guide .prose h3').first()).toBeVisible()
      expect(await findings(page)).toEqual([])
      await tabTo(page, dialog.getByRole('button', { name: site('vote.yes') }))
      await page.keyboard.press('Enter')
      await expect(dialog.getByText(site('vote.thanks'))).toBeVisible()
      await tabTo(page, dialog.getByRole('link', { name: t('guide.full') }))
      await expect(dialog.getByRole('link', { name: t('guide.full') })).toHaveAttribute(
        'href',
        `${product.address}/${locale}/${GUIDE}/`,
      )
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
      await expect(button).toBeFocused()

      const events = await eventsOf(product, 4)
      expect(events.map(({ kind }) => kind)).toEqual([
        'search_performed',
        'result_clicked',
        'guide_viewed',
        'guide_rated',
      ])
      expect(events[0]).toMatchObject({ query: asked, locale, surface: 'launcher', page: '/launcher/' })
      expect(events[2]).toMatchObject({ guide: GUIDE, guide_locale: locale, from: 'search' })
      expect(events[3]).toMatchObject({ guide: GUIDE, helpful: true })
      expect(new Set(events.map(({ session }) => session)).size).toBe(1)
      expect(await heard()).toEqual({
        refused: [],
        told: ['ready', 'open', 'search', 'guide', 'vote', 'close'],
      })
      expect(problems).toEqual([])
      expect(await page.context().cookies()).toEqual([])
    })

    test('a chat that goes on over the pages of the exchange, until it is rated', async ({
      page,
      browser,
      product,
      exchange,
    }) => {
      const agentPage = await (await browser.newContext({ locale: 'en-GB' })).newPage()
      const agent = await openDesk(product, agentPage)
      const problems = watch(page)
      const heard = await listen(page)
      await tellNotices(page, [])
      await page.goto(exchange.page(locale))
      await page.getByRole('button', { name: t('label') }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('combobox').pressSequentially(unknown, { delay: 15 })
      await dialog.locator(`[data-query="${unknown}"]`).waitFor()
      await dialog.getByRole('link', { name: browserTexts('ask') }).click()
      const field = dialog.getByRole('textbox', { name: contact('form.question') })
      await expect(field).toHaveValue(unknown)
      await dialog.getByRole('button', { name: contact('form.chat') }).click()
      const topic = dialog.getByRole('combobox', { name: contact('form.topic') })
      await expect(topic).toBeFocused()
      await expect(dialog.getByText(contact('errors.topic'))).toBeVisible()
      await topic.selectOption('fiat-funding')
      await field.fill(question)
      expect(await findings(page)).toEqual([])
      await dialog.getByRole('button', { name: contact('form.chat') }).click()
      await expect(dialog.getByRole('log').getByText(question)).toBeVisible()

      await agent.choose()
      await expect(agentPage.getByRole('log').getByText(question)).toBeVisible()
      await expect(agentPage.getByText(unknown)).toBeVisible()
      await expect(agentPage.getByText(`${exchange.address}/account`)).toBeVisible()
      await agent.reply(reply)
      await expect(dialog.getByRole('log').getByText(reply)).toBeVisible()
      expect(await findings(page)).toEqual([])
      const { told } = await heard()
      expect(told).toEqual(['ready', 'open', 'search', 'handoff', 'message'])

      // The next page of the exchange: what was open is open again, and the page keeps the focus.
      await page.locator('main a').click()
      await expect(dialog.getByRole('log').getByText(reply)).toBeVisible()
      expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body')
      await dialog.getByRole('textbox', { name: contact('conversation.compose') }).fill('…')
      await page.keyboard.press('Control+Enter')
      await expect(agentPage.getByRole('log').getByText('…', { exact: true })).toBeVisible()

      // Closed, a message shows on the button; also on the next page, and until it was seen.
      await dialog.getByRole('button', { name: t('panel.close') }).click()
      await agent.reply(later)
      const withOne = page.getByRole('button', { name: t('unread', { count: 1 }) })
      await expect(withOne).toBeVisible()
      await page.reload()
      await expect(withOne).toBeVisible()
      expect(await findings(page)).toEqual([])
      await withOne.click()
      await dialog.getByRole('button', { name: t('home.talk') }).click()
      await expect(dialog.getByRole('log').getByText(later)).toBeVisible()
      await expect(page.getByRole('button', { name: t('label'), exact: true })).toBeVisible()

      await agent.solve()
      await dialog.getByRole('radio').last().check({ force: true })
      await dialog.getByRole('button', { name: contact('conversation.rating.send') }).click()
      await expect(dialog.getByRole('button', { name: contact('conversation.rating.change') })).toBeVisible()
      expect(await findings(page)).toEqual([])

      const events = await eventsOf(product, 9)
      // What was searched for, and what was asked: guides were suggested, and none was read.
      expect(events.map(({ kind }) => kind).sort()).toEqual([
        'contact_opened',
        'conversation_solved',
        'csat_submitted',
        'first_response_sent',
        'handoff_started',
        'search_performed',
        'search_performed',
        'search_unanswered',
        'search_unanswered',
      ])
      expect(events.find(({ kind }) => kind === 'contact_opened')).toMatchObject({ surface: 'launcher', locale })
      const one = new Set(events.map(({ session }) => session))
      expect(one.size).toBe(1)
      expect((await heard()).refused).toEqual([])
      expect(problems).toEqual([])
      expect(await page.context().cookies()).toEqual([])
      await agentPage.context().close()
    })
  })
}

test.describe('who the client is', () => {
  const t = textsOf('en', 'launcher')
  const contact = textsOf('en', 'contact')
  const tokenOf = (expires: string) =>
    new SignJWT({ name: 'Ana Example', email: 'ana@mail.example' })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('client-4711')
      .setExpirationTime(expires)
      .sign(new TextEncoder().encode(LAUNCHER_SECRET))

  test('is told by a signed token, and the desk shows it; a token that ran out is refused aloud', async ({
    page,
    browser,
    product,
    exchange,
  }) => {
    const agentPage = await (await browser.newContext({ locale: 'en-GB' })).newPage()
    const agent = await openDesk(product, agentPage)
    const heard = await listen(page)
    await tellNotices(page, [])
    await page.goto(exchange.page('en'))
    const identify = (token: string) =>
      page.evaluate(async (given) => {
        await customElements.whenDefined('guidepost-launcher')
        window.Guidepost.identify(given)
        await window.Guidepost.open({ topic: 'verification' })
      }, token)
    await identify(await tokenOf('1 minute ago'))
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: contact('form.question') }).fill('Who am I?')
    await expect(dialog.getByText(t('ask.identified'))).toBeVisible()
    const start = dialog.getByRole('button', { name: contact('form.chat') })
    await start.click()
    await expect(dialog.getByText(t('ask.identity_refused'))).toBeVisible()
    await expect(dialog.getByRole('button', { name: t('ask.unsigned') })).toBeVisible()
    expect(await findings(page)).toEqual([])
    expect((await heard()).told).toContain('error')
    expect((await eventsOf(product, 1)).map(({ kind }) => kind)).not.toContain('handoff_started')

    await page.evaluate((given) => window.Guidepost.identify(given), await tokenOf('5 minutes'))
    await start.click()
    await expect(dialog.getByRole('log').getByText('Who am I?')).toBeVisible()
    await agent.choose()
    const identity = agentPage.locator('.identity')
    await expect(identity).toContainText('Ana Example')
    await expect(identity).toContainText('ana@mail.example')
    await expect(identity).toContainText('client-4711')
    expect(await findings(agentPage)).toEqual([])
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain('eyJ')
    await agentPage.context().close()
  })

  test('is nothing that is no token', async ({ page, product, exchange }) => {
    expect(product.address).not.toBe('')
    await page.goto(exchange.page('en'))
    await page.evaluate(() => customElements.whenDefined('guidepost-launcher'))
    await expect(page.evaluate(() => window.Guidepost.identify('ana'))).rejects.toThrow('This is no signed token')
  })
})

test.describe('on a narrow screen', () => {
  test.use({ viewport: { width: 320, height: 640 } })

  test('it is all of the screen, keeps the focus inside and gives it back', async ({ page, product, exchange }) => {
    expect(product.address).not.toBe('')
    const t = textsOf('en', 'launcher')
    await tellNotices(page, [NOTICE])
    await page.goto(exchange.page('en'))
    const button = page.getByRole('button', { name: t('label') })
    await button.click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText(NOTICE.title)).toBeVisible()
    // It slides in from below.
    await expect.poll(() => dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 320, height: 640 })
    expect(await dialog.evaluate((element) => element.matches(':modal'))).toBe(true)
    for (let presses = 0; presses < 20; presses++) {
      await page.keyboard.press('Tab')
      const outside = await page.evaluate(
        () => !['guidepost-launcher', 'body'].includes(document.activeElement?.localName ?? ''),
      )
      expect(outside).toBe(false)
    }
    const wider = await dialog.evaluate((element) => {
      const body = element.querySelector('.panel-body')
      return body ? body.scrollWidth - body.clientWidth : -1
    })
    expect(wider).toBe(0)
    expect(await findings(page)).toEqual([])
    await page.setViewportSize({ width: 1000, height: 700 })
    await expect.poll(() => dialog.evaluate((element) => element.matches(':modal'))).toBe(false)
    await dialog.getByRole('button', { name: t('panel.close') }).click()
    await expect(button).toBeFocused()
  })
})

test('the owner of the page sets its look and its side, and opens it from anywhere', async ({
  page,
  product,
  exchange,
}) => {
  expect(product.address).not.toBe('')
  const t = textsOf('en', 'launcher')
  await tellNotices(page, [])
  await page.goto(exchange.page('en'))
  const button = page.getByRole('button', { name: t('label') })
  const looks = () =>
    button.evaluate((element) => ({
      ...{ colour: getComputedStyle(element).backgroundColor },
      left: element.getBoundingClientRect().left,
    }))
  await button.waitFor()
  const before = await looks()
  await page.evaluate(() => {
    const element = document.querySelector('guidepost-launcher')
    if (element instanceof HTMLElement) element.style.setProperty('--guidepost-accent', 'rgb(120, 0, 120)')
    element?.setAttribute('position', 'start')
    element?.setAttribute('theme', 'dark')
  })
  const after = await looks()
  expect(after.colour).toBe('rgb(120, 0, 120)')
  expect(after.left).toBeLessThan(before.left)
  await page.locator('main a').focus()
  await page.evaluate(() => window.Guidepost.open({ guide: 'account-access/reset-password' }))
  const dialog = page.getByRole('dialog')
  await expect(dialog.locator('.guide-title')).toBeFocused()
  expect(await dialog.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(19, 32, 48)')
  await page.evaluate(() => window.Guidepost.open({ query: 'withdrawal fees' }))
  await expect(dialog.getByRole('option').first()).toBeVisible()
  await page.evaluate(() => window.Guidepost.close())
  await expect(page.locator('main a')).toBeFocused()
  // Another language, without the page being loaded anew.
  await page.evaluate(() => document.querySelector('guidepost-launcher')?.setAttribute('locale', 'de-AT'))
  await page.getByRole('button', { name: textsOf('de', 'launcher')('label') }).click()
  await expect(page.getByRole('dialog').getByText(textsOf('de', 'launcher')('home.question'))).toBeVisible()
})

test('a topic and a guide that are not there are told to the page, and never blamed on the connection', async ({
  page,
  product,
  exchange,
}) => {
  expect(product.address).not.toBe('')
  const problems = watch(page)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await tellNotices(page, [])
  await page.goto(exchange.page('en'))
  await page.evaluate(async () => {
    addEventListener('guidepost:error', (event) => {
      if (event instanceof CustomEvent)
        document.body.dataset['errors'] = `${document.body.dataset['errors'] ?? ''}${event.detail.code} `
    })
    await customElements.whenDefined('guidepost-launcher')
  })
  const told = () => page.evaluate(() => document.body.dataset['errors'])
  const dialog = page.getByRole('dialog')
  await page.evaluate(() => window.Guidepost.open({ topic: 'renamed' }))
  await expect(dialog.getByRole('button', { name: textsOf('en', 'contact')('form.ticket') })).toBeEnabled()
  await expect(dialog.getByRole('combobox')).toHaveValue('')
  expect(await told()).toBe('unknown_topic ')
  for (const guide of ['../../evil', 'account-access/never-written']) {
    await page.evaluate((name) => window.Guidepost.open({ guide: name }), guide)
    await expect(dialog.getByText(textsOf('en', 'launcher')('guide.missing'))).toBeVisible()
  }
  // The words of the first stand there still while the second is looked for.
  await expect.poll(told).toBe('unknown_topic guide_missing guide_missing ')
  await dialog.getByRole('button', { name: textsOf('en', 'launcher')('home.search') }).click()
  await expect(dialog.getByRole('combobox')).toBeFocused()
  expect(asked.filter((url) => /evil|renamed/.test(url))).toEqual([])
  // The browser itself notes a page that is not there.
  expect(problems.filter((problem) => !problem.includes('404'))).toEqual([])
})

test('a guide brings nothing along that runs, also on a page that would let it', async ({
  page,
  product,
  exchange,
}) => {
  const problems = watch(page)
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await tellNotices(page, [])
  await page.route(`**/en/${GUIDE}/`, async (route) => {
    const response = await route.fetch()
    const evil = `<p id="evil" style="color:red" onclick="alert(1)">Planted <a href="javascript:alert(2)">link</a>
      <img alt="" src="data:x" onerror="alert(3)"><iframe src="javascript:parent.alert(4)"></iframe><script>alert(5)</script>
      <style>.guide { display: none }</style><svg><script>alert(6)</script><foreignObject></foreignObject></svg>
      <form action="/x"><input name="password"></form></p>`
    const body = (await response.text()).replace('data-guide-part="prose">', (found) => `${found}${evil}`)
    await route.fulfill({ response, body })
  })
  await page.goto(exchange.page('en', 'free'))
  await page.evaluate(async (guide) => {
    await customElements.whenDefined('guidepost-launcher')
    await window.Guidepost.open({ guide })
  }, GUIDE)
  const guide = page.getByRole('dialog').locator('.guide')
  await expect(guide.getByText('Planted')).toBeVisible()
  const dangerous = 'script, style, iframe, foreignObject, form, input:not([type=radio]), [onclick], [onerror], [style]'
  await expect(guide.locator(dangerous)).toHaveCount(0)
  await expect(guide.getByText('link', { exact: true })).not.toHaveAttribute('href')
  await guide.getByText('Planted').click()
  // A link to another guide opens in place.
  await guide.locator(`.prose a[href^="${product.address}/en/"]`).first().click()
  await expect(guide.locator('.guide-title')).not.toHaveText(/Reset a forgotten/)
  expect(page.url()).toBe(exchange.page('en', 'free'))
  expect(dialogs).toEqual([])
  expect(problems).toEqual([])
})

test('Do Not Track and Global Privacy Control: nothing is sent, everything works', async ({
  browser,
  product,
  exchange,
}) => {
  const context = await browser.newContext()
  await context.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }))
  const page = await context.newPage()
  await tellNotices(page, [])
  await page.goto(exchange.page('en'))
  await page.getByRole('button', { name: textsOf('en', 'launcher')('label') }).click()
  await page.getByRole('dialog').getByRole('combobox').pressSequentially('forgot my password', { delay: 15 })
  await page.getByRole('option').first().click()
  await page.getByRole('button', { name: textsOf('en', 'site')('vote.yes') }).click()
  await expect(page.getByText(textsOf('en', 'site')('vote.thanks'))).toBeVisible()
  const today = Math.floor(Date.now() / 86_400_000)
  expect(await product.store.events(everybody(today - 1, today + 1))).toEqual([])
  await context.close()
})

test('what cannot be loaded leaves the way to the support center', async ({ page, product, exchange }) => {
  const t = textsOf('en', 'launcher')
  await page.route('**/assets/launcher/**', (route) => route.abort())
  await page.goto(exchange.page('en'))
  await page.getByRole('button', { name: t('label') }).click()
  await expect(page.getByRole('alert')).toContainText(t('failed'))
  await expect(page.getByRole('link', { name: t('site') })).toHaveAttribute('href', `${product.address}/en/`)
  await page.unroute('**/assets/launcher/**')
})

test.describe('on a page that nobody allowed to carry it', () => {
  test.use({ launcher: { origins: ['https://harborline.example'], identity: null } })

  test('guides are found, and a question goes by mail', async ({ page, product, exchange }) => {
    const contact = textsOf('en', 'contact')
    await tellNotices(page, [])
    await page.goto(exchange.page('en'))
    await page.getByRole('button', { name: textsOf('en', 'launcher')('label') }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox').pressSequentially('forgot my password', { delay: 15 })
    await dialog.getByRole('option').first().click()
    await expect(dialog.locator('.guide .prose')).toBeVisible()
    await page.evaluate(() => window.Guidepost.open({ topic: 'verification' }))
    await dialog.getByRole('textbox', { name: contact('form.question') }).fill('Where is my ID?')
    await expect(dialog.getByRole('link', { name: contact('form.mail') })).toHaveAttribute(
      'href',
      /^mailto:support@mail\.harborline\.example\?.*Where%20is%20my%20ID/,
    )
    const today = Math.floor(Date.now() / 86_400_000)
    expect(await product.store.events(everybody(today - 1, today + 1))).toEqual([])
  })
})
