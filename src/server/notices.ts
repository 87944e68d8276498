import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { fallbackChain } from '../core/locales.ts'
import { type Notice, type NoticeDraft, noticeDraft, type StaffNotice } from '../core/notice.ts'
import { type DraftProblem, draftProblems, LONGEST_TEXT, LONGEST_TITLE } from '../core/notice-draft.ts'
import { stateOf } from '../core/notice-time.ts'
import { dayText } from '../core/question.ts'
import { dayOf, type RandomBits } from '../core/session-id.ts'
import type { BoardParts, NoticeBoard, Served } from './notice-board.ts'
import { type FieldProblem, invalid, problem, wrongFields } from './problem.ts'

export interface NoticeRoutes extends BoardParts {
  board: NoticeBoard
  topics: readonly string[]
  random: RandomBits
}

/** So long may a browser and a CDN keep what readers are told; with what readers' pages wait it stays below 30 s. */
const KEPT_FOR = 10

/** A change says which state of the notice it changes. */
const changeRequest = noticeDraft.extend({ basedOn: z.number() })

/** Notices: what readers are told, from memory and for every origin; and what staff write, change and end. */
export function addNoticeRoutes(app: FastifyInstance, routes: NoticeRoutes): void {
  addFeeds(app, routes.board, Object.keys(routes.site.locales))
  addStaffRoutes(app, routes)
}

function addFeeds(app: FastifyInstance, board: NoticeBoard, locales: readonly string[]): void {
  const answer =
    (which: 'coming' | 'past') =>
    async (request: FastifyRequest<{ Params: { file: string } }>, reply: FastifyReply) => {
      const locale = request.params.file.replace(/\.json$/, '')
      if (!locales.includes(locale)) return reply.callNotFound()
      return sendServed(request, reply, board.served(which, locale))
    }
  app.get('/notices/:file', { compress: {} }, answer('coming'))
  app.get('/notices/past/:file', { compress: {} }, answer('past'))
}

function sendServed(request: FastifyRequest, reply: FastifyReply, { body, etag }: Served): FastifyReply {
  reply
    .header('cache-control', `public, max-age=${KEPT_FOR}`)
    .header('etag', etag)
    // The company's own pages show notices too, from hosts of their own. There is nothing here that not everybody may read.
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin')
  if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send()
  return reply.type('application/json; charset=utf-8').send(body)
}

type Named = { Params: { id: string } }

function addStaffRoutes(app: FastifyInstance, { board, site, topics, store, clock, random }: NoticeRoutes): void {
  const rules = { locales: Object.keys(site.locales), topics, hosts: board.hosts }
  const find = (id: string) => board.all().find((notice) => notice.id === id)

  /** What is wrong with a draft is answered, and then it is null. */
  const readDraft = <D extends NoticeDraft>(schema: z.ZodType<D>, body: unknown, reply: FastifyReply): D | null => {
    const parsed = schema.safeParse(body)
    const problems = parsed.success ? draftProblems(parsed.data, rules).map(fieldOf) : []
    if (parsed.success && problems.length === 0) return parsed.data
    parsed.success ? wrongFields(reply, problems) : invalid(reply, parsed.error)
    return null
  }
  const noticeOf = (id: string, { severity, title, text, topics, starts, ends }: NoticeDraft): Notice => {
    const now = clock()
    return { id, severity, title, text, topics, starts: starts ?? now, ends, updatedAt: now, source: 'staff' }
  }
  const keep = async (
    what: 'written' | 'changed' | 'ended',
    notice: Notice,
    request: FastifyRequest,
    reply: FastifyReply,
  ) => {
    const kept = await board.keep(what, notice, request.staff?.name ?? '')
    if (!kept) return problem(reply, 409, 'changed_meanwhile', CHANGED)
    return reply.code(what === 'written' ? 201 : 200).send({ notice: find(kept.id) })
  }

  const chains = Object.fromEntries(rules.locales.map((locale) => [locale, fallbackChain(locale, site)]))

  app.get('/api/notices', async () => ({ notices: board.all(), hosts: board.hosts, chains }))

  app.get<Named>('/api/notices/:id', async ({ params }, reply) => {
    const notice = find(params.id)
    return notice ? { notice, changes: await store.noticeChanges(params.id) } : unknown(reply)
  })

  app.post('/api/notices', async (request, reply) => {
    const draft = readDraft(noticeDraft, request.body, reply)
    if (!draft) return reply
    const now = clock()
    const id = `${dayText(dayOf(now))}-${random(30).toString(36)}`
    return keep('written', noticeOf(id, draft), request, reply)
  })

  app.put<Named>('/api/notices/:id', async (request, reply) => {
    const draft = readDraft(changeRequest, request.body, reply)
    if (!draft) return reply
    const known = find(request.params.id)
    if (!known) return unknown(reply)
    if (known.updatedAt !== draft.basedOn) return problem(reply, 409, 'changed_meanwhile', CHANGED)
    return keep('changed', noticeOf(known.id, draft), request, reply)
  })

  app.post<Named>('/api/notices/:id/end', async (request, reply) => {
    const known = find(request.params.id)
    if (!known) return unknown(reply)
    const state = stateOf(known, clock())
    if (state === 'planned')
      return problem(reply, 409, 'not_started', 'It has not started yet. Delete it, or change when it starts.')
    return state === 'past' ? { notice: known } : keep('ended', { ...plain(known), ends: clock() }, request, reply)
  })

  app.delete<Named>('/api/notices/:id', async (request, reply) => {
    const known = find(request.params.id)
    if (!known) return unknown(reply)
    if (known.source === 'content') {
      const message = `It stands in content/notices/${known.id}.*.mdx: take the files out and build the site, or end it here.`
      return problem(reply, 409, 'in_content', message)
    }
    const isDeleted = await board.keep('deleted', plain(known), request.staff?.name ?? '')
    // What stands in content/ under it is there again.
    return isDeleted ? { notice: find(known.id) ?? null } : problem(reply, 409, 'changed_meanwhile', CHANGED)
  })
}

function plain({ who, isBuilt, ...notice }: StaffNotice): Notice {
  return notice
}

const CHANGED = 'Somebody else changed this notice meanwhile. Load it again, and make your change to what it is now.'

function unknown(reply: FastifyReply): FastifyReply {
  return problem(reply, 404, 'unknown_notice', 'There is no notice with this name. Load the list again.')
}

function fieldOf({ path, problem, found }: DraftProblem): FieldProblem {
  const says: Record<DraftProblem['problem'], string> = {
    no_language: 'has no language: write it in at least one',
    no_title: 'is missing: say in it what does not work',
    no_text: 'is missing: say what does not work, and what to do meanwhile',
    long_title: `is longer than ${LONGEST_TITLE} characters: shorten it`,
    long_text: `is longer than ${LONGEST_TEXT} characters: shorten it, and link to a guide`,
    foreign_link: `links to "${found}", which is neither a page of this site nor one of the official channels: take the link out`,
    unknown: `names "${found}", which is not known here: choose one that is there`,
    ends_first: 'is not after "starts": choose a later moment',
  }
  return { path, message: says[problem] }
}
