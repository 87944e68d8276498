import { isMap, parseDocument, stringify } from 'yaml'
import { IN_LOCALE, READ_AS } from './setup.ts'

/** A guide's file and its fields, there and back: what nobody changed stays as it was written, to the letter. */

export type GuideFields = Record<string, unknown>

const FILE = /^---\n([\s\S]*?)\n---(?:\n\n?([\s\S]*))?$/

/**
 * The fields of a file, its text as `body`, and the file itself for when it is written again.
 * @param defaults what a field holds where a file does not name it
 */
export function readGuideFile(file: string, defaults: Readonly<GuideFields>): GuideFields {
  const [, matter = '', body = ''] = FILE.exec(file) ?? [file, '', file]
  return { ...defaults, ...toFields(matter), body: body.trim(), [READ_AS]: file }
}

/**
 * The file of a guide: as it was read, with what changed. A field that holds what it holds anyway when it is left out is
 * left out, unless the file names it.
 * @param defaults what a field holds where a file does not name it
 */
export function writeGuideFile(fields: GuideFields, defaults: Readonly<GuideFields>): string {
  const { body, [READ_AS]: readAs, [IN_LOCALE]: _, ...matter } = fields
  const before = typeof readAs === 'string' ? readAs : ''
  const [, text = ''] = FILE.exec(before) ?? []
  return `---\n${rewriteMatter(text, matter, defaults)}---\n\n${String(body ?? '').trim()}\n`
}

function rewriteMatter(text: string, fields: GuideFields, defaults: Readonly<GuideFields>): string {
  const known = toFields(text)
  const kept = Object.entries(fields).filter(([name, value]) => name in known || !isEmpty(value, defaults[name]))
  const changed = kept.filter(([name, value]) => !isSame(known[name], value))
  const gone = Object.keys(known).filter((name) => !(name in fields))
  if (text !== '' && changed.length === 0 && gone.length === 0) return `${text}\n`
  const document = parseDocument(text)
  if (!isMap(document.contents)) return stringify(Object.fromEntries(kept), WIDE)
  for (const name of gone) document.delete(name)
  for (const [name, value] of changed)
    if (isEmpty(value, defaults[name])) document.delete(name)
    else document.set(name, document.createNode(value))
  return document.toString(WIDE)
}

const WIDE = { lineWidth: 0 } as const

/** Nothing was written, or what holds anyway; an editor's empty field is an empty text. */
function isEmpty(value: unknown, usual: unknown): boolean {
  return value === undefined || value === null || value === '' || isSame(value, usual)
}

function toFields(matter: string): GuideFields {
  const document = parseDocument(matter)
  if (document.errors[0]) throw document.errors[0]
  const fields: unknown = document.toJS()
  return typeof fields === 'object' && fields !== null ? { ...fields } : {}
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
