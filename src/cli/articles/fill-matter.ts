import { stringify } from 'yaml'
import type { z } from 'zod'
import { frontMatter, UNWRITTEN } from '../../core/guide.ts'
import type { Version } from './article.ts'

/** The front matter of a guide that came from elsewhere: what the export tells, and the safest value for the rest. */

export type Matter = Omit<z.input<typeof frontMatter>, 'updated' | 'reviewed'> & { updated: string; reviewed: string }

export interface Filling {
  version: Version
  key: string
  /** The first words of the guide, and what search may know it by besides. */
  answer: string
  words: readonly string[]
  /** Guides to read next, best first. */
  related: readonly string[]
  /** The day of the import, for exports that tell no day. */
  today: string
  /** Phrases of this language that other guides hold already, in lower case; those of this guide are added. */
  taken: Set<string>
}

const FEWEST = 8
const MOST = 15

export function fillMatter({ version, key, answer, words, related, today, taken }: Filling): Matter {
  const { title, summary, labels, isDraft, matter } = version
  const shape = frontMatter.shape
  const own = <S extends z.ZodType>(name: string, schema: S, otherwise: z.output<S>): z.output<S> => {
    const read = schema.safeParse(matter[name])
    return read.success ? read.data : otherwise
  }
  const first = plain(answer) || plain(summary) || plain(title)
  const updated = version.updated || today
  return {
    title: clip(plain(title), 90),
    scope: clip(plain(summary) || sentence(first), 180),
    answer: own('answer', shape.answer, clip(first, 320)),
    glance: own('glance', shape.glance, { time: UNWRITTEN, cost: UNWRITTEN, need: UNWRITTEN }),
    phrases: phrasesOf([...labels, ...words], plain(title), key, taken),
    related: own('related', shape.related, [])
      .concat(related)
      .filter((guide, place, all) => all.indexOf(guide) === place)
      .slice(0, 4),
    owner: own('owner', shape.owner, 'client-services'),
    updated,
    // Nobody has checked it here yet: it is due for review as if it were checked when it last changed.
    reviewed: dayOf(matter['reviewed']) || updated,
    reviewEvery: own('reviewEvery', shape.reviewEvery, 90),
    ...(isDraft ? { draft: true } : {}),
    imported: key,
  }
}

/** The front matter as it stands in a file. */
export function writeMatter(matter: Matter): string {
  return `---\n${stringify(matter, { lineWidth: 0 })}---\n`
}

/** One line without the signs that stand for facts. */
function plain(text: string): string {
  return text
    .replace(/[ \t\r\n\f]+/g, ' ')
    .replaceAll('{{', '{ {')
    .replaceAll('}}', '} }')
    .trim()
}

/**
 * A text of at most so many characters, cut between words where it can be.
 * @example clip('one two three', 9) // => 'one two…'
 */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most)
  const space = cut.lastIndexOf(' ')
  return `${(space > most / 2 ? cut.slice(0, space) : cut.slice(0, -1)).replace(/[\s,;:.\ud800-\udbff-]+$/, '')}…`
}

function sentence(text: string): string {
  return /^[\s\S]*?[.!?。！？؟](?=\s|$)|^[\s\S]*?[。！？]/.exec(text)?.[0] ?? text
}

/** What search may know a guide by: its labels, its headings and its words; each in one guide of a language only. */
function phrasesOf(candidates: readonly string[], title: string, key: string, taken: Set<string>): string[] {
  const found: string[] = []
  const add = (candidate: string) => {
    const phrase = plain(candidate).slice(0, 80).trim()
    const lower = phrase.toLowerCase()
    if (phrase === '' || lower === title.toLowerCase() || taken.has(lower)) return
    taken.add(lower)
    found.push(phrase)
  }
  for (const candidate of candidates) if (found.length < MOST) add(candidate)
  const short = title.slice(0, 60)
  for (const candidate of candidates) if (found.length < FEWEST) add(`${short} ${candidate}`.slice(0, 80))
  // A guide of few words has too few of its own: its number tells these apart until somebody writes better ones.
  for (let number = 1; found.length < FEWEST; number++) add(`${short.slice(0, 40)} ${key.slice(-30)} ${number}`)
  return found
}

function dayOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return typeof value === 'string' ? (/^\d{4}-\d{2}-\d{2}$/.exec(value)?.[0] ?? '') : ''
}
