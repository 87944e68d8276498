import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { guideStatesOf } from '../checks/guide-states.ts'
import { openMemory } from '../checks/open-memory.ts'
import { type Content, readContent } from '../checks/read-content.ts'
import type { BacklogAnswer } from '../core/backlog-entry.ts'
import { OWNERS } from '../core/guide.ts'
import type { GuideState, State } from '../core/guide-state.ts'
import { nearest } from '../core/nearest.ts'
import { storeFile } from '../store/store-file.ts'
import { hasChangedSince, readAnswer } from './backlog.ts'
import { mostLostLines } from './backlog-lines.ts'
import {
  askedWrongly,
  type Context,
  choice,
  defineCommand,
  flag,
  isWrong,
  list,
  namesIn,
  text,
  told,
  type Wrong,
} from './command.ts'
import { type Asked, isAsked, lostLines, statusLines } from './status-lines.ts'

export const command = defineCommand({
  name: 'status',
  summary: 'how every guide stands in every language',
  argument: null,
  options: {
    mine: flag('only yours: those of the owner in GUIDEPOST_OWNER, or of git config guidepost.owner'),
    owner: choice('owner', OWNERS, 'only those of one team'),
    topic: text('TOPIC', 'only one topic', 'topics'),
    locale: list('LOCALE', 'only this language; more with commas', 'locales'),
    stale: flag('only what says something else than English, with what changed'),
    missing: flag('only what is not translated'),
    due: flag('only what is to be reviewed within two weeks'),
  },
  examples: [
    { line: 'npx guidepost status', does: 'all guides, all languages' },
    { line: 'npx guidepost status --mine --due', does: 'what your team has to review' },
    { line: 'npx guidepost status --stale --locale ar', does: 'what changed since it was translated into Arabic' },
    { line: 'npx guidepost status --missing --topic trading --json', does: 'what is to be translated, as data' },
  ],
  ends: 'content/ cannot be read',
  async run({ options }, context) {
    const { site, root, now, paint } = context
    const published = Object.keys(site.locales)
    const chosen = namesIn(options.locale)
    const unknown = chosen.find((locale) => !published.includes(locale))
    if (unknown !== undefined) return unlisted('locale', unknown, published)
    const content = readContent(root, { url: site.url, locales: published, now: now(), memory: openMemory(root) })
    const topics = Object.keys(content.topics.value ?? {})
    if (options.topic !== '' && !topics.includes(options.topic)) return unlisted('topic', options.topic, topics)
    const owner = options.mine ? ownerOf(context) : options.owner
    if (typeof owner !== 'string') return owner
    const asked: Asked = {
      locales: chosen.length > 0 ? published.filter((tag) => chosen.includes(tag)) : published,
      owner,
      topic: options.topic,
      only: (['stale', 'missing', 'due'] as const).filter((state) => options[state]),
      now: now(),
    }
    const all = guideStatesOf(content)
    const theirs = all.filter(
      ({ owner: own, topic }) => [own, ''].includes(owner) && [topic, ''].includes(options.topic),
    )
    const guides = theirs.filter(({ locales }) => asked.locales.some((locale) => isAsked(locales[locale], asked)))
    const counts = Object.fromEntries(asked.locales.map((locale) => [locale, countsOf(guides, locale, asked)]))
    const backlog = asked.only.length > 0 ? null : await readMostLost(asked, chosen, context)
    const lines = statusLines(
      guides,
      { ...asked, counts, isEmpty: all.length === 0, headingOf: englishHeadings(content) },
      paint,
    )
    const lost = lostLines(theirs)
    return told({ guides, counts, backlog }, [
      ...lines,
      ...(lost.length > 0 ? ['', ...lost] : []),
      ...(backlog ? ['', ...mostLostLines(backlog, hasChangedSince(root))] : []),
    ])
  },
})

function englishHeadings({ english, sections }: Content) {
  return (guide: string, place: number): string | null => {
    const own = english.get(guide)
    return own ? (sections(own)[place]?.title ?? null) : null
  }
}

/** How many of the cells asked for are in which state. */
function countsOf(guides: readonly GuideState[], locale: string, asked: Asked): Record<State, number> {
  const cells = guides.flatMap(({ locales }) => locales[locale] ?? []).filter((cell) => isAsked(cell, asked))
  const count = (state: State) => cells.filter((cell) => cell.state === state).length
  return {
    retired: count('retired'),
    draft: count('draft'),
    missing: count('missing'),
    scheduled: count('scheduled'),
    stale: count('stale'),
    due: count('due'),
    fresh: count('fresh'),
  }
}

/** So many entries of the backlog are shown beside the matrix. */
const MOST_LOST = 5

/** Where readers lost most answers; null where nothing was recorded yet, or it cannot be read. */
async function readMostLost(
  { owner, topic }: Asked,
  locales: readonly string[],
  context: Context,
): Promise<BacklogAnswer | null> {
  if (!existsSync(storeFile(context.dataFolder))) return null
  const locale = locales.length === 1 ? (locales[0] ?? '') : ''
  const answer = await readAnswer({ mine: '', owner, kind: '', locale, topic, snoozed: '' }, context)
  return isWrong(answer) ? null : { ...answer, entries: answer.entries.slice(0, MOST_LOST) }
}

/** Whose guides are mine. */
function ownerOf({ environment, root }: Context): string | Wrong {
  const own =
    environment['GUIDEPOST_OWNER'] ||
    spawnSync('git', ['config', 'guidepost.owner'], { cwd: root, encoding: 'utf8' }).stdout
  const owner = own?.trim() ?? ''
  if (owner === '')
    return askedWrongly(
      'Nothing says which guides are yours.',
      `Run git config guidepost.owner once with your team, set GUIDEPOST_OWNER, or say --owner: ${OWNERS.join(', ')}.`,
    )
  return OWNERS.some((known) => known === owner) ? owner : unlisted('owner', owner, OWNERS)
}

function unlisted(noun: string, given: string, known: readonly string[]): Wrong {
  // Names as short as these are all near to each other.
  const near = given.length < 4 ? null : nearest(given, known)
  return askedWrongly(
    `There is no ${noun} "${given}".`,
    near === null ? `Choose among ${known.join(', ')}.` : `Did you mean "${near}"?`,
  )
}
