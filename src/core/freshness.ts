/**
 * Which sections of a translation still say what the English guide says. A guide is cut into its head (title, scope,
 * answer, glance) and one section per `##` heading; each has a fingerprint of its words. A translation carries, section
 * by section, the fingerprints of what it was made from (`madeFrom` in its front matter): it is stale where English has
 * none of them any more. Order and white space change nothing.
 */

export interface Section {
  /** The heading as it is written, without its signs; empty for the head and for what stands before the first heading. */
  title: string
  /** Eight hexadecimal digits. */
  fingerprint: string
  /** The source, its heading with it; of the head, its fields. */
  source: string
}

/** How much a change of the English guide matters: nothing becomes stale, translations do, or readers are told too. */
export const SIGNIFICANCES = ['minor', 'medium', 'major'] as const
export type Significance = (typeof SIGNIFICANCES)[number]

const MATTER = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/
const FENCE = /^\s*(`{3,}|~{3,})/
const HEADING = /^##\s+(.*?)\s*#*\s*$/

/** What of the head is translated; `phrases` are each language's own. */
export interface Head {
  title: string
  scope: string
  answer: string
  glance: Readonly<Record<string, string>>
}

/**
 * A guide's sections in their order, the head first.
 * @param source the whole file
 * @example sectionsOf(head, '---\n…---\n\n## Steps\n\nGo.').map(({ title }) => title) // => ['', 'Steps']
 */
export function sectionsOf({ title, scope, answer, glance }: Head, source: string): Section[] {
  const head = [title, scope, answer, ...Object.entries(glance).map(([name, text]) => `${name}: ${text}`)].join('\n')
  return [{ title: '', source: head, fingerprint: fingerprintOf(head) }, ...bodySections(source.replace(MATTER, ''))]
}

function bodySections(body: string): Section[] {
  const parts: { title: string; lines: string[] }[] = [{ title: '', lines: [] }]
  let fence = ''
  for (const line of body.split(/\r?\n/)) {
    const [, sign = ''] = FENCE.exec(line) ?? []
    if (sign !== '' && fence === '') fence = sign
    else if (fence !== '' && sign.startsWith(fence)) fence = ''
    const title = fence === '' ? HEADING.exec(line)?.[1] : undefined
    if (title !== undefined) parts.push({ title, lines: [line] })
    else parts.at(-1)?.lines.push(line)
  }
  return parts
    .map(({ title, lines }) => ({ title, source: lines.join('\n').trim() }))
    .filter(({ title, source }) => title !== '' || source !== '')
    .map((part) => ({ ...part, fingerprint: fingerprintOf(part.source) }))
}

/**
 * The fingerprint of a section's words: 32 bits of FNV-1a over its text with every run of white space as one blank.
 * @example fingerprintOf('Go.\n') === fingerprintOf(' Go. ') // => true
 */
export function fingerprintOf(text: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text.normalize('NFC').replace(/\s+/gu, ' ').trim()))
    hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** What became of a section: its fingerprint before and now; null where there was or is none. */
export interface Replaced {
  was: string | null
  now: string | null
}

/**
 * The sections that changed, are new or are gone. One that has the same words is the same, wherever it stands now; of
 * the others, those between the same neighbours belong together, then those that are left, in their order.
 * @param before the fingerprints of the guide as it was, the head first; @param now as it is
 * @example changesOf(['head', 'a', 'b'], ['head', 'b', 'c']) // => [{ was: 'a', now: 'c' }]
 */
export function changesOf(before: readonly string[], now: readonly string[]): Replaced[] {
  const gone = placesOutside(before, now)
  const fresh = placesOutside(now, before)
  const pairs = new Map<number, number>()
  const pair = (place: number, old: number | undefined) => {
    if (old === undefined) return
    pairs.set(place, old)
    gone.splice(gone.indexOf(old), 1)
  }
  // The head is never anything else.
  if (fresh[0] === 0 && gone[0] === 0) pair(0, 0)
  const isFree = (place: number) => place > 0 && !pairs.has(place)
  for (const place of fresh.filter(isFree)) {
    const [after, until] = neighbours(before, now, place)
    pair(
      place,
      gone.find((old) => old > after && old < until),
    )
  }
  for (const place of fresh.filter(isFree))
    pair(
      place,
      gone.find((old) => old > 0),
    )
  const at = (prints: readonly string[], place: number | undefined) =>
    place === undefined ? null : (prints[place] ?? null)
  return [
    ...fresh.map((place) => ({ was: at(before, pairs.get(place)), now: at(now, place) })),
    ...gone.map((place) => ({ was: at(before, place), now: null })),
  ]
}

function placesOutside(prints: readonly string[], others: readonly string[]): number[] {
  return prints.flatMap((print, place) => (others.includes(print) ? [] : [place]))
}

/** Where the nearest sections that are still the same, before and after one, stood before. */
function neighbours(before: readonly string[], now: readonly string[], place: number): [number, number] {
  const stood = now.map((print, at) => (at === 0 ? 0 : before.indexOf(print)))
  const next = stood.slice(place + 1).find((at) => at !== -1)
  return [stood.slice(0, place).findLast((at) => at !== -1) ?? 0, next ?? before.length]
}

/**
 * The fingerprints of a translation after a minor change: what it was made from is what English says now.
 * @param replaced of `changesOf`
 */
export function carriedOver(madeFrom: readonly string[], replaced: readonly Replaced[]): string[] {
  return madeFrom.map((print) => replaced.find(({ was }) => was === print)?.now ?? print)
}

/** What a declared change tells of the sections it changed; the newest stands first in a guide. */
export interface Change {
  on: Date
  significance: Significance
  replaced: readonly Replaced[]
}

/**
 * Declared changes after a minor one: what they led to is what English says now.
 * @param replaced of `changesOf`
 */
export function changesCarriedOver<C extends Change>(changes: readonly C[], replaced: readonly Replaced[]): C[] {
  return changes.map((change) => ({
    ...change,
    replaced: change.replaced.map(({ was, now }) => ({
      was,
      now: now === null ? null : (carriedOver([now], replaced)[0] ?? now),
    })),
  }))
}

/** A section in which a translation does not say what English says. */
export interface StaleSection<C extends Change = Change> {
  /** Its place among the translation's own, the head 0; null when English has it and the translation does not. */
  own: number | null
  /** Its place among the English ones; null when English has it no more, or nobody declared what became of it. */
  english: number | null
  significance: Exclude<Significance, 'minor'>
  /** What the translation has not caught up with, oldest first; empty when nobody declared it. */
  changes: C[]
}

/**
 * Where a translation is out of date, in the order of its sections, those it lacks last. One that carries no fingerprints
 * is taken to be fresh: nothing is known of it.
 * @param madeFrom of the translation
 * @param english the fingerprints of the English guide as it is now
 * @param changes of the English guide, newest first
 */
export function staleSections<C extends Change>(
  madeFrom: readonly string[],
  english: readonly string[],
  changes: readonly C[],
): StaleSection<C>[] {
  if (madeFrom.length === 0) return []
  const stale = madeFrom.flatMap((print, own) => {
    if (english.includes(print)) return []
    const { now, missed } = followed(print, changes)
    const place = now === null ? -1 : english.indexOf(now)
    return [{ own, english: place === -1 ? null : place, ...weighed(missed) }]
  })
  const known = new Set(stale.map((section) => section.english))
  const lacking = english.flatMap((print, place) =>
    madeFrom.includes(print) || known.has(place)
      ? []
      : [{ own: null, english: place, ...weighed(traced(print, changes)) }],
  )
  return [...stale, ...lacking]
}

/** What became of a section since it had a fingerprint for the last time, and the changes on the way, oldest first. */
function followed<C extends Change>(print: string, changes: readonly C[]): { now: string | null; missed: C[] } {
  const missed: C[] = []
  let now: string | null = print
  const last = changes.findIndex(({ replaced }) => replaced.some(({ was }) => was === print))
  for (const change of changes.slice(0, last + 1).reverse()) {
    const step = change.replaced.find(({ was }) => was !== null && was === now)
    if (!step) continue
    missed.push(change)
    now = step.now
  }
  return { now, missed }
}

/** The changes that led to a section, from when it was new, oldest first. */
function traced<C extends Change>(print: string, changes: readonly C[]): C[] {
  const led: C[] = []
  let was: string | null = print
  for (const change of changes) {
    const step = change.replaced.find(({ now }) => now !== null && now === was)
    if (!step) continue
    led.unshift(change)
    was = step.was
  }
  return led
}

function weighed<C extends Change>(changes: C[]): Pick<StaleSection<C>, 'significance' | 'changes'> {
  return { significance: changes.some(({ significance }) => significance === 'major') ? 'major' : 'medium', changes }
}

/**
 * The fingerprints of a translation once it says what English says now: those it has, and for what was stale what came
 * of it. Null when it has not as many sections as English, so that nobody can tell which is which.
 * @param count of the translation's own sections
 * @example caughtUp(['h', 'a'], { count: 2, english: ['h', 'b'], changes: [] }) // => ['h', 'b']
 */
export function caughtUp(
  madeFrom: readonly string[],
  { count, english, changes }: { count: number; english: readonly string[]; changes: readonly Change[] },
): string[] | null {
  if (count !== english.length) return null
  if (madeFrom.length !== count) return [...english]
  const stale = staleSections(madeFrom, english, changes)
  const known = madeFrom.map((print, own) => {
    const found = stale.find((section) => section.own === own)
    return found ? (english[found.english ?? -1] ?? null) : print
  })
  const once = known.map((print, place) => (known.indexOf(print) === place ? print : null))
  const left = english.filter((print) => !once.includes(print))
  return once.map((print) => print ?? left.shift() ?? '')
}
