import type { NoticeFeed } from '../core/notice.ts'
import { HOME } from './home.ts'

/** Asks for the notices again and again while the page is looked at, and remembers the last answer. */

/** With what the server lets be kept, a notice is on an open page within 30 s. */
const EVERY = 20_000
const DAY = 86_400_000

export interface Known extends NoticeFeed {
  /** When it was told, in ms since the epoch. */
  knownAt: number
}

/**
 * Draws what was known on the page before, then each answer. Answers a function that stops it.
 * @param locale whose notices
 * @param draw told what is known, and whether nobody answers, so that it may be out of date
 */
export function watchNotices(locale: string, draw: (known: Known, isAway: boolean) => void): () => void {
  const key = `guidepost:notices:${locale}`
  let known = remembered(key)
  let asked = 0
  if (known) draw(known, false)

  async function ask(): Promise<void> {
    const now = Date.now()
    // A page that comes back into view tells so twice.
    if (document.hidden || now - asked < 1000) return
    asked = now
    const feed = await read(`${HOME}/notices/${locale}.json`)
    // Files of the build that stand in for a server know less than it said before.
    const isOlder = feed !== null && known !== null && feed.at < known.at && now - known.knownAt < DAY
    if (feed && !isOlder) {
      known = { ...feed, knownAt: now }
      remember(key, known)
    }
    if (known && !stop.signal.aborted) draw(known, feed === null || isOlder)
  }

  const stop = new AbortController()
  const again = () => void ask()
  if (document.readyState === 'complete') again()
  else addEventListener('load', again, stop)
  addEventListener('focus', again, stop)
  document.addEventListener('visibilitychange', again, stop)
  const timer = setInterval(again, EVERY)
  return () => {
    stop.abort()
    clearInterval(timer)
  }
}

/** Null when nobody answers, or something that is no list of notices. */
export async function read(address: string): Promise<NoticeFeed | null> {
  try {
    const feed = await (await fetch(address)).json()
    return Array.isArray(feed.notices) ? feed : null
  } catch {
    return null
  }
}

function remembered(key: string): Known | null {
  try {
    const known = JSON.parse(localStorage.getItem(key) ?? 'null')
    return Array.isArray(known?.notices) ? known : null
  } catch {
    return null
  }
}

function remember(key: string, known: Known): void {
  try {
    localStorage.setItem(key, JSON.stringify(known))
  } catch {
    // Without storage the next page asks anew.
  }
}
