import type { BacklogAnswer, BacklogEntry } from '../core/backlog-entry.ts'
import { commandOf, fileOf } from '../core/backlog-kinds.ts'

/** The backlog as a terminal shows it. */

/** Of each kind, what the people are who were lost, of whom. */
const SAYS: Readonly<Record<BacklogEntry['kind'], (of: number, over: number) => string>> = {
  gap: (of, over) => `of ${over} people who searched it, ${of} found no answer`,
  guide: (of, over) => `of ${over} people who read it, ${of} said "not helpful" or asked a person`,
  stale: (of, over) => `of ${over} people who read it, ${of} did so after English changed`,
  missing: (of, over) => `of ${over} people who read it in any language, ${of} were shown another than theirs`,
  due: (of, over) => `of ${over} people who read it, ${of} said "not helpful" or asked a person`,
  notice: (of, over) => `of ${over} people who asked a person while it ran, ${of} asked about its topics`,
}

/** @param hasChanged whether files have changed since the build that the list is of */
export function backlogLines(
  { from, to, built, entries, total, closed }: BacklogAnswer,
  hasChanged: boolean,
): string[] {
  return [
    `${from} to ${to}: ${total} ${total === 1 ? 'entry' : 'entries'}, most lost answers first`,
    ofBuild(built, hasChanged),
    '',
    ...(entries.length === 0 ? ['Nothing to do here.'] : entries.flatMap(entryLines)),
    ...(total > entries.length ? [`and ${total - entries.length} more: narrow it by --kind, --locale or --topic`] : []),
    ...(closed.length > 0 ? ['', 'Closed by themselves in 30 days'] : []),
    ...closed.map(
      ({ closed: day, kind, locale, title, why, lost }) =>
        `  ${day}  ${kind.padEnd(7)} ${(locale || '*').padEnd(6)} ${title} (${why.replace('_', ' ')}; ${lost.of} ${lost.of === 1 ? 'person' : 'people'})`,
    ),
  ]
}

/** Which guides the list is of. */
function ofBuild(built: number | null, hasChanged: boolean): string {
  if (built === null) return 'Guides are not judged: the site is not built. Build it: npm run build'
  const at = new Date(built).toISOString().slice(0, 16).replace('T', ' ')
  return `Guides as the build of ${at} UTC found them${hasChanged ? '; files have changed since. See what is left: npm run build' : ''}`
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

/** The first entries, a line each. */
export function mostLostLines({ entries, total, built }: BacklogAnswer, hasChanged: boolean): string[] {
  if (entries.length === 0) return ['Backlog: nothing to do', ofBuild(built, hasChanged)]
  return [
    `Most lost answers; npx guidepost backlog lists all ${total}`,
    ...entries.map(
      ({ kind, locale, title, lost }) =>
        `${String(lost.over === 0 ? '–' : lost.of).padStart(6)}  ${kind.padEnd(7)} ${(locale || '*').padEnd(6)} ${title}`,
    ),
    ofBuild(built, hasChanged),
  ]
}
