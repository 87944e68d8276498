import type { FakeHelpdesk, FakeScope } from './helpdesk.ts'

/** Intercom's Messenger: attributes of the visitor become those of the person who writes; texts hold 255 characters. */
export function fakeIntercom({ globals, later }: FakeScope, { appId }: { appId: string }): FakeHelpdesk {
  const LOCALES = 'en de es fr it nl pl pt-BR tr ru uk ar ja ko zh-CN vi'.split(' ')
  const OWN = ['app_id', 'api_base', 'language_override']
  const refused: string[] = []
  const onShow: (() => void)[] = []
  let [isBooted, isOpen, hasLauncher] = [false, false, false]
  let [locale, composer, updates] = ['en', '', 0]
  let besideFirst: Record<string, string> | null = null
  let visitor: Record<string, string> = {}

  function keep(settings: Record<string, unknown>): void {
    const wanted = String(settings['language_override'])
    if (LOCALES.includes(wanted)) locale = wanted
    else refused.push(`language_override ${wanted}`)
    for (const [name, value] of Object.entries(settings)) {
      if (OWN.includes(name)) continue
      if (/[.$]/.test(name) || typeof value !== 'string' || value.length > 255) refused.push(name)
      else visitor[name] = value
    }
  }

  const methods: Record<string, (value: unknown) => void> = {
    boot(settings) {
      if (isBooted || typeof settings !== 'object' || settings === null) return
      const given = Object.fromEntries(Object.entries(settings))
      if (given['app_id'] !== appId || !String(given['api_base']).startsWith('https://api-iam.')) refused.push('boot')
      isBooted = true
      hasLauncher = true
      keep(given)
    },
    update(settings) {
      updates += 1
      if (!isBooted || updates > 20 || typeof settings !== 'object' || settings === null) refused.push('update')
      else keep(Object.fromEntries(Object.entries(settings)))
    },
    onShow(callback) {
      if (typeof callback === 'function') onShow.push(() => callback())
    },
    showNewMessage(text) {
      if (!isBooted) return void refused.push('showNewMessage')
      composer = String(text)
      if (isOpen) return
      later(80, () => {
        if (!isBooted) return
        isOpen = true
        for (const call of onShow) call()
      })
    },
    shutdown() {
      isBooted = false
      isOpen = false
      hasLauncher = false
      visitor = {}
    },
  }
  globals['Intercom'] = (method: string, value: unknown) => {
    const act = methods[method]
    if (act) act(value)
    else refused.push(method)
  }

  return {
    write() {
      if (!isOpen) throw new Error('There is no window to write in.')
      besideFirst ??= { ...visitor }
      composer = ''
    },
    seen: () => ({ isOpen, hasLauncher, locale, composer, besideFirst, conversation: { ...visitor }, refused }),
  }
}
