import type { FakeHelpdesk, FakeScope } from './helpdesk.ts'

/** Crisp's chatbox: takes over the list of commands that waits on the page, and then takes them one by one. */
export function fakeCrisp({ globals, later }: FakeScope, { websiteId }: { websiteId: string }): FakeHelpdesk {
  const refused: string[] = []
  const onLoaded: (() => void)[] = []
  let [isLoaded, isOpen, hasLauncher] = [false, false, false]
  let [locale, composer] = ['en', '']
  let besideFirst: Record<string, string> | null = null
  const data: Record<string, string> = {}

  const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

  function setData(value: unknown): void {
    const pairs = Array.isArray(value) && Array.isArray(value[0]) ? value[0] : []
    if (pairs.length === 0) refused.push('session:data')
    for (const pair of pairs) {
      const [name, text]: unknown[] = Array.isArray(pair) ? pair : []
      if (!/^[a-z0-9_-]+$/.test(String(name)) || typeof text !== 'string') refused.push(String(name))
      else data[String(name)] = text
    }
  }

  function take(command: unknown): void {
    const [action, name, value]: unknown[] = Array.isArray(command) ? command : []
    const told = `${action} ${name}`
    if (told === 'set session:data') setData(value)
    else if (told === 'set message:text') composer = Array.isArray(value) ? String(value[0]) : ''
    else if (told === 'do chat:open') isOpen = hasLauncher
    else if (told === 'do chat:show') hasLauncher = true
    else if (told === 'do chat:hide') {
      hasLauncher = false
      isOpen = false
    } else if (told === 'on session:loaded' && typeof value === 'function') {
      if (isLoaded) value()
      else onLoaded.push(() => value())
    } else refused.push(told)
  }

  later(70, () => {
    if (globals['CRISP_WEBSITE_ID'] !== websiteId) return void refused.push('CRISP_WEBSITE_ID')
    const config = globals['CRISP_RUNTIME_CONFIG']
    const wanted = isRecord(config) ? String(config['locale']) : ''
    if (/^[a-z]{2}$/.test(wanted)) locale = wanted
    else refused.push(`locale ${wanted}`)
    hasLauncher = true
    const waiting: unknown = globals['$crisp']
    globals['$crisp'] = { push: take }
    for (const command of Array.isArray(waiting) ? waiting : []) take(command)
    isLoaded = true
    for (const call of onLoaded) call()
  })

  return {
    write() {
      if (!isOpen) throw new Error('There is no window to write in.')
      besideFirst ??= { ...data }
      composer = ''
    },
    seen: () => ({ isOpen, hasLauncher, locale, composer, besideFirst, conversation: { ...data }, refused }),
  }
}
