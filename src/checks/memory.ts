/** What was worked out before, kept as long as what it was worked out from stays the same. */
export interface Memory {
  /**
   * The value kept under a name, or a new one when `from` differs from what it was made from.
   * @param from a fingerprint of everything that the value depends on
   */
  of<T>(name: string, from: string, make: () => T): T
}

/** Where nothing is kept. */
export const NO_MEMORY: Memory = { of: (_name, _from, make) => make() }
