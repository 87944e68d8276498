import { distance } from './query.ts'
import type { UnansweredRow } from './report.ts'
import { namedEventId } from './session-id.ts'

/** When two unanswered searches mean the same: gaps are groups of them, within a locale. */

/** What was decided about a gap: by whom, and when. */
export interface HeldGap {
  id: string
  locale: string
  /** The meanings that belonged to it, so that it stays the same gap when other words become more frequent. */
  meanings: string[]
  state: HeldState
  who: string
  /** ms since the epoch. */
  at: number
  /** What had become of its searches on that day before: what comes on the day itself counts too. */
  before: { asked: number; answered: number }
}

export const HELD_STATES = ['taken', 'written', 'not_ours'] as const
export type HeldState = (typeof HELD_STATES)[number]
export type GapState = HeldState | 'open' | 'closed'

/** Searches of a locale that mean the same. */
export interface MeaningGroup {
  id: string
  locale: string
  meanings: string[]
  /** The same, as the store groups them by words; most sessions first. */
  rows: UnansweredRow[]
  held: HeldGap | null
}

/** Words that may be one another's slip have at least so many letters. */
const SPELT = 5
/** The frequent word is typed by so many times as many sessions. */
const COMMONER = 3
/** Of a word, so many letters say what it means; the rest is its form. */
const BEGINNING = 5
/** Of the words of two groups together, so large a part is the same. */
const ALIKE = 0.6
/** Slips are looked for among so many frequent words. */
const FREQUENT = 500

/**
 * Groups searches by meaning: in any order of their words, after putting slips right (one letter, beside a word that is
 * at least three times as frequent), putting synonyms together, and comparing words by their first five letters; groups
 * that share six tenths of their words are one. What was held before keeps its number.
 * @param synonyms by locale: folded words and phrases that mean the same
 */
export function groupByMeaning(
  rows: readonly UnansweredRow[],
  synonyms: ReadonlyMap<string, readonly (readonly string[])[]>,
  held: readonly HeldGap[],
): MeaningGroup[] {
  const groups: MeaningGroup[] = []
  for (const [locale, own] of Map.groupBy(rows, (row) => row.locale)) {
    const meaningOf = readMeanings(own, synonyms.get(locale) ?? [])
    groups.push(
      ...clustered(
        locale,
        own,
        meaningOf,
        held.filter((gap) => gap.locale === locale),
      ),
    )
  }
  return groups
}

/** How a row's words are read: put right, replaced by what they are synonyms of, and cut to their beginnings. */
function readMeanings(
  rows: readonly UnansweredRow[],
  synonyms: readonly (readonly string[])[],
): (row: UnansweredRow) => string {
  const single = new Map<string, string>()
  const phrases: { of: readonly string[]; first: string }[] = []
  for (const [first = '', ...others] of synonyms)
    for (const entry of [first, ...others]) {
      const of = entry.split(' ')
      if (of.length > 1) phrases.push({ of, first })
      else if (!single.has(entry)) single.set(entry, first)
    }
  const put = slips(rows, single)
  return ({ words }) => {
    const all = new Set(words.split(' ').map((word) => put.get(word) ?? word))
    for (const { of, first } of phrases)
      if (of.every((word) => all.has(word))) {
        for (const word of of) all.delete(word)
        all.add(first)
      }
    const meant = [...all].flatMap((word) => (single.get(word) ?? word).split(' '))
    return [...new Set(meant.map((word) => [...word].slice(0, BEGINNING).join('')))].sort().join(' ')
  }
}

/** Seldom words and the frequent ones that they are one letter away from. */
function slips(rows: readonly UnansweredRow[], known: ReadonlyMap<string, string>): Map<string, string> {
  const counts = new Map<string, number>()
  for (const { words, sessions } of rows)
    for (const word of words.split(' ')) counts.set(word, (counts.get(word) ?? 0) + sessions)
  const frequent = [...counts]
    .filter(([word]) => word.length >= SPELT)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, FREQUENT)
  // One slip leaves the first two letters as they are, or the last two.
  const byEnds = new Map<string, [string, number][]>()
  for (const entry of frequent) for (const end of endsOf(entry[0])) byEnds.set(end, [...(byEnds.get(end) ?? []), entry])
  const put = new Map<string, string>()
  for (const [word, count] of counts) {
    if (word.length < SPELT || known.has(word)) continue
    const meant = endsOf(word)
      .flatMap((end) => byEnds.get(end) ?? [])
      .filter(([other, n]) => n >= COMMONER * count && other !== word && distance(word, other, 1) === 1)
      .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]
    if (meant) put.set(word, meant[0])
  }
  return put
}

