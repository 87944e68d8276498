import { directionOf, preferredLocale } from '../../core/locales.ts'
import { createTranslate } from '../../core/text.ts'
import css from '../../site/styles/launcher-button.css?inline'
import tokens from '../../site/styles/tokens.css?inline'
import { keep } from '../handoff/kept.ts'
import { HOME } from '../home.ts'
import { drawButton } from './button.ts'
import { isKeptTalk, isShown, KEPT_PANEL, KEPT_TALK, type KeptTalk, readKeptIf } from './kept.ts'
import type { Panel } from './panel.tsx'
import { type Asked, NOTHING_ASKED, type Setup } from './setup.ts'
import type { Talk } from './talk.ts'
import { type Tell, tellOf } from './told.ts'

/** The launcher while it is closed, and what it keeps: the rest is fetched when it is first needed. */

export interface Shell {
  /** Says that it is there, and opens again what was open before the page changed. */
  ready(): void
  open(asked: Asked): Promise<void>
  close(): void
  /** The element is taken off the page. */
  leave(): void
}

/** What the opened launcher needs of the closed one. */
export interface Host {
  root: ShadowRoot
  setup: Setup
  locale: string
  tell: Tell
  /** The client's token; empty without. */
  token(): string
  talk(): Talk | null
  /** Follows a conversation from now on, also while the launcher is closed. */
  follow(id: string, secret: string): Promise<void>
  /** Forgets the conversation that was followed. */
  forget(): void
  /** The panel was closed. */
  closed(): void
}

/** The locale that was asked for, else the page's, else the reader's. */
function localeOf(element: HTMLElement, setup: Setup): string {
  const { locales, defaultLocale } = setup
  const asked = [element.getAttribute('locale') ?? '', document.documentElement.lang].filter((tag) => tag !== '')
  const published = { locales: Object.fromEntries(locales.map((tag) => [tag, true])), defaultLocale }
  return preferredLocale([...asked, ...navigator.languages], published)
}

export function createShell(element: HTMLElement, setup: Setup, token: () => string): Shell {
  const locale = localeOf(element, setup)
  const tell = tellOf(element)
  const t = createTranslate(setup.texts[locale] ?? {}, locale)
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(tokens + css)
  root.adoptedStyleSheets = [sheet]
  element.lang = locale
  element.dir = directionOf(locale)
  element.dataset['locales'] = setup.locales.join(' ')
  element.dataset['fallbacks'] = (setup.fallbacks[locale] ?? []).join(' ')

  let panel: Promise<Panel> | null = null
  let opened: Panel | null = null
  let talk: Talk | null = null
  const button = drawButton({
    root,
    t,
    site: `${HOME}/${locale}/`,
    press: () => void (opened?.isOpen() ? opened.close() : open(NOTHING_ASKED)),
  })

  const host: Host = {
    root,
    setup,
    locale,
    tell,
    token,
    talk: () => talk,
    follow,
    forget() {
      talk?.end()
      talk = null
      keep(KEPT_TALK, null)
      button.show({ unread: 0 })
    },
    closed() {
      button.show({ expanded: false })
      tell('close', {})
    },
  }

  async function follow(id: string, secret: string): Promise<void> {
    // Kept before anything can fail: the secret is nowhere else.
    if (readKeptIf(KEPT_TALK, isKeptTalk)?.id !== id) keep(KEPT_TALK, { id, secret, seen: 0 } satisfies KeptTalk)
    talk?.end()
    const { createTalk } = await import('./talk.ts')
    talk = createTalk({
      key: { id, secret },
      isLooking: () => opened?.isReading() ?? false,
      changed(state) {
        button.show({ unread: state.unread })
        opened?.draw()
      },
      arrived: (unread) => tell('message', { conversation: id, from: 'agent', unread }),
    })
  }

  function load(): Promise<Panel> {
    panel ??= import('./panel.tsx')
      .then(({ openPanel }) => openPanel(host))
      .catch((error) => {
        panel = null
        throw error
      })
    return panel
  }

  async function open(asked: Asked): Promise<void> {
    const before = root.activeElement ?? document.activeElement
    button.show({ loading: true, failed: false })
    try {
      opened = await load()
      opened.show(asked, before instanceof HTMLElement && before !== document.body ? before : button.element)
      button.show({ loading: false, expanded: true })
      tell('open', asked)
    } catch (error) {
      // The way to the support center itself is left.
      button.show({ loading: false, failed: true })
      tell('error', { code: 'not_loaded', message: error instanceof Error ? error.message : String(error) })
    }
  }

  return {
    ready() {
      const kept = readKeptIf(KEPT_TALK, isKeptTalk)
      if (kept) void follow(kept.id, kept.secret).catch(() => undefined)
      // Where it covers the whole screen it would hide the page that the reader went to.
      if (readKeptIf(KEPT_PANEL, isShown) && matchMedia('(width >= 40rem)').matches)
        void load()
          .then((loaded) => {
            opened = loaded
            loaded.showAgain()
            button.show({ expanded: true })
          })
          .catch(() => undefined)
      tell('ready', {})
    },
    open,
    close: () => opened?.close(),
    leave() {
      talk?.end()
      opened?.remove()
      button.remove()
    },
  }
}
