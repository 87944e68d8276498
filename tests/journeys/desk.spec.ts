import { expect, type Page } from '@playwright/test'
import { findings } from './findings.ts'
import { test, textsOf, watch } from './product.ts'
import { ask, atDesk, messages, open, PDF, PNG, reply } from './talk.ts'

/** Agents at the desk: two at once, everything that is done with a conversation, and a server that restarts meanwhile. */

const t = textsOf('en', 'desk')
const words = textsOf('en', 'messages')
const contact = textsOf('en', 'contact')
const QUESTION = 'My transfer of Monday has not arrived.'
const ASKED = { id: 'conversation00000001', message: QUESTION, locale: 'en', email: 'ana@mail.example' }

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const log = (page: Page) => page.getByRole('log', { name: t('conversation.log') })

/** Holds what two agents ask back until both have asked, so that neither can be first by luck of the screen. */
async function atTheSameTime(pages: readonly Page[], route: string): Promise<() => Promise<void>> {
  let asked = 0
  let release = () => {}
  const all = new Promise<void>((resolve) => {
    release = resolve
  })
  for (const page of pages)
    await page.route(route, async (call) => {
      asked += 1
      if (asked === pages.length) release()
      await all
      await call.continue()
    })
  return async () => {
    for (const page of pages) await page.unroute(route)
  }
}

test('of two agents who take a conversation at once one answers it, and the other is told who', async ({
  page,
  browser,
  product,
}) => {
  const link = await ask(product, page, ASKED)
  await page.goto(link)
  const [ada, grace] = [await atDesk(product, browser, 'Ada'), await atDesk(product, browser, 'Grace')]
  for (const agent of [ada, grace]) await open(agent, QUESTION)
  const after = await atTheSameTime([ada, grace], '**/assign')
  await Promise.all([button(ada, t('act.take')).click(), button(grace, t('act.take')).click()])
  await after()

  // Who was quicker, the server says; both screens show it.
  const isAdas = (await product.store.conversation(ASKED.id))?.assignee === 'Ada'
  const [winner, loser] = isAdas ? [ada, grace] : [grace, ada]
  const [first, second] = isAdas ? ['Ada', 'Grace'] : ['Grace', 'Ada']
  await expect(winner.getByText(t('did.taken'))).toBeVisible()
  await expect(loser.getByRole('alert').filter({ hasText: t('did.lost_race', { who: first }) })).toBeVisible()
  await expect(loser.getByText(t('reply.held', { who: first }))).toBeVisible()
  await expect(loser.getByRole('textbox', { name: t('conversation.reply') })).toHaveAttribute('readonly')
  await expect(log(loser).getByText(t('line.taken', { who: first }))).toBeVisible()
  expect(await findings(loser)).toEqual([])

  await test.step('a note reaches the colleague and not the client', async () => {
    await loser.getByRole('tab', { name: t('note.tab') }).click()
    await loser.getByRole('textbox', { name: t('note.label') }).fill('The bank was called already.')
    await button(loser, t('note.save')).click()
    await expect(log(winner).getByText('The bank was called already.')).toBeVisible()
    await expect(log(winner).getByText(t('conversation.note_by', { who: second }))).toBeVisible()
  })

  await test.step('typing is seen on both sides', async () => {
    await winner.getByRole('textbox', { name: t('conversation.reply') }).pressSequentially('Hello')
    await expect(loser.getByText(t('conversation.agent_types', { who: first }))).toBeVisible()
    await page.getByRole('textbox', { name: contact('conversation.compose') }).pressSequentially('An')
    await expect(winner.getByText(t('conversation.client_types'))).toBeVisible()
  })

  await test.step('handed over, the other one answers', async () => {
    await winner.getByRole('textbox', { name: t('conversation.reply') }).fill('')
    await winner.keyboard.press('Escape')
    await winner.keyboard.press('h')
    await expect(winner.getByRole('combobox', { name: t('hand_over.label') })).toBeFocused()
    await winner.keyboard.type(second)
    await winner.keyboard.press('Enter')
    await expect(winner.getByText(t('did.handed_over', { who: second }))).toBeVisible()
    await loser.getByRole('tab', { name: t('conversation.reply') }).click()
    await reply(loser, 'It is on its way.')
    await expect(page.getByRole('log').getByText('It is on its way.')).toBeVisible()
    await expect(page.getByText('The bank was called already.')).toHaveCount(0)
  })

  await test.step('an answer that was sent while somebody else took over is kept and not sent over their head', async () => {
    await loser.route('**/messages', async (call) => {
      await winner
        .getByRole('button', { name: t('act.take_over') })
        .first()
        .click()
      await expect(winner.getByText(t('did.taken'))).toBeVisible()
      await call.continue()
    })
    await reply(loser, 'Too late')
    await expect(log(loser).getByText(t('reply.refused', { who: first }))).toBeVisible()
    await expect(page.getByText('Too late')).toHaveCount(0)
    await button(loser, t('conversation.discard')).click()
    await expect(log(loser).getByText('Too late')).toHaveCount(0)
  })
})

