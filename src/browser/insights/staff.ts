import { directionOf, preferredLocale } from '../../core/locales.ts'
import { createTranslate } from '../../core/text.ts'

/** The frame of every staff page: its language, in the address or as the browser prefers, and sign-out. */

const { dataset } = document.documentElement
const locales = (dataset['locales'] ?? 'en').split(' ')
const asked = new URLSearchParams(location.search).get('locale')
const published = { locales: Object.fromEntries(locales.map((locale) => [locale, true])), defaultLocale: dataset['defaultLocale'] ?? 'en' }
export const staffLocale = preferredLocale([...(asked === null ? [] : [asked]), ...navigator.languages], published)

document.documentElement.lang = staffLocale
document.documentElement.dir = directionOf(staffLocale)

const choice = document.querySelector<HTMLSelectElement>('[data-staff-language]')
if (choice) {
  choice.value = staffLocale
  choice.addEventListener('change', () => {
    const parameters = new URLSearchParams(location.search)
    parameters.set('locale', choice.value)
    location.search = String(parameters)
  })
}
if (asked !== null)
  for (const link of document.querySelectorAll<HTMLAnchorElement>('header nav a')) link.search = `?locale=${staffLocale}`

document.querySelector('[data-sign-out]')?.addEventListener('click', async () => {
  await fetch('/api/sign-out', { method: 'POST' })
  location.assign('/sign-in')
})

if (staffLocale !== published.defaultLocale) {
  const t = createTranslate(await (await fetch(`/texts/${staffLocale}/staff.json`)).json(), staffLocale)
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) element.textContent = t(element.dataset['text'] ?? '')
  const part = document.querySelector('[data-part]')
  if (part) part.textContent = t(location.pathname.split('/')[1] ?? '')
}
