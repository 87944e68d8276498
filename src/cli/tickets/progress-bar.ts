/** How far a long command is, on one line of a terminal. */

export interface Screen {
  isTTY: boolean
  write(text: string): void
}

export interface Progress {
  /** Adds bytes that were read. */
  bytes(count: number): void
  tickets(count: number): void
  /** Takes the line away. */
  clear(): void
}

const WIDTH = 30
/** Ten times a second is as often as anybody can read. */
const PAUSE = 100
const CLEAR = '\r\u001b[K'

/** A bar for a terminal; nothing at all for a file or a pipe. */
export function openProgress(screen: Screen, total: number, now: () => number): Progress {
  if (!screen.isTTY) return { bytes: () => undefined, tickets: () => undefined, clear: () => undefined }
  const began = now()
  let done = 0
  let tickets = 0
  let drawn = began
  const draw = () => {
    if (now() - drawn < PAUSE) return
    drawn = now()
    screen.write(`${CLEAR}${barOf(done, total, tickets, drawn - began)}`)
  }
  return {
    bytes(count) {
      done += count
      draw()
    },
    tickets(count) {
      tickets = count
      draw()
    },
    clear: () => screen.write(CLEAR),
  }
}

/**
 * @example barOf(50, 100, 2000, 3000) // => '███████████████░░░░░░░░░░░░░░░  50 %  2,000 tickets  0:03 left'
 */
export function barOf(done: number, total: number, tickets: number, took: number): string {
  const share = total === 0 ? 1 : Math.min(1, done / total)
  const full = Math.round(share * WIDTH)
  const left = share === 0 ? '' : `  ${clock((took / share) * (1 - share))} left`
  const percent = String(Math.floor(share * 100)).padStart(3)
  return `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${percent} %  ${tickets.toLocaleString('en')} tickets${left}`
}

function clock(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
