import { vi } from 'vitest'
import type { VendorPage } from '../../../../src/browser/handoff/vendors/vendor-page.ts'
import type { FakeHelpdesk, FakeScope } from '../../../fakes/helpdesk.ts'

/** The page around an adapter, whose scripts come when a test lets them come. */
export interface FakePage extends VendorPage {
  scope: FakeScope
  /** The addresses that were asked for, in order. */
  asked: string[]
  /** Where the page was led. */
  went: string[]
  marks: Record<string, string>
  /** The script comes, and the helpdesk with it. */
  arrive(): Promise<void>
  /** The script does not come. */
  fail(): Promise<void>
  helpdesk(): FakeHelpdesk
}

export function createFakePage(globals: Record<string, unknown>, fake: (scope: FakeScope) => FakeHelpdesk): FakePage {
  const events = new EventTarget()
  const scope: FakeScope = {
    globals,
    dispatch: (name, detail) => void events.dispatchEvent(new CustomEvent(name, { detail })),
    later: (milliseconds, run) => void setTimeout(run, milliseconds),
  }
  const asked: string[] = []
  const went: string[] = []
  const marks: Record<string, string> = {}
  let waiting: { resolve(): void; reject(error: Error): void }[] = []
  let helpdesk: FakeHelpdesk | null = null

  return {
    scope,
    asked,
    went,
    marks,
    addScript(address) {
      asked.push(address)
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject })
      })
    },
    on(name, listener) {
      events.addEventListener(name, listener)
      return () => events.removeEventListener(name, listener)
    },
    after(milliseconds, run) {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
    go: (address) => void went.push(address),
    mark(name, value) {
      marks[name] = value
    },
    async arrive() {
      helpdesk ??= fake(scope)
      for (const { resolve } of waiting) resolve()
      waiting = []
      await vi.advanceTimersByTimeAsync(0)
    },
    async fail() {
      for (const { reject } of waiting) reject(new Error('The script did not come.'))
      waiting = []
      await vi.advanceTimersByTimeAsync(0)
    },
    helpdesk() {
      if (!helpdesk) throw new Error('The script of the helpdesk has not come yet.')
      return helpdesk
    },
  }
}
