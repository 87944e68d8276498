import { type Document, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { sectionsOf } from '../../core/freshness.ts'
import { SOURCE } from '../../core/guide-state.ts'
import { TO_TRANSLATE } from '../../core/left-to-write.ts'
import { nameOf, type Terms, termsNamed } from '../../core/terms.ts'
import { clip } from '../articles/fill-matter.ts'
import { sectionsIn } from './sections-in.ts'

/** A translation before it is translated: the English guide, in which each passage says that it is to be translated. */

/** The longest that a field may be. */
const LONGEST: Readonly<Record<string, number>> = { title: 90, scope: 180, answer: 320 }
const LONGEST_PHRASE = 80
/** What a translation has of its own, or has from the English guide without saying it again. */
const LEFT_OUT = ['sections', 'changes', 'tags', 'reviewers', 'publish', 'retire', 'since', 'imported']
const MATTER = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/

/**
 * The file to translate in. Structure, facts, links and components are those of the English guide, screens and buttons
 * have their names in the language; it is a draft, and carries for each section the fingerprint of the English one.
 * @param today as 2026-11-30
 */
export function writeTranslation(english: string, { locale, terms, today }: Translating): string {
  const [whole = '', yaml = ''] = MATTER.exec(english) ?? []
  const sections = sectionsIn(english)
  if (!sections)
    throw new Error('The English guide cannot be read. `npx guidepost check` names the line; mend it first.')
  const document = parseDocument(yaml)
  for (const field of Object.keys(LONGEST)) markScalar(document, [field], LONGEST[field] ?? LONGEST_PHRASE)
  const glance = document.get('glance')
  if (isMap(glance))
    for (const { key } of glance.items) markScalar(document, ['glance', String(key)], LONGEST_PHRASE * 4)
  const phrases = document.get('phrases')
  if (isSeq(phrases)) for (const place of phrases.items.keys()) markScalar(document, ['phrases', place], LONGEST_PHRASE)
  for (const field of LEFT_OUT) document.delete(field)
  document.set('updated', today)
  document.set('reviewed', today)
  document.set(
    'madeFrom',
    document.createNode(
      sections.map(({ fingerprint }) => fingerprint),
      { flow: true },
    ),
  )
  quote(document)
  document.set('draft', true)
  return `---\n${document.toString({ lineWidth: 0, flowCollectionPadding: false })}---\n${markSections(withNames(english.slice(whole.length), locale, terms))}`
}

export interface Translating {
  locale: string
  terms: Terms
  /** As 2026-11-30. */
  today: string
}

/**
 * Text whose names in bold are those of a language, where content/terms.yaml has them.
 * @example withNames('Open **Wallet**.', 'de', terms) // => 'Open **Guthaben**.'
 */
export function withNames(text: string, locale: string, terms: Terms): string {
  return text.replace(/\*\*([^*\n]+)\*\*/g, (bold, name: string) => {
    const [local] = termsNamed(name.trim(), SOURCE, terms).flatMap((term) => nameOf(terms, term, locale) ?? [])
    return local === undefined ? bold : `**${local}**`
  })
}

/** Fingerprints of digits alone would be read as numbers. */
function quote(document: Document): void {
  const list = document.get('madeFrom')
  if (isSeq(list)) for (const item of list.items) if (isScalar(item)) item.type = 'QUOTE_DOUBLE'
}

function markScalar(document: Document, path: (string | number)[], longest: number): void {
  const node = document.getIn(path, true)
  if (isScalar(node)) node.value = clip(`${TO_TRANSLATE}: ${String(node.value)}`, longest)
}

/** A mark at the beginning of every section; fences and what stands before the first heading are told as `sectionsOf` tells them. */
function markSections(body: string): string {
  const parts = sectionsOf({ title: '', scope: '', answer: '', glance: {} }, body).slice(1)
  return `\n${parts.map(({ title, source }) => markSection(title, source)).join('\n\n')}\n`
}

/** A section with its mark, beneath its heading where it has one. */
export function markSection(title: string, source: string): string {
  const mark = `{/* ${TO_TRANSLATE} */}`
  if (title === '') return `${mark}\n\n${source}`
  const [heading = '', ...rest] = source.split(/\r?\n/)
  return `${heading}\n\n${mark}\n\n${rest.join('\n').trim()}`.trimEnd()
}
