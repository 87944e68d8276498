/** Where the focus goes when what had it is drawn no more: to the heading of its pane, so that it is never lost. */

const HEADINGS: readonly (readonly [string, string])[] = [
  ['.packet', '#packet-title'],
  ['.thread', '#thread-title'],
  ['.queue', '#queue-title'],
]

/** Draws, and puts the focus back if that took it away. */
export function keepFocus(draw: () => void): void {
  const before = document.activeElement
  const pane = HEADINGS.find(([pane]) => before?.closest(pane))
  draw()
  const isLost = before !== null && before !== document.body && !before.isConnected
  if (isLost && pane) document.querySelector<HTMLElement>(pane[1])?.focus()
}
