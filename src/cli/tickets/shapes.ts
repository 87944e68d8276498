import { closeSync, openSync, readSync } from 'node:fs'
import { parseJson } from './json-records.ts'

/** Where a helpdesk's exports keep their records: in pages as its API answers them, in one array, or one a line. */

export interface Shape {
  /** The lists of a page, such as "tickets" or "data.payload"; none when records stand alone. */
  lists: readonly string[]
  /** How many brackets are open where a record begins, its own among them. */
  depth: number
  /** How many are open around a page or record: 1 when the file is one array of them. */
  around: 0 | 1
  /** Whether each line is a document. */
  isByLine: boolean
}

interface Pages {
  /** Matches the beginning of a file of pages. */
  are: RegExp
  /** The lists of a page, without the `$.` before them. */
  lists: readonly string[]
  /** How many brackets are open around a list, the page's own among them. */
  depth: number
}

const PAGES: Readonly<Record<'zendesk' | 'intercom' | 'chatwoot', readonly Pages[]>> = {
  zendesk: [
    {
      are: /"(?:tickets|metric_sets|users)"\s*:\s*\[|"(?:end_of_stream|next_page|after_cursor)"\s*:/,
      lists: ['tickets', 'metric_sets', 'users'],
      depth: 1,
    },
  ],
  intercom: [{ are: /"conversations"\s*:\s*\[|"type"\s*:\s*"conversation\.list"/, lists: ['conversations'], depth: 1 }],
  chatwoot: [
    { are: /^\s*(?:\[\s*)?\{\s*"data"\s*:\s*\{/, lists: ['data.payload'], depth: 2 },
    { are: /"payload"\s*:\s*\[/, lists: ['payload'], depth: 1 },
  ],
}

/** Enough for the first line of a file that has a ticket to a line. */
const HEAD = 1 << 20

/** Finds out from a file's beginning where its records stand. */
export function shapeOf(path: string, source: keyof typeof PAGES): Shape {
  const head = readHead(path, HEAD)
  const around = head.startsWith('[') ? 1 : 0
  const isByLine = around === 0 && hasDocumentLines(head)
  const pages = PAGES[source].find(({ are }) => are.test(head))
  if (!pages) return { lists: [], depth: around + 1, around, isByLine }
  return { lists: pages.lists, depth: around + pages.depth + 2, around, isByLine }
}

/** More than one line, and one of the first is whole: the very first may be the one that is wrong. */
function hasDocumentLines(head: string): boolean {
  const lines = head.split('\n', 4).filter((line) => line.trim() !== '')
  return lines.length > 1 && lines.some((line) => line.startsWith('{') && parseJson(line) !== undefined)
}

/** The beginning of a file, without a byte order mark and the space before the first sign. */
export function readHead(path: string, length: number): string {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(length)
    return bytes
      .subarray(0, readSync(file, bytes, 0, length, 0))
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trimStart()
  } finally {
    closeSync(file)
  }
}
