import { createTranslate } from '../../core/text.ts'
import { staffFrame, staffLocale, switchStaffLocale } from './staff-locale.ts'

/** The frame of every staff page: its texts, the choice of language, and sign-out. */

const t = createTranslate(staffFrame.locales[staffLocale]?.texts ?? {}, staffLocale)

for (const element of document.querySelectorAll<HTMLElement>('[data-text]'))
  element.textContent = t(element.dataset['text'] ?? '')
const part = document.querySelector('[data-part]')
if (part) part.textContent = t(location.pathname.split('/')[1] ?? '')
document.querySelector('header nav')?.setAttribute('aria-label', t('nav'))

const choice = document.querySelector<HTMLSelectElement>('[data-staff-language]')
if (choice) {
  choice.value = staffLocale
  choice.addEventListener('change', () => switchStaffLocale(choice.value))
}

if (new URLSearchParams(location.search).has('locale'))
  for (const link of document.querySelectorAll<HTMLAnchorElement>('header a')) link.search = `?locale=${staffLocale}`

document.querySelector('[data-sign-out]')?.addEventListener('click', async () => {
  await fetch('/api/sign-out', { method: 'POST' })
  location.assign('/sign-in')
})

// Until here the header's texts are hidden, so that no other language shows first.
document.documentElement.dataset['staff'] = staffLocale
