import { expect, type Page } from '@playwright/test'
import type { EventKind } from '../../src/core/events.ts'
import { sourcesOf } from '../../src/server/vendor-policy.ts'
import { fakeChatwoot } from '../fakes/chatwoot.ts'
import { CHATWOOT, CRISP, INTERCOM, ZENDESK, ZENDESK_FIELDS } from '../fakes/configured.ts'
import { fakeCrisp } from '../fakes/crisp.ts'
import { type FakeHelpdesk, scriptOf } from '../fakes/helpdesk.ts'
import { fakeIntercom } from '../fakes/intercom.ts'
import { SENDERS } from '../fakes/webhooks.ts'
import { fakeZendesk } from '../fakes/zendesk.ts'
import { findings } from './findings.ts'
import { eventsOf, type Product, test, textsOf, WEBHOOK_SECRET, watch } from './product.ts'

/** A hand-off to each helpdesk, in Chromium, with the fake of its window at the very address of its script. */

declare global {
  interface Window {
    fakeHelpdesk: FakeHelpdesk
  }
}

/** With what each window draws on the page: what the policy must let in. */
const HELPDESKS = [
  {
    vendor: CHATWOOT,
    name: 'Chatwoot',
    script: scriptOf(fakeChatwoot, { preChat: true }),
    frame: 'https://chat.helpdesk.example/widget?website_token=x',
    image: 'https://chat.helpdesk.example/brand.png',
    call: 'https://chat.helpdesk.example/api/v1/widget/config',
    locale: 'ar',
    question: 'attached',
  },
  {
    vendor: INTERCOM,
    name: 'Intercom',
    script: scriptOf(fakeIntercom, { appId: INTERCOM.appId }),
    frame: 'https://intercom-sheets.com/sheet',
    image: 'https://static.intercomassets.com/avatar.png',
    call: 'https://api-iam.eu.intercom.io/messenger/web/ping',
    locale: 'ar',
    question: 'written',
  },
  {
    vendor: ZENDESK,
    name: 'Zendesk',
    script: scriptOf(fakeZendesk, { fields: ZENDESK_FIELDS }),
    frame: 'https://testline.zendesk.com/frame',
    image: 'https://media.smooch.io/avatar.png',
    call: 'https://ekr.zdassets.com/compose/key',
    locale: 'ar',
    question: 'attached',
  },
  {
    vendor: CRISP,
    name: 'Crisp',
    script: scriptOf(fakeCrisp, { websiteId: CRISP.websiteId }),
    frame: 'https://assets.crisp.chat/frame',
    image: 'https://image.crisp.chat/avatar.png',
    call: 'https://client.crisp.chat/settings/website',
    locale: 'ar',
    question: 'written',
  },
] as const

/** What a window does to the page around it, whatever its vendor. */
const draw = ({ frame, image, call }: { frame: string; image: string; call: string }) => `;
  document.head.append(Object.assign(document.createElement('style'), { textContent: '#window { position: fixed; inset: auto 0 0 auto }' }))
  document.body.append(
    Object.assign(document.createElement('iframe'), { id: 'window', src: '${frame}', title: 'Chat' }),
    Object.assign(new Image(), { src: '${image}', alt: '' }),
  )
  void fetch('${call}')`

/** Every host of the helpdesk's, none of which is ever reached; answers what was asked of them. */
async function routeHelpdesk(page: Page, product: Product, script: string, answers: boolean): Promise<string[]> {
  const asked: string[] = []
  await page.route(
    (url) => url.origin !== product.address,
    async (route) => {
      const request = route.request()
      asked.push(request.url())
      const type = request.resourceType()
      // A helpdesk that never answers leaves its script hanging.
      if (!answers) return
      const headers = { 'access-control-allow-origin': '*' }
      if (type === 'script') await route.fulfill({ contentType: 'text/javascript', body: script })
      else if (type === 'image')
        await route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' })
      else if (type === 'document')
        await route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Chat</title>' })
      else await route.fulfill({ contentType: 'application/json', headers, body: '{}' })
    },
  )
  return asked
}

