import { readChatwoot } from '../../core/helpdesks/chatwoot.ts'
import { readIntercom } from '../../core/helpdesks/intercom.ts'
import { PLAIN_COLUMNS, plainCsvReader } from '../../core/helpdesks/plain-csv.ts'
import { ZENDESK_COLUMNS, zendeskCsvReader } from '../../core/helpdesks/zendesk-csv.ts'
import type { Offsets } from '../../core/moment.ts'
import type { Reading, Source } from '../../core/ticket.ts'
import { readCsv } from './csv-lines.ts'
import { readJsonLines } from './json-lines.ts'
import { type JsonPiece, readJson, readWhole } from './json-records.ts'
import { type Shape, shapeOf } from './shapes.ts'
import { type Pages, zendeskPages } from './zendesk-pages.ts'

/** What one record or line turned out to be, and where it stands: "line 12", or "record 12, byte 3456". */
export interface Read {
  place: string
  reading: Reading
}

export interface ExportFile {
  path: string
  source: Source
  bytes: number
  /** When the file was written, in ms since the epoch. */
  date: number
  /** The time zone of times that have no offset. */
  zone: Offsets
}

/** Reads an export record by record, whatever its size. */
export function readExport(file: ExportFile, onBytes: (count: number) => void): AsyncGenerator<Read[]> {
  const { path, source, date, zone } = file
  if (source === 'csv') return readCsv(path, PLAIN_COLUMNS, plainCsvReader(date), onBytes)
  if (path.toLowerCase().endsWith('.csv')) return readCsv(path, ZENDESK_COLUMNS, zendeskCsvReader(zone), onBytes)
  const newPages = () =>
    source === 'zendesk' ? zendeskPages() : singles(source === 'intercom' ? readIntercom : readChatwoot)
  return readJsonExport(file, shapeOf(path, source), newPages, onBytes)
}

/** A page of an API is a few MB: quicker read in one go, and by far, than as a stream. */
const SMALL = 16_000_000

async function* readJsonExport(
  { path, bytes }: ExportFile,
  shape: Shape,
  newPages: () => Pages,
  onBytes: (count: number) => void,
): AsyncGenerator<Read[]> {
  if (shape.isByLine) return yield* readPages(readJsonLines(path, shape, onBytes), newPages())
  const whole = bytes > SMALL ? null : readWhole(path, shape)
  const reads = whole?.flatMap(readerOf(newPages()))
  // The stream knows where a record stands that is wrong.
  if (!reads || reads.length === 0 || reads.some(({ reading }) => 'problem' in reading))
    return yield* readPages(readJson(path, shape, onBytes), newPages())
  onBytes(bytes)
  yield reads
}

function singles(read: (record: unknown) => Reading): Pages {
  return { take: (_, record, place) => [{ place, reading: read(record) }], end: () => [] }
}

async function* readPages(groups: AsyncGenerator<JsonPiece[]>, pages: Pages): AsyncGenerator<Read[]> {
  const readOf = readerOf(pages)
  for await (const pieces of groups) yield pieces.flatMap(readOf)
}

function readerOf(pages: Pages): (piece: JsonPiece) => Read[] {
  let count = 0
  return (piece) => {
    if (piece.kind === 'end') return pages.end()
    if (piece.kind === 'broken') {
      // What waits for the rest of a page that is cut off has waited for nothing.
      return [...pages.end(), { place: piece.place, reading: { problem: `The file ${piece.problem}` } }]
    }
    if (!SIDE_LOADS.has(piece.list)) count += 1
    return pages.take(piece.list, piece.record, `record ${count}, ${piece.place}`)
  }
}

const SIDE_LOADS = new Set(['metric_sets', 'users'])
