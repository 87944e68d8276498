import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type QuarterFile, quarterFile } from '../core/quarter.ts'
import { quarterOf } from '../core/quarter-days.ts'
import { isMissing } from '../core/quarter-figures.ts'
import { dayText } from '../core/question.ts'
import { dayOf } from '../core/session-id.ts'
import { readSampleLabel } from '../server/sample.ts'
import { readQuarter } from '../store/read-quarter.ts'
import { askedWrongly, type Context, type Outcome, told, wrongOf } from './command.ts'
import { EXPLAINED, explain } from './explain.ts'
import { noticesOf } from './quarter-notices.ts'

/** What a person adds to the file: kept when its figures are counted again. */
const CHOSEN = ['benchmark', 'processing', 'notices', 'quotes'] as const
const NOT_CHOSEN: Pick<QuarterFile, (typeof CHOSEN)[number]> = {
  benchmark: { missing: 'no_benchmark' },
  processing: { missing: 'no_verifications' },
  notices: { missing: 'no_notices' },
  quotes: { missing: 'no_quotes' },
}

/**
 * Counts a quarter and writes `content/reports/2026-q3.json`, from which the site publishes the page; with a figure to
 * explain, tells its definition and its rows by day.
 * @param figure one of EXPLAINED; empty to count
 */
export async function reportQuarter(
  { quarter: text, figure }: { quarter: string; figure: string },
  topics: readonly string[],
  { openStore, site, root, dataFolder, now, note }: Context,
): Promise<Outcome> {
  const read = quarterOf(text)
  if ('problem' in read) return wrongOf(read.problem)
  const { quarter } = read
  const store = await openStore()
  if (figure !== '') {
    const explained = await explain(figure, { quarter, store, topics, least: site.privacyThreshold })
    return explained
      ? told(explained.json, explained.lines)
      : askedWrongly(`There is no figure "${figure}".`, `Choose one of ${Object.keys(EXPLAINED).join(', ')}.`)
  }
  if (dayOf(now()) <= quarter.to) note(`${quarter.name} ends on ${dayText(quarter.to)}: these figures are not final.`)

  const file = join('content', 'reports', `${quarter.name.toLowerCase()}.json`)
  const { sessions, ...measured } = await readQuarter(quarter, {
    ...{ store, topics, least: site.privacyThreshold },
    today: dayOf(now()),
  })
  const languages = Object.keys(site.locales).map((locale) => ({
    locale,
    guides: globSync(`content/${locale}/*/*.mdx`, { cwd: root }).length,
    sessions: sessions.size === 0 ? ({ missing: 'no_sessions' } as const) : (sessions.get(locale) ?? 0),
  }))
  const chosen = { ...NOT_CHOSEN, ...chosenIn(join(root, file)) }
  const proposed = isMissing(chosen.notices) ? await noticesOf(quarter, root, store) : []
  const made: QuarterFile = {
    ...measured,
    made: dayText(dayOf(now())),
    sample: readSampleLabel(dataFolder) !== null,
    languages,
    ...chosen,
    ...(proposed.length > 0 ? { notices: proposed } : {}),
  }
  writeFileSync(join(root, file), `${JSON.stringify(made, null, 2)}\n`)
  const unknown = [...Object.entries(made), ...Object.entries(made.headline[0] ?? {})].flatMap(([name, part]) =>
    typeof part === 'object' && part !== null && 'missing' in part ? [{ name, why: String(part.missing) }] : [],
  )
  return told({ file, report: made, proposed: proposed.length, unknown }, [
    `Written: ${file}. Build the site to publish it under /<locale>/reports/${quarter.name.toLowerCase()}/.`,
    ...proposed.map(
      ({ title, from }) => `  notices: "${Object.values(title)[0]}" of ${from} was proposed; reword it or take it out.`,
    ),
    ...unknown.map(({ name, why }) => `  ${name}: not known (${why}); the page says so.`),
  ])
}

/** What a person put into an earlier file of the quarter; nothing of a sample. */
function chosenIn(path: string): Partial<Pick<QuarterFile, (typeof CHOSEN)[number]>> {
  if (!existsSync(path)) return {}
  const before = readBefore(path)
  if (before.sample) return {}
  const { benchmark, processing, notices, quotes } = before
  return { benchmark, processing, notices, quotes }
}

/** Throws, naming the file, when it cannot be read. */
function readBefore(path: string): QuarterFile {
  try {
    return quarterFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (cause) {
    const why =
      cause instanceof z.ZodError ? z.prettifyError(cause) : cause instanceof Error ? cause.message : String(cause)
    throw new Error(
      `${path} cannot be read: ${why}\nWhat a person chose stands in it, so that it is not written over. Correct it, or take it away, and run this again.`,
      { cause },
    )
  }
}
