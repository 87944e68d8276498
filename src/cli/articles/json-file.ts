import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { z } from 'zod'
import type { Remark } from './article.ts'

/** A JSON file whose records know their line. */

export interface JsonRecord {
  /** What the file holds there, not checked yet. */
  value: unknown
  line: number
}

export interface JsonFile {
  file: string
  remarks: Remark[]
  /** The records of a list, such as `articles` or `articles.items`; none when it is not there. */
  records(path: readonly string[]): JsonRecord[]
  /** The whole file. */
  value: unknown
}

/** Reads a file; broken JSON is a remark with its line, and what stands before it is kept. */
export function readJsonFile(path: string): JsonFile {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  const file = basename(path)
  const errors: ParseError[] = []
  const root = parseTree(text, errors)
  const lineAt = (offset: number) => (text.slice(0, offset).match(/\n/g)?.length ?? 0) + 1
  const [error] = errors
  return {
    file,
    value: plainOf(root),
    remarks: error
      ? [
          {
            file,
            line: lineAt(error.offset),
            text: `The file is not valid JSON from here on (${printParseErrorCode(error.error)}). Export it again, or mend it.`,
          },
        ]
      : [],
    records(where) {
      const list = root && (where.length === 0 ? root : findNodeAtLocation(root, [...where]))
      if (list?.type !== 'array') return []
      return (list.children ?? []).map((node) => ({ value: plainOf(node), line: lineAt(node.offset) }))
    },
  }
}

function plainOf(node: Node | undefined): unknown {
  if (!node) return null
  if (node.type === 'array') return (node.children ?? []).map(plainOf)
  if (node.type !== 'object') return node.value
  return Object.fromEntries(
    (node.children ?? []).map(({ children = [] }) => [String(children[0]?.value), plainOf(children[1])]),
  )
}

/** The records that fit a schema, each with its line; of the others a remark says which field is wrong. */
export function readRecords<S extends z.ZodType>(
  { file, records }: JsonFile,
  path: readonly string[],
  schema: S,
): { found: { record: z.infer<S>; line: number }[]; remarks: Remark[] } {
  const found: { record: z.infer<S>; line: number }[] = []
  const remarks: Remark[] = []
  for (const { value, line } of records(path)) {
    const read = schema.safeParse(value)
    if (read.success) found.push({ record: read.data, line })
    else {
      const [issue] = read.error.issues
      const field = issue?.path.map(String).join('.') ?? ''
      const text = `${path.join('.') || 'The record'}: "${field}" ${issue?.message ?? 'is wrong'}. It was left out; mend the field and import again.`
      remarks.push({ file, line, text })
    }
  }
  return { found, remarks }
}