const LOCALE = 'ar'
const GUIDE = 'account-access/reset-password'
const QUESTION = 'أين أموالي؟ أرسلتها يوم الاثنين.'

async function ask(page: Page, product: Product): Promise<void> {
  const contact = textsOf(LOCALE, 'contact')
  await page.goto(`${product.address}/${LOCALE}/${GUIDE}/`)
  await page.goto(`${product.address}/${LOCALE}/contact/?topic=account-access&from=/${LOCALE}/${GUIDE}/`)
  await page.getByRole('textbox', { name: contact('form.question') }).fill(QUESTION)
}

/** The one event of a kind, once the ledger has it; guides that are suggested while typing are searches of their own. */
async function eventOf(product: Product, kind: EventKind) {
  const found = async () => (await eventsOf(product, 1)).filter((event) => event.kind === kind)
  await expect.poll(found).toHaveLength(1)
  return (await found())[0]
}

for (const helpdesk of HELPDESKS) {
  const { vendor, name, script, question } = helpdesk

  test.describe(name, () => {
    test.use({ vendor, locale: 'ar-AE' })
    const contact = textsOf(LOCALE, 'contact')
    const vendors = textsOf(LOCALE, 'vendors')

    test('gets the question, and its answer is counted', async ({ page, product }) => {
      const problems = watch(page)
      const asked = await routeHelpdesk(page, product, script + draw(helpdesk), true)
      await ask(page, product)
      await expect(page.getByText(vendors('chat.privacy', { vendor: name }))).toBeVisible()
      await expect(page.getByRole('textbox', { name: contact('form.email') })).toBeHidden()
      expect(asked).toEqual([])
      expect(await findings(page)).toEqual([])

      const chat = page.getByRole('button', { name: contact('form.chat') })
      await chat.focus()
      await page.keyboard.press('Enter')
      await expect(page.getByText(vendors(`chat.window.${question}`))).toBeVisible()
      const before = await page.evaluate(() => window.fakeHelpdesk.seen())
      expect(before).toMatchObject({
        isOpen: true,
        locale: helpdesk.locale,
        besideFirst: null,
        composer: question === 'written' ? QUESTION : '',
        refused: [],
      })
      const { besideFirst } = await page.evaluate(() => {
        window.fakeHelpdesk.write()
        return window.fakeHelpdesk.seen()
      })
      expect(besideFirst).toMatchObject({
        guidepost_topic: 'account-access',
        guidepost_language: LOCALE,
        guidepost_question: QUESTION,
        guidepost_guides: expect.stringContaining(GUIDE),
      })
      await expect(page.locator('#window')).toBeVisible()
      for (const address of [helpdesk.frame, helpdesk.image, helpdesk.call]) expect(asked).toContain(address)

      const conversation = besideFirst?.['guidepost_conversation'] ?? ''
      expect(await eventOf(product, 'handoff_started')).toMatchObject({
        vendor: vendor.kind,
        conversation,
        channel: 'chat',
        topic: 'account-access',
      })

      // Opened again it is the same hand-off.
      await chat.click()
      await expect(page.getByText(vendors(`chat.window.${question}`))).toBeVisible()

      const sender = SENDERS.find((one) => one.vendor.kind === vendor.kind)
      const now = Date.now()
      const payloads = sender ? [...sender.begun(conversation, now), sender.answered(conversation, now)] : []
      for (const payload of payloads) {
        const data = JSON.stringify(payload)
        const headers = { 'content-type': 'application/json', ...sender?.headers(data, now, WEBHOOK_SECRET) }
        const reply = await fetch(`${product.address}/api/webhooks/${vendor.kind}`, {
          method: 'POST',
          headers,
          body: data,
        })
        expect(reply.status).toBe(202)
      }
      expect(await eventOf(product, 'first_response_sent')).toMatchObject({ conversation, locale: LOCALE })
      await eventOf(product, 'handoff_started')
      expect(problems).toEqual([])
    })

    test('gives way to mail when it does not come in five seconds', async ({ page, product }) => {
      const problems = watch(page)
      await routeHelpdesk(page, product, '', false)
      await ask(page, product)
      await page.getByRole('button', { name: contact('form.chat') }).click()
      await expect(page.getByRole('button', { name: vendors('chat.form.sending', { vendor: name }) })).toBeVisible()
      await expect(page.getByRole('alert')).toHaveText(vendors('chat.window.absent', { vendor: name }))
      const mail = page.getByRole('link', { name: contact('form.mail') })
      await expect(mail).toBeFocused()
      await expect(mail).toHaveAttribute('href', new RegExp(`^mailto:.*${encodeURIComponent('أموالي')}`))
      await expect(page.getByRole('textbox', { name: contact('mail.text') })).toHaveValue(new RegExp(QUESTION))
      expect((await eventsOf(product, 2)).map(({ kind }) => kind)).not.toContain('handoff_started')
      expect(await findings(page)).toEqual([])

      await page.getByRole('button', { name: contact('availability.again') }).click()
      await expect(page.getByRole('button', { name: contact('form.chat') })).toBeVisible()
      await expect(page.getByRole('alert')).toBeHidden()
      expect(problems).toEqual([])
    })

    test('is let in by the policy of the contact page alone', async ({ request, product }) => {
      const policyAt = async (path: string) =>
        (await request.get(`${product.address}${path}`)).headers()['content-security-policy'] ?? ''
      const [host = ''] = sourcesOf(vendor)['script-src'] ?? []
      expect(await policyAt('/ar/contact/')).toContain(host)
      expect(await policyAt('/ar/')).not.toContain(host)
    })
  })
}

