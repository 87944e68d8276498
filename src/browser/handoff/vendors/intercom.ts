import { flatten, type Limits } from '../../../core/vendor-attributes.ts'
import type { ConfigOf } from '../../../core/vendor-config.ts'
import { CONVERSATION } from '../../../core/vendors.ts'
import { newConversationKey } from '../conversation-link.ts'
import type { Handoff } from './handoff.ts'
import { createScript, inTime, type VendorPage } from './vendor-page.ts'

/** Intercom's Messenger: https://developers.intercom.com/installing-intercom/web/methods */

/** A custom attribute of type text holds 255 characters. */
const LIMITS: Limits = { longest: 255, parts: 4, bytes: Number.POSITIVE_INFINITY }

const API = {
  us: 'https://api-iam.intercom.io',
  eu: 'https://api-iam.eu.intercom.io',
  au: 'https://api-iam.au.intercom.io',
} as const

declare global {
  interface Window {
    Intercom: ((method: string, ...values: readonly unknown[]) => void) | undefined
  }
}
export type IntercomGlobals = Pick<Window, 'Intercom'>

export function createIntercom(
  { appId, region }: ConfigOf<'intercom'>,
  page: VendorPage,
  globals: IntercomGlobals,
): Handoff {
  const conversation = newConversationKey().id
  const script = createScript(`https://widget.intercom.io/widget/${appId}`, 'intercom-messenger', page)
  let isBooted = false
  let isShown = false

  function boot(attributes: Record<string, string>, locale: string): void {
    const settings = { language_override: locale, ...attributes }
    // An update counts against a limit of twenty; a boot does not, but may happen once only.
    if (isBooted) globals.Intercom?.('update', settings)
    else globals.Intercom?.('boot', { app_id: appId, api_base: API[region], ...settings })
    isBooted = true
  }

  return {
    async open({ message, ...question }) {
      const attributes = flatten({ ...question, conversation, question: message }, LIMITS)
      // Intercom keeps the address that a conversation was begun at, and tells it with every webhook.
      page.mark(CONVERSATION, conversation)
      let isWanted = true
      const shown = script.load().then(
        () =>
          new Promise<void>((resolve) => {
            if (!isWanted) return
            boot(attributes, question.locale)
            // A window that is open already is not shown again.
            if (isShown) resolve()
            globals.Intercom?.('onShow', resolve)
            globals.Intercom?.('showNewMessage', message)
          }),
      )
      isWanted = await inTime(shown, page)
      isShown ||= isWanted
      if (isWanted) return { kind: 'window', conversation, question: 'written' }
      // What comes too late must not open over the way that the reader was shown instead.
      if (isBooted) globals.Intercom?.('shutdown')
      isBooted = false
      return { kind: 'absent' }
    },
  }
}
