import type { ShownNotice } from '../core/notice.ts'
import { type NoticeWords, saidOf } from '../core/notice-said.ts'
import { paragraphsOf } from '../core/notice-text.ts'

/** Fills a notice into what the page has for it. Everything is set as text: a notice cannot bring markup along. */

/**
 * @param holder holds a <template> for one notice and, as data, the texts of the page's language
 * @param topics the names of topics, where they are said
 */
export function entryOf(holder: HTMLElement, notice: ShownNotice, topics: ReadonlyMap<string, string>): Node {
  const entry = holder.querySelector('template')?.content.cloneNode(true)
  if (!(entry instanceof DocumentFragment)) return document.createTextNode(notice.title)
  const part = (name: string) => entry.querySelector<HTMLElement>(`[data-${name}]`)
  const { lang } = document.documentElement
  const { since = '', from = '', updated = '' } = holder.dataset
  const words: NoticeWords = { since, from, updated }
  const said = saidOf(notice, { locale: lang, now: Date.now(), words, timeZone: undefined })

  entry.firstElementChild?.setAttribute('data-severity', notice.severity)
  inOwnLanguage(part('title'), notice)?.append(notice.title)
  part('kind')?.append(holder.dataset[notice.severity] ?? '')
  part('said')?.append([...said, ...notice.topics.flatMap((topic) => topics.get(topic) ?? [])].join(' · '))
  inOwnLanguage(part('text'), notice)?.append(...paragraphsOf(notice.text).map(paragraph))
  return entry
}

/** Says which language an element's text is in, which may be another one than the page's, and lets it run its own way. */
export function inOwnLanguage(
  element: HTMLElement | null,
  { locale }: Pick<ShownNotice, 'locale'>,
): HTMLElement | null {
  if (element) Object.assign(element, { lang: locale, dir: 'auto' })
  return element
}

function paragraph(pieces: ReturnType<typeof paragraphsOf>[number]): HTMLElement {
  const element = document.createElement('p')
  for (const { text, href } of pieces) {
    const piece = document.createElement(href === null ? 'span' : 'a')
    piece.textContent = text
    if (href !== null) piece.setAttribute('href', href)
    element.append(piece)
  }
  return element
}
