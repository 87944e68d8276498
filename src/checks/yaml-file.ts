import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type YAMLParseError } from 'yaml'
import type { z } from 'zod'
import { frontMatter } from '../core/guide.ts'
import { didYouMean, type Found } from './rule.ts'

/** YAML read against a schema, with the line of each thing that is wrong. */

export interface YamlFile<T> {
  value: T | null
  problems: Found[]
  /** Where a field stands; of one that is missing, where its parent stands. 1-based, in the file. */
  lineOf(path: readonly PropertyKey[]): number
}

/** The same without its function, so that it can be kept. */
export interface YamlRead<T> {
  value: T | null
  problems: Found[]
  /** The lines of all fields, by their paths. */
  lines: ReadonlyMap<string, number>
}

/** Parses YAML and checks it against a schema; `before` is how many lines stand above it in the file. */
export function readYamlFile<S extends z.ZodType>(
  file: string,
  source: string,
  schema: S,
  before = 0,
): YamlFile<z.infer<S>> {
  return openYaml(readYaml(file, source, schema, before))
}

export function openYaml<T>({ value, problems, lines }: YamlRead<T>): YamlFile<T> {
  return { value, problems, lineOf: (path) => lineIn(lines, path) }
}

/** As `readYamlFile`, for `openYaml` later. */
export function readYaml<S extends z.ZodType>(
  file: string,
  source: string,
  schema: S,
  before = 0,
): YamlRead<z.infer<S>> {
  const counter = new LineCounter()
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false })
  const lineAt = (offset: number) => counter.linePos(offset).line + before
  const lines = new Map([['', lineAt(0)]])
  collectLines(document.contents, [], (path, offset) => lines.set(pathKey(path), lineAt(offset)))
  if (document.errors.length > 0)
    return {
      value: null,
      lines,
      problems: worthTelling(document.errors).map(({ code, message, pos }) => ({
        file,
        line: lineAt(pos[0]),
        text:
          code === 'DUPLICATE_KEY'
            ? 'A field of this name stands here twice. Take one of the two out.'
            : `This is not valid YAML: ${message}. ${mendingOf(message, source, pos[0])}`,
      })),
    }
  const parsed = schema.safeParse(document.toJS() ?? {})
  if (parsed.success) return { value: parsed.data, problems: [], lines }
  const problems = parsed.error.issues.map((issue) => ({
    file,
    line: lineIn(lines, issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path),
    text: describeIssue(issue, document),
  }))
  return { value: null, problems, lines }
}

function mendingOf(message: string, source: string, offset: number): string {
  const line = source.slice(0, offset).split('\n').at(-1) ?? ''
  const rest = source.slice(offset).split('\n', 1)[0] ?? ''
  if (/^\s*\t/.test(line + rest)) return 'Indent with spaces, not with a tab.'
  return /^Flow /.test(message) ? 'Close its bracket.' : 'Quote a text that holds ": " or begins with a sign.'
}

/** Fields that stand twice, each; of what cannot be parsed the first, which the others follow from. */
function worthTelling(errors: readonly YAMLParseError[]): YAMLParseError[] {
  const first = errors.find(({ code }) => code !== 'DUPLICATE_KEY')
  return errors.filter((error) => error === first || error.code === 'DUPLICATE_KEY')
}

const pathKey = (path: readonly PropertyKey[]) => path.map(String).join('\0')

function lineIn(lines: ReadonlyMap<string, number>, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const line = lines.get(pathKey(path.slice(0, length)))
    if (line !== undefined) return line
  }
  return lines.get('') ?? 1
}

/** Tells where every field of a map and every item of a list begins. */
function collectLines(
  node: unknown,
  path: readonly PropertyKey[],
  tell: (path: PropertyKey[], offset: number) => void,
): void {
  if (isMap(node))
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue
      const at = [...path, String(key.value)]
      tell(at, key.range?.[0] ?? 0)
      collectLines(value, at, tell)
    }
  else if (isSeq(node))
    for (const [place, item] of node.items.entries()) {
      const at = [...path, place]
      tell(at, isNode(item) ? (item.range?.[0] ?? 0) : 0)
      collectLines(item, at, tell)
    }
}

/** What to write, where a value is of another type than the schema's. */
const WANTED: Readonly<Record<string, string>> = {
  number: ' Write a number, without quotes.',
  int: ' Write a whole number, without quotes.',
  string: ' Write a text; quote one that looks like something else.',
  boolean: ' Write true or false, without quotes.',
  array: ' Write a list: a line "- …" for each.',
  object: ' Write its fields below it, each on a line of its own.',
  record: ' Write its fields below it, each on a line of its own.',
}

function describeIssue(issue: z.core.$ZodIssue, document: Document): string {
  const field = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    const known = issue.path.length === 0 && document.has('title') ? Object.keys(frontMatter.shape) : []
    return `${issue.keys.map((key) => `"${key}" is not a known field.${didYouMean(key, known)}`).join(' ')} Correct the name, or take it out.`
  }
  if (issue.code === 'invalid_key')
    return `"${field}" ${issue.issues[0]?.message ?? 'is no name that may stand here'}. Write it so, or take it out.`
  const given = document.getIn(issue.path.map((part) => (typeof part === 'number' ? part : String(part))))
  if (issue.path.length > 0 && given === undefined)
    return `The field "${field}" is missing. Add a line "${String(issue.path.at(-1))}: …".`
  if (issue.code === 'invalid_value' && issue.values.length > 1 && typeof given === 'string') {
    const known = issue.values.map(String)
    return `"${field}" may not be "${given}".${didYouMean(given, known)} Write one of ${known.join(', ')}.`
  }
  if ((issue.code === 'too_small' || issue.code === 'too_big') && typeof given === 'number') {
    const [what, most] = issue.code === 'too_small' ? ['less', issue.minimum] : ['more', issue.maximum]
    return `"${field}" is ${given}, ${what} than it may be. Write ${most}, or ${what === 'less' ? 'more' : 'less'}.`
  }
  const mending =
    issue.code === 'invalid_type' && /^Invalid input: /.test(issue.message) ? (WANTED[issue.expected] ?? '') : ''
  return `${field === '' ? 'The file' : `"${field}"`} ${issue.message.replace(/^Invalid input: /, 'is wrong: ').replace(/^Too small: /, 'is too short: ')}.${mending}`
}
