import { z } from 'zod'
import { guideAddress, guideAt, plainAddress } from './guide-path.ts'

/** Addresses that pages had before, and where they are now: `content/redirects.yaml`. */

const before = z
  .string()
  .regex(
    /^\/(?![/*])(?!api\/)[^?#*]+\*?$/,
    'must be a path such as "/hc/en-us/articles/12-fees", or its beginning and "*"; what follows "?" or "#" is no part of it',
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
 * Finds where an old path leads; a path that is named in full goes before the longest beginning, null is neither. The
 * Markdown of a guide leads where its page does.
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
    return exact.get(key) ?? beginnings.find(({ start }) => key.startsWith(start))?.to ?? plainOf(exact, key)
  }
}

function plainOf(exact: ReadonlyMap<string, string>, key: string): string | null {
  const to = key.endsWith('.md') ? exact.get(key.slice(0, -'.md'.length)) : undefined
  if (to === undefined) return null
  const [page = ''] = to.split('#')
  const guide = guideAt(page)
  return guide === null ? page : plainAddress(page.split('/')[1] ?? '', guide)
}

/** The guides of the moment, as "topic/slug". */
export interface Standing {
  locales: readonly string[]
  /** Somebody can read them. */
  shown: readonly string[]
  /** Retired: nobody can. */
  gone: readonly string[]
}

/**
 * What is answered beside the pages there are. A guide that is gone leads to its topic where nothing better is written
 * down; what is written down for one that is still there waits until it is gone; and what led to a guide that leads on
 * now leads to where that does, so that no reader is sent on twice.
 * @example redirectsAt({}, { locales: ['en'], shown: [], gone: ['trading/staking'] }) // => { '/en/trading/staking/': '/en/trading/' }
 */
export function redirectsAt(redirects: Redirects, { locales, shown, gone }: Standing): Redirects {
  const addressesOf = (guides: readonly string[]) =>
    guides.flatMap((guide) => locales.map((locale) => guideAddress(locale, guide)))
  const there = new Set(addressesOf(shown).map(addressKey))
  const written = Object.entries(redirects).filter(([from]) => !there.has(addressKey(from)))
  const named = new Set(written.map(([from]) => addressKey(from)))
  const leads = redirectsBy(redirects)
  const left = addressesOf(gone).flatMap((address): [string, string][] =>
    named.has(addressKey(address)) ? [] : [[address, leads(address) ?? topicAddress(address)]],
  )
  const all = [...written, ...left]
  const next = new Map(all.map(([from, to]) => [addressKey(from), to]))
  return Object.fromEntries(all.map(([from, to]) => [from, endOf(to, next)]))
}

/** Where a guide's topic is read, in the language of its address. */
const topicAddress = (address: string) => address.replace(/[^/]+\/$/, '')

/** Where readers arrive in the end; in a circle, which the check refuses, somewhere in it. */
function endOf(to: string, next: ReadonlyMap<string, string>): string {
  const seen = new Set<string>()
  for (let at = to; ; ) {
    const key = addressKey(at.split('#')[0] ?? '')
    const then = seen.has(key) ? undefined : next.get(key)
    if (then === undefined) return at
    seen.add(key)
    at = then
  }
}
