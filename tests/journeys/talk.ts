import { type Browser, expect, type Page } from '@playwright/test'
import { type Product, textsOf } from './product.ts'

/** The two sides of a conversation, for journeys at the desk. */

export const SECRET = 'abcdefghijklmnopqrstuvwx'
const t = textsOf('en', 'desk')

export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF')

export interface Question {
  id: string
  message: string
  locale: string
  email: string
}

/** A question that somebody asked by the contact page, opened through the server's own door; answers its link. */
export async function ask(product: Product, page: Page, { id, message, locale, email }: Question): Promise<string> {
  const reply = await page.request.post(`${product.address}/api/conversations`, {
    data: {
      ...{ id, secret: SECRET, session: '', locale, topic: 'fiat-funding', channel: 'ticket', message, email },
      packet: {
        searches: [{ query: 'transfer lost', results: 0, rung: 'none', opened: [], at: Date.now() }],
        guides: [],
        page: `/${locale}/`,
      },
    },
  })
  expect(reply.status()).toBe(201)
  return `${product.address}/${locale}/conversation/#${id}.${SECRET}`
}

/** Signs somebody in by a name and opens the desk for them, in a browser of their own. */
export async function atDesk(product: Product, browser: Browser, name: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1300, height: 900 } })
  const page = await context.newPage()
  await page.goto(await product.signInAddress(name))
  await page.goto(`${product.address}/desk/`)
  await expect(page.getByRole('switch', { name: t('available.label') })).toBeVisible()
  return page
}

/** Opens the conversation that a text stands in. */
export async function open(page: Page, text: string): Promise<void> {
  await page
    .getByRole('list', { name: t('queue.title') })
    .getByRole('button')
    .filter({ hasText: text })
    .click()
  await expect(page.getByRole('log', { name: t('conversation.log') })).toBeVisible()
}

/** What is said in the open conversation, of either side's page. */
export const said = (page: Page) => page.locator('.thread .log, .conversation-main .log').getByRole('listitem')

export async function reply(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: t('conversation.reply') }).fill(text)
  await page.getByRole('button', { name: t('conversation.send'), exact: true }).click()
}

/** The messages of a page in their order, by their words. */
export async function messages(page: Page): Promise<string[]> {
  return page.locator('.thread .message-text, .conversation-main .message-text').allInnerTexts()
}
