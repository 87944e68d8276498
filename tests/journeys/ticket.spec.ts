import { expect, type Page } from '@playwright/test'
import type { OpeningHours, TicketsConfig } from '../../src/core/site-config.ts'
import { site } from '../../src/site.config.ts'
import { aMail, type Delivered, type PostOffice } from '../server/mail/post-office.ts'
import { test as base, eventsOf, type Product, textsOf, watch } from './product.ts'

/** Chat is closed: a ticket, answered and solved by mail, on the client's page and in their mailbox alike. */

const CLIENT = 'ana@mail.example'
const ADA = 'Ada <ada@team.example>'
const TICKETS: TicketsConfig = {
  address: 'support@mail.harborline.example',
  mailbox: 'team@helpdesk.example',
  agents: ['ada@team.example'],
  plusAddressing: true,
  mostAnHour: 10,
}

/** Open for an hour every day, six hours from now: whenever this runs, chat is closed. */
function later(): OpeningHours[] {
  const hour = (after: number) => `${String((new Date().getUTCHours() + after) % 24).padStart(2, '0')}:00`
  const span = [`${hour(6)}-${hour(7)}`]
  const weekly = { 1: span, 2: span, 3: span, 4: span, 5: span, 6: span, 7: span }
  return [{ locales: Object.keys(site.locales), topics: [], timeZone: 'UTC', weekly, exceptions: [] }]
}

interface Mail {
  /** Sends what is due, and answers the latest mail of an address. */
  latest(address: string): Promise<Delivered>
  /** Somebody writes to us. */
  write(mail: Parameters<typeof aMail>[0]): Promise<void>
}

const test = base.extend<{ mail: Mail }>({
  setting: { hours: later() },
  tickets: TICKETS,
  mail: async ({ product, office }, use) => {
    if (!office) throw new Error('This journey needs its tickets to go by mail. Set "tickets" with test.use.')
    await use(mailOf(product, office))
  },
})

function mailOf(product: Product, office: PostOffice): Mail {
  return {
    async latest(address) {
      await product.mailroom?.deliver()
      const mail = office.to(address).at(-1)
      if (!mail) throw new Error(`No mail went to ${address}.`)
      return mail
    },
    async write(mail) {
      office.put(aMail(mail))
      await expect.poll(() => product.mailroom?.collect()).toBeGreaterThan(0)
    },
  }
}

const replyOf = ({ replyTo }: Delivered) => replyTo?.[0]?.address ?? ''
/** The link of a mail, as it leads here. */
const linkIn = ({ text = '' }: Delivered, product: Product) =>
  (/https:\/\/\S+\/conversation\/#\S+/.exec(text)?.[0] ?? '').replace(site.url, product.address)

async function fillIn(page: Page, locale: string, question: string): Promise<void> {
  const [contact, fields] = [textsOf(locale, 'contact'), textsOf(locale, 'fields')]
  await page.locator('[name="topic"][value="crypto-funding"]').check({ force: true })
  await page.getByRole('textbox', { name: contact('form.question') }).fill(question)
  await page.getByRole('textbox', { name: contact('form.email') }).fill(CLIENT)
  const network = page.getByRole('combobox', { name: fields('label.network') })

  // What is needed is said beside its field, and goes once it is there.
  await page.getByRole('button', { name: contact('form.ticket') }).click()
  await expect(page.getByText(fields('error.missing'))).toBeVisible()
  await expect(network).toBeFocused()
  await network.selectOption('tron')
  await expect(page.getByText(fields('error.missing'))).toBeHidden()
  await page.getByRole('textbox', { name: fields('label.transaction') }).fill('https://explorer.example/tx/abc123def')

  // A reload keeps what was typed.
  await page.reload()
  await expect(network).toHaveValue('tron')
  await page.getByRole('button', { name: contact('form.ticket') }).click()
}

for (const { locale, question, answer, reply } of [
  {
    locale: 'en',
    question: 'Where is my deposit?',
    answer: 'We found it, look at Activity.',
    reply: 'I see it now.',
  },
  { locale: 'ar', question: 'أين إيداعي؟', answer: 'وجدناه، انظر في النشاط.', reply: 'أراه الآن.' },
])
  test.describe(locale, () => {
    test.use({ locale: locale === 'en' ? 'en-GB' : 'ar-AE' })

    test('chat closed, a ticket, an answer by mail, a reply by mail, solved by mail, rated by the link in it', async ({
      page,
      browser,
      product,
      mail,
    }) => {
      const problems = watch(page)
      const [contact, texts] = [textsOf(locale, 'contact'), textsOf(locale, 'mail')]
      await page.goto(`${product.address}/${locale}/contact/`)
      await fillIn(page, locale, question)
      await expect(page).toHaveURL(new RegExp(`/${locale}/conversation/#`))

      const received = await mail.latest(CLIENT)
      expect(received.text).toContain(texts('received.lead'))
      expect(received.text).toContain(question)
      expect(received.text).toContain('abc123def')
      const copy = await mail.latest(TICKETS.mailbox)
      expect(copy.text).toContain('Network: TRON')

      await mail.write({ from: ADA, to: replyOf(copy), text: `${answer}\n\n> ${copy.text?.replaceAll('\n', '\n> ')}` })
      await expect(page.getByRole('log').getByText(answer, { exact: true })).toBeVisible()
      const answered = await mail.latest(CLIENT)
      expect(answered.text).toContain(answer)
      expect(answered.inReplyTo).toBe(received.messageId)

      await mail.write({ from: CLIENT, to: TICKETS.address, inReplyTo: answered.messageId ?? '', text: reply })
      await expect(page.getByRole('log').getByText(reply, { exact: true })).toBeVisible()
      const asked = await mail.latest(TICKETS.mailbox)
      expect(asked.text).toContain(reply)

      await mail.write({ from: ADA, to: replyOf(asked), text: '#solve' })
      const solved = await mail.latest(CLIENT)
      expect(solved.text).toContain(texts('solved.lead'))

      // On another device, by the link in the mail.
      const elsewhere = await (await browser.newContext({ locale: locale === 'en' ? 'en-GB' : 'ar-AE' })).newPage()
      await elsewhere.goto(linkIn(solved, product))
      await expect(elsewhere.getByRole('log').getByText(reply, { exact: true })).toBeVisible()
      await elsewhere.getByRole('radio').last().check({ force: true })
      await elsewhere.getByRole('button', { name: contact('conversation.rating.send') }).click()
      await expect(elsewhere.getByRole('button', { name: contact('conversation.rating.change') })).toBeVisible()
      await elsewhere.context().close()
      expect(problems).toEqual([])

      const events = await eventsOf(product, 5)
      const timed = events.flatMap((event) =>
        event.kind === 'first_response_sent' || event.kind === 'conversation_solved' ? [event] : [],
      )
      expect(timed.map(({ kind, business_seconds }) => [kind, business_seconds])).toEqual([
        ['first_response_sent', 0],
        ['conversation_solved', 0],
      ])
      expect(events.filter(({ kind }) => kind === 'csat_submitted')).toMatchObject([{ score: 5 }])

      const staff = await (await browser.newContext({ locale: 'en-GB' })).newPage()
      await staff.goto(await product.signInAddress())
      await staff.goto(`${product.address}/insights/service/`)
      const insights = textsOf('en', 'insights')
      for (const figure of ['first_response', 'first_response_business', 'resolution', 'resolution_business'])
        await expect(staff.locator(`[data-figure="${figure}"]`)).toContainText(insights('service.timed', { count: 1 }))
      await expect(staff.locator('[data-figure="solved"]')).toContainText('1')
      await staff.context().close()
    })
  })
