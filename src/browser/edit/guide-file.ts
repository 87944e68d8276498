import { parse } from 'yaml'
import { type MatterValue, setMatter } from '../../core/edit-matter.ts'
import { DECLARED, IN_LOCALE, READ_AS, TERM } from './setup.ts'

/** A guide's file and its fields, there and back: what nobody changed stays as it was written, to the letter. */

export type GuideFields = Record<string, unknown>

/** What a file is read and written by. */
export interface Reading {
  /** What a field holds where a file does not name it. */
  defaults: Readonly<GuideFields>
  /** Term → locale → its name there. */
  terms: Readonly<Record<string, Readonly<Record<string, string>>>>
}

const FILE = /^(---\n([\s\S]*?)^---)(?:\n\n?([\s\S]*))?/m
const EMPTY = '---\n---\n'

/** The fields of a file, its text as `body`, and the file itself for when it is written again. */
export function readGuideFile(file: string, { defaults }: Reading): GuideFields {
  const [, , matter = '', body = ''] = FILE.exec(file) ?? [file, '', '', file]
  const fields: unknown = parse(matter)
  const own = typeof fields === 'object' && fields !== null ? fields : {}
  // Named, so that an editor does not put what it would begin a new guide with.
  return { ...defaults, ...own, body: body.trim(), [READ_AS]: file }
}

/**
 * The file of a guide: as it was read, with what changed. A field that holds what it holds anyway is not named anew.
 * Throws when a component lost what it held.
 */
export function writeGuideFile(fields: GuideFields, reading: Reading): string {
  refuseEmptied(fields)
  const { defaults } = reading
  const { body: _, [READ_AS]: readAs, [IN_LOCALE]: __, [DECLARED]: ___, ...matter } = fields
  const before = typeof readAs === 'string' ? readAs : EMPTY
  const [, head = EMPTY.trim(), text = ''] = FILE.exec(before) ?? []
  const known: unknown = parse(text)
  const named = new Map<string, unknown>(typeof known === 'object' && known !== null ? Object.entries(known) : [])
  const changed = Object.entries(matter).flatMap(([name, value]): [string, MatterValue][] => {
    if (named.has(name) ? isSame(named.get(name), value) : isUnwritten(value, defaults[name])) return []
    return [[name, isUnwritten(value, defaults[name]) && !isRequired(name, defaults) ? null : toMatter(value)]]
  })
  const gone = [...named.keys()].flatMap((name): [string, null][] => (name in matter ? [] : [[name, null]]))
  const opening = setMatter(`${head}\n`, Object.fromEntries([...changed, ...gone]))
  return `${opening}\n${writtenBody(fields, reading)}\n`
}

/** A component that holds nothing, or lacks all its attributes: nobody can have meant it. */
const EMPTIED =
  /<(?:Anchor|Diagram|Fact|FactTable|GuideLink|Term)\s*\/>|<(Note|Steps|Tab|Tabs|Warning)(?:\s[^>]*)?>\s*<\/\1>/

/** Sveltia forgets a component’s parts when guides are opened faster than it can show them: nothing of that may reach a file. */
function refuseEmptied({ body }: GuideFields): void {
  const [emptied] = EMPTIED.exec(String(body ?? '')) ?? []
  if (emptied !== undefined)
    throw new Error(
      `${emptied} holds nothing. Fill it in or take it out; if you did neither, open the guide again without saving.`,
    )
}

const isRequired = (name: string, defaults: Readonly<GuideFields>) => !(name in defaults)

/** Nothing was written, or what holds anyway; an editor's empty field is an empty text. */
function isUnwritten(value: unknown, usual: unknown): boolean {
  return value === undefined || value === null || value === '' || isSame(value, usual)
}

function toMatter(value: unknown): MatterValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value
  return typeof value === 'object' && value !== null ? { ...value } : ''
}

/** The text as it is written: terms that were picked from the list are their names in the guide's language. */
export function writtenBody({ body, [IN_LOCALE]: locale }: GuideFields, { terms }: Reading): string {
  const tag = new RegExp(`<${TERM} id="([^"]*)" />`, 'g')
  const named = String(body ?? '').replace(tag, (whole, id: string) => {
    const name = terms[id]?.[String(locale)]
    return name === undefined ? whole : `**${name}**`
  })
  return named.trim()
}

/** Whether two values say the same, whatever the order of their keys. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  const [first, second] = [Object.entries(one), new Map(Object.entries(other))]
  return (
    Array.isArray(one) === Array.isArray(other) &&
    first.length === second.size &&
    first.every(([key, value]) => second.has(key) && isSame(value, second.get(key)))
  )
}
