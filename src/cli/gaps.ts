import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Gap } from '../core/answers.ts'
import { LEAST_HOURS } from '../core/gap-report.ts'
import { HELD_STATES } from '../core/gaps.ts'
import type { Engine } from '../core/search.ts'
import { readParts } from '../server/parts.ts'
import { readGaps } from '../store/read-gaps.ts'
import { askedPeriod, WORDS_PERIOD } from './asked-period.ts'
import { gapPartsOf } from './authoring/find-gap.ts'
import { askedWrongly, type Context, choice, defineCommand, isWrong, text, told } from './command.ts'
import { openSearch } from './open-search.ts'

const STATES = ['open', ...HELD_STATES, 'closed', 'all'] as const
const MOST = 20

/** A gap with the guide that search finds first for it; empty when none. */
type GapShown = Gap & { nearest: string }

export const command = defineCommand({
  name: 'gaps',
  summary: 'searches without answer that wait for a guide',
  argument: null,
  options: {
    ...WORDS_PERIOD,
    state: choice('state', STATES, 'those of one state; open unless given'),
    most: text('NUMBER', `how many are shown; ${MOST} unless given`),
  },
  examples: [
    { line: 'npx guidepost gaps', does: 'the open ones of the last 28 days, most searched first' },
    { line: 'npx guidepost gaps --locale es', does: 'in Spanish' },
    { line: 'npx guidepost gaps --state taken', does: 'those that somebody writes a guide for' },
    { line: 'npx guidepost new trading/limit-orders --gap 1k2j3x', does: 'starts a guide for one, by its number' },
  ],
  ends: 'the store cannot be read',
  async run({ options }, context) {
    const { openStore, site, root, now } = context
    const { topics, synonyms } = readParts(root)
    const asked = askedPeriod(options, { site, topics, now: now() })
    if (isWrong(asked)) return asked
    const most = options.most === '' ? MOST : Number(options.most)
    if (!Number.isInteger(most) || most < 1)
      return askedWrongly(`--most is "${options.most}".`, 'Write how many are shown, such as --most 50.')
    const report = await readGaps(asked.question, gapPartsOf(await openStore(), site, synonyms, now()))
    const state = options.state || 'open'
    const found = report.gaps.filter((gap) => state === 'all' || gap.state === state)
    const shown = await withNearest(found.slice(0, most), root)
    return told({ ...report, state, gaps: shown, more: found.length - shown.length }, [
      ...(shown.length === 0
        ? emptyLines(state, report.from, report.to)
        : shown.flatMap((gap) => linesOf(gap, context))),
      ...(found.length > shown.length
        ? [`… and ${found.length - shown.length} more: --most ${found.length} shows them.`]
        : []),
      ...(report.withheld.searches > 0
        ? [
            `Not shown, each by fewer than ${report.withheld.threshold} people, or all within fewer than ${LEAST_HOURS} different hours: ${report.withheld.searches} searches.`,
          ]
        : []),
    ])
  },
})

/** Each with what search finds first for it in the built site; empty when nothing, or when the site is not built. */
async function withNearest(gaps: readonly Gap[], root: string): Promise<GapShown[]> {
  const dist = join(root, 'dist')
  const engines = new Map<string, Engine>()
  // One language after the other: opening an index sets what is global while it lasts.
  for (const locale of new Set(gaps.map((gap) => gap.locale)))
    if (existsSync(join(dist, 'search', `${locale}.json`))) engines.set(locale, (await openSearch(dist, locale)).engine)
  return Promise.all(
    gaps.map(async (gap) => {
      const found = await engines.get(gap.locale)?.rank(gap.query)
      return { ...gap, nearest: found?.ranked[0]?.guide ?? '' }
    }),
  )
}

function linesOf(gap: GapShown, { paint }: Context): string[] {
  const { id, locale, state, who, query, variants, sessions, contacted, nearest } = gap
  const other = variants.map((each) => each.query).filter((each) => each !== query)
  const held = who === '' ? state : `${state} by ${who}`
  return [
    `${paint('command', id)}  ${locale}  ${held}  ${paint('heading', query)}`,
    `    ${sessions} sessions, ${contacted} then asked a person${nearest === '' ? '' : `; search finds ${nearest} first`}`,
    ...(other.length > 0 ? [`    also: ${other.slice(0, 3).join(' · ')}`] : []),
  ]
}

function emptyLines(state: string, from: string, to: string): string[] {
  const which = state === 'all' ? 'gaps' : `gaps that are ${state.replace('_', ' ')}`
  return [
    `There are no ${which} from ${from} to ${to}.`,
    state === 'open'
      ? 'Every search that enough people made has an answer, or somebody has taken it up: --state all shows those.'
      : 'Look further back with --from, or at others with --state all.',
  ]
}
