/** A question as fingers slip: one letter of one longer word swapped with its neighbour, left out, doubled or another. */

/**
 * @param seed which slip: the same number gives the same one
 * @example withTypo('wrong network', 3)
 */
export function withTypo(query: string, seed: number): string {
  const random = chance(seed)
  const words = [...query.matchAll(/\p{L}{4,}/gu)]
  const word = words[Math.floor(random() * words.length)]
  if (!word) return query
  const letters = [...word[0]]
  // The first letter is rarely the wrong one.
  const at = 1 + Math.floor(random() * (letters.length - 2))
  const [letter = '', next = ''] = [letters[at], letters[at + 1]]
  const slips = [
    () => letters.splice(at, 2, next, letter),
    () => letters.splice(at, 1),
    () => letters.splice(at, 0, letter),
    () => letters.splice(at, 1, letters[0] ?? letter),
  ]
  slips[Math.floor(random() * slips.length)]?.()
  return query.slice(0, word.index) + letters.join('') + query.slice(word.index + word[0].length)
}

/** Repeatable chance (mulberry32). */
function chance(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
