import { record } from './record.ts'
import { noteGuide } from './trail.ts'

/** Set by what leads to a guide ("search", "suggestion"), read and removed by the guide's own page. */
const FROM = 'guidepost:from'

/** Records that a guide was opened and how the reader came to it; notes it for a hand-off. */
export function viewGuide(): void {
  for (const link of document.querySelectorAll('a[data-suggested]'))
    link.addEventListener('click', () => keep('suggestion'))

  const { guide, guideLocale } = document.body.dataset
  if (guide === undefined || guideLocale === undefined) return
  record({ kind: 'guide_viewed', guide, guide_locale: guideLocale, from: takeFrom() })
  noteGuide({ guide, locale: guideLocale, title: document.querySelector('h1')?.textContent?.trim() ?? guide })
}

function takeFrom(): 'search' | 'suggestion' | 'browse' | 'external' {
  let kept: string | null = null
  try {
    kept = sessionStorage.getItem(FROM)
    sessionStorage.removeItem(FROM)
  } catch {
    // Without storage the way here is read off the referrer alone.
  }
  if (kept === 'search' || kept === 'suggestion') return kept
  return document.referrer.startsWith(`${location.origin}/`) ? 'browse' : 'external'
}

function keep(from: string): void {
  try {
    sessionStorage.setItem(FROM, from)
  } catch {
    // The visit then counts as browsing.
  }
}
