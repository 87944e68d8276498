import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { type CsvError, parse } from 'csv-parse'
import { parse as parseNow } from 'csv-parse/sync'
import { nearest } from '../../core/nearest.ts'
import type { Reading } from '../../core/ticket.ts'
import type { Read } from './read.ts'
import { readHead } from './shapes.ts'

/** Lines of a table of any size; cells of columns that are not asked for are dropped as they are read. */

export interface Columns {
  required: readonly string[]
  /** Those that an export may lack. */
  others: readonly string[]
}

const GROUP = 1000
/** A quote that is never closed must not swallow the whole file into memory. */
const LONGEST_LINE = 1_000_000

interface Line {
  record: string[]
  info: { lines: number; bytes: number }
}

/** A place in the file: the byte, and which line it is in. */
interface Place {
  byte: number
  line: number
}

/** A line that cannot be read, and why. */
interface Broken {
  at: Place
  problem: string
}

/**
 * Reads a table with a heading line, its cells divided by commas, semicolons or tabs. A line that cannot be read costs
 * itself alone: after a quote that is not closed, reading begins anew with the line below.
 * @param read makes a reading of a line, by its columns' names
 */
export async function* readCsv(
  path: string,
  columns: Columns,
  read: (record: unknown) => Reading,
  onBytes: (count: number) => void,
): AsyncGenerator<Read[]> {
  const table: Table = { path, delimiter: delimiterOf(path), columns, names: null, read, onBytes: tellOnce(onBytes) }
  let begin: Place = { byte: 0, line: 1 }
  try {
    for (;;) {
      const broken = yield* readUntilBroken(table, begin)
      if (broken === null) return
      yield [{ place: `line ${broken.at.line}`, reading: { problem: broken.problem } }]
      begin = below(path, broken.at).end
    }
  } catch (error) {
    if (!(error instanceof HeadingError)) throw error
    yield [{ place: 'line 1', reading: { problem: error.message } }]
  }
}

interface Table {
  path: string
  delimiter: string
  columns: Columns
  /** The wanted name of each column; null before the heading was read. */
  names: (string | false)[] | null
  read(record: unknown): Reading
  /** Is told up to which byte the file was read. */
  onBytes(upTo: number): void
}

/** Tells the bytes of a file each once, however often parts of it are read again. */
function tellOnce(onBytes: (count: number) => void): (upTo: number) => void {
  let furthest = 0
  return (upTo) => {
    if (upTo <= furthest) return
    onBytes(upTo - furthest)
    furthest = upTo
  }
}

interface Opened {
  lines: AsyncIterable<Line>
  /** Why reading ended before the file did; null when it did not. */
  error(): CsvError | null
}

function openLines({ path, delimiter, onBytes }: Table, from: number): Opened {
  let error: CsvError | null = null
  const parser = parse({
    bom: true,
    info: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE,
    delimiter,
    // How many cells a line must have is ours to say: a part of the file that is read anew has no heading.
    relax_column_count: true,
    // Thrown, an error would take the lines with it that were read just before.
    skip_records_with_error: true,
    on_skip(found) {
      error ??= found ?? null
      return undefined
    },
    on_record: (record) => (error === null ? record : null),
  })
  const file = createReadStream(path, { highWaterMark: 1 << 18, start: from })
  let upTo = from
  file.on('data', (chunk) => {
    upTo += chunk.length
    onBytes(upTo)
    if (error !== null) {
      file.destroy()
      parser.end()
    }
  })
  file.on('error', (cause) => parser.destroy(cause))
  parser.on('close', () => file.destroy())
  return { lines: file.pipe(parser) as AsyncIterable<Line>, error: () => error }
}

