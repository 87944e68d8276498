/** What is on the screen stays true while somebody looks at it. */

/** So long an answer is believed at least: within half a minute the reader knows that the last agent left, or one came. */
const BELIEVED = 20_000
/** Not all who look at the page ask at once. */
const JITTER = 10_000
/** So long after an opening or closing one asks at most: not everybody in the same second. */
const SPREAD = 5000

/**
 * Asks and draws at once, then again and again, and when the reader comes back to the page. An answer that a later question overtook is not drawn. Answers a function that asks at once.
 * @param pauseAfter so long an answer is believed, in ms (`pauseUntil`); null: until the reader comes back
 */
export function keepTrue<Answer>(
  ask: () => Promise<Answer>,
  draw: (answer: Answer) => void,
  pauseAfter: (answer: Answer) => number | null,
): () => Promise<void> {
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function look(): Promise<void> {
    asked += 1
    const mine = asked
    clearTimeout(timer)
    const answer = await ask()
    if (mine !== asked) return
    draw(answer)
    const pause = pauseAfter(answer)
    if (pause !== null) timer = setTimeout(lookIfSeen, pause)
  }
  function lookIfSeen(): void {
    if (document.visibilityState === 'visible') void look()
  }

  document.addEventListener('visibilitychange', lookIfSeen)
  addEventListener('focus', lookIfSeen)
  void look()
  return look
}

/**
 * How long an answer is believed that is true until a moment (null: for ever), in ms: half a minute at most, since
 * somebody may come to the desk or leave it. A moment that has passed by this clock is no reason to hurry: the clock may be wrong.
 */
export function pauseUntil(until: number | null, now: number): number {
  const left = (until ?? Number.POSITIVE_INFINITY) - now
  return left > 0 && left < BELIEVED ? left + 1000 + Math.random() * SPREAD : BELIEVED + Math.random() * JITTER
}
