import type { FastifyInstance, FastifyReply } from 'fastify'
import { answerBacklog } from '../core/backlog.ts'
import { assignRequest, type BacklogEntry, snoozeRequest, wakeRequest } from '../core/backlog-entry.ts'
import { BACKLOG_DAYS, LONGEST_SNOOZE } from '../core/backlog-kinds.ts'
import { readBacklogQuestion } from '../core/backlog-question.ts'
import { makeMatrix, ownersOf } from '../core/guide-matrix.ts'
import type { Notice } from '../core/notice.ts'
import { dayText, everybody, parseDay } from '../core/question.ts'
import { dayOf } from '../core/session-id.ts'
import { type Backlog, readBacklog } from '../store/read-backlog.ts'
import { type GapRoutes, gapParts, giveGap } from './gaps.ts'
import type { ReadGuideStates } from './guide-states.ts'
import { invalid, problem } from './problem.ts'
import { nameOf } from './staff.ts'

export interface BacklogRoutes extends GapRoutes {
  notices(): readonly Notice[]
  guideStates: ReadGuideStates
}

/** The backlog at this moment. */
export async function backlogNow({ notices, guideStates, ...routes }: Omit<BacklogRoutes, 'topics'>): Promise<Backlog> {
  return readBacklog({ ...gapParts(routes), guides: await guideStates(), notices: notices() })
}

/** The backlog: what writers do next, who does it, and what waits until a day. */
export function addBacklogRoutes(app: FastifyInstance, routes: BacklogRoutes): void {
  const { site, topics, store, clock, guideStates } = routes
  const known = { locales: Object.keys(site.locales), topics }

  app.get<{ Querystring: Record<string, unknown> }>('/api/backlog', async ({ query }, reply) => {
    const text = (name: string) => (query[name] === undefined ? undefined : String(query[name]))
    const [mine, owner, kind] = [text('mine'), text('owner'), text('kind')]
    const asked = { mine, owner, kind, locale: text('locale'), topic: text('topic'), snoozed: text('snoozed') }
    const read = readBacklogQuestion(asked, known)
    if ('problem' in read) return problem(reply, 422, 'unclear_question', read.problem)
    const [backlog, states] = [await backlogNow(routes), await guideStates()]
    return answerBacklog(backlog, read.question, {
      built: states?.madeAt ?? null,
      owners: states ? ownersOf(states) : [],
    })
  })

  app.get('/api/backlog/guides', async () => makeMatrix(await guideStates(), clock()))

  /** The entry that a change is about; what is wrong is answered, and then it is null. */
  async function entryOf(id: string, reply: FastifyReply): Promise<BacklogEntry | null> {
    const entry = (await backlogNow(routes)).entries.find((each) => each.id === id)
    if (!entry) problem(reply, 404, 'unknown_entry', UNKNOWN)
    return entry ?? null
  }
  const changed = async (id: string) => ({
    entry: (await backlogNow(routes)).entries.find((each) => each.id === id) ?? null,
  })

  app.post('/api/backlog/assign', async (request, reply) => {
    const parsed = assignRequest.safeParse(request.body)
    if (!parsed.success) return invalid(reply, parsed.error)
    const entry = await entryOf(parsed.data.entry, reply)
    if (!entry) return reply
    const { assignee } = parsed.data
    const today = dayOf(clock())
    const question = everybody(today - BACKLOG_DAYS + 1, today)
    if (entry.gap === '') await decide({ entry: entry.id, what: 'assign', assignee, until: 0, reason: '' }, request)
    else if (!(await giveGap(entry.gap, assignee, question, gapParts(routes))))
      return problem(reply, 404, 'unknown_entry', UNKNOWN)
    return changed(entry.id)
  })

  app.post('/api/backlog/snooze', async (request, reply) => {
    const parsed = snoozeRequest.safeParse(request.body)
    if (!parsed.success) return invalid(reply, parsed.error)
    const [until, today] = [parseDay(parsed.data.until), dayOf(clock())]
    if (until === null || until <= today || until > today + LONGEST_SNOOZE)
      return problem(
        reply,
        422,
        'wrong_day',
        `"until" is "${parsed.data.until}". Choose a day from ${dayText(today + 1)} to ${dayText(today + LONGEST_SNOOZE)}.`,
      )
    const entry = await entryOf(parsed.data.entry, reply)
    if (!entry) return reply
    await decide({ entry: entry.id, what: 'snooze', assignee: '', until, reason: parsed.data.reason }, request)
    return changed(entry.id)
  })

  app.post('/api/backlog/wake', async (request, reply) => {
    const parsed = wakeRequest.safeParse(request.body)
    if (!parsed.success) return invalid(reply, parsed.error)
    const entry = await entryOf(parsed.data.entry, reply)
    if (!entry) return reply
    await decide({ entry: entry.id, what: 'snooze', assignee: '', until: 0, reason: '' }, request)
    return changed(entry.id)
  })

  type Decided = Omit<Parameters<typeof store.decideBacklog>[0], 'who' | 'at'>
  const decide = (decided: Decided, request: Parameters<typeof nameOf>[0]) =>
    store.decideBacklog({ ...decided, who: nameOf(request), at: clock() })
}

const UNKNOWN = 'There is no entry with this number any more: it may have closed by itself. Load the list again.'