test('a conversation is answered by keyboard: ready-made reply, guide, files, tags, solved and open again', async ({
  page,
  browser,
  product,
}) => {
  test.slow()
  const problems = watch(page)
  const link = await ask(product, page, ASKED)
  await page.goto(link)
  const ada = await atDesk(product, browser, 'Ada')
  const deskProblems = watch(ada)
  await expect(ada.getByText('1 waiting')).toBeVisible()
  await ada.keyboard.press('j')
  await expect(log(ada).getByText(QUESTION)).toBeVisible()
  await expect(ada.getByText(t('packet.results_zero'))).toBeVisible()

  await test.step('a reply is picked by "/" and carries today’s figures', async () => {
    await ada.keyboard.press('r')
    await ada.keyboard.type('/sepa')
    const offered = ada.getByRole('listbox', { name: t('canned.title') }).getByRole('option')
    await expect(offered.first()).toContainText('1–2 business days')
    expect(await findings(ada)).toEqual([])
    await ada.keyboard.press('Enter')
    await expect(ada.getByRole('textbox', { name: t('conversation.reply') })).toHaveValue(
      /^A SEPA transfer usually takes/,
    )
    await ada.keyboard.press('Control+Enter')
    await expect(page.getByRole('log').getByText('1–2 business days')).toBeVisible()
    await expect(page.getByRole('log').getByRole('link')).toHaveAttribute(
      'href',
      '/en/fiat-funding/deposit-not-arrived/',
    )
  })

  await test.step('a guide from our own search goes into the reply as a link', async () => {
    await ada.keyboard.press('Escape')
    await ada.keyboard.press('g')
    await ada.keyboard.type('card declined')
    const guides = ada.locator('.suggested-guides').getByRole('listitem')
    await expect(guides.first()).toContainText(/card/i)
    await guides.first().getByRole('button').click()
    const field = ada.getByRole('textbox', { name: t('conversation.reply') })
    await expect(field).toBeFocused()
    await expect(field).toHaveValue(
      /: https:\/\/support\.harborline\.example\/en\/fiat-funding\/card-deposit-problem\/$/,
    )
    await ada.keyboard.press('Control+Enter')
    await expect(page.getByRole('log').getByRole('link').last()).toHaveAttribute('href', /card-deposit-problem/)
  })

  await test.step('files go both ways; what may not be attached is refused with the reason', async () => {
    await page.locator('input[type="file"]').setInputFiles([
      { name: 'screen.png', mimeType: 'image/png', buffer: PNG },
      { name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') },
    ])
    await expect(page.locator('.upload-state', { hasText: words('refused.type') })).toBeVisible()
    await button(page, words('remove', { name: 'notes.png' })).click()
    await page.getByRole('textbox', { name: contact('conversation.compose') }).fill('Here it is')
    await button(page, contact('conversation.send')).click()
    await expect(log(ada).getByRole('img', { name: 'screen.png' })).toBeVisible()
    await ada
      .locator('input[type="file"]')
      .setInputFiles([{ name: 'form.pdf', mimeType: 'application/pdf', buffer: PDF }])
    await expect(ada.getByText('form.pdf')).toBeVisible()
    await button(ada, t('conversation.send')).click()
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('log')
        .getByRole('button', { name: /form\.pdf/ })
        .click(),
    ])
    expect(saved.suggestedFilename()).toBe('form.pdf')
    expect(await findings(page)).toEqual([])
  })

  await test.step('tags are set, undone, and found', async () => {
    await ada.getByRole('textbox', { name: t('conversation.reply') }).press('Escape')
    await ada.keyboard.press('l')
    await ada.keyboard.type('Card declined')
    await ada.keyboard.press('Enter')
    await expect(ada.locator('.queue-item .tag')).toHaveText('card-declined')
    await ada.keyboard.press('Escape')
    await ada.keyboard.press('z')
    await expect(ada.locator('.queue-item .tag')).toHaveCount(0)
    await ada.keyboard.press('l')
    await ada.keyboard.type('vip')
    await ada.keyboard.press('Enter')
    await ada.keyboard.press('Escape')
    await ada.keyboard.press('f')
    await ada.keyboard.type('#vip')
    await expect(ada.locator('.queue-item')).toHaveCount(1)
    await ada.keyboard.type('x')
    await expect(ada.getByText(t('queue.none_title'))).toBeVisible()
    await button(ada, t('queue.none_clear')).click()
  })

  await test.step('solved, undone, solved and opened again by the client', async () => {
    await open(ada, '')
    await ada.keyboard.press('e')
    await expect(ada.getByText(t('did.solved'))).toBeVisible()
    await expect(page.getByText(contact('conversation.state.solved'), { exact: true })).toBeVisible()
    await ada.keyboard.press('z')
    await expect(ada.getByText(t('did.undone'))).toBeVisible()
    await ada.keyboard.press('e')
    await page.getByRole('textbox', { name: contact('conversation.compose') }).fill('One more thing')
    await button(page, contact('conversation.send')).click()
    await expect(log(ada).getByText(t('line.reopened'))).toBeVisible()
    await expect(ada.locator('.queue-item').filter({ hasText: t('queue.last_reopened') })).toBeVisible()
  })

  await test.step('each side sees what the other has seen', async () => {
    await expect(page.getByRole('log').getByText(words('seen'))).toBeVisible()
    await expect(log(ada).getByText(words('seen'))).toBeVisible()
  })

  await test.step('"?" lists the keys, and they can be switched off', async () => {
    await ada.locator('#thread-title').focus()
    await ada.keyboard.press('?')
    const keys = ada.getByRole('dialog', { name: t('keys.title') })
    expect(await findings(ada)).toEqual([])
    await keys.getByRole('checkbox', { name: t('keys.single') }).uncheck()
    await button(ada, t('keys.close')).click()
    await ada.locator('#thread-title').focus()
    await ada.keyboard.press('e')
    await ada.keyboard.press('?')
    await expect(keys).toBeHidden()
    expect((await product.store.conversation(ASKED.id))?.state).toBe('open')
  })

  expect(await findings(ada)).toEqual([])
  expect(problems).toEqual([])
  expect(deskProblems).toEqual([])
})