/** Reads lines up to one that cannot be read; null at the end of the file. */
async function* readUntilBroken(table: Table, begin: Place): AsyncGenerator<Read[], Broken | null> {
  let group: Read[] = []
  /** Where the next line begins. */
  let next = begin
  const { lines, error } = openLines(table, begin.byte)
  for await (const { record, info } of lines) {
    const at = next
    next = { byte: begin.byte + info.bytes, line: begin.line + info.lines }
    if (table.names === null) {
      table.names = chooseColumns(record, table.columns)
      continue
    }
    if (record.length !== table.names.length && isSwallowed(table, at, next)) {
      yield group
      return { at: below(table.path, at).begin, problem: UNCLOSED }
    }
    group.push({ place: `line ${next.line - 1}`, reading: readingOf(record, table.names, table.read) })
    if (group.length < GROUP) continue
    yield group
    group = []
  }
  yield group
  const broken = error()
  return broken && { at: below(table.path, next).begin, problem: mendingOf(broken) }
}

function readingOf(record: readonly string[], names: readonly (string | false)[], read: Table['read']): Reading {
  if (record.length !== names.length) return { problem: CELLS }
  const cells: Record<string, string> = {}
  for (const [place, name] of names.entries()) if (name !== false) cells[name] = record[place] ?? ''
  return read(cells)
}

/** Whether a record of several lines is one line with a quote that is not closed: then the line below is whole by itself. */
function isSwallowed({ path, delimiter, names }: Table, from: Place, to: Place): boolean {
  const first = below(path, from)
  if (first.end.byte >= to.byte) return false
  const second = below(path, first.end)
  try {
    const [record = []] = parseNow(second.text, { delimiter, relax_column_count: true })
    return record.length === names?.length
  } catch {
    return false
  }
}

/** The line of the file at a place, or after the blank lines there: its text, where it begins, and where the next one does. */
function below(path: string, { byte, line }: Place): { begin: Place; end: Place; text: string } {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(LONGEST_LINE)
    const read = bytes.subarray(0, readSync(file, bytes, 0, LONGEST_LINE, byte))
    let start = 0
    let lines = 0
    while (read[start] === NEW_LINE || read[start] === RETURN) {
      if (read[start] === NEW_LINE) lines += 1
      start += 1
    }
    const found = read.indexOf(NEW_LINE, start)
    const end = found === -1 ? read.length : found + 1
    // The end of the line before is no line.
    const begin = { byte: byte + start, line: line + Math.max(0, lines - 1) }
    return { begin, end: { byte: byte + end, line: begin.line + 1 }, text: read.toString('utf8', start, end) }
  } finally {
    closeSync(file)
  }
}
const [NEW_LINE, RETURN] = [10, 13]

class HeadingError extends Error {}

/** The sign that divides the heading line most often. */
function delimiterOf(path: string): string {
  const heading = readHead(path, 1 << 14).split('\n')[0] ?? ''
  const [first = ','] = [',', ';', '\t'].sort((a, b) => heading.split(b).length - heading.split(a).length)
  return first
}

/** The wanted name of each column, whatever its case; false for a column that is not looked at. */
function chooseColumns(heading: readonly string[], { required, others }: Columns): (string | false)[] {
  const known = new Map([...required, ...others].map((name) => [name.toLowerCase(), name]))
  const chosen = heading.map((name) => known.get(name.trim().toLowerCase()) ?? false)
  const missing = required.filter((name) => !chosen.includes(name))
  if (missing.length === 0) return chosen
  const spare = heading.map((name) => name.trim()).filter((name) => !known.has(name.toLowerCase()))
  const near = missing.map((name) => nearest(name, spare)).find((name) => name !== null)
  throw new HeadingError(
    `The heading lacks ${missing.map((name) => `"${name}"`).join(', ')}.${near ? ` Is it "${near}"?` : ''} It must name the columns ${required.join(', ')}.`,
  )
}

const CELLS = 'The line has not as many cells as the heading. Put a text that holds the dividing sign in quotes.'
const UNCLOSED = 'A quote is opened here and not closed. Close it, or double it where it is part of a text.'

function mendingOf({ code, message }: CsvError): string {
  if (code === 'CSV_MAX_RECORD_SIZE' || code === 'CSV_QUOTE_NOT_CLOSED') return UNCLOSED
  return `The line cannot be read: ${message}. Put a text that holds quotes in quotes, and double those inside.`
}