test.describe('without our server', () => {
  test.use({ vendor: CRISP })

  test('the helpdesk is reached all the same, at the hours that the site was built with', async ({ page, product }) => {
    const contact = textsOf('en', 'contact')
    const script = scriptOf(fakeCrisp, { websiteId: CRISP.websiteId })
    await routeHelpdesk(page, product, script, true)
    await page.route('**/api/**', (route) => route.fulfill({ status: 404, contentType: 'text/html', body: 'Not here' }))
    await page.goto(`${product.address}/en/contact/?topic=trading&q=Where+is+my+order`)
    await page.getByRole('button', { name: contact('form.chat') }).click()
    await expect(page.getByText(textsOf('en', 'vendors')('chat.window.written'))).toBeVisible()
    expect(await page.evaluate(() => window.fakeHelpdesk.seen().composer)).toBe('Where is my order')
  })
})

test.describe('plain mail', () => {
  test.use({ vendor: { kind: 'mail' } })
  const contact = textsOf('en', 'contact')

  test('takes the question with our number, by which its answer is counted', async ({ page, product }) => {
    const problems = watch(page)
    await page.goto(`${product.address}/en/contact/?topic=trading&q=Where+is+my+order`)
    await expect(page.getByText(textsOf('en', 'vendors')('mail.availability.mail_detail'))).toBeVisible()
    await expect(page.getByRole('button', { name: contact('availability.again') })).toHaveCount(0)
    const mail = page.getByRole('link', { name: contact('form.mail') })
    const number = /%5B([a-z0-9]{20})%5D/.exec((await mail.getAttribute('href')) ?? '')?.[1] ?? ''
    await mail.click()
    expect(await eventOf(product, 'handoff_started')).toMatchObject({
      vendor: 'mail',
      conversation: number,
      channel: 'ticket',
    })
    const sender = SENDERS.find((one) => one.vendor.kind === 'mail')
    const now = Date.now()
    const body = JSON.stringify(sender?.answered(number, now))
    const headers = { 'content-type': 'application/json', ...sender?.headers(body, now, WEBHOOK_SECRET) }
    expect((await fetch(`${product.address}/api/webhooks/mail`, { method: 'POST', headers, body })).status).toBe(202)
    await eventOf(product, 'first_response_sent')
    expect(problems).toEqual([])
  })
})