test('two questions of one person become one: the agent confirms it, and the old link leads on', async ({
  page,
  browser,
  product,
}) => {
  const old = await ask(product, page, ASKED)
  const next = { ...ASKED, id: 'conversation00000002', message: 'Has anybody read my first question?' }
  await ask(product, page, next)
  const ada = await atDesk(product, browser, 'Ada')
  await open(ada, QUESTION)
  // The client looks at the old one meanwhile.
  const looking = await page.context().newPage()
  await looking.goto(old)
  await expect(looking.getByRole('log').getByText(QUESTION)).toBeVisible()
  await ada.keyboard.press('m')
  const dialog = ada.getByRole('dialog', { name: t('merge.title') })
  await expect(dialog.getByRole('option')).toContainText([t('merge.same')])
  await ada.keyboard.press('Enter')
  await expect(dialog.getByText(t('merge.both_read'))).toBeVisible()
  expect(await findings(ada)).toEqual([])
  await dialog.getByRole('button', { name: t('merge.do') }).click()
  await expect(log(ada).getByText(words('merged'))).toBeVisible()
  await expect(log(ada).getByText(QUESTION)).toBeVisible()
  await expect(ada.locator('.queue-item')).toHaveCount(1)
  await reply(ada, 'One answer for both.')
  await expect(looking.getByRole('log').getByText('One answer for both.')).toBeVisible()
  await page.goto(old)
  await expect(page.getByRole('log').getByText('One answer for both.')).toBeVisible()
  await expect(page.getByRole('log').getByText(next.message)).toBeVisible()

  await test.step('what came before is read beside it', async () => {
    await button(ada, t('queue.solved')).click()
    await open(ada, '')
    await expect(ada.getByText(t('conversation.merged_away'))).toBeVisible()
    await button(ada, t('conversation.open_merged')).click()
    await ada.locator('.earlier').first().click()
    await expect(ada.getByRole('log', { name: t('earlier.log') }).getByText(QUESTION)).toBeVisible()
  })
})

