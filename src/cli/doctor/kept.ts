import { accessSync, constants, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { readSampleLabel } from '../../server/sample.ts'
import { storeFile } from '../../store/store-file.ts'
import { readDue } from '../due.ts'
import { builtFingerprint, sourceFingerprint } from '../fingerprint.ts'
import { bad, type Finding, good, warning } from './finding.ts'

/** What is kept on this machine: the data, and the built site. */

/** Whether the data folder can be written to, and its file is whole. Nothing is made or changed. */
export function storeFinding(folder: string): Finding {
  const file = storeFile(folder)
  if (!isWritable(folder))
    return bad(
      'Store',
      `"${folder}" cannot be written to.`,
      'Name a folder that you may write to: DATA_DIR=./data npm start',
    )
  if (!existsSync(file)) return good('Store', `nothing is kept in ${folder} yet; the first start makes it`)
  const wrong = damageIn(file)
  if (wrong !== null)
    return bad(
      'Store',
      `${file} is damaged: ${wrong}.`,
      'Stop the server, and put the last backup of the folder in its place.',
    )
  return readSampleLabel(folder)
    ? warning(
        'Store',
        `${folder} holds a sample, invented data.`,
        'For real figures name another folder: DATA_DIR=./data npm start',
      )
    : good('Store', `${folder} is whole`)
}

/** A folder that is not there yet can be written to where it would be made. */
function isWritable(folder: string): boolean {
  const there = existsSync(folder) ? folder : dirname(folder)
  try {
    accessSync(there, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function damageIn(file: string): string | null {
  try {
    const database = new DatabaseSync(file, { readOnly: true })
    try {
      const said = database.prepare('pragma quick_check(1)').get()?.['quick_check']
      return said === 'ok' ? null : String(said)
    } finally {
      database.close()
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Whether the built site is there, of these sources, with search in every language. */
export function builtFinding(root: string, locales: readonly string[], now: number): Finding {
  const dist = join(root, 'dist')
  const built = builtFingerprint(dist)
  if (built === '')
    return warning('Built site', 'The site is not built yet.', 'Build it: npx guidepost build (npm start does so too).')
  const without = locales.filter((locale) => !existsSync(join(dist, 'search', `${locale}.json`)))
  if (without.length > 0 || !existsSync(join(dist, 'pagefind', 'pagefind.js')))
    return bad(
      'Built site',
      `Search is missing in it${without.length > 0 ? ` for ${without.join(', ')}` : ''}.`,
      'Remove dist/ and build it anew: npx guidepost build',
    )
  if (built !== sourceFingerprint(root))
    return warning(
      'Built site',
      'Something was written since the site was built.',
      'Build it again: npx guidepost build',
    )
  return readDue(dist) <= now
    ? warning(
        'Built site',
        'A guide was to be published or retired since.',
        'Build it again: npx guidepost build; cron can do so every few minutes.',
      )
    : good('Built site', `of what is written now, with search in ${locales.length} languages`)
}
