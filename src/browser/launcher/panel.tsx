import { render } from 'preact'
import { guideAt } from '../../core/guide-path.ts'
import { createTranslate, type Texts } from '../../core/text.ts'
import contactCss from '../../site/styles/contact.css?inline'
import controls from '../../site/styles/controls.css?inline'
import conversation from '../../site/styles/conversation.css?inline'
import diagram from '../../site/styles/diagram.css?inline'
import handoff from '../../site/styles/handoff.css?inline'
import css from '../../site/styles/launcher-panel.css?inline'
import prose from '../../site/styles/prose.css?inline'
import search from '../../site/styles/search.css?inline'
import suggestions from '../../site/styles/suggestions.css?inline'
import thread from '../../site/styles/thread.css?inline'
import topicFields from '../../site/styles/topic-fields.css?inline'
import { askAvailability } from '../availability/ask.ts'
import type { OpenNow } from '../handoff/availability-panel.tsx'
import { keep } from '../handoff/kept.ts'
import { loadTexts } from '../handoff/texts.ts'
import { HOME } from '../home.ts'
import { watchNotices } from '../notice-feed.ts'
import { isShown, KEPT_PANEL, readKeptIf, type View } from './kept.ts'
import type { Told } from './notice-list.tsx'
import { PanelView } from './panel-view.tsx'
import { createSearchPart } from './search-part.ts'
import type { Asked } from './setup.ts'
import type { Host } from './shell.ts'
import type { Stage } from './stage.ts'

/** The opened launcher: a dialog beside the page, over all of it where the screen is narrow. */

export interface Panel {
  isOpen(): boolean
  /** Whether the messages are before the client's eyes. */
  isReading(): boolean
  show(asked: Asked, opener: HTMLElement): void
  /** Opens where the page before it was left, without taking the focus. */
  showAgain(): void
  draw(): void
  close(): void
  remove(): void
}

const STYLES = [
  ...[controls, search, prose, diagram, thread],
  ...[contactCss, suggestions, handoff, conversation, topicFields, css],
]
const NARROW = '(width < 40rem)'
/** Within half a minute the reader knows that the last agent left, or one came. */
const BETWEEN_CHECKS = 25_000
const HOME_VIEW: View = { name: 'home' }

