import type { Page } from '@playwright/test'
import { z } from 'zod'
import { queriesOf } from './played-gitlab-graphql.ts'
import { answerGraphql, understood } from './played-graphql.ts'
import {
  type Call,
  FACE,
  HOST,
  type PlayedHost,
  type PullRequest,
  playHost,
  REPOSITORY,
  Refused,
  type Route,
  routed,
  WRITER,
} from './played-host.ts'
import type { Repository } from './played-repository.ts'

/**
 * A GitLab of one's own as its documentation has it, with a repository in memory: what the editor asks of REST
 * (https://docs.gitlab.com/api/rest/) below `/api/v4`, and of GraphQL (https://docs.gitlab.com/api/graphql/).
 */

const PROJECT = `/api/v4/projects/${encodeURIComponent(REPOSITORY)}`

export async function playGitlab(page: Page, repository: Repository, base: string): Promise<PlayedHost> {
  const requests: PullRequest[] = []
  const roots = { query: queriesOf(repository, requests), mutation: {} }
  const routes: Route[] = [
    ['POST', /^\/api\/graphql$/, (_, { body }) => ok(answerGraphql(body, roots))],
    ...accountRoutes(repository),
    ...commitRoutes(repository),
    ...requestRoutes(repository, base, requests),
  ]
  return playHost(page, requests, (call) => {
    if (call.path === '/uploads/face.png') return ok(FACE)
    if (call.authorization !== `Bearer ${WRITER.token}`) throw new Refused(401, '401 Unauthorized')
    return routed(call, routes)
  })
}

const ok = (content: unknown) => ({ status: 200, content })

function accountRoutes(repository: Repository): Route[] {
  const { id, login: username, name, email } = WRITER
  const face = { avatar_url: `${HOST}/uploads/face.png`, web_url: `${HOST}/${username}` }
  const user = { id, username, name, email, bot: false, ...face }
  return [
    ['GET', /^\/api\/v4\/user$/, () => ok(user)],
    [
      'GET',
      new RegExp(`^${PROJECT}/users$`),
      (_, { asked }) => ok(understood(z.strictObject({ search: z.string() }), asked).search === username ? [user] : []),
    ],
    [
      'GET',
      new RegExp(`^${PROJECT}/repository/branches/([^/]+)$`),
      ([branch = '']) => {
        const head = repository.branches().includes(branch) ? repository.head(branch) : null
        if (!head) throw new Refused(404, '404 Branch Not Found')
        return ok({ name: branch, commit: { id: head.oid } })
      },
    ],
    [
      'DELETE',
      new RegExp(`^${PROJECT}/repository/branches/([^/]+)$`),
      ([branch = '']) => {
        if (!repository.branches().includes(branch)) throw new Refused(404, '404 Branch Not Found')
        repository.point(branch, null)
        return { status: 204, content: null }
      },
    ],
    // Nothing builds the site here.
    ['GET', new RegExp(`^${PROJECT}/deployments$`), () => ok([])],
    ['GET', new RegExp(`^${PROJECT}/repository/commits/[0-9a-f]{40}/statuses$`), () => ok([])],
  ]
}

const action = z.strictObject({
  action: z.enum(['create', 'update', 'delete']),
  file_path: z.string().min(1),
  content: z.string(),
  encoding: z.enum(['text', 'base64']),
})
const committed = z.strictObject({
  branch: z.string().min(1),
  commit_message: z.string().min(1),
  actions: z.array(action).min(1),
  start_branch: z.string().optional(),
})

function commitRoutes(repository: Repository): Route[] {
  const commit = (call: Call) => {
    const { branch, start_branch: start, commit_message: message, actions } = understood(committed, call.body)
    const isThere = repository.branches().includes(branch)
    if (start !== undefined && isThere)
      throw new Refused(
        400,
        `A branch called '${branch}' already exists. Switch to that branch in order to make changes`,
      )
    if (start === undefined && !isThere)
      throw new Refused(400, 'You can only create or edit files when you are on a branch')
    const from = repository.head(start ?? branch)
    for (const { action: what, file_path: path } of actions) {
      const has = from?.files.has(path) === true
      if (what === 'create' && has) throw new Refused(400, 'A file with this name already exists')
      if (what !== 'create' && !has) throw new Refused(400, "A file with this name doesn't exist")
    }
    const changes = actions.map(({ action: what, file_path: path, content, encoding }) => {
      const bytes = Buffer.from(content, encoding === 'text' ? 'utf8' : 'base64')
      return [path, what === 'delete' ? null : bytes] as const
    })
    if (start !== undefined) repository.point(branch, from)
    const { oid, at } = repository.commit(branch, new Map(changes), message, WRITER.email)
    return { status: 201, content: { id: oid, committed_date: at } }
  }
  return [['POST', new RegExp(`^${PROJECT}/repository/commits$`), (_, call) => commit(call)]]
}

