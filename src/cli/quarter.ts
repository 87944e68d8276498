import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type QuarterFile, quarterFile } from '../core/quarter.ts'
import { quarterOf } from '../core/quarter-days.ts'
import { isMissing } from '../core/quarter-figures.ts'
import { dayText } from '../core/question.ts'
import { dayOf } from '../core/session-id.ts'
import type { SiteConfig } from '../core/site-config.ts'
import { readQuarter } from '../store/read-quarter.ts'
import type { Store } from '../store/store.ts'
import { EXPLAINED, explain } from './explain.ts'
import { noticesOf } from './quarter-notices.ts'

interface Parts {
  store: Store
  site: SiteConfig
  topics: readonly string[]
  /** The project's folder, with `content/`. */
  root: string
  /** Whether the store holds invented data. */
  isSample: boolean
  now: number
  print(line: string): void
}

/** What a person adds to the file: kept when its figures are counted again. */
const CHOSEN = ['benchmark', 'processing', 'notices', 'quotes'] as const
const NOT_CHOSEN: Pick<QuarterFile, (typeof CHOSEN)[number]> = {
  benchmark: { missing: 'no_benchmark' },
  processing: { missing: 'no_verifications' },
  notices: { missing: 'no_notices' },
  quotes: { missing: 'no_quotes' },
}

/**
 * `guidepost report --quarter 2026-Q3`: counts a quarter and writes `content/reports/2026-q3.json`, from which the site
 * publishes the page; with a figure to explain, prints its definition and its rows by day. Answers the exit code.
 */
export async function reportQuarter(text: string, explained: string, parts: Parts): Promise<number> {
  const { store, site, topics, root, now, isSample, print } = parts
  const read = quarterOf(text)
  if ('problem' in read) {
    print(read.problem)
    return 2
  }
  const { quarter } = read
  if (explained !== '') {
    const lines = await explain(explained, quarter, store)
    if (!lines) print(`There is no figure "${explained}". Choose one of ${Object.keys(EXPLAINED).join(', ')}.`)
    else for (const line of lines) print(line)
    return lines ? 0 : 2
  }
  if (dayOf(now) <= quarter.to) print(`${quarter.name} ends on ${dayText(quarter.to)}: these figures are not final.`)

  const file = join('content', 'reports', `${quarter.name.toLowerCase()}.json`)
  const { sessions, ...measured } = await readQuarter(quarter, { store, topics, least: site.privacyThreshold })
  const languages = Object.keys(site.locales).map((locale) => ({
    locale,
    guides: globSync(`content/${locale}/*/*.mdx`, { cwd: root }).length,
    sessions: sessions.size === 0 ? ({ missing: 'no_sessions' } as const) : (sessions.get(locale) ?? 0),
  }))
  const chosen = { ...NOT_CHOSEN, ...chosenIn(join(root, file)) }
  const proposed = isMissing(chosen.notices) ? await noticesOf(quarter, root, store) : []
  const made: QuarterFile = {
    ...measured,
    made: dayText(dayOf(now)),
    sample: isSample,
    languages,
    ...chosen,
    ...(proposed.length > 0 ? { notices: proposed } : {}),
  }
  writeFileSync(join(root, file), `${JSON.stringify(made, null, 2)}\n`)
  print(`Written: ${file}. Build the site to publish it under /<locale>/reports/${quarter.name.toLowerCase()}/.`)
  for (const { title, from } of proposed)
    print(`  notices: "${Object.values(title)[0]}" of ${from} was proposed; reword it or take it out.`)
  for (const [name, part] of [...Object.entries(made), ...Object.entries(made.headline[0] ?? {})])
    if (typeof part === 'object' && part !== null && 'missing' in part)
      print(`  ${name}: not known (${part.missing}); the page says so.`)
  return 0
}

/** What a person put into an earlier file of the quarter; nothing of a sample. */
function chosenIn(path: string): Partial<Pick<QuarterFile, (typeof CHOSEN)[number]>> {
  if (!existsSync(path)) return {}
  const before = quarterFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  if (before.sample) return {}
  const { benchmark, processing, notices, quotes } = before
  return { benchmark, processing, notices, quotes }
}
