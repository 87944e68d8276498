import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { findings } from './findings.ts'
import { type Product, test, textsOf, watch } from './product.ts'
import { openWire } from './wire.ts'

/** The client's side of a conversation: opened at once, cut off and gone on with, safe from its own secrets, rated with a reason. */

const SAID = {
  en: {
    question: 'Where is my money? I sent it on Monday.',
    reply: 'It is here: look at Activity.',
    thanks: 'Found it, thank you.',
    secret: 'My password is hunter2-Blue!7, please look',
    rest: 'My password is •••, please look',
  },
  ar: {
    question: 'أين أموالي؟ أرسلتها يوم الاثنين.',
    reply: 'وصلت: انظر في النشاط.',
    thanks: 'وجدتها، شكرًا لكم.',
    secret: 'كلمة المرور الخاصة بي هي Sayf2024! انظروا',
    rest: 'كلمة المرور الخاصة بي هي ••• انظروا',
  },
} as const
type Locale = keyof typeof SAID

/** Somebody who answers, present at the desk. */
async function openDesk(page: Page, product: Product): Promise<Page> {
  const browser = page.context().browser()
  if (!browser) throw new Error('The journey has no browser.')
  const agent = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await agent.goto(await product.signInAddress())
  await agent.goto(`${product.address}/desk/`)
  await agent.getByRole('switch', { name: textsOf('en', 'desk')('available.label') }).check()
  return agent
}

/** What an agent does, through the same route as the desk's own button. */
async function act(agent: Page, id: string, path: string, body: object): Promise<number> {
  return agent.evaluate(
    async ([address, text]) => {
      const headers = { 'content-type': 'application/json' }
      return (await fetch(address, { method: 'POST', headers, body: text })).status
    },
    [`/api/desk/conversations/${id}/${path}`, JSON.stringify(body)] as const,
  )
}

async function askForPerson(
  page: Page,
  { address }: { address: string },
  locale: Locale,
  question: string,
): Promise<string> {
  await page.goto(`${address}/${locale}/contact/`)
  await page.getByRole('radio').first().check()
  await page.getByRole('textbox', { name: textsOf(locale, 'contact')('form.question') }).fill(question)
  await page.getByRole('button', { name: textsOf(locale, 'contact')('form.chat') }).click()
  await expect(page).toHaveURL(new RegExp(`/${locale}/conversation/#`))
  return idOf(page)
}

function idOf(page: Page): string {
  return /#([a-z0-9]+)\./.exec(page.url())?.[1] ?? ''
}

async function write(page: Page, locale: Locale, text: string): Promise<void> {
  const t = textsOf(locale, 'contact')
  await page.getByRole('textbox', { name: t('conversation.compose') }).fill(text)
  await page.getByRole('button', { name: t('conversation.send'), exact: true }).click()
}

/** The messages on a screen, in their order. */
function textsShown(page: Page): Promise<string[]> {
  return page.locator('.log .message-text').allTextContents()
}

async function storedTexts({ store }: Product, id: string): Promise<string[]> {
  const entries = await store.entriesAfter(0, id, 1000)
  return entries.filter(({ kind }) => kind === 'message').map(({ text }) => text)
}

