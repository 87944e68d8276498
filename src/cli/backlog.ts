import { join } from 'node:path'
import { answerBacklog } from '../core/backlog.ts'
import type { BacklogAnswer, BacklogEntry } from '../core/backlog-entry.ts'
import { commandOf, ENTRY_KINDS, fileOf } from '../core/backlog-kinds.ts'
import { readBacklogQuestion } from '../core/backlog-question.ts'
import { OWNERS } from '../core/guide.ts'
import { ownersOf } from '../core/guide-matrix.ts'
import { backlogNow } from '../server/backlog.ts'
import { openGuideStates } from '../server/guide-states.ts'
import { createNoticeBoard } from '../server/notice-board.ts'
import { readParts } from '../server/parts.ts'
import { choice, defineCommand, flag, text, told, wrongOf } from './command.ts'

export const command = defineCommand({
  name: 'backlog',
  summary: 'what to write next, most lost answers first',
  argument: null,
  options: {
    mine: text('NAME', 'what is assigned to somebody, and with --owner what nobody has of that team'),
    owner: choice('team', OWNERS, 'the guides of one team'),
    kind: choice('kind', ENTRY_KINDS, 'one kind of entry'),
    locale: text('LOCALE', 'one language, and what concerns every language', 'locales'),
    topic: text('TOPIC', 'one topic', 'topics'),
    snoozed: flag('those that are put off, instead of those that wait'),
  },
  examples: [
    { line: 'npx guidepost backlog', does: 'everything, as the page /writers/ lists it' },
    { line: 'npx guidepost backlog --mine Ada --owner payments', does: 'what Ada has, and her team without her' },
    {
      line: 'npx guidepost backlog --kind gap --locale es --json',
      does: 'the gaps of one language, for another program',
    },
  ],
  ends: 'the store cannot be read',
  async run({ options }, { root, site, now, openStore }) {
    const { topics, synonyms } = readParts(root)
    const { snoozed, ...asked } = options
    const known = { locales: Object.keys(site.locales), topics }
    const read = readBacklogQuestion({ ...asked, snoozed: snoozed ? '1' : '' }, known)
    if ('problem' in read) return wrongOf(read.problem)
    const [store, dist] = [await openStore(), join(root, 'dist')]
    const guideStates = openGuideStates(dist)
    const { all: notices } = await createNoticeBoard({ site, store, clock: now, dist })
    const found = await backlogNow({ site, store, clock: now, synonyms, notices, guideStates })
    const states = await guideStates()
    const answer = answerBacklog(found, read.question, {
      built: states?.madeAt ?? null,
      owners: states ? ownersOf(states) : [],
    })
    return told(answer, linesOf(answer))
  },
})

/** Of each kind, what the people are who were lost, of whom. */
const SAYS: Readonly<Record<BacklogEntry['kind'], (of: number, over: number) => string>> = {
  gap: (of, over) => `of ${over} people who searched it, ${of} found no answer`,
  guide: (of, over) => `of ${over} people who read it, ${of} said "not helpful" or asked a person`,
  stale: (of, over) => `of ${over} people who read it, ${of} did so after English changed`,
  missing: (of, over) => `of ${over} people who read it in any language, ${of} were shown another than theirs`,
  due: (of, over) => `of ${over} people who read it, ${of} said "not helpful" or asked a person`,
  notice: (of, over) => `of ${over} people who asked a person while it ran, ${of} asked about its topics`,
}

function linesOf({ from, to, built, entries, total, closed }: BacklogAnswer): string[] {
  return [
    `${from} to ${to}: ${total} ${total === 1 ? 'entry' : 'entries'}, most lost answers first`,
    ...(built === null ? ['Guides are not judged: the site is not built. Build it: npm run build'] : []),
    '',
    ...(entries.length === 0 ? ['Nothing to do here.'] : entries.flatMap(entryLines)),
    ...(total > entries.length ? [`and ${total - entries.length} more: narrow it by --kind, --locale or --topic`] : []),
    ...(closed.length > 0 ? ['', 'Closed by themselves in 30 days'] : []),
    ...closed.map(
      ({ closed: day, kind, locale, title, why, lost }) =>
        `  ${day}  ${kind.padEnd(7)} ${(locale || '*').padEnd(6)} ${title} (${why.replace('_', ' ')}; ${lost.of} people)`,
    ),
  ]
}

function entryLines(entry: BacklogEntry): string[] {
  const { kind, locale, title, lost, since, owner, assignee, snooze, guide } = entry
  const who = [owner && `owner ${owner}`, assignee ? `assigned to ${assignee}` : 'assigned to nobody'].filter(Boolean)
  const next = commandOf(entry) || fileOf(entry)
  return [
    `${String(lost.over === 0 ? '–' : lost.of).padStart(6)}  ${kind.padEnd(7)} ${(locale || '*').padEnd(6)} ${title}${guide === '' ? '' : `  (${guide})`}`,
    `        ${lost.over === 0 ? 'nobody can be counted' : SAYS[kind](lost.of, lost.over)}; since ${since}; ${who.join(', ')}`,
    ...(snooze ? [`        sleeps until ${snooze.until}: ${snooze.reason} (${snooze.who})`] : []),
    `        ${next}`,
  ]
}
