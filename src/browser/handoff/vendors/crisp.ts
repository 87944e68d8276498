import { flatten, type Limits } from '../../../core/vendor-attributes.ts'
import type { ConfigOf } from '../../../core/vendor-config.ts'
import { newConversationKey } from '../conversation-link.ts'
import type { Handoff } from './handoff.ts'
import { createScript, inTime, type VendorPage } from './vendor-page.ts'

/** Crisp's chatbox: https://docs.crisp.chat/guides/chatbox-sdks/web-sdk/dollar-crisp/ */

/** Crisp names no limit; longer ones could not be read beside a conversation. */
const LIMITS: Limits = { longest: 1000, parts: 2, bytes: Number.POSITIVE_INFINITY }

type Command = readonly [action: string, name: string, ...values: unknown[]]

declare global {
  interface Window {
    /** A list until the chatbox is there, which then takes what it holds. */
    $crisp: { push(command: Command): unknown } | undefined
    CRISP_WEBSITE_ID: string | undefined
    CRISP_RUNTIME_CONFIG: { locale: string } | undefined
  }
}
export type CrispGlobals = Pick<Window, '$crisp' | 'CRISP_WEBSITE_ID' | 'CRISP_RUNTIME_CONFIG'>

export function createCrisp({ websiteId }: ConfigOf<'crisp'>, page: VendorPage, globals: CrispGlobals): Handoff {
  const conversation = newConversationKey().id
  const script = createScript('https://client.crisp.chat/l.js', 'crisp-chatbox', page)
  let isLoaded: Promise<void> | null = null

  const tell = (...command: Command) => globals.$crisp?.push(command)

  /** The list, the site and the language must be there before the script is. */
  function begin(locale: string): Promise<void> {
    globals.$crisp = []
    globals.CRISP_WEBSITE_ID = websiteId
    // It knows languages by two letters alone.
    globals.CRISP_RUNTIME_CONFIG = { locale: locale.split('-')[0] ?? locale }
    return new Promise((resolve) => tell('on', 'session:loaded', resolve))
  }

  return {
    async open({ message, ...question }) {
      isLoaded ??= begin(question.locale)
      const attributes = flatten({ ...question, conversation, question: message }, LIMITS)
      tell('set', 'session:data', [Object.entries(attributes)])
      const loaded = isLoaded
      const isWanted = await inTime(
        script.load().then(() => loaded),
        page,
      )
      if (!isWanted) {
        // The list is kept: what comes too late hides itself.
        tell('do', 'chat:hide')
        return { kind: 'absent' }
      }
      tell('set', 'message:text', [message])
      tell('do', 'chat:show')
      tell('do', 'chat:open')
      return { kind: 'window', conversation, question: 'written' }
    },
  }
}
