import { defineLauncher, NAME } from './element.ts'
import type { Asked, Setup } from './setup.ts'

/** What `window.Guidepost` is. */
export interface Api {
  /** Opens the launcher; resolves when it can be used. */
  open(asked?: Partial<Asked>): Promise<void>
  close(): void
  /**
   * Says who the client is: a JWT that the company's backend signed, with `sub`, `exp` and, if wanted, `name` and
   * `email`. It is kept in memory, goes along when a conversation is opened, and is checked then. Throws a TypeError for
   * what is no token; null takes it back.
   */
  identify(token: string | null): void
}

/**
 * Puts the support center on a page: `<script type="module" src="https://support.example/launcher.js" data-locale="en">`.
 *
 * Attributes of the script, or of a `<guidepost-launcher>` of one's own: `locale` (else the page's), `position` ("end",
 * "start") and `theme` ("light", "dark"; else the reader's). Styles: `--guidepost-accent`, `-on-accent`, `-accent-soft`,
 * `-paper`, `-raised`, `-ink`, `-soft`, `-line`, `-font`, `-size` (16px), `-radius`, `-inset` (24px), `-z-index`; and
 * `::part(button)`. Calls: `Guidepost.open({ topic, query, guide })`, `close()`, `identify(token)`, once
 * `guidepost:ready` was told. Events that bubble: `guidepost:open`, `close`, `search`, `guide`, `vote`, `handoff`,
 * `message` and `error`; `event.detail` is described in told.ts. No cookie is set.
 */
export function startLauncher(setup: Setup, address: string): void {
  if (customElements.get(NAME)) return
  defineLauncher(setup)
  const script = [...document.scripts].find(({ src }) => src === address)
  const start = () => {
    const element = document.querySelector(NAME) ?? document.createElement(NAME)
    for (const name of ['locale', 'position', 'theme']) {
      const said = script?.getAttribute(`data-${name}`)
      if (said && !element.hasAttribute(name)) element.setAttribute(name, said)
    }
    if (!element.isConnected) document.body.append(element)
  }
  if (document.body) start()
  else addEventListener('DOMContentLoaded', start, { once: true })
}
