import { distance } from './query.ts'

/**
 * The known name that was probably meant; null when none is near (a third of its letters at most may differ).
 * @example nearest('account-acess/reset-2fa', ['account-access/reset-2fa']) // => 'account-access/reset-2fa'
 */
export function nearest(wrong: string, known: readonly string[]): string | null {
  const last = (name: string) => name.slice(name.search(/[/.][^/.]*$/) + 1)
  const sameEnd = known.find((name) => last(name) === last(wrong) && name !== last(name))
  // Two letters of three would make any short name of another.
  const limit = wrong.length < 4 ? 1 : Math.max(2, Math.floor(wrong.length / 3))
  const ranked = known.map((name) => ({ name, off: distance(wrong, name, limit) })).sort((a, b) => a.off - b.off)
  const [best] = ranked
  return best && best.off <= limit ? best.name : (sameEnd ?? null)
}
