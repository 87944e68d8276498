import { setMatter } from '../../core/edit-matter.ts'
import { type Section, sectionsOf } from '../../core/freshness.ts'
import { type GuideVersion, staleIn } from '../../core/guide-state.ts'
import { TO_TRANSLATE } from '../../core/left-to-write.ts'
import type { Terms } from '../../core/terms.ts'
import type { VersionFile } from '../guide-versions.ts'
import { align, alignPrints, UNKNOWN } from './align-sections.ts'
import { markSection, withNames } from './write-translation.ts'

/** A translation brought beside what English says now, for a person to translate. */

/** A section that stands in the translation and is not translated yet: no fingerprint of a text. */
const PENDING = '00000000'

export interface Standing {
  /** Headings of sections that do not say what English says; the head is "the head". */
  stale: string[]
  /** Headings of English sections that the translation lacks. */
  missing: string[]
  /** Headings of sections that English has no more. */
  surplus: string[]
}

type Stale = ReturnType<typeof staleIn>[number]

/**
 * A translation whose fingerprints are one for each of its sections, also where somebody took one out or put one in. Of
 * one that carries none nothing is known: all that English has declared counts as stale.
 */
export function aligned(own: VersionFile, english: GuideVersion): VersionFile {
  const { madeFrom } = own.data
  if (english.data.sections.length === 0) return own
  const sections = sectionsOf(own.data, own.body)
  const prints =
    madeFrom.length === 0
      ? sections.map(() => UNKNOWN)
      : alignPrints(madeFrom, sections, sectionsOf(english.data, english.body))
  return { ...own, data: { ...own.data, madeFrom: prints } }
}

/** Where a translation is behind. One that carries no fingerprints is taken to be fresh: nothing is known of it. */
export function standingOf(own: GuideVersion, english: GuideVersion): Standing {
  const sections = sectionsOf(own.data, own.body)
  const there = sectionsOf(english.data, english.body)
  const stale = open(own, english)
  const nameOf = (place: number | null, of: readonly Section[]) =>
    place === 0 ? 'the head' : (of[place ?? -1]?.title ?? '')
  return {
    stale: stale.filter((each) => each.own !== null && each.english !== null).map((each) => nameOf(each.own, sections)),
    missing: stale.filter((each) => each.own === null).map((each) => nameOf(each.english, there)),
    surplus: stale.filter((each) => each.english === null).map((each) => nameOf(each.own, sections)),
  }
}

/** What is stale, without what an earlier update has put there already. */
function open(own: GuideVersion, english: GuideVersion): Pick<Stale, 'own' | 'english'>[] {
  const { madeFrom } = own.data
  if (madeFrom.length > 0 && madeFrom.every((print) => print === UNKNOWN)) return allOf(own, english)
  let pending = madeFrom.filter((print) => print === PENDING).length
  return staleIn(own, english).filter((each) => {
    if (each.own !== null) return madeFrom[each.own] !== PENDING
    pending -= 1
    return pending < 0
  })
}

/** Each section beside the English one that is most like it. */
function allOf(own: GuideVersion, english: GuideVersion): Pick<Stale, 'own' | 'english'>[] {
  const [here, there] = [sectionsOf(own.data, own.body), sectionsOf(english.data, english.body)]
  const pairs = align(here, there)
  const found = new Set(pairs.values())
  return [
    ...here.map((_, place) => ({ own: place, english: pairs.get(place) ?? null })),
    ...there.flatMap((_, place) => (found.has(place) ? [] : [{ own: null, english: place }])),
  ]
}

/**
 * The translation with the English text beside each section that is stale, and with those that it lacks. A second time
 * nothing is added.
 * @param own the translation as it is written
 */
export function updateTranslation(
  { source, data: { madeFrom: written } }: VersionFile,
  own: GuideVersion,
  { english, terms }: { english: GuideVersion; terms: Terms },
): string {
  const there = sectionsOf(english.data, english.body)
  const pieces: Piece[] = sectionsOf(own.data, own.body).map((section, place) => ({
    section,
    print: own.data.madeFrom[place] ?? PENDING,
    before: '',
    isNew: false,
  }))
  const stale = open(own, english)
  for (const each of stale) {
    const piece = pieces[each.own ?? -1]
    if (piece) piece.before = remarkOn(there[each.english ?? -1], each.own ?? -1)
  }
  for (const { own: place, english: at } of stale) {
    const section = there[at ?? -1]
    if (place !== null || !section || at === null) continue
    pieces.splice(placeFor(at, there, pieces), 0, { section, print: PENDING, before: '', isNew: true })
  }
  const body = layOut(own.body, pieces, (text) => withNames(text, own.locale, terms))
  const head = source.slice(0, source.length - own.body.length)
  // Where nothing is known, only a person can say that it is done.
  const isOther =
    written.length > 0 &&
    (pieces.length !== written.length || pieces.some(({ print }, place) => print !== written[place]))
  return isOther ? setMatter(head + body, { madeFrom: pieces.map(({ print }) => print) }) : head + body
}

interface Piece {
  section: Section
  print: string
  /** The remark that stands before its text; empty for none. */
  before: string
  isNew: boolean
}

/** After the section that stands before it in English, else at the end. */
function placeFor(at: number, english: readonly Section[], pieces: readonly Piece[]): number {
  for (let before = at - 1; before >= 0; before--) {
    const print = english[before]?.fingerprint
    const place = pieces.findIndex(
      (piece) => piece.print === print || (piece.isNew && piece.section === english[before]),
    )
    if (place !== -1) return place + 1
  }
  return pieces.length
}

/** @param place of the translation's section; the head is 0 */
function remarkOn(english: Section | undefined, place: number): string {
  if (!english) return `${MARK}: English has this section no more. Take it out, or say what replaces it. */}`
  const what = place === 0 ? ' the head (title, scope, answer, glance)' : ''
  // Indented, so that its heading is none of this guide.
  const said = english.source.replaceAll('*/', '* /').replace(/^(?=.)/gm, '  ')
  return `${MARK} anew${what}. English says now:\n\n${said}\n*/}`
}

const MARK = `{/* ${TO_TRANSLATE}`

/** The body with what is new put in; every other byte stays. @param named gives screens and buttons their names */
function layOut(body: string, pieces: readonly Piece[], named: (text: string) => string): string {
  const [head, ...sections] = pieces
  let text = ''
  let at = 0
  // The head stands in the front matter: what is said of it comes with the first section.
  let waiting = head?.before ?? ''
  for (const { section, before, isNew } of sections) {
    if (isNew) {
      const added = named(markSection(section.title, section.source))
      // The first one stands after the line that the body begins with, and before the one that was first.
      text += at === 0 ? `\n${added}\n` : `\n\n${added}`
      continue
    }
    const start = body.indexOf(section.source, at)
    if (start === -1) continue
    text += body.slice(at, start) + withRemarks(section, [waiting, before].filter((each) => each !== '').map(named))
    at = start + section.source.length
    waiting = ''
  }
  return text + body.slice(at)
}

/** A section with remarks beneath its heading, unless it is marked already. */
function withRemarks({ title, source }: Section, remarks: readonly string[]): string {
  if (remarks.length === 0 || source.includes(MARK)) return source
  const said = remarks.join('\n\n')
  if (title === '') return `${said}\n\n${source}`
  const [heading = '', ...rest] = source.split('\n')
  return [heading, '', said, ...rest].join('\n')
}

/** The lines that still say TODO, 1-based. */
export function leftToDo(source: string): number[] {
  return source.split(/\r?\n/).flatMap((line, place) => (/\bTODO\b/.test(line) ? [place + 1] : []))
}
