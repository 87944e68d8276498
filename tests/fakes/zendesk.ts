import type { FakeHelpdesk, FakeScope } from './helpdesk.ts'

/**
 * Zendesk's messaging widget: fields and tags are kept, and applied when a message is sent; together they are a
 * conversation's metadata, which holds 4 KB. Fields that the account does not have are dropped.
 * @param options.fields the attribute that each ticket field of the account holds
 */
export function fakeZendesk(
  { globals, later }: FakeScope,
  { fields }: { fields: Record<string, string> },
): FakeHelpdesk {
  const LOCALES = 'en de es fr it nl pl pt-BR tr ru uk ar ja ko zh-CN vi'.split(' ')
  const refused: string[] = []
  const onOpen: (() => void)[] = []
  let [isOpen, hasLauncher] = [false, true]
  let locale = 'en'
  let besideFirst: Record<string, string> | null = null
  const kept: Record<string, string> = {}
  let tags: string[] = []
  let conversation: Record<string, string> = {}

  const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

  const settings: Record<string, (value: unknown) => void> = {
    locale(value) {
      if (LOCALES.includes(String(value))) locale = String(value)
      else refused.push(`locale ${value}`)
    },
    conversationFields(value) {
      if (!Array.isArray(value)) return void refused.push('conversationFields')
      for (const field of value) {
        const known = isRecord(field) ? fields[String(field['id'])] : undefined
        if (!isRecord(field) || known === undefined || typeof field['value'] !== 'string') refused.push('field')
        else kept[String(field['id'])] = field['value']
      }
    },
    conversationTags(value) {
      const given: unknown[] = Array.isArray(value) ? value : []
      tags = given.map(String)
      refused.push(...tags.filter((tag) => !/^[a-z0-9_/-]+$/.test(tag)))
    },
  }
  const commands: Record<string, () => void> = {
    show() {
      hasLauncher = true
    },
    hide() {
      hasLauncher = false
      isOpen = false
    },
    close() {
      isOpen = false
    },
    open() {
      if (isOpen || !hasLauncher) return
      later(60, () => {
        if (!hasLauncher) return
        isOpen = true
        for (const call of onOpen) call()
      })
    },
  }
  globals['zE'] = (command: string, name: string, value: unknown) => {
    const act = command === 'messenger:set' ? settings[name] : command === 'messenger' ? commands[name] : undefined
    if (act) act(value)
    else if (command === 'messenger:on' && name === 'open' && typeof value === 'function') onOpen.push(() => value())
    else refused.push(`${command} ${name}`)
  }

  return {
    write() {
      if (!isOpen) throw new Error('There is no window to write in.')
      const metadata = {
        ...Object.fromEntries(Object.entries(kept).map(([id, value]) => [`zen:ticket_field:${id}`, value])),
        'zen:ticket:tags': tags.join(', '),
      }
      if (new TextEncoder().encode(JSON.stringify(metadata)).length > 4096)
        return void refused.push('metadata of more than 4 KB')
      conversation = { tags: tags.join(' ') }
      for (const [id, value] of Object.entries(kept)) conversation[fields[id] ?? id] = value
      besideFirst ??= { ...conversation }
    },
    seen: () => ({ isOpen, hasLauncher, locale, composer: '', besideFirst, conversation, refused }),
  }
}
