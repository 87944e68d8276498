import { createReadStream } from 'node:fs'
import { type JsonPiece, parseJson, piecesOf } from './json-records.ts'
import type { Shape } from './shapes.ts'

/** Files with one JSON document to a line, as large exports are: a line that is wrong costs nothing but itself. */

const NEWLINE = 10
const LINE_PROBLEM = 'is not valid JSON in this line. Correct the line, or export the file again.'

/** Reads a file line by line, as many at a time as a chunk holds. */
export async function* readJsonLines(
  path: string,
  shape: Shape,
  onBytes: (count: number) => void,
): AsyncGenerator<JsonPiece[]> {
  let line = 0
  /** The parts of a line that spans chunks. */
  let begun: Uint8Array[] = []

  const take = (bytes: Uint8Array): JsonPiece[] => {
    line += 1
    const text = Buffer.concat([...begun, bytes])
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trim()
    begun = []
    if (text === '') return []
    const place = `line ${line}`
    const document = parseJson(text)
    return document === undefined
      ? [{ kind: 'broken', place, problem: LINE_PROBLEM }]
      : piecesOf(document, shape, place)
  }

  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Uint8Array>) {
    onBytes(chunk.length)
    const pieces: JsonPiece[] = []
    let from = 0
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      for (const piece of take(chunk.subarray(from, at))) pieces.push(piece)
      from = at + 1
    }
    if (from < chunk.length) begun.push(chunk.subarray(from))
    yield pieces
  }
  if (begun.length > 0) yield take(new Uint8Array())
}