for (const locale of ['en', 'ar'] as const) {
  const { question, reply, thanks, secret, rest } = SAID[locale]
  const t = textsOf(locale, 'contact')

  test.describe(locale, () => {
    test.use({ locale: locale === 'en' ? 'en-GB' : 'ar-AE', contextOptions: { reducedMotion: 'reduce' } })

    test('opens, is taken, answered, solved and rated with a reason', async ({ page, product }) => {
      const problems = watch(page)
      const desk = textsOf('en', 'desk')
      const agent = await openDesk(page, product)
      const id = await askForPerson(page, product, locale, question)
      await expect(page.getByRole('log').getByText(question)).toBeVisible()
      expect(await findings(page)).toEqual([])

      await agent
        .getByRole('list', { name: desk('queue.title') })
        .getByRole('button')
        .first()
        .click()
      await agent.getByRole('button', { name: desk('act.take'), exact: true }).click()
      await expect.poll(async () => (await product.store.conversation(id))?.assignee).not.toBe('')
      await agent.getByRole('textbox', { name: desk('conversation.reply') }).pressSequentially(reply, { delay: 5 })
      await expect(page.locator('.typing').getByText(t('conversation.typing')).first()).toBeVisible()
      await agent.getByRole('button', { name: desk('conversation.send'), exact: true }).click()
      await expect(page.getByRole('log').getByText(reply)).toBeVisible()
      await expect(page.getByText(t('conversation.state.answered'))).toBeVisible()
      // Each side learns that the other has seen it.
      await expect(page.locator('.message-seen')).toBeVisible()
      await expect.poll(async () => (await product.store.conversation(id))?.readByClient).toBeGreaterThan(0)

      await write(page, locale, thanks)
      await expect(agent.getByRole('log').getByText(thanks)).toBeVisible()
      await agent.getByRole('button', { name: desk('act.solve'), exact: true }).click()

      await expect(page.getByText(t('conversation.state.solved'), { exact: true })).toBeVisible()
      await page.getByRole('button', { name: t('conversation.rating.send') }).click()
      await expect(page.getByText(t('conversation.rating.choose'))).toBeVisible()
      await page.getByRole('radio', { name: t('conversation.rating.2'), exact: true }).check({ force: true })
      await page.getByRole('button', { name: t('conversation.rating.reason.slow') }).click()
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        expect(await findings(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      }
      await page.getByRole('button', { name: t('conversation.rating.send') }).click()
      await expect(page.getByRole('button', { name: t('conversation.rating.change') })).toBeVisible()
      await expect(page.getByText(t('conversation.rating.reason.slow'))).toBeVisible()
      expect(await product.store.conversation(id)).toMatchObject({ state: 'solved', score: 2, scoreReason: 'slow' })

      // On another thought it was good: a reason for the bad is none for the good.
      await page.getByRole('button', { name: t('conversation.rating.change') }).click()
      await page.getByRole('radio', { name: t('conversation.rating.5'), exact: true }).check({ force: true })
      await page.getByRole('button', { name: t('conversation.rating.reason.solved') }).click()
      await page.getByRole('button', { name: t('conversation.rating.send') }).click()
      await expect.poll(async () => (await product.store.conversation(id))?.score).toBe(5)
      await page.reload()
      await expect(page.getByText(t('conversation.rating.reason.solved'))).toBeVisible()

      expect(await textsShown(page)).toEqual([question, reply, thanks])
      expect(problems).toEqual([])
      await agent.context().close()
    })

    test('stops a secret before it is sent, explains it, and sends the rest', async ({ page, product }) => {
      const sent: string[] = []
      page.on('request', (request) => sent.push(request.postData() ?? ''))
      const agent = await openDesk(page, product)

      // Already in the question.
      await page.goto(`${product.address}/${locale}/contact/`)
      await page.getByRole('radio').first().check()
      await page.getByRole('textbox', { name: t('form.question') }).fill(secret)
      await page.getByRole('button', { name: t('form.chat') }).click()
      await expect(page.getByRole('heading', { name: t('secret.title') })).toBeFocused()
      await expect(page.getByText(t('secret.password'))).toBeVisible()
      await expect(page.getByRole('button', { name: t('secret.send') })).toBeHidden()
      expect(await findings(page)).toEqual([])
      await page.getByRole('button', { name: t('secret.remove') }).click()
      await expect(page.getByRole('textbox', { name: t('form.question') })).toHaveValue(rest)
      await page.getByRole('button', { name: t('form.chat') }).click()
      await expect(page.getByRole('log').getByText(rest)).toBeVisible()

      // And in the conversation: by keyboard, back to the field with what was found chosen in it.
      await write(page, locale, secret)
      await expect(page.getByRole('heading', { name: t('secret.title') })).toBeFocused()
      expect(await findings(page)).toEqual([])
      await page.keyboard.press('Escape')
      const field = page.getByRole('textbox', { name: t('conversation.compose') })
      await expect(field).toBeFocused()
      const chosen = await field.evaluate((node: HTMLTextAreaElement) =>
        node.value.slice(node.selectionStart, node.selectionEnd),
      )
      expect(secret).toContain(chosen)
      await page.getByRole('button', { name: t('conversation.send'), exact: true }).click()
      await page.getByRole('button', { name: t('secret.remove') }).click()
      await page.getByRole('button', { name: t('conversation.send'), exact: true }).click()
      await expect(page.getByRole('log').getByText(rest)).toHaveCount(2)

      // Six digits may be a code, or the number of an order: the client decides, after reading.
      await write(page, locale, '482913')
      await expect(page.getByText(t('secret.unsure'))).toBeVisible()
      expect(await storedTexts(product, idOf(page))).toEqual([rest, rest])
      await page.getByRole('button', { name: t('secret.send') }).click()
      await expect.poll(() => storedTexts(product, idOf(page))).toEqual([rest, rest, '482913'])

      // The lists of recovery phrases are fetched only now, and nothing of the phrase goes.
      const phrase = 'legal winner thank year wave sausage worth useful legal winner thank yellow'
      await write(page, locale, `${rest} ${phrase}`)
      await expect(page.getByText(t('secret.seed_phrase'))).toBeVisible()
      await expect(page.getByRole('button', { name: t('secret.send') })).toBeHidden()

      const all = sent.join('\n')
      expect(all).toContain('482913')
      expect(all).not.toContain(chosen)
      expect(all).not.toContain('sausage')
      await agent.context().close()
    })
  })
}

test('the question is on the screen before the server has answered a second time', async ({ page, product }) => {
  const agent = await openDesk(page, product)
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let isAsked = false
  await page.route(/\/api\/conversations\/[a-z0-9]+$/, async (route) => {
    isAsked = true
    await held
    await route.continue()
  })
  const fetched: string[] = []
  await askForPerson(page, product, 'en', SAID.en.question)
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
  await expect(page.getByRole('log').getByText(SAID.en.question)).toBeVisible()
  await expect.poll(() => isAsked).toBe(true)
  // What is written now is sent, though the page still waits for the rest.
  await write(page, 'en', 'Here is more.')
  await expect.poll(() => storedTexts(product, idOf(page))).toEqual([SAID.en.question, 'Here is more.'])
  release()
  await expect(page.getByText(textsOf('en', 'contact')('conversation.connection.open'))).toBeVisible()
  expect(await textsShown(page)).toEqual([SAID.en.question, 'Here is more.'])
  expect(fetched.filter((path) => path.startsWith('/texts/'))).toEqual([])
  await agent.context().close()
})

test('cut off for half a minute, nothing is lost, nothing comes twice, and the order is kept', async ({
  page,
  product,
}) => {
  test.slow()
  const t = textsOf('en', 'contact')
  const agent = await openDesk(page, product)
  const wire = await openWire(product.address)
  const id = await askForPerson(page, wire, 'en', SAID.en.question)
  await expect(page.getByText(t('conversation.connection.open'))).toBeVisible()
  await agent
    .getByRole('list', { name: textsOf('en', 'desk')('queue.title') })
    .getByRole('button')
    .first()
    .click()
  expect(await act(agent, id, 'messages', { key: 'before-0001', text: 'Looking into it.', attachments: [] })).toBe(201)
  await expect(page.getByText('Looking into it.')).toBeVisible()

  // The browser says that it is offline, and what is open breaks too.
  await page.context().setOffline(true)
  wire.cut()
  await expect(page.getByText(t('conversation.connection.offline'))).toBeVisible()
  const mine = ['client one', 'client two', 'client three']
  const theirs = ['agent one', 'agent two', 'agent three']
  for (const [place, text] of mine.entries()) {
    await write(page, 'en', text)
    const key = `cut-off-000${place}`
    expect(await act(agent, id, 'messages', { key, text: theirs[place], attachments: [] })).toBe(201)
    await page.waitForTimeout(10_000)
  }
  // Each side has only its own.
  await expect(page.getByText(t('conversation.unsent')).first()).toBeVisible()
  expect(await textsShown(page)).toEqual([SAID.en.question, 'Looking into it.', ...mine])
  expect(await storedTexts(product, id)).toEqual([SAID.en.question, 'Looking into it.', ...theirs])
  wire.mend()
  await page.context().setOffline(false)

  const whole = [SAID.en.question, 'Looking into it.', ...theirs, ...mine]
  await expect.poll(() => textsShown(page), { timeout: 40_000 }).toEqual(whole)
  await expect.poll(() => textsShown(agent), { timeout: 40_000 }).toEqual(whole)
  await expect(page.getByText(t('conversation.unsent'))).toHaveCount(0)
  expect(await storedTexts(product, id)).toEqual(whole)
  const keys = (await product.store.entriesAfter(0, id, 1000)).map(({ from, key }) => `${from} ${key}`)
  expect(new Set(keys).size).toBe(keys.length)
  await agent.context().close()
  await page.close()
  await wire.close()
})

test('goes on by its link on another device, and leaves nothing on the one that is closed', async ({
  page,
  browser,
  product,
}) => {
  const t = textsOf('en', 'contact')
  const agent = await openDesk(page, product)
  const id = await askForPerson(page, product, 'en', SAID.en.question)
  await expect(page.getByRole('log').getByText(SAID.en.question)).toBeVisible()
  const link = page.url()
  await page.getByRole('button', { name: t('conversation.link.code') }).click()
  await expect(page.getByRole('img', { name: t('conversation.link.code_label') })).toBeVisible()
  const byMail = await page.getByRole('link', { name: t('conversation.link.mail') }).getAttribute('href')
  expect(decodeURIComponent(byMail ?? '')).toContain(link)
  expect(await findings(page)).toEqual([])
  const [local, ...elsewhere] = await page.evaluate(async () => [
    JSON.stringify(localStorage),
    document.cookie,
    (await indexedDB.databases()).length,
    (await caches.keys()).length,
  ])
  expect(elsewhere).toEqual(['', 0, 0])
  expect(local).not.toContain(id)
  await page.close()

  const phone = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 390, height: 800 } })).newPage()
  const problems = watch(phone)
  await phone.goto(link)
  await expect(phone.getByRole('log').getByText(SAID.en.question)).toBeVisible()
  await expect(phone.getByText(t('conversation.connection.open'))).toBeVisible()
  await act(agent, id, 'messages', { key: 'on-phone-01', text: SAID.en.reply, attachments: [] })
  await expect(phone.getByRole('log').getByText(SAID.en.reply)).toBeVisible()
  expect(problems).toEqual([])
  await phone.context().close()
  await agent.context().close()
})

