import { linkHeadings } from './anchors.ts'
import { viewGuide } from './guide-view.ts'
import { keepQueryOnSwitch } from './language-switch.ts'
import { showNotices } from './notices.ts'
import { openSearchBoxes } from './search-boxes.ts'
import { takeVotes } from './vote.ts'

/** What every reader's page runs: small, and the rest is fetched when it is first needed. */

keepQueryOnSwitch()
openSearchBoxes()
viewGuide()
takeVotes()
linkHeadings()
showNotices()

const checker = document.querySelector<HTMLFormElement>('[data-checker]')
if (checker) {
  const load = () => import('./checker.ts')
  checker.addEventListener('focusin', () => void load(), { once: true })
  checker.addEventListener('submit', (event) => {
    event.preventDefault()
    void load().then(({ check }) => check(checker))
  })
}

const availability = document.querySelector<HTMLElement>('[data-availability]')
if (availability) {
  const show = () =>
    void import('./availability/line.ts').then(({ showAvailability }) => showAvailability(availability))
  // Asked at once where it stands first on the page, else when the reader first moves: a guide costs no request for it.
  if (document.body.dataset['guide'] === undefined) show()
  else
    for (const sign of ['scroll', 'pointermove', 'keydown']) addEventListener(sign, show, { once: true, passive: true })
}