const listed = z.strictObject({
  state: z.literal('opened'),
  order_by: z.literal('updated_at').optional(),
  per_page: z.string(),
  labels: z.string().optional(),
  source_branch: z.string().optional(),
})
const opened = z.strictObject({
  title: z.string().min(1),
  source_branch: z.string(),
  target_branch: z.string(),
  labels: z.string(),
  description: z.string(),
  remove_source_branch: z.boolean(),
})
const changed = z.strictObject({ title: z.string().min(1), add_labels: z.string(), remove_labels: z.string() })
const merged = z.strictObject({
  squash: z.boolean(),
  should_remove_source_branch: z.boolean(),
  sha: z.string(),
  squash_commit_message: z.string(),
})

function requestRoutes(repository: Repository, base: string, all: PullRequest[]): Route[] {
  const find = (iid = '') => {
    const found = all.find(({ number }) => String(number) === iid)
    if (!found) throw new Refused(404, '404 Not found')
    return found
  }
  const told = (request: PullRequest) => ({
    id: 1000 + request.number,
    iid: request.number,
    title: request.title,
    draft: request.isDraft,
    state: request.state === 'open' ? 'opened' : request.state,
    labels: request.labels,
    source_branch: request.branch,
    target_branch: base,
    sha: repository.head(request.branch)?.oid ?? null,
    web_url: `${HOST}/${REPOSITORY}/-/merge_requests/${request.number}`,
    author: { id: WRITER.id, username: WRITER.login, name: WRITER.name },
    created_at: request.createdAt,
    updated_at: request.createdAt,
    detailed_merge_status: request.isDraft ? 'draft_status' : 'mergeable',
  })
  return [
    [
      'GET',
      new RegExp(`^${PROJECT}/merge_requests$`),
      (_, { asked }) => {
        const { labels, source_branch: branch } = understood(listed, asked)
        // With several labels, those that carry all of them.
        const carries = (request: PullRequest) =>
          (labels?.split(',') ?? []).every((each) => request.labels.includes(each))
        const isFrom = (request: PullRequest) => branch === undefined || request.branch === branch
        return ok(all.filter((each) => each.state === 'open' && carries(each) && isFrom(each)).map(told))
      },
    ],
    [
      'POST',
      new RegExp(`^${PROJECT}/merge_requests$`),
      (_, { body }) => {
        const { title, source_branch: branch, target_branch: onto, labels } = understood(opened, body)
        if (onto !== base || !repository.branches().includes(branch)) throw new Refused(400, 'branch does not exist')
        if (all.some((each) => each.branch === branch && each.state === 'open'))
          throw new Refused(409, 'Another open merge request already exists for this source branch')
        const createdAt = new Date().toISOString()
        const number = all.length + 1
        const request: PullRequest = {
          number,
          title,
          branch,
          isDraft: isDraft(title),
          labels: labels.split(','),
          state: 'open',
          createdAt,
        }
        all.push(request)
        return { status: 201, content: told(request) }
      },
    ],
    [
      'PUT',
      new RegExp(`^${PROJECT}/merge_requests/(\\d+)$`),
      ([iid], { body }) => {
        const request = find(iid)
        const { title, add_labels: add, remove_labels: remove } = understood(changed, body)
        const gone = remove.split(',')
        request.title = title
        request.isDraft = isDraft(title)
        request.labels = [...new Set([...request.labels, ...add.split(',')])].filter((each) => !gone.includes(each))
        return ok(told(request))
      },
    ],
    [
      'GET',
      new RegExp(`^${PROJECT}/merge_requests/(\\d+)/diffs$`),
      ([iid]) =>
        ok(
          [...repository.changed(find(iid).branch, base)].map(([path, kind]) => ({
            old_path: path,
            new_path: path,
            new_file: kind === 'ADDED',
            renamed_file: false,
            deleted_file: kind === 'DELETED',
          })),
        ),
    ],
    [
      'PUT',
      new RegExp(`^${PROJECT}/merge_requests/(\\d+)/merge$`),
      ([iid], { body }) => {
        const request = find(iid)
        const { squash, sha, squash_commit_message: message } = understood(merged, body)
        if (request.isDraft || !squash) throw new Refused(405, '405 Method Not Allowed')
        if (sha !== repository.head(request.branch)?.oid)
          throw new Refused(409, `SHA does not match HEAD of source branch: ${repository.head(request.branch)?.oid}`)
        if (!repository.squash(request.branch, base, message, WRITER.email))
          throw new Refused(422, 'Branch cannot be merged')
        request.state = 'merged'
        // GitLab takes the branch away by itself, a moment later.
        return ok(told(request))
      },
    ],
  ]
}

/** What makes a merge request a draft is how its title begins. */
const isDraft = (title: string) => /^\s*(?:draft:|\[draft\]|\(draft\))/i.test(title)
