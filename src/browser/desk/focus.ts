/** Where the focus goes when what had it is drawn no more: to the heading of the pane that is seen, so that it is never lost. */

const HEADINGS = ['#thread-title', '#packet-title', '#queue-title'] as const
const HEADING_OF: Readonly<Record<string, (typeof HEADINGS)[number]>> = {
  thread: '#thread-title',
  packet: '#packet-title',
  queue: '#queue-title',
}

/** Draws, and puts the focus back if that took it away. */
export function keepFocus(draw: () => void): void {
  const before = document.activeElement
  const shown = shownPane()
  const pane = before?.closest('.thread, .packet, .queue')?.classList[0] ?? ''
  draw()
  // To ask whether something is seen costs a layout: only where a pane was put away.
  if (before === null || pane === '' || (before.isConnected && shownPane() === shown) || isSeen(before)) return
  const own = HEADING_OF[pane]
  for (const heading of own ? [own, ...HEADINGS] : HEADINGS) {
    const found = document.querySelector<HTMLElement>(heading)
    if (!found || !isSeen(found)) continue
    found.focus()
    return
  }
}

function shownPane(): string {
  return document.querySelector<HTMLElement>('.desk')?.dataset['pane'] ?? ''
}

/** Whether something is on the page, and its pane is not put away where there is room for one. */
function isSeen(element: Element): boolean {
  return element.isConnected && element.checkVisibility()
}
