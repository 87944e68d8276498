import { z } from 'zod'

/** Addresses that pages had before, and where they are now: `content/redirects.yaml`. */

const before = z
  .string()
  .regex(
    /^\/(?![/*])(?!api\/)[^?#*]+\*?$/,
    'must be a path such as "/hc/en-us/articles/12-fees", or its beginning and "*"',
  )
const now = z
  .string()
  .regex(/^\/(?!\/)[^?#*\\]*\/(?:#\S+)?$/, 'must be a path on this site such as "/en/trading/staking/"')

/** Old path → path of today; a trailing `*` stands for any ending. */
export const redirectsFile = z.record(before, now)
export type Redirects = z.infer<typeof redirectsFile>

/**
 * An address as redirects are compared: decoded, without a closing slash.
 * @example addressKey('/hc/articles/1-caf%C3%A9/') // => '/hc/articles/1-café'
 */
export function addressKey(path: string): string {
  const trimmed = path.replace(/\/+$/, '')
  try {
    return decodeURIComponent(trimmed)
  } catch {
    return trimmed
  }
}

/**
 * Finds where an old path leads; a path that is named in full goes before the longest beginning, null is neither.
 * @example redirectsBy({ '/a/1*': '/en/x/y/' })('/a/1-title') // => '/en/x/y/'
 */
export function redirectsBy(redirects: Redirects): (path: string) => string | null {
  const exact = new Map<string, string>()
  const beginnings: { start: string; to: string }[] = []
  for (const [from, to] of Object.entries(redirects))
    if (from.endsWith('*')) beginnings.push({ start: addressKey(from.slice(0, -1)), to })
    else exact.set(addressKey(from), to)
  beginnings.sort((a, b) => b.start.length - a.start.length)
  return (path) => {
    const key = addressKey(path)
    return exact.get(key) ?? beginnings.find(({ start }) => key.startsWith(start))?.to ?? null
  }
}
