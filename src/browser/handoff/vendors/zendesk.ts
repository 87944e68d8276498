import { flatten, type Limits } from '../../../core/vendor-attributes.ts'
import type { ConfigOf } from '../../../core/vendor-config.ts'
import { ATTRIBUTES, CONVERSATION } from '../../../core/vendors.ts'
import { newConversationKey } from '../conversation-link.ts'
import type { Handoff } from './handoff.ts'
import { createScript, inTime, type VendorPage } from './vendor-page.ts'

/** Zendesk's messaging Web Widget: https://developer.zendesk.com/api-reference/widget-messaging/web/core */

/** A conversation's metadata, which fields and tags become, holds 4 KB with its names. */
const LIMITS: Limits = { longest: 800, parts: 1, bytes: 3400 }

declare global {
  interface Window {
    zE: ((command: string, ...values: readonly unknown[]) => unknown) | undefined
  }
}
export type ZendeskGlobals = Pick<Window, 'zE'>

export function createZendesk(
  { key, fields }: ConfigOf<'zendesk'>,
  page: VendorPage,
  globals: ZendeskGlobals,
): Handoff {
  const conversation = newConversationKey().id
  // The snippet reads its key off the script with this id.
  const script = createScript(`https://static.zdassets.com/ekr/snippet.js?key=${key}`, 'ze-snippet', page)
  let isShown = false

  return {
    async open({ message, ...question }) {
      const attributes = flatten({ ...question, conversation, question: message }, LIMITS)
      let isWanted = true
      const opened = script.load().then(
        () =>
          new Promise<void>((resolve) => {
            if (!isWanted) return hide()
            // Both are kept by the widget and applied when a conversation begins or a message is sent in it.
            const values = ATTRIBUTES.map((name) => ({ id: fields[name], value: attributes[name] ?? '' }))
            globals.zE?.('messenger:set', 'locale', question.locale)
            globals.zE?.('messenger:set', 'conversationFields', values)
            // Webhooks tell a ticket's tags, and none of its fields.
            globals.zE?.('messenger:set', 'conversationTags', [`${CONVERSATION}_${conversation}`])
            // A window that is open already does not open again.
            if (isShown) resolve()
            globals.zE?.('messenger:on', 'open', resolve)
            globals.zE?.('messenger', 'show')
            globals.zE?.('messenger', 'open')
          }),
      )
      isWanted = await inTime(opened, page)
      isShown ||= isWanted
      if (isWanted) return { kind: 'window', conversation, question: 'attached' }
      hide()
      return { kind: 'absent' }
    },
  }

  /** What comes too late must not stand over the way that the reader was shown instead. */
  function hide(): void {
    globals.zE?.('messenger', 'close')
    globals.zE?.('messenger', 'hide')
  }
}
