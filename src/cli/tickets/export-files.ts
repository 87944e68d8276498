import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Source } from '../../core/ticket.ts'

/** The files of an export: one, or all of a folder in the order of their numbers. */

export interface FoundFile {
  path: string
  bytes: number
  /** When it was written, in whole ms since the epoch. */
  date: number
}

const JSON_FILES = ['.json', '.jsonl', '.ndjson']
const ENDINGS: Readonly<Record<Source, readonly string[]>> = {
  zendesk: [...JSON_FILES, '.csv'],
  intercom: JSON_FILES,
  chatwoot: JSON_FILES,
  csv: ['.csv'],
}

/** A problem says what is wrong and how to mend it. */
export function exportFiles(path: string, source: Source): FoundFile[] | { problem: string } {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return { problem: `"${path}" does not exist. Name the file of the export, or the folder of its pages.` }
  const endings = ENDINGS[source]
  const isOne = (name: string) => endings.some((ending) => name.toLowerCase().endsWith(ending))
  const wanted = `${endings.slice(0, -1).join(', ')}${endings.length > 1 ? ' or ' : ''}${endings.at(-1)}`
  if (!stat.isDirectory())
    return isOne(path)
      ? [fileAt(path)]
      : { problem: `"${path}" is no export of ${source}: its name must end in ${wanted}. Unpack it if it is packed.` }
  const files = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && isOne(entry.name))
    .map(({ name }) => name)
    // Page 10 comes after page 9.
    .sort(new Intl.Collator('en', { numeric: true }).compare)
    .map((name) => fileAt(join(path, name)))
  return files.length > 0
    ? files
    : {
        problem: `"${path}" holds no file whose name ends in ${wanted}. Name the folder of the export, or say with --from what it is.`,
      }
}

function fileAt(path: string): FoundFile {
  const { size, mtimeMs } = statSync(path)
  return { path, bytes: size, date: Math.floor(mtimeMs) }
}
