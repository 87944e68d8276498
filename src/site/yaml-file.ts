import { type Document, isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'
import { frontMatter } from '../core/guide.ts'
import { nearest } from '../core/nearest.ts'

/** YAML read against a schema, with the line of each thing that is wrong. */

export interface Problem {
  /** From the repository's root. */
  file: string
  /** 1-based. */
  line: number
  text: string
}

/** The half of a message that names what was probably meant; empty when nothing is near. */
export function didYouMean(wrong: string, known: readonly string[]): string {
  const near = nearest(wrong, known)
  return near === null ? '' : ` Did you mean "${near}"?`
}

export interface YamlFile<T> {
  value: T | null
  problems: Problem[]
  lineOf(path: readonly PropertyKey[]): number
}

/** Parses YAML and checks it against a schema; `before` is how many lines stand above it in the file. */
export function readYamlFile<S extends z.ZodType>(
  file: string,
  source: string,
  schema: S,
  before = 0,
): YamlFile<z.infer<S>> {
  const counter = new LineCounter()
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false })
  const lineAt = (offset: number) => counter.linePos(offset).line + before
  const lineOf = (path: readonly PropertyKey[]) => lineAt(offsetOf(document, path))
  if (document.errors.length > 0)
    return {
      value: null,
      lineOf,
      problems: document.errors.map(({ message, pos }) => ({
        file,
        line: lineAt(pos[0]),
        text: `This is not valid YAML: ${message}. Quote a text that holds ": " or begins with a sign.`,
      })),
    }
  const parsed = schema.safeParse(document.toJS() ?? {})
  if (parsed.success) return { value: parsed.data, problems: [], lineOf }
  const problems = parsed.error.issues.map((issue) => ({
    file,
    line: lineOf(issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path),
    text: describeIssue(issue, document),
  }))
  return { value: null, problems, lineOf }
}

/** Where a field stands; of one that is missing, where its parent stands. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent: unknown =
      length === 1 ? document.contents : document.getIn(path.slice(0, length - 1).map(String), true)
    const key = path[length - 1]
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key)
      if (pair && isScalar(pair.key)) return pair.key.range?.[0] ?? 0
    }
    const node: unknown = document.getIn(
      path.slice(0, length).map((part) => (typeof part === 'number' ? part : String(part))),
      true,
    )
    if (isNode(node)) return node.range?.[0] ?? 0
  }
  return 0
}

function isNode(node: unknown): node is Node {
  return typeof node === 'object' && node !== null && 'range' in node
}

function describeIssue(issue: z.core.$ZodIssue, document: Document): string {
  const field = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    const known = issue.path.length === 0 && document.has('title') ? Object.keys(frontMatter.shape) : []
    return `${issue.keys.map((key) => `"${key}" is not a known field.${didYouMean(key, known)}`).join(' ')} Correct the name, or take it out.`
  }
  const isMissing =
    issue.path.length > 0 &&
    document.getIn(issue.path.map((part) => (typeof part === 'number' ? part : String(part)))) === undefined
  if (isMissing) return `The field "${field}" is missing. Add a line "${String(issue.path.at(-1))}: …".`
  return `${field === '' ? 'The file' : `"${field}"`} ${issue.message.replace(/^Invalid input: /, 'is wrong: ').replace(/^Too small: /, 'is too short: ')}.`
}
