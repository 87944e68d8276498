import { parseArgs } from 'node:util'
import { answerBacklog } from '../core/backlog.ts'
import type { BacklogAnswer, BacklogEntry } from '../core/backlog-entry.ts'
import { commandOf, fileOf } from '../core/backlog-kinds.ts'
import { readBacklogQuestion } from '../core/backlog-question.ts'
import { ownersOf } from '../core/guide-matrix.ts'
import type { SiteConfig } from '../core/site-config.ts'
import { backlogNow } from '../server/backlog.ts'
import { openGuideStates } from '../server/guide-states.ts'
import { createNoticeBoard } from '../server/notice-board.ts'
import type { Store } from '../store/store.ts'

interface Parts {
  store: Store
  site: SiteConfig
  topics: readonly string[]
  synonyms: ReadonlyMap<string, readonly (readonly string[])[]>
  /** The folder of the built site. */
  dist: string
  now: number
  print(line: string): void
}

/** `guidepost backlog`: what writers do next, most lost answers first, as the page `/writers/` lists it. Answers the exit code. */
export async function backlog(given: readonly string[], parts: Parts): Promise<number> {
  const { store, site, topics, synonyms, dist, now, print } = parts
  const option = { type: 'string' } as const
  const { values } = parseArgs({
    args: [...given],
    options: {
      ...{ mine: option, owner: option, kind: option, locale: option, topic: option },
      snoozed: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const { mine, owner, kind, locale, topic, snoozed, json } = values
  const asked = { mine, owner, kind, locale, topic, snoozed: snoozed ? '1' : undefined }
  const read = readBacklogQuestion(asked, { locales: Object.keys(site.locales), topics })
  if ('problem' in read) {
    print(read.problem)
    return 2
  }
  const clock = () => now
  const guideStates = openGuideStates(dist)
  const { all: notices } = await createNoticeBoard({ site, store, clock, dist })
  const found = await backlogNow({ site, store, clock, synonyms, notices, guideStates })
  const states = await guideStates()
  const answer = answerBacklog(found, read.question, {
    built: states?.madeAt ?? null,
    owners: states ? ownersOf(states) : [],
  })
  if (json) print(JSON.stringify(answer, null, 2))
  else for (const line of linesOf(answer)) print(line)
  return 0
}

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
