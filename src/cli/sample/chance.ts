/** Chance that is the same at every run with the same seed (Mulberry32, by Tommy Ettinger). */
export interface Chance {
  /** From 0 up to 1. */
  next(): number
  /** A whole number from 0, below `end`. */
  below(end: number): number
  happens(share: number): boolean
  /** One of them, each as likely as its weight says. */
  pick<T>(of: readonly T[], weightOf: (each: T) => number): T
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    below: (end) => Math.floor(next() * end),
    happens: (share) => next() < share,
    pick(of, weightOf) {
      const total = of.reduce((sum, each) => sum + weightOf(each), 0)
      let left = next() * total
      for (const each of of) {
        left -= weightOf(each)
        if (left < 0) return each
      }
      const last = of.at(-1)
      if (last === undefined) throw new Error('There is nothing to pick from.')
      return last
    },
  }
}
