/** What the launcher tells the page it stands on, as DOM events that bubble out of its shadow root. */
export interface Told {
  /** The launcher is there and can be called. */
  ready: Record<string, never>
  open: { topic: string; query: string; guide: string }
  close: Record<string, never>
  /** A search settled; the query is without personal data. */
  search: { query: string; results: number }
  guide: { guide: string }
  vote: { guide: string; helpful: boolean }
  /** A person was asked for. */
  handoff: { conversation: string; channel: 'chat' | 'ticket'; topic: string }
  /** A message was sent, or came; its words stay in the launcher. */
  message: { conversation: string; from: 'client' | 'agent'; unread: number }
  /** Such as an identity token that was refused: `code` is for programs, `message` says how to mend it. */
  error: { code: string; message: string }
}

export type Tell = <Name extends keyof Told>(name: Name, detail: Told[Name]) => void

/** Tells of an element: `guidepost:open` and so on. */
export function tellOf(host: HTMLElement): Tell {
  return (name, detail) =>
    void host.dispatchEvent(new CustomEvent(`guidepost:${name}`, { detail, bubbles: true, composed: true }))
}
