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

/** A section of the English guide and, where there was one, the section it was before. */
export interface Aligned {
  now: Section
  /** The fingerprint it had; null when it is new. */
  before: string | null
}

/**
 * What became of each section: the same words wherever they stand now; else the one that stands between the same
 * neighbours.
 * @param before the fingerprints of the guide as it was
 */
export function align(before: readonly string[], now: readonly Section[]): Aligned[] {
  const there = new Set(now.map(({ fingerprint }) => fingerprint))
  const gone = before
    .map((fingerprint, place) => ({ fingerprint, place }))
    .filter(({ fingerprint }) => !there.has(fingerprint))
  const known = new Set(before)
  return now.map((section) => {
    if (known.has(section.fingerprint)) return { now: section, before: section.fingerprint }
    const place = now.indexOf(section)
    // The head is never anything else.
    const near = gone.filter((one) => (place === 0) === (one.place === 0))
    const [next] = near.sort((a, b) => Math.abs(a.place - place) - Math.abs(b.place - place) || a.place - b.place)
    if (next) gone.splice(gone.indexOf(next), 1)
    return { now: section, before: next?.fingerprint ?? null }
  })
}

/** The sections that changed or are new. */
export function changesOf(before: readonly string[], now: readonly Section[]): Aligned[] {
  return align(before, now).filter(({ now: { fingerprint }, before: was }) => was !== fingerprint)
}

/**
 * The fingerprints of a translation after a minor change: what it was made from is what English says now.
 * @param changes of `changesOf`
 */
export function carriedOver(madeFrom: readonly string[], changes: readonly Aligned[]): string[] {
  const now = new Map(
    changes.flatMap(({ before, now: { fingerprint } }) => (before === null ? [] : [[before, fingerprint]])),
  )
  return madeFrom.map((fingerprint) => now.get(fingerprint) ?? fingerprint)
}

export interface Freshness {
  /** Places of the translation's own sections whose English is not what they were made from; 0 is the head. */
  stale: number[]
  /** English sections that no section of the translation was made from. */
  missing: Section[]
}

/**
 * Where a translation is out of date. One that carries no fingerprints is taken to be fresh: nothing is known of it.
 * @param madeFrom of the translation; @param english of the guide as it is now
 */
export function freshnessOf(madeFrom: readonly string[], english: readonly Section[]): Freshness {
  if (madeFrom.length === 0) return { stale: [], missing: [] }
  const now = new Set(english.map(({ fingerprint }) => fingerprint))
  const made = new Set(madeFrom)
  return {
    stale: madeFrom.flatMap((fingerprint, place) => (now.has(fingerprint) ? [] : [place])),
    missing: english.filter(({ fingerprint }) => !made.has(fingerprint)),
  }
}
