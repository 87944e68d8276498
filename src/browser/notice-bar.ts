import type { ShownNotice } from '../core/notice.ts'
import { momentOf } from '../core/notice-said.ts'
import { paragraphsOf } from '../core/notice-text.ts'
import { concerns, stateOf } from '../core/notice-time.ts'
import type { Known } from './notice-feed.ts'
import { entryOf, inOwnLanguage } from './notice-view.ts'

/**
 * The bar at the foot of the window that says what is not as usual, on each page what concerns its topic. It lies over
 * the page and not in it, so that nothing moves when a notice comes while somebody reads.
 */

const CLOSED = 'guidepost:notices-closed'

/** Makes the bar ready; what it answers draws what is known, and that it may be out of date. */
export function openBar(bar: HTMLElement): (known: Known, isAway: boolean) => void {
  const part = (name: string) => bar.querySelector<HTMLElement>(`[data-${name}]`)
  const said = document.querySelector<HTMLElement>('[data-notices-said]')
  const topic = document.body.dataset['topic'] ?? ''
  let shown: ShownNotice[] = []
  let drawn = ''

  function draw({ notices, knownAt }: Known, isAway: boolean): void {
    const now = Date.now()
    const closed = closedNames()
    shown = notices.filter(
      (notice) => stateOf(notice, now) === 'current' && concerns(notice, topic) && !closed.includes(nameOf(notice)),
    )
    const [first, ...more] = shown
    const time = isAway ? momentOf(knownAt, { locale: document.documentElement.lang, now, timeZone: undefined }) : ''
    // What is the same stays as it is, with the focus and the selection of who reads it.
    const looks = JSON.stringify([shown, time])
    if (looks === drawn) return
    drawn = looks
    bar.hidden = !first
    // A short page would get a scrollbar from it, and become narrower.
    const { scrollHeight, clientHeight } = document.documentElement
    document.documentElement.toggleAttribute('data-noticed', first !== undefined && scrollHeight > clientHeight)
    if (!first) return
    bar.dataset['severity'] = first.severity
    inOwnLanguage(part('first'), first)?.replaceChildren(first.title)
    // As much of it as there is room for beside the title; all of it stands in the list.
    inOwnLanguage(part('begin'), first)?.replaceChildren(
      (paragraphsOf(first.text)[0] ?? []).map(({ text }) => text).join(''),
    )
    part('more')?.replaceChildren(more.length > 0 ? `+${more.length}` : '')
    part('last')?.replaceChildren(isAway ? (bar.dataset['known'] ?? '').replace('{{time}}', time) : '')
    part('list')?.replaceChildren(...shown.map((notice) => entryOf(bar, notice, new Map())))
    // Said once, and not again because the server is away.
    if (said?.textContent !== first.title) inOwnLanguage(said, first)?.replaceChildren(first.title)
  }

  bar.querySelector('button')?.addEventListener('click', () => {
    keepClosed([...closedNames(), ...shown.map(nameOf)].slice(-50))
    bar.hidden = true
    document.documentElement.removeAttribute('data-noticed')
    document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
  })
  return draw
}

/** A notice that was changed is another one: it is shown again to who closed it. */
const nameOf = ({ id, updatedAt }: ShownNotice) => `${id} ${updatedAt}`

function closedNames(): string[] {
  try {
    return JSON.parse(localStorage.getItem(CLOSED) ?? '[]')
  } catch {
    return []
  }
}

function keepClosed(names: string[]): void {
  try {
    localStorage.setItem(CLOSED, JSON.stringify(names))
  } catch {
    // Then it comes back on the next page.
  }
}
