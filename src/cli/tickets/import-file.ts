import { hash } from 'node:crypto'
import { countUnmapped, topicOf, type Unmapped } from '../../core/categories.ts'
import { type Derivation, makeTicket, type Ticket } from '../../core/ticket.ts'
import type { ImportMark, Store } from '../../store/store.ts'
import { type ExportFile, readExport } from './read.ts'

/** One file of an export into the store, from where an interrupted import of it stands. */

/** Tickets in a transaction: enough for the disk's sake, few enough for the memory's. */
const BATCH = 5000

export interface ImportParts {
  store: Store
  /** A topic by each category's key. */
  topics: ReadonlyMap<string, string>
  localeOf(tag: string): string
  now(): number
  onProblem(problem: string): void
  onBytes(count: number): void
  /** Is told, after each batch, how many tickets of the file are dealt with. */
  onTickets(position: number): void
}

/** What was found in a file, whether it was stored now or by an import before. */
export interface Found {
  mark: ImportMark
  problems: number
  /** By the reason they are left out for. */
  leftOut: Map<string, number>
  /** By what is said of them. */
  notes: Map<string, number>
}

/** Clocks of other time zones may be ahead by so much, in ms. */
const DAY = 86_400_000
const createdLater = (at: number) =>
  `The ticket was created (${new Date(at).toISOString()}) after today. Correct its year, or name the time zone of the export with --time-zone.`

const count = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1)

/**
 * A ticket's number as it is stored: 96 bits of SHA-256.
 * @example hashNumber('zendesk\n35436').length // => 16
 */
export function hashNumber(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 16)
}

/**
 * Reads a whole file and stores what is not stored yet. It may be stopped at any moment: each batch is one commit with
 * its place in the file, and a batch that is stored again changes nothing.
 * @param key names the file and all else that its tickets depend on
 */
export async function importFile(
  file: ExportFile,
  key: string,
  unmapped: Unmapped,
  { store, topics, localeOf, now, onProblem, onBytes, onTickets }: ImportParts,
): Promise<Found> {
  const { source } = file
  const begun = await store.beginImport(source, key, now())
  const found: Found = { mark: begun, problems: 0, leftOut: new Map(), notes: new Map() }
  const derivation: Derivation = {
    source,
    hash: hashNumber,
    topicOf: (categories) => topicOf(categories, topics),
    localeOf,
  }
  let position = 0
  let batch: Ticket[] = []
  let underway: Promise<ImportMark> = Promise.resolve(begun)

  // The next batch is read while this one is written, and no more than that.
  const send = async (ended: boolean) => {
    await underway
    underway = store.continueImport(batch, { source, file: key, position, ended, at: now() })
    // Its failure is heard where it is awaited.
    underway.catch(() => undefined)
    batch = []
    onTickets(position)
  }

  for await (const reads of readExport(file, onBytes))
    for (const { place, reading } of reads) {
      if ('problem' in reading) {
        found.problems += 1
        onProblem(`${place}: ${reading.problem}`)
        continue
      }
      if ('leftOut' in reading) {
        count(found.leftOut, reading.leftOut)
        continue
      }
      if (reading.facts.created_at > now() + DAY) {
        found.problems += 1
        onProblem(`${place}: ${createdLater(reading.facts.created_at)}`)
        continue
      }
      if (reading.note !== '') count(found.notes, reading.note)
      const made = makeTicket(reading.facts, derivation)
      if (made.topic === '') countUnmapped(unmapped, reading.facts.categories)
      position += 1
      if (position > begun.position) batch.push(made)
      if (batch.length >= BATCH) await send(false)
    }
  await send(true)
  found.mark = await underway
  return found
}
