import type { Translate } from '../../core/facts.ts'
import { guideAddress } from '../../core/guide-path.ts'
import type { Found, Result } from '../../core/search.ts'
import { HOME } from '../home.ts'

/** Results as elements: text nodes and marks only, so that nothing of a guide or a query is ever read as markup. */

export interface ViewParts {
  locale: string
  t: Translate
  topicTitle: Translate
  /** The page that answers what no guide does, with the query carried along. */
  contactAddress(): string
  choose(result: Result, position: number): void
  refuse(): void
  searchAsTyped(): void
  /** Limits the results to a topic; empty is all. */
  limit(topic: string): void
}

export interface View {
  whatWasDone(found: Found): HTMLElement[]
  chips(found: Found, topic: string): HTMLElement[]
  list(shown: readonly Result[], best: boolean): HTMLElement
  foot(): HTMLElement
  /** The end of the ladder: a person with the query carried along, and topics. */
  dead(): HTMLElement
  state(text: string, className: string): HTMLElement
}

export const LIST = 'search-results'

export function createView(parts: ViewParts): View {
  const { locale, t, topicTitle } = parts

  return {
    whatWasDone(found) {
      const [first] = found.results
      if (found.rung === 'other_locale' && first) {
        const name = new Intl.DisplayNames([locale], { type: 'language' }).of(first.locale) ?? first.locale
        return [element('p', 'search-said', t('otherLocale', { language: name }))]
      }
      if (found.respelled !== '') {
        const [before = '', after = ''] = t('respelled', { query: '\u0000' }).split('\u0000')
        const undo = button('', t('asTyped'), parts.searchAsTyped)
        return [element('p', 'search-said', before, element('strong', '', found.respelled), after, ' ', undo)]
      }
      return found.rung === 'relaxed' ? [element('p', 'search-said', t('relaxed'))] : []
    },

    chips(found, topic) {
      const counts = new Map<string, number>()
      for (const result of found.results) counts.set(result.topic, (counts.get(result.topic) ?? 0) + 1)
      if (counts.size < 2) return []
      const row = element('div', 'search-chips')
      row.setAttribute('role', 'group')
      row.setAttribute('aria-label', t('topics'))
      const all: [string, string, number][] = [['', t('all'), found.results.length]]
      for (const [name, count] of counts) all.push([name, topicTitle(`${name}.title`), count])
      for (const [name, label, count] of all) {
        const chip = button('chip', '', () => parts.limit(name))
        chip.append(label, element('span', 'search-count', new Intl.NumberFormat(locale).format(count)))
        chip.setAttribute('aria-pressed', String(topic === name))
        row.append(chip)
      }
      return [row]
    },

    list(shown, best) {
      const items = element('ol', 'search-results')
      items.id = LIST
      items.setAttribute('role', 'listbox')
      items.setAttribute('aria-label', t('found', { count: shown.length }))
      shown.forEach((result, place) => {
        const link = drawResult(result, best && place === 0)
        link.id = `search-result-${place}`
        link.addEventListener('click', () => parts.choose(result, place + 1))
        const item = element('li', '', link)
        item.setAttribute('role', 'presentation')
        items.append(item)
      })
      return items
    },

    foot() {
      const keys = element(
        'span',
        'search-keys',
        ...t('keys')
          .split(/([↑↓↵])/)
          .map(keyOrText),
      )
      keys.setAttribute('aria-hidden', 'true')
      const none = anchor('button-quiet', parts.contactAddress(), t('none'))
      none.addEventListener('click', parts.refuse)
      return element('div', 'search-foot', keys, none)
    },

    dead() {
      return element(
        'div',
        'search-dead',
        anchor('button', parts.contactAddress(), t('ask')),
        anchor('button-quiet', `${HOME}/${locale}/#topics`, t('browse')),
      )
    },

    state: (text, className) => element('p', className, text),
  }

  function drawResult(result: Result, isBest: boolean): HTMLAnchorElement {
    const hash = !isBest && result.excerpt.anchor !== '' ? `#${result.excerpt.anchor}` : ''
    const link = anchor(isBest ? 'search-best' : 'search-result', `${HOME}${guideAddress(locale, result.guide)}${hash}`)
    link.setAttribute('role', 'option')
    link.setAttribute('aria-selected', 'false')
    const section = isBest ? '' : result.excerpt.section
    const where = element('span', 'search-where', topicTitle(`${result.topic}.title`))
    if (section !== '') where.append(' · ', inOwnLanguage(element('bdi', '', section), result))
    if (isBest) link.append(element('span', 'search-label', t('best')))
    link.append(
      inOwnLanguage(element('span', 'search-title', result.title), result),
      inOwnLanguage(element('span', 'search-text', ...(isBest ? [result.answer] : marked(result))), result),
      where,
    )
    return link
  }

  /** Text of another language is marked as such. */
  function inOwnLanguage(span: HTMLElement, result: Result): HTMLElement {
    if (result.locale === locale) return span
    span.lang = result.locale
    span.dir = 'auto'
    return span
  }
}

function marked({ excerpt: { pieces } }: Result): (string | HTMLElement)[] {
  return pieces.map(({ text, found }) => (found ? element('mark', '', text) : text))
}

function keyOrText(text: string): string | HTMLElement {
  return /^[↑↓↵]$/.test(text) ? element('kbd', '', text) : text
}

function element(name: string, className: string, ...children: (string | Node)[]): HTMLElement {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  made.append(...children)
  return made
}

function anchor(className: string, href: string, ...children: (string | Node)[]): HTMLAnchorElement {
  const made = document.createElement('a')
  made.className = className
  made.href = href
  made.append(...children)
  return made
}

function button(className: string, text: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  if (className !== '') made.className = className
  made.textContent = text
  made.addEventListener('click', press)
  return made
}
