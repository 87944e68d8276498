import { directionOf, preferredLocale } from '../../core/locales.ts'
import type { Texts } from '../../core/text.ts'

/** The language of a staff screen: named in the address, else chosen earlier on this machine, else as the browser prefers. */

/** What the page says of the published locales, in the order of the site's configuration. */
interface Frame {
  defaultLocale: string
  locales: Record<string, { name: string; texts: Texts }>
  /** Whether `/edit/` is there. */
  hasEditor: boolean
}

const KEY = 'guidepost:staff-locale'

export const staffFrame: Frame = JSON.parse(document.querySelector('#staff-frame')?.textContent ?? '{}')
export const staffLocale = choose(new URLSearchParams(location.search).get('locale') ?? '')

document.documentElement.lang = staffLocale
document.documentElement.dir = directionOf(staffLocale)

/** Shows the screens in another language, also the next time. */
export function switchStaffLocale(locale: string): void {
  try {
    localStorage.setItem(KEY, locale)
  } catch {
    // Without storage the choice holds as long as the address.
  }
  location.search = withLocale(locale)
}

function choose(asked: string): string {
  if (Object.hasOwn(staffFrame.locales, asked)) return asked
  const remembered = readRemembered()
  if (!Object.hasOwn(staffFrame.locales, remembered)) return preferredLocale(navigator.languages, staffFrame)
  // Said in the address too, where every script of the page reads it.
  history.replaceState(history.state, '', `?${withLocale(remembered)}${location.hash}`)
  return remembered
}

function readRemembered(): string {
  try {
    return localStorage.getItem(KEY) ?? ''
  } catch {
    return ''
  }
}

function withLocale(locale: string): string {
  const parameters = new URLSearchParams(location.search)
  parameters.set('locale', locale)
  return String(parameters)
}
