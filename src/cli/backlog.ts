import { join } from 'node:path'
import { answerBacklog } from '../core/backlog.ts'
import type { BacklogAnswer } from '../core/backlog-entry.ts'
import { ENTRY_KINDS } from '../core/backlog-kinds.ts'
import { type AskedBacklog, readBacklogQuestion } from '../core/backlog-question.ts'
import { OWNERS } from '../core/guide.ts'
import { ownersOf } from '../core/guide-matrix.ts'
import { backlogNow } from '../server/backlog.ts'
import { openGuideStates } from '../server/guide-states.ts'
import { createNoticeBoard } from '../server/notice-board.ts'
import { readParts } from '../server/parts.ts'
import { backlogLines } from './backlog-lines.ts'
import { type Context, choice, defineCommand, flag, isWrong, text, told, type Wrong, wrongOf } from './command.ts'
import { builtFingerprint, sourceFingerprint } from './fingerprint.ts'

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
  async run({ options }, context) {
    const { snoozed, ...asked } = options
    const answer = await readAnswer({ ...asked, snoozed: snoozed ? '1' : '' }, context)
    return isWrong(answer) ? answer : told(answer, backlogLines(answer, hasChangedSince(context.root)))
  },
})

/** Whether the site would be another when it was built now: what the backlog says of guides is of the last build. */
export function hasChangedSince(root: string): boolean {
  return builtFingerprint(join(root, 'dist')) !== sourceFingerprint(root)
}

/** The backlog as it is answered to `/writers/`, from the same build and store. */
export async function readAnswer(
  asked: AskedBacklog,
  { root, site, now, openStore }: Pick<Context, 'root' | 'site' | 'now' | 'openStore'>,
): Promise<BacklogAnswer | Wrong> {
  const { topics, synonyms } = readParts(root)
  const read = readBacklogQuestion(asked, { locales: Object.keys(site.locales), topics })
  if ('problem' in read) return wrongOf(read.problem)
  const [store, dist] = [await openStore(), join(root, 'dist')]
  const guideStates = openGuideStates(dist)
  const { all: notices } = await createNoticeBoard({ site, store, clock: now, dist })
  const found = await backlogNow({ site, store, clock: now, synonyms, notices, guideStates })
  const states = await guideStates()
  return answerBacklog(found, read.question, {
    built: states?.madeAt ?? null,
    owners: states ? ownersOf(states) : [],
  })
}