function endsOf(word: string): string[] {
  return [`^${word.slice(0, 2)}`, `${word.slice(-2)}$`]
}

interface Cluster {
  meanings: Map<string, UnansweredRow[]>
  /** The words of its first meaning. */
  words: Set<string>
  held: HeldGap | null
}

function clustered(
  locale: string,
  rows: readonly UnansweredRow[],
  meaningOf: (row: UnansweredRow) => string,
  held: readonly HeldGap[],
): MeaningGroup[] {
  const clusters: Cluster[] = held.map((gap) => ({
    meanings: new Map(),
    words: new Set((gap.meanings[0] ?? '').split(' ')),
    held: gap,
  }))
  const known = new Map<string, Cluster>()
  for (const cluster of clusters) for (const meaning of cluster.held?.meanings ?? []) known.set(meaning, cluster)
  const byWord = new Map<string, Cluster[]>()
  const index = (cluster: Cluster) => {
    for (const word of cluster.words) {
      const clusters = byWord.get(word)
      if (clusters) clusters.push(cluster)
      else byWord.set(word, [cluster])
    }
  }
  clusters.forEach(index)

  const total = (of: readonly UnansweredRow[]) => of.reduce((sum, { sessions }) => sum + sessions, 0)
  const groups = [...Map.groupBy(rows, meaningOf)].sort(([a, x], [b, y]) => total(y) - total(x) || (a < b ? -1 : 1))
  for (const [meaning, group] of groups) {
    const words = new Set(meaning.split(' '))
    const near = known.get(meaning) ?? nearestOf(words, byWord)
    const cluster = near ?? { meanings: new Map(), words, held: null }
    if (!near) {
      clusters.push(cluster)
      index(cluster)
    }
    cluster.meanings.set(meaning, group)
  }
  return clusters
    .filter(({ meanings }) => meanings.size > 0)
    .map(({ meanings, held: gap }) => ({
      id: gap?.id ?? gapId(locale, [...meanings.keys()][0] ?? ''),
      locale,
      meanings: [...meanings.keys()],
      rows: [...meanings.values()].flat().sort((a, b) => b.sessions - a.sessions || (a.words < b.words ? -1 : 1)),
      held: gap,
    }))
}

/** The cluster that shares the largest part of its words, if that is large enough. */
function nearestOf(words: ReadonlySet<string>, byWord: ReadonlyMap<string, readonly Cluster[]>): Cluster | undefined {
  const shared = new Map<Cluster, number>()
  for (const word of words)
    for (const cluster of byWord.get(word) ?? []) shared.set(cluster, (shared.get(cluster) ?? 0) + 1)
  let [nearest, best] = [undefined as Cluster | undefined, 0]
  for (const [cluster, count] of shared) {
    const alike = count / (cluster.words.size + words.size - count)
    if (alike >= ALIKE && alike > best) [nearest, best] = [cluster, alike]
  }
  return nearest
}

/** A gap's number: the same meaning in the same locale has the same. */
function gapId(locale: string, meaning: string): string {
  return namedEventId(`gap:${locale}:${meaning}`).toString(36)
}

/** A gap is closed when so large a part of the sessions that search it has an answer. */
export const CLOSED_AT = 0.7

/**
 * The state of a gap: what was decided, unless its searches are answered since; then it is closed, and open again as
 * soon as they are not.
 * @param since sessions that searched it, and those of them with an answer, after it was decided
 */
export function stateOf(held: HeldGap | null, since: { asked: number; answered: number }, least: number): GapState {
  if (held?.state === 'not_ours') return 'not_ours'
  if (since.asked >= least && since.answered >= CLOSED_AT * since.asked) return 'closed'
  return held?.state ?? 'open'
}
