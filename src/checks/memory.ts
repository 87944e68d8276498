import { deserialize, serialize } from 'node:v8'

/** What was worked out before, kept as long as what it was worked out from stays the same. */
export interface Memory {
  /**
   * The value kept under a name, or a new one when `from` differs from what it was made from. The name ends with the
   * file that the value is of.
   * @param from a fingerprint of everything that the value depends on
   */
  of<T>(name: string, from: string, make: () => T): T
  /** Whether `of` would make nothing new. */
  knows(name: string, from: string): boolean
}

/** Where nothing is kept. */
export const NO_MEMORY: Memory = { of: (_name, _from, make) => make(), knows: () => false }

/** Kept while the process runs. */
export function createMemory(): Memory {
  const kept = new Map<string, { from: string; value: Buffer }>()
  return {
    of<T>(name: string, from: string, make: () => T): T {
      const known = kept.get(name)
      // Serialised, so that it is as it was however its user changed it.
      if (known?.from === from) {
        const value: T = deserialize(known.value)
        return value
      }
      const value = make()
      kept.set(name, { from, value: serialize(value) })
      return value
    },
    knows: (name, from) => kept.get(name)?.from === from,
  }
}
