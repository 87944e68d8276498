import { type Asked, NOTHING_ASKED, type Setup } from './setup.ts'
import { createShell, type Shell } from './shell.ts'
import type { Api } from './start.ts'

export const NAME = 'guidepost-launcher'

declare global {
  interface Window {
    Guidepost: Api
  }
}

/** Defines the element; it is the launcher's programming interface, and the one on the page is `window.Guidepost`. */
export function defineLauncher(setup: Setup): void {
  class Launcher extends HTMLElement implements Api {
    static observedAttributes = ['locale']
    #shell: Shell | null = null
    #token = ''

    connectedCallback(): void {
      this.#shell = createShell(this, setup, () => this.#token)
      window.Guidepost = this
      this.#shell.ready()
    }

    disconnectedCallback(): void {
      this.#shell?.leave()
      this.#shell = null
    }

    /** Another language: everything is made anew in it. */
    attributeChangedCallback(): void {
      if (this.#shell === null) return
      this.disconnectedCallback()
      this.connectedCallback()
    }

    async open(asked: Partial<Asked> = {}): Promise<void> {
      await this.#shell?.open({ ...NOTHING_ASKED, ...asked })
    }

    close(): void {
      this.#shell?.close()
    }

    identify(token: string | null): void {
      if (token !== null && !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token))
        throw new TypeError('This is no signed token. Pass the JWT that your backend signed, or null for nobody.')
      this.#token = token ?? ''
    }
  }
  customElements.define(NAME, Launcher)
}
