import { readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import { noneUnmapped, topicsByCategory } from '../core/categories.ts'
import { hoursFor } from '../core/hours.ts'
import { publishedLocale } from '../core/locales.ts'
import { zoneOffsets } from '../core/moment.ts'
import { nearest } from '../core/nearest.ts'
import type { SiteConfig } from '../core/site-config.ts'
import { SOURCES, type Source } from '../core/ticket.ts'
import { type Topics, topicsFile } from '../core/topics.ts'
import type { Store } from '../store/store.ts'
import { exportFiles, type FoundFile } from './tickets/export-files.ts'
import { type Found, hashNumber, importFile } from './tickets/import-file.ts'
import { openProblemList } from './tickets/problem-list.ts'
import { openProgress, type Screen } from './tickets/progress-bar.ts'
import { linesOf, unmappedLines } from './tickets/summary.ts'

interface Parts {
  open(): Promise<Store>
  site: SiteConfig
  /** The project's folder, with `content/`. */
  root: string
  now(): number
  print(line: string): void
  /** Where the progress bar is drawn, when it is a terminal. */
  screen: Screen
}

const USE = 'npx guidepost import-tickets <file or folder> --from zendesk|intercom|chatwoot|csv'

/**
 * `guidepost import-tickets`: tickets of another helpdesk into the store. Answers the exit code: 0 when all was
 * imported, 1 when some records were wrong, 2 when it was called wrongly.
 */
export async function importTickets(given: readonly string[], parts: Parts): Promise<number> {
  const { site, root, now, print, screen } = parts
  const asked = readArguments(given, hoursFor(site.defaultLocale, '', site)[0]?.timeZone ?? 'UTC')
  if ('problem' in asked) {
    print(asked.problem)
    return 2
  }
  const { path, source, timeZone, errors } = asked
  const files = exportFiles(path, source)
  if ('problem' in files) {
    print(files.problem)
    return 2
  }
  const topics = readTopics(root)
  const byCategory = topicsByCategory(topics, source)
  const locales = Object.keys(site.locales)
  const depends = JSON.stringify([source, timeZone, [...byCategory], locales])
  const problems = await openProblemList(errors)
  const store = await parts.open()
  const progress = openProgress(screen, sum(files), now)
  const unmapped = noneUnmapped()
  const founds: Found[] = []
  const zone = zoneOffsets(timeZone)
  for (const file of files) {
    const before = founds.reduce((total, { mark }) => total + mark.position, 0)
    const found = await importFile({ ...file, source, zone }, keyOf(file, depends), unmapped, {
      store,
      topics: byCategory,
      localeOf: (tag) => publishedLocale(tag, locales),
      now,
      onProblem: (problem) => problems.add(`${basename(file.path)}, ${problem}`),
      onBytes: progress.bytes,
      onTickets: (position) => progress.tickets(before + position),
    })
    founds.push(found)
  }
  progress.clear()
  await problems.close()
  for (const line of problems.lines()) print(line)
  for (const line of linesOf(founds)) print(line)
  if (source === 'zendesk' && files.some((file) => file.path.toLowerCase().endsWith('.csv')))
    print(`Times without an offset were read by the clocks of ${timeZone}; --time-zone names another zone.`)
  for (const line of unmappedLines(unmapped, source, Object.keys(topics)[0] ?? 'general')) print(line)
  return problems.count() === 0 ? 0 : 1
}

interface Asked {
  path: string
  source: Source
  timeZone: string
  /** Empty when no file was named for them. */
  errors: string
}

function readArguments(given: readonly string[], ownZone: string): Asked | { problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        from: { type: 'string', default: '' },
        errors: { type: 'string', default: '' },
        'time-zone': { type: 'string', default: ownZone },
      },
    })
    const [path] = positionals
    if (path === undefined || positionals.length > 1) return { problem: `Name one file or one folder: ${USE}` }
    const source = SOURCES.find((known) => known === values.from)
    if (!source) return { problem: unknownSource(values.from) }
    const timeZone = values['time-zone']
    if (!isZone(timeZone))
      return { problem: `There is no time zone "${timeZone}". Write one such as --time-zone Europe/Madrid, or UTC.` }
    return { path, source, timeZone, errors: values.errors }
  } catch (error) {
    return { problem: `${error instanceof Error ? error.message : error}\nUse: ${USE}` }
  }
}

function unknownSource(from: string): string {
  const near = nearest(from, SOURCES)
  const meant = near === null ? '' : ` Did you mean "${near}"?`
  return from === '' ? `Say where the tickets come from: ${USE}` : `"${from}" is no known source.${meant} Use: ${USE}`
}

function isZone(timeZone: string): boolean {
  try {
    zoneOffsets(timeZone)
    return true
  } catch {
    return false
  }
}

function readTopics(root: string): Topics {
  const read = topicsFile.safeParse(parse(readFileSync(join(root, 'content', 'topics.yaml'), 'utf8')))
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new Error(
    `content/topics.yaml cannot be used: "${issue?.path.map(String).join('.')}" ${issue?.message}. \`npm run build\` names the line.`,
  )
}

/** Another file, or the same one changed, or another reading of it, is another import. */
function keyOf({ path, bytes, date }: FoundFile, depends: string): string {
  return hashNumber(JSON.stringify([resolve(path), bytes, date, depends]))
}

const sum = (files: readonly FoundFile[]) => files.reduce((total, { bytes }) => total + bytes, 0)
