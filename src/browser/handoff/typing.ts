/** That one types, told to the other side while it is so, and what the other side told. */

/** It is told again while one goes on, and believed a little longer than that. */
const TOLD_EVERY = 3_000
const SILENCE = 4_000
const BELIEVED = 7_000

export interface Typing {
  /** A letter was typed, or taken out. */
  wrote(): void
  /** The message went, or the field is empty. */
  stopped(): void
}

/** Tells the other side at the first letter, then every few seconds, and once when one stops. */
export function createTyping(tell: (typing: boolean) => void): Typing {
  let toldAt = Number.NEGATIVE_INFINITY
  let isTold = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function stopped(): void {
    clearTimeout(timer)
    if (isTold) tell(false)
    isTold = false
    toldAt = Number.NEGATIVE_INFINITY
  }

  return {
    stopped,
    wrote() {
      clearTimeout(timer)
      timer = setTimeout(stopped, SILENCE)
      const now = performance.now()
      if (now - toldAt < TOLD_EVERY) return
      toldAt = now
      isTold = true
      tell(true)
    },
  }
}

/** Who types now, each by a name: what is not told again is forgotten. */
export interface Typists {
  told(name: string, typing: boolean): void
  names(): string[]
}

export function createTypists(changed: () => void): Typists {
  const timers = new Map<string, ReturnType<typeof setTimeout>>()

  function forget(name: string): void {
    clearTimeout(timers.get(name))
    if (timers.delete(name)) changed()
  }

  return {
    names: () => [...timers.keys()],
    told(name, typing) {
      if (!typing) return forget(name)
      const isNew = !timers.has(name)
      clearTimeout(timers.get(name))
      timers.set(
        name,
        setTimeout(() => forget(name), BELIEVED),
      )
      if (isNew) changed()
    },
  }
}
