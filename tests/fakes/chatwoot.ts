import type { FakeHelpdesk, FakeScope } from './helpdesk.ts'

/** Chatwoot's sdk.js and widget. With a pre-chat form, the conversation begins without what was set for it before. */
export function fakeChatwoot({ globals, dispatch, later }: FakeScope, { preChat }: { preChat: boolean }): FakeHelpdesk {
  const LOCALES = 'en de es fr it nl pl pt_BR tr ru uk ar ja ko zh_CN vi'.split(' ')
  const refused: string[] = []
  let [isReady, isOpen, hasLauncher, isBegun, isKnown] = [false, false, false, false, false]
  let locale = 'en'
  let besideFirst: Record<string, string> | null = null
  let person: Record<string, string> = {}
  let conversation: Record<string, string> = {}
  let pending: Record<string, string> = {}

  function speak(wanted: string): void {
    if (LOCALES.includes(wanted)) locale = wanted
    else refused.push(`locale ${wanted}`)
  }
  /** A record with one value too long is not saved at all. */
  function isSaved(attributes: Record<string, unknown>): boolean {
    if (Object.keys(attributes).length === 0) throw new Error('Custom attributes should have atleast one key')
    const wrong = Object.entries(attributes).filter(
      ([, value]) => !['string', 'number', 'boolean'].includes(typeof value) || String(value).length > 1500,
    )
    refused.push(...wrong.map(([name]) => name))
    return wrong.length === 0
  }
  /** The window is a frame: what is told to it before it listens is lost. */
  const listening =
    <Values extends unknown[]>(act: (...values: Values) => void) =>
    (...values: Values) => {
      if (isReady) act(...values)
      else refused.push('told before chatwoot:ready')
    }

  function run({ baseUrl, websiteToken }: { baseUrl: string; websiteToken: string }): void {
    if (globals['$chatwoot'] !== undefined) return
    if (!/^https:\/\/[^/]+$/.test(baseUrl) || websiteToken === '') refused.push('run')
    const settings = globals['chatwootSettings']
    if (typeof settings === 'object' && settings !== null && 'locale' in settings) speak(String(settings.locale))
    globals['$chatwoot'] = {
      setCustomAttributes: listening((attributes: Record<string, string>) => {
        if (isSaved(attributes)) person = { ...person, ...attributes }
      }),
      setConversationCustomAttributes: listening((attributes: Record<string, string>) => {
        if (!isSaved(attributes)) return
        if (isKnown) conversation = { ...conversation, ...attributes }
        else pending = { ...pending, ...attributes }
      }),
      toggle: listening((state: string) => {
        isOpen = state === 'open'
      }),
      toggleBubbleVisibility: listening((state: string) => {
        hasLauncher = state === 'show'
      }),
    }
    later(50, () => {
      isReady = true
      hasLauncher = true
      dispatch('chatwoot:ready', null)
    })
  }
  globals['chatwootSDK'] = { run }

  return {
    write() {
      if (!isOpen) throw new Error('There is no window to write in.')
      if (!isBegun) {
        // PreChatForm.vue clears what is pending before it begins the conversation (chatwoot/chatwoot#15787).
        conversation = preChat ? {} : pending
        pending = {}
        besideFirst = { ...person, ...conversation }
      } else conversation = { ...conversation, ...pending }
      isBegun = true
      later(100, () => dispatch('chatwoot:on-message', { message_type: 0, content: 'Hello' }))
      // The widget asks for the number of a conversation after it began.
      later(700, () => {
        isKnown = true
      })
    },
    seen: () => ({ isOpen, hasLauncher, locale, composer: '', besideFirst, conversation, refused }),
  }
}
