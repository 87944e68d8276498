import { basename, resolve } from 'node:path'
import { readDataFile } from '../checks/data-file.ts'
import { noneUnmapped, rankUnmapped, topicsByCategory } from '../core/categories.ts'
import { hoursFor } from '../core/hours.ts'
import { publishedLocale } from '../core/locales.ts'
import { zoneOffsets } from '../core/moment.ts'
import { SOURCES } from '../core/ticket.ts'
import { topicsFile } from '../core/topics.ts'
import { askedWrongly, choice, defineCommand, EXPORTED, oneOf, required, text, told, wrongOf } from './command.ts'
import { exportFiles, type FoundFile } from './tickets/export-files.ts'
import { type Found, hashNumber, importFile } from './tickets/import-file.ts'
import { openProblemList } from './tickets/problem-list.ts'
import { openProgress } from './tickets/progress-bar.ts'
import { countsOf, linesOf, unmappedLines } from './tickets/summary.ts'

const LISTED = 1000

export const command = defineCommand({
  name: 'import-tickets',
  summary: 'tickets of another helpdesk, for the service figures',
  argument: EXPORTED,
  options: {
    from: required(choice('source', SOURCES, 'the helpdesk they come from'), 'Say where the tickets come from'),
    errors: text('FILE', 'writes all that is wrong in them to this file; twenty are printed', 'files'),
    'time-zone': text(
      'ZONE',
      'of times without an offset, such as Europe/Madrid; that of the opening hours unless given',
    ),
  },
  examples: [
    { line: 'npx guidepost import-tickets tickets.csv --from csv', does: 'a plain table' },
    { line: 'npx guidepost import-tickets export/ --from zendesk', does: 'a folder of pages' },
    {
      line: 'npx guidepost import-tickets chats.json --from intercom --errors wrong.txt',
      does: 'with a list of all that is wrong',
    },
  ],
  ends: 'some records are wrong and were left out',
  async run({ options, args }, { openStore, site, root, now, screen }) {
    const source = oneOf(SOURCES, options.from)
    const timeZone = options['time-zone'] || (hoursFor(site.defaultLocale, '', site)[0]?.timeZone ?? 'UTC')
    if (!isZone(timeZone))
      return askedWrongly(
        `There is no time zone "${timeZone}".`,
        'Write one such as --time-zone Europe/Madrid, or UTC.',
      )
    const files = exportFiles(args[0] ?? '', source)
    if ('problem' in files) return wrongOf(files.problem)
    const topics = readDataFile(root, 'content/topics.yaml', topicsFile)
    const byCategory = topicsByCategory(topics, source)
    const locales = Object.keys(site.locales)
    const depends = JSON.stringify([source, timeZone, [...byCategory], locales])
    const problems = await openProblemList(options.errors)
    // The next rows are read while the last ones are written.
    const store = await openStore('threads')
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
    const isByClocks = source === 'zendesk' && files.some((file) => file.path.toLowerCase().endsWith('.csv'))
    const data = {
      ...countsOf(founds),
      timeZone,
      problems: problems.shown(),
      unmapped: rankUnmapped(unmapped, LISTED),
      withoutCategory: unmapped.withoutCategory,
    }
    return told(
      data,
      [
        ...problems.lines(),
        ...linesOf(founds),
        ...(isByClocks
          ? [`Times without an offset were read by the clocks of ${timeZone}; --time-zone names another zone.`]
          : []),
        ...unmappedLines(unmapped, source, Object.keys(topics)[0] ?? 'general'),
      ],
      problems.count() === 0 ? 0 : 1,
    )
  },
})

function isZone(timeZone: string): boolean {
  try {
    zoneOffsets(timeZone)
    return true
  } catch {
    return false
  }
}

/** Another file, or the same one changed, or another reading of it, is another import. */
function keyOf({ path, bytes, date }: FoundFile, depends: string): string {
  return hashNumber(JSON.stringify([resolve(path), bytes, date, depends]))
}

const sum = (files: readonly FoundFile[]) => files.reduce((total, { bytes }) => total + bytes, 0)