/** Loads what it needs and builds the dialog. Throws when its texts cannot be loaded. */
export async function openPanel(host: Host): Promise<Panel> {
  const { root, locale, tell } = host
  const [texts, contact, chat, words, topicTitle] = await Promise.all([
    readTexts(locale),
    loadTexts(locale, 'contact'),
    loadTexts(locale, 'availability'),
    loadTexts(locale, 'messages'),
    loadTexts(locale, 'topics'),
  ])
  const dialog = document.createElement('dialog')
  dialog.className = 'panel'
  dialog.lang = locale
  dialog.dir = root.host instanceof HTMLElement ? root.host.dir : ''
  dialog.setAttribute('aria-labelledby', 'panel-title')
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(STYLES.join('\n'))
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  root.append(dialog)
  const narrow = matchMedia(NARROW)
  const searchPart = createSearchPart(locale, tell)

  let ways: { view: View; scrolled: number }[] = [{ view: HOME_VIEW, scrolled: 0 }]
  let opener: HTMLElement | null = null
  let open: OpenNow | null = null
  let told: Told | null = null
  let unwatch: (() => void) | null = null
  let checked = 0
  /** The topic that availability was asked for last. */
  let about = ''
  let takesFocus = true
  let isDue = false

  const view = () => ways.at(-1)?.view ?? HOME_VIEW
  const body = () => dialog.querySelector('.panel-body')

  function drawNow(): void {
    isDue = false
    if (!dialog.open) return
    const way = ways.length > 1 ? back : null
    render(<PanelView stage={stage()} view={view()} search={searchPart} back={way} close={close} />, dialog)
  }

  /** Not at once: what changed may be told while something is drawn. */
  function draw(): void {
    if (!isDue) queueMicrotask(drawNow)
    isDue = true
  }

  const stage = (): Stage => ({
    host,
    ...texts,
    contact,
    chat,
    words,
    topicTitle,
    open,
    told,
    takesFocus,
    go,
    replace(next) {
      ways = [{ view: HOME_VIEW, scrolled: 0 }]
      go(next)
      if (next.name === 'home') searchPart.focus()
    },
    check(topic) {
      about = topic
      void check()
    },
  })

  function go(next: View): void {
    const here = ways.at(-1)
    if (here) here.scrolled = body()?.scrollTop ?? 0
    ways = next.name === 'home' ? [{ view: next, scrolled: 0 }] : [...ways, { view: next, scrolled: 0 }]
    arrive()
  }

  function back(): void {
    ways = ways.slice(0, -1)
    arrive()
    if (view().name === 'home') searchPart.focus()
  }

  function arrive(): void {
    takesFocus = true
    keep(KEPT_PANEL, view())
    drawNow()
    body()?.scrollTo({ top: ways.at(-1)?.scrolled ?? 0 })
    if (isReading()) host.talk()?.look()
  }

  /** What is open now. */
  async function check(): Promise<void> {
    checked = Date.now()
    const topic = about
    const answer = await askAvailability({ locale, topic })
    // Another topic was chosen meanwhile, and is asked for.
    if (topic !== about) return
    open = answer === 'none' || answer === 'unreachable' ? 'mail' : answer
    draw()
  }
  function checkIfOld(): void {
    if (Date.now() - checked > BETWEEN_CHECKS) void check()
  }
  const timer = setInterval(() => {
    if (dialog.open && document.visibilityState === 'visible') void check()
  }, BETWEEN_CHECKS)

  const isReading = () => dialog.open && view().name === 'talk' && document.visibilityState === 'visible'

  function appear(): void {
    unwatch ??= watchNotices(locale, (known, isAway) => {
      told = { known, isAway }
      draw()
    })
    checkIfOld()
    searchPart.warm()
  }

  function follow(event: MouseEvent): void {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement)
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || link.target !== '') return
    const said = link.getAttribute('href') ?? ''
    if (said.startsWith('#')) {
      event.preventDefault()
      const target = root.getElementById(decodeURIComponent(said.slice(1)))
      target?.scrollIntoView({ block: 'start' })
      return
    }
    const next = viewOf(link)
    if (next) {
      event.preventDefault()
      go(next)
    } else if (/^https?:/.test(link.href)) Object.assign(link, { target: '_blank', rel: 'noopener' })
  }

  /** What of ours an address leads to that can be shown here. */
  function viewOf(link: HTMLAnchorElement): View | null {
    if (link.origin !== (HOME || location.origin)) return null
    const parameters = new URLSearchParams(link.search)
    if (link.pathname === `/${locale}/contact/`)
      return { name: 'ask', topic: parameters.get('topic') ?? '', question: parameters.get('q') ?? '' }
    const guide = guideAt(link.pathname)
    if (guide === null || !host.setup.topics.includes(guide.split('/')[0] ?? '')) return null
    const from = link.role === 'option' ? 'search' : link.hasAttribute('data-suggested') ? 'suggestion' : 'browse'
    return { name: 'guide', guide, from }
  }

  function close(): void {
    if (dialog.open) dialog.close()
  }

  dialog.addEventListener('click', follow)
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return
    event.preventDefault()
    event.stopPropagation()
    close()
  })
  dialog.addEventListener('close', () => {
    // Closed to be shown in the other manner.
    if (dialog.open) return
    searchPart.leave()
    unwatch?.()
    unwatch = null
    keep(KEPT_PANEL, null)
    host.closed()
    if (opener?.isConnected) opener.focus()
  })
  const turn = () => {
    if (!dialog.open) return
    dialog.close()
    present()
  }
  narrow.addEventListener('change', turn)
  const seen = () => {
    if (isReading()) host.talk()?.look()
    if (dialog.open && document.visibilityState === 'visible') checkIfOld()
  }
  document.addEventListener('visibilitychange', seen)

  function present(): void {
    if (narrow.matches) dialog.showModal()
    else dialog.show()
  }

  return {
    isOpen: () => dialog.open,
    isReading,
    show({ topic, query, guide }, from) {
      opener = from
      takesFocus = true
      if (topic !== '' && !host.setup.topics.includes(topic))
        tell('error', {
          code: 'unknown_topic',
          message: `There is no topic "${topic}". Choose one of ${host.setup.topics.join(', ')}.`,
        })
      if (!dialog.open) present()
      if (guide !== '') go({ name: 'guide', guide, from: 'external' })
      else if (topic !== '') go({ name: 'ask', topic, question: query })
      else if (query !== '') {
        go(HOME_VIEW)
        searchPart.search(query)
      } else arrive()
      if (view().name === 'home') searchPart.focus()
      appear()
    },
    showAgain() {
      const kept = readKeptIf(KEPT_PANEL, isShown)
      if (kept && kept.name !== 'home') ways = [...ways, { view: kept, scrolled: 0 }]
      takesFocus = false
      // Not show(), which would take the focus away from the page.
      dialog.setAttribute('open', '')
      drawNow()
      appear()
      seen()
    },
    draw,
    close,
    remove() {
      clearInterval(timer)
      unwatch?.()
      narrow.removeEventListener('change', turn)
      document.removeEventListener('visibilitychange', seen)
      searchPart.leave()
      render(null, dialog)
      dialog.remove()
    },
  }
}

async function readTexts(locale: string): Promise<Pick<Stage, 't' | 'popular' | 'noticeWords'>> {
  const response = await fetch(`${HOME}/texts/${locale}/launcher.json`)
  if (!response.ok) throw new Error(`The texts of the launcher answered ${response.status}. Build the site again.`)
  const texts: Texts = await response.json()
  const { popular } = texts
  const t = createTranslate(texts, locale)
  // {{time}} stays in them, and is filled in by saidOf().
  const word = (name: string) => t(`notice.${name}`)
  const noticeWords = { since: word('since'), from: word('from'), updated: word('updated'), known: word('known') }
  return { t, popular: Array.isArray(popular) ? popular : [], noticeWords }
}