test('the server restarts in the middle of a chat: nothing is lost, nothing comes twice, the order stays', async ({
  page,
  browser,
  product,
}) => {
  test.slow()
  const link = await ask(product, page, ASKED)
  await page.goto(link)
  const ada = await atDesk(product, browser, 'Ada')
  await open(ada, QUESTION)
  const compose = page.getByRole('textbox', { name: contact('conversation.compose') })
  const say = async (text: string) => {
    await compose.fill(text)
    await button(page, contact('conversation.send')).click()
  }
  await reply(ada, 'Agent, before')
  await say('Client, before')
  await expect(log(ada).getByText('Client, before')).toBeVisible()

  const start = await product.stop()
  await expect(ada.getByText(t('connection.lost'))).toBeVisible()
  await say('Client, meanwhile 1')
  await say('Client, meanwhile 2')
  await page.locator('input[type="file"]').setInputFiles([{ name: 'screen.png', mimeType: 'image/png', buffer: PNG }])
  await say('Client, with a picture')
  await reply(ada, 'Agent, meanwhile 1')
  await reply(ada, 'Agent, meanwhile 2')
  await expect(log(ada).getByText(t('conversation.unsent')).first()).toBeVisible()
  await start()

  const clients = ['Client, before', 'Client, meanwhile 1', 'Client, meanwhile 2', 'Client, with a picture']
  const agents = ['Agent, before', 'Agent, meanwhile 1', 'Agent, meanwhile 2']
  for (const side of [page, ada])
    for (const text of [...clients, ...agents])
      await expect(side.getByRole('log').getByText(text, { exact: true })).toHaveCount(1, { timeout: 40_000 })
  await expect(log(ada).getByRole('img', { name: 'screen.png' })).toBeVisible()
  await expect(ada.getByText(t('connection.lost'))).toHaveCount(0)
  await expect(log(ada).locator('[data-state]')).toHaveCount(0)
  const live = await messages(ada)
  expect(live.filter((text) => text.startsWith('Client'))).toEqual(clients)
  expect(live.filter((text) => text.startsWith('Agent'))).toEqual(agents)
  expect(await messages(page)).toEqual(live)

  // Whoever comes back later reads the same.
  await page.reload()
  await ada.reload()
  await open(ada, '')
  await expect(log(ada).getByText('Client, with a picture')).toBeVisible()
  expect(await messages(ada)).toEqual(live)
  await expect(page.getByRole('log').getByText('Client, with a picture')).toBeVisible()
  expect(await messages(page)).toEqual(live)
  expect((await product.store.conversation(ASKED.id))?.assignee).toBe('Ada')
})