test('a new question follows the old one; put together, the old link opens what goes on', async ({ page, product }) => {
  const t = textsOf('en', 'contact')
  const agent = await openDesk(page, product)
  const first = await askForPerson(page, product, 'en', SAID.en.question)
  const oldLink = page.url()
  const old = await page.context().newPage()
  await old.goto(oldLink)
  await expect(old.getByText(t('conversation.connection.open'))).toBeVisible()

  // From the header it is only said that there is one; a question asked then stands for itself.
  await page.goto(`${product.address}/en/contact/`)
  await page.getByRole('link', { name: t('follows.back') }).click()
  await expect(page.getByRole('log').getByText(SAID.en.question)).toBeVisible()
  await page.getByRole('link', { name: t('conversation.new.ask') }).click()
  await expect(page.getByText(t('follows.text'))).toBeVisible()
  await page.getByRole('radio').first().check()
  await page.getByRole('textbox', { name: t('form.question') }).fill('And where is the fee?')
  await page.getByRole('button', { name: t('form.chat') }).click()
  await expect(page.getByRole('log').getByText('And where is the fee?')).toBeVisible()
  const second = idOf(page)
  expect((await product.store.conversation(second))?.earlier).toBe(first)

  expect(await act(agent, first, 'merge', { key: 'merge-0001', into: second })).toBe(201)
  for (const way of ['while it is open', 'opened again']) {
    await expect(old.getByText(t('conversation.joined')), way).toBeVisible()
    await expect(old.getByRole('log').getByText('And where is the fee?')).toBeVisible()
    await expect(old.getByRole('log').getByText(SAID.en.question)).toHaveCount(1)
    await old.reload()
  }
  await act(agent, second, 'messages', { key: 'merged-0001', text: SAID.en.reply, attachments: [] })
  for (const screen of [page, old]) await expect(screen.getByRole('log').getByText(SAID.en.reply)).toHaveCount(1)
  // Written by either link, it is in the one that goes on.
  await write(old, 'en', SAID.en.thanks)
  await expect(page.getByRole('log').getByText(SAID.en.thanks)).toBeVisible()
  await agent.context().close()
})

