import { createReadStream } from 'node:fs'
import { type CsvError, parse } from 'csv-parse'
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
  record: unknown
  info: { lines: number }
}

/**
 * Reads a table with a heading line, its cells divided by commas, semicolons or tabs.
 * @param read makes a reading of a line, by its columns' names
 */
export async function* readCsv(
  path: string,
  columns: Columns,
  read: (record: unknown) => Reading,
  onBytes: (count: number) => void,
): AsyncGenerator<Read[]> {
  let group: Read[] = []
  /** Lines that cannot be read are told before those that follow them are parsed. */
  const skipped: { line: number; read: Read }[] = []
  const pushSkipped = (before: number) => {
    while ((skipped[0]?.line ?? Infinity) < before) group.push(...skipped.splice(0, 1).map((each) => each.read))
  }
  const parser = parse({
    bom: true,
    info: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: LONGEST_LINE,
    delimiter: delimiterOf(path),
    columns: (heading: string[]) => chooseColumns(heading, columns),
    on_skip: (error) => {
      const line = Number(error?.['lines'])
      if (error) skipped.push({ line, read: { place: `line ${line}`, reading: { problem: mendingOf(error) } } })
      return undefined
    },
  })
  const file = createReadStream(path, { highWaterMark: 1 << 18 })
  file.on('data', (chunk) => onBytes(chunk.length))
  file.on('error', (error) => parser.destroy(error))
  try {
    for await (const { record, info } of file.pipe(parser) as AsyncIterable<Line>) {
      pushSkipped(info.lines)
      group.push({ place: `line ${info.lines}`, reading: read(record) })
      if (group.length >= GROUP) {
        yield group
        group = []
      }
    }
  } catch (error) {
    if (!(error instanceof HeadingError)) throw error
    group.push({ place: 'line 1', reading: { problem: error.message } })
  } finally {
    file.destroy()
  }
  pushSkipped(Infinity)
  yield group
}

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

function mendingOf({ code, message }: CsvError): string {
  if (code === 'CSV_RECORD_INCONSISTENT_COLUMNS' || code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH')
    return 'The line has not as many cells as the heading. Put a text that holds the dividing sign in quotes.'
  if (code === 'CSV_MAX_RECORD_SIZE' || code === 'CSV_QUOTE_NOT_CLOSED')
    return 'A quote is opened here, or above, and not closed. Close it, or double it where it is part of a text.'
  return `The line cannot be read: ${message}. Put a text that holds quotes in quotes, and double those inside.`
}
