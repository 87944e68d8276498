import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import en from '../../../../locales/en/contact.json' with { type: 'json' }
import { composeMail, mailLink } from '../../../../src/browser/handoff/mail.ts'
import { createChatwoot } from '../../../../src/browser/handoff/vendors/chatwoot.ts'
import { createCrisp } from '../../../../src/browser/handoff/vendors/crisp.ts'
import { createDesk } from '../../../../src/browser/handoff/vendors/desk.ts'
import type { Question } from '../../../../src/browser/handoff/vendors/handoff.ts'
import { createIntercom } from '../../../../src/browser/handoff/vendors/intercom.ts'
import { createMailbox } from '../../../../src/browser/handoff/vendors/mailbox.ts'
import { createZendesk } from '../../../../src/browser/handoff/vendors/zendesk.ts'
import { createTranslate } from '../../../../src/core/text.ts'
import { fakeChatwoot } from '../../../fakes/chatwoot.ts'
import { CHATWOOT, CRISP, INTERCOM, ZENDESK, ZENDESK_FIELDS } from '../../../fakes/configured.ts'
import { fakeCrisp } from '../../../fakes/crisp.ts'
import { fakeIntercom } from '../../../fakes/intercom.ts'
import { fakeZendesk } from '../../../fakes/zendesk.ts'
import { handoffContract, type Made, type WindowMade, windowContract } from './contract.ts'
import { createFakePage } from './fake-page.ts'

/** Each hand-off through the contract, against the fake of its helpdesk. */

afterEach(() => void vi.unstubAllGlobals())

const chatwoot = (preChat: boolean) => (): WindowMade => {
  const globals = { chatwootSettings: undefined, chatwootSDK: undefined, $chatwoot: undefined }
  const page = createFakePage(globals, (scope) => fakeChatwoot(scope, { preChat }))
  return { handoff: createChatwoot(CHATWOOT, page, globals), page }
}
const WINDOWS = {
  'Chatwoot without a pre-chat form': {
    make: chatwoot(false),
    script: /^https:\/\/chat\.helpdesk\.example\/packs\/js\/sdk\.js$/,
    locale: 'pt_BR',
    question: 'attached',
  },
  'Chatwoot with a pre-chat form': {
    make: chatwoot(true),
    script: /^https:\/\/chat\.helpdesk\.example\/packs\/js\/sdk\.js$/,
    locale: 'pt_BR',
    question: 'attached',
  },
  Intercom: {
    make() {
      const globals = { Intercom: undefined }
      const page = createFakePage(globals, (scope) => fakeIntercom(scope, { appId: INTERCOM.appId }))
      return { handoff: createIntercom(INTERCOM, page, globals), page }
    },
    script: /^https:\/\/widget\.intercom\.io\/widget\/abc12345$/,
    locale: 'pt-BR',
    question: 'written',
  },
  'Zendesk Messaging': {
    make() {
      const globals = { zE: undefined }
      const page = createFakePage(globals, (scope) => fakeZendesk(scope, { fields: ZENDESK_FIELDS }))
      return { handoff: createZendesk(ZENDESK, page, globals), page }
    },
    script: /^https:\/\/static\.zdassets\.com\/ekr\/snippet\.js\?key=1f2e3d4c-/,
    locale: 'pt-BR',
    question: 'attached',
  },
  Crisp: {
    make() {
      const globals = { $crisp: undefined, CRISP_WEBSITE_ID: undefined, CRISP_RUNTIME_CONFIG: undefined }
      const page = createFakePage(globals, (scope) => fakeCrisp(scope, { websiteId: CRISP.websiteId }))
      return { handoff: createCrisp(CRISP, page, globals), page }
    },
    script: /^https:\/\/client\.crisp\.chat\/l\.js$/,
    locale: 'pt',
    question: 'written',
  },
} as const

for (const [name, { make, ...expected }] of Object.entries(WINDOWS)) {
  windowContract(name, { make, ...expected })
  let page = make().page
  handoffContract(
    name,
    (): Made => {
      const made = make()
      page = made.page
      return {
        handoff: made.handoff,
        read() {
          page.helpdesk().write()
          const { besideFirst, composer } = page.helpdesk().seen()
          return `${composer}\n${Object.values(besideFirst ?? {}).join('\n')}`
        },
      }
    },
    async (opening) => {
      await vi.advanceTimersByTimeAsync(0)
      await page.arrive()
      await vi.advanceTimersByTimeAsync(1000)
      return opening
    },
  )
}

handoffContract(
  'The desk',
  () => {
    let body = ''
    vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
      body = String(init.body)
      return new Response('{}', { status: 201, headers: { 'content-type': 'application/json' } })
    })
    return { handoff: createDesk(), read: () => body.replaceAll('\\n', '\n') }
  },
  (opening) => opening,
)

handoffContract(
  'Plain mail',
  () => {
    const page = createFakePage({}, () => {
      throw new Error('Mail has no script.')
    })
    const t = createTranslate(en, 'en')
    const handoff = createMailbox(({ message, packet, topic, locale }, conversation) => {
      const to = 'support@mail.harborline.example'
      const named = { to, company: 'Harborline', topic, language: locale }
      return mailLink(composeMail({ ...named, question: message, packet, conversation }, t), '…')
    }, page)
    return { handoff, read: () => decodeURIComponent(page.went.at(-1) ?? '') }
  },
  (opening) => opening,
)

const HELLO: Question = {
  session: '',
  locale: 'en',
  topic: 'trading',
  channel: 'chat',
  message: 'Hello',
  email: '',
  packet: { searches: [], guides: [], page: '' },
  fields: {},
  earlier: null,
}

describe('what one helpdesk needs more', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it.each([
    ['without a pre-chat form, from its beginning', false, { guidepost_topic: 'trading' }],
    ['with one, where the widget throws them away, only later', true, {}],
  ])('Chatwoot has the attributes at the conversation %s', async (_, preChat, expected) => {
    const { handoff, page } = chatwoot(preChat)()
    const opening = handoff.open(HELLO)
    await vi.advanceTimersByTimeAsync(0)
    await page.arrive()
    await vi.advanceTimersByTimeAsync(100)
    await opening
    page.helpdesk().write()
    expect(page.helpdesk().seen()).toMatchObject({
      besideFirst: { guidepost_topic: 'trading' },
      conversation: expected,
    })
    expect('guidepost_topic' in page.helpdesk().seen().conversation).toBe(!preChat)
  })

  it('Intercom finds our number in the page’s address, which it tells with every webhook', () => {
    const { handoff, page } = WINDOWS.Intercom.make()
    void handoff.open(HELLO)
    expect(page.marks).toEqual({ guidepost_conversation: expect.stringMatching(/^[a-z0-9]{20}$/) })
  })

  it('Zendesk finds it among the tags, which it tells with every webhook', async () => {
    const { handoff, page } = WINDOWS['Zendesk Messaging'].make()
    const opening = handoff.open(HELLO)
    await vi.advanceTimersByTimeAsync(0)
    await page.arrive()
    await vi.advanceTimersByTimeAsync(100)
    const opened = await opening
    page.helpdesk().write()
    const number = 'conversation' in opened ? opened.conversation : ''
    expect(page.helpdesk().seen().conversation['tags']).toBe(`guidepost_conversation_${number}`)
  })
})
