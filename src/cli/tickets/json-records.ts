import { createReadStream, readFileSync } from 'node:fs'
import { JSONParser, TokenType } from '@streamparser/json'
import type { Shape } from './shapes.ts'

/** Records of a JSON file of any size, one after the other, each with the byte it begins at. */

export type JsonPiece =
  /** A record, and the list it stands in: "tickets" of {"tickets": […]}; empty when it stands alone. */
  | { kind: 'record'; list: string; record: unknown; place: string }
  | { kind: 'broken'; place: string; problem: string }
  /** The end of a page: no more side-loads for its records. */
  | { kind: 'end' }

const BROKEN = 'is not valid JSON from here on. Was it edited? Export it again; what stands before was read.'
const CUT = 'ends in the middle. It was cut off: export it again; what stands before was read.'

/**
 * Reads a file piece by piece, as many at a time as a chunk holds. JSON that is not valid ends the reading.
 * @param onBytes is told how many bytes were read
 */
export async function* readJson(
  path: string,
  { lists, depth: recordDepth, around }: Shape,
  onBytes: (count: number) => void,
): AsyncGenerator<JsonPiece[]> {
  const root = around === 1 ? '$.*' : '$'
  const paths = lists.length === 0 ? [root] : lists.map((list) => `${root}.${list}.*`)
  const parser = new JSONParser({ paths, keepStack: false, separator: '' })
  let pieces: JsonPiece[] = []
  let depth = 0
  let start = 0
  let last = -1
  parser.onToken = ({ token, offset }) => {
    last = offset
    if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) {
      depth += 1
      if (depth === recordDepth) start = offset
    } else if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) {
      depth -= 1
      if (depth === around) pieces.push({ kind: 'end' })
    }
  }
  parser.onValue = ({ value, stack }) => {
    const list = stack.at(-1)?.key
    pieces.push({ kind: 'record', list: typeof list === 'string' ? list : '', record: value, place: `byte ${start}` })
  }
  const breakOff = (problem: string) => pieces.push({ kind: 'broken', place: `byte ${Math.max(0, last)}`, problem })

  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    onBytes(chunk.length)
    try {
      parser.write(chunk)
    } catch {
      breakOff(BROKEN)
      yield pieces
      return
    }
    yield pieces
    pieces = []
  }
  try {
    parser.end()
    if (last < 0) breakOff('is empty. Export it again.')
  } catch {
    breakOff(CUT)
  }
  yield pieces
}

/** Reads a small file in one go, without the places of its records; null when it is not one JSON document. */
export function readWhole(path: string, shape: Shape): JsonPiece[] | null {
  const document = parseJson(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
  return document === undefined ? null : piecesOf(document, shape, '')
}

/** The pieces of a document that is in memory. */
export function piecesOf(document: unknown, { lists, around }: Shape, place: string): JsonPiece[] {
  const pages = around === 1 && Array.isArray(document) ? document : [document]
  return pages.flatMap((page: unknown): JsonPiece[] => {
    if (lists.length === 0) return [{ kind: 'record', list: '', record: page, place }]
    const records = lists.flatMap((list) => {
      const name = list.split('.').at(-1) ?? ''
      return valuesOf(page, list.split('.')).map((record) => ({ kind: 'record', list: name, record, place }) as const)
    })
    return [...records, { kind: 'end' }]
  })
}

function valuesOf(value: unknown, [name, ...rest]: readonly string[]): readonly unknown[] {
  if (name === undefined) return Array.isArray(value) ? value : []
  if (typeof value !== 'object' || value === null) return []
  return valuesOf(Object.entries(value).find(([key]) => key === name)?.[1], rest)
}

/** Undefined when the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