test('gives a copy by mail, and as a file where no mail is sent', async ({ page, product }) => {
  const t = textsOf('en', 'contact')
  const agent = await openDesk(page, product)
  await askForPerson(page, product, 'en', SAID.en.question)
  await page.getByText(t('transcript.title')).click()
  const send = page.getByRole('button', { name: t('transcript.send') })
  const email = page.getByLabel(t('transcript.email'))
  await email.fill('ana@mail')
  await send.click()
  await expect(page.getByText(t('errors.email_wrong'))).toBeVisible()

  const answers = [
    {
      status: 503,
      json: { error: { code: 'no_mail', message: 'No mail is sent from here.' } },
      says: t('transcript.no_mail'),
    },
    { status: 202, json: {}, says: t('transcript.sent', { email: 'ana@mail.example' }) },
  ]
  for (const { says, ...answer } of answers) {
    await page.route('**/transcript', (route) => route.fulfill(answer), { times: 1 })
    await email.fill('ana@mail.example')
    const asked = page.waitForRequest('**/transcript')
    await send.click()
    expect((await asked).postDataJSON()).toEqual({ email: 'ana@mail.example' })
    await expect(page.getByText(says)).toBeVisible()
  }

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: t('transcript.save') }).click()
  const file = await (await download).path()
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(SAID.en.question)
  expect(text).toContain(t('conversation.you'))
  await agent.context().close()
})

test('takes a picture, and refuses kindly what is none', async ({ page, product }) => {
  const words = textsOf('en', 'messages')
  const agent = await openDesk(page, product)
  await askForPerson(page, product, 'en', SAID.en.question)
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const files = page.locator('.composer input[type="file"]')
  await files.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') })
  await expect(page.locator('.upload').getByText(words('refused.type'))).toBeVisible()
  await files.setInputFiles({ name: 'screen.png', mimeType: 'image/png', buffer: png })
  await write(page, 'en', 'This is what I see.')
  await expect(page.getByRole('log').getByRole('img', { name: 'screen.png' })).toBeVisible()
  await agent
    .getByRole('list', { name: textsOf('en', 'desk')('queue.title') })
    .getByRole('button')
    .first()
    .click()
  await expect(agent.getByRole('log').getByRole('img', { name: 'screen.png' })).toBeVisible()
  await agent.context().close()
})
