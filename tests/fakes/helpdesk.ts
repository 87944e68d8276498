/**
 * Fake helpdesks: each does what its vendor documents of the chat window, and loses what the vendor would lose. They
 * run in the tests and, as the text of a script, in a browser: hence nothing in them may come from outside.
 */

export interface FakeScope {
  /** What a script finds and leaves on the page. */
  globals: Record<string, unknown>
  dispatch(event: string, detail: unknown): void
  later(milliseconds: number, run: () => void): void
}

/** What can be seen of the window, and beside the conversation at the agent's side. */
export interface Seen {
  isOpen: boolean
  /** Whether the vendor's button stands on the page. */
  hasLauncher: boolean
  /** The language the window speaks. */
  locale: string
  /** What stands in the field to write in. */
  composer: string
  /** What the agent saw beside the first message as it came in; null before. */
  besideFirst: Record<string, string> | null
  /** What stands at the conversation now. */
  conversation: Record<string, string>
  /** What the vendor would have refused or not understood. */
  refused: string[]
}

export interface FakeHelpdesk {
  /** The reader writes into the open window. */
  write(): void
  seen(): Seen
}

/** The script of a fake for a browser; it leaves itself as `fakeHelpdesk`. */
export function scriptOf<Options>(
  fake: (scope: FakeScope, options: Options) => FakeHelpdesk,
  options: Options,
): string {
  const scope = `{
    globals: window,
    dispatch: (event, detail) => window.dispatchEvent(new CustomEvent(event, { detail })),
    later: (milliseconds, run) => void setTimeout(run, milliseconds),
  }`
  return `window.fakeHelpdesk = (${fake.toString()})(${scope}, ${JSON.stringify(options)})`
}