test('a link to a conversation opens it where the desk is open already, and the filters outlive a reload', async ({
  page,
  browser,
  product,
}) => {
  const ada = await atDesk(product, browser, 'Ada')
  await ask(product, page, ASKED)
  const other = { ...ASKED, id: `${ASKED.id.slice(0, -1)}z`, message: 'Another question' }
  await ask(product, page, other)
  await open(ada, QUESTION)
  await ada.goto(`${product.address}/desk/#${other.id}`)
  await expect(log(ada).getByText(other.message)).toBeVisible()
  await ada.goBack()
  await expect(log(ada).getByText(QUESTION)).toBeVisible()

  const filters = ada.getByRole('search', { name: t('queue.filter') })
  const language = filters.getByRole('combobox', { name: t('queue.language') })
  const topic = filters.getByRole('combobox', { name: t('queue.topic') })
  await language.selectOption('de')
  await topic.selectOption('trading')
  await ada.getByRole('button', { name: t('queue.whose_mine') }).click()
  await ada.reload()
  await expect(language).toHaveValue('de')
  await expect(topic).toHaveValue('trading')
  await expect(ada.getByRole('button', { name: t('queue.whose_mine') })).toHaveAttribute('aria-pressed', 'true')
})

test('news reach an agent who looks elsewhere: once, from one of two tabs, with the count in the title', async ({
  page,
  browser,
  product,
}) => {
  const ada = await atDesk(product, browser, 'Ada')
  const context = ada.context()
  await context.grantPermissions(['notifications'], { origin: product.address })
  // A tab that nobody sees, and what it notifies of; the browser's own bubbles cannot be read.
  await context.addInitScript(() => {
    Object.defineProperty(document, 'hidden', { get: () => true })
    const shown: string[] = []
    Object.assign(globalThis, { shown })
    class Recorded extends EventTarget {
      static permission = 'granted'
      constructor(title: string, { body }: { body: string }) {
        super()
        shown.push(`${title} ${body}`)
      }
    }
    Object.assign(globalThis, { Notification: Recorded })
  })
  await ada.reload()
  await ada.getByRole('checkbox', { name: t('notify.label') }).check()
  const other = await context.newPage()
  await other.goto(`${product.address}/desk/`)
  await expect(other.getByText(t('queue.count_zero'), { exact: true })).toBeVisible()
  await ask(product, page, ASKED)
  const shownOn = (tab: Page): Promise<string[]> => tab.evaluate(() => Reflect.get(globalThis, 'shown'))
  await expect(async () => {
    expect([...(await shownOn(ada)), ...(await shownOn(other))]).toEqual([expect.stringContaining(QUESTION)])
  }).toPass()
  for (const tab of [ada, other]) await expect(tab).toHaveTitle(/^\(1\) /)
  // Told once, and not again a moment later.
  await ada.waitForTimeout(2000)
  expect([...(await shownOn(ada)), ...(await shownOn(other))]).toHaveLength(1)
})

for (const locale of ['en', 'ar'] as const)
  test(`on a narrow phone the desk is three steps, in ${locale}`, async ({ page, browser, product }) => {
    const own = textsOf(locale, 'desk')
    await ask(product, page, ASKED)
    const agent = await (await browser.newContext({ locale, viewport: { width: 320, height: 640 } })).newPage()
    await agent.goto(await product.signInAddress('Ada'))
    await agent.goto(`${product.address}/desk/`)
    const isNarrow = async () =>
      expect(await agent.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await expect(agent.locator('.queue-item')).toBeVisible()
    await isNarrow()
    expect(await findings(agent)).toEqual([])
    await agent.locator('.queue-item').click()
    await expect(agent.getByRole('log').getByText(QUESTION)).toBeVisible()
    await expect(agent.getByRole('textbox', { name: own('conversation.reply') })).toBeVisible()
    await isNarrow()
    expect(await findings(agent)).toEqual([])
    await agent
      .locator('.thread')
      .getByRole('button', { name: own('packet.title') })
      .click()
    await expect(agent.getByRole('heading', { name: own('suggested.title') })).toBeVisible()
    await isNarrow()
    expect(await findings(agent)).toEqual([])
    await button(agent, own('packet.back')).click()
    await button(agent, own('conversation.back')).click()
    await expect(agent.locator('.queue-item')).toBeVisible()
  })
