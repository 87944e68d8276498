import { flatten, type Limits } from '../../../core/vendor-attributes.ts'
import type { ConfigOf } from '../../../core/vendor-config.ts'
import { newConversationKey } from '../conversation-link.ts'
import type { Handoff } from './handoff.ts'
import { createScript, inTime, type VendorPage } from './vendor-page.ts'

/** Chatwoot's website widget: https://www.chatwoot.com/hc/user-guide/articles/1677587234-how-to-send-additional-user-information-to-chatwoot-using-sdk */

/** Chatwoot refuses a record with an attribute of more than 1,500 characters. */
const LIMITS: Limits = { longest: 1400, parts: 2, bytes: Number.POSITIVE_INFINITY }

/** After the first message, in milliseconds: the widget asks for the conversation's number only then. */
const SET_AGAIN = [0, 2000, 10_000]

type Attributes = Record<string, string>

declare global {
  interface Window {
    chatwootSettings: { locale: string } | undefined
    chatwootSDK: { run(options: { baseUrl: string; websiteToken: string }): void } | undefined
    $chatwoot:
      | {
          setCustomAttributes(attributes: Attributes): void
          setConversationCustomAttributes(attributes: Attributes): void
          toggle(state: 'open' | 'close'): void
          toggleBubbleVisibility(visibility: 'show' | 'hide'): void
        }
      | undefined
  }
}
export type ChatwootGlobals = Pick<Window, 'chatwootSettings' | 'chatwootSDK' | '$chatwoot'>

export function createChatwoot(
  { baseUrl, websiteToken }: ConfigOf<'chatwoot'>,
  page: VendorPage,
  globals: ChatwootGlobals,
): Handoff {
  const conversation = newConversationKey().id
  const script = createScript(`${baseUrl}/packs/js/sdk.js`, 'chatwoot-sdk', page)
  let attributes: Attributes = {}
  let running: Promise<void> | null = null
  let isWanted = false

  const isReady = new Promise<void>((resolve) => {
    page.on('chatwoot:ready', () => {
      resolve()
      // It came too late: the reader was already shown another way.
      if (!isWanted) globals.$chatwoot?.toggleBubbleVisibility('hide')
    })
  })
  const stop = page.on('chatwoot:on-message', () => {
    stop()
    for (const pause of SET_AGAIN)
      page.after(pause, () => globals.$chatwoot?.setConversationCustomAttributes(attributes))
  })

  async function run(locale: string): Promise<void> {
    globals.chatwootSettings = { locale }
    await script.load()
    if (isWanted) running ??= start()
    await running
  }

  async function start(): Promise<void> {
    globals.chatwootSDK?.run({ baseUrl, websiteToken })
    await isReady
  }

  return {
    async open(question) {
      isWanted = true
      attributes = flatten({ ...question, conversation, question: question.message }, LIMITS)
      isWanted = await inTime(run(question.locale.replace('-', '_')), page)
      const widget = globals.$chatwoot
      if (!isWanted || widget === undefined) return { kind: 'absent' }
      // What is set for a conversation that does not exist yet, the widget throws away when a pre-chat form begins it
      // (chatwoot/chatwoot#15787), and older ones always did (#13912). So all is set for the person, where it arrives at
      // once and agents see it beside the first message; for the conversation; and for it again when it exists.
      widget.setCustomAttributes(attributes)
      widget.setConversationCustomAttributes(attributes)
      widget.toggleBubbleVisibility('show')
      widget.toggle('open')
      return { kind: 'window', conversation, question: 'attached' }
    },
  }
}
