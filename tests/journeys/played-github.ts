import type { Page } from '@playwright/test'
import { z } from 'zod'
import { mutations, nodeId, queries } from './played-github-graphql.ts'
import { answerGraphql, understood } from './played-graphql.ts'
import {
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
import { blobOid, type Repository } from './played-repository.ts'

/**
 * A GitHub Enterprise Server as its documentation has it, with a repository in memory: what the editor asks of REST
 * (https://docs.github.com/rest) below `/api/v3`, and of GraphQL (https://docs.github.com/graphql) at `/api/graphql`.
 */

const [OWNER] = REPOSITORY.split('/')
const REPO = `/api/v3/repos/${REPOSITORY}`

export async function playGithub(page: Page, repository: Repository, base: string): Promise<PlayedHost> {
  const pullRequests: PullRequest[] = []
  const roots = { query: queries(repository, base, pullRequests), mutation: mutations(repository, pullRequests) }
  const routes: Route[] = [
    ['POST', /^\/api\/graphql$/, (_, { body }) => ok(answerGraphql(body, roots))],
    ...readRoutes(repository),
    ...pullRequestRoutes(repository, base, pullRequests),
  ]
  return playHost(page, pullRequests, (call) => {
    if (call.path === '/avatars/u/7') return ok(FACE)
    if (!/^(?:token|bearer) /i.test(call.authorization)) throw new Refused(401, 'Requires authentication')
    if (call.authorization.replace(/^\w+ /, '') !== WRITER.token) throw new Refused(401, 'Bad credentials')
    return routed(call, routes)
  })
}

const ok = (content: unknown) => ({ status: 200, content })
const NOTHING = { status: 204, content: null }

function readRoutes(repository: Repository): Route[] {
  const { id, login, name, email } = WRITER
  const user = { id, login, name, email, avatar_url: `${HOST}/avatars/u/7`, html_url: `${HOST}/${login}` }
  return [
    ['GET', /^\/api\/v3\/user$/, () => ok(user)],
    [
      'GET',
      new RegExp(`^${REPO}/collaborators/([^/]+)$`),
      ([who]) => {
        if (who !== login) throw new Refused(404, 'Not Found')
        return NOTHING
      },
    ],
    [
      'GET',
      new RegExp(`^${REPO}/git/trees/([^/]+)$`),
      ([from = ''], { asked }) => {
        understood(z.strictObject({ recursive: z.literal('1') }), asked)
        const commit = repository.head(from)
        if (!commit) throw new Refused(404, 'Not Found')
        const tree = [...commit.files].map(([path, bytes]) => ({
          path,
          mode: '100644',
          type: 'blob',
          sha: blobOid(bytes),
          size: bytes.length,
        }))
        return ok({ sha: commit.oid, tree, truncated: false })
      },
    ],
  ]
}

const created = z.strictObject({
  title: z.string().min(1),
  head: z.string(),
  base: z.string(),
  draft: z.boolean(),
  body: z.string(),
})
const labelled = z.strictObject({ labels: z.array(z.string()).min(1) })
const merged = z.strictObject({ merge_method: z.enum(['merge', 'squash', 'rebase']), commit_title: z.string() })

function pullRequestRoutes(repository: Repository, base: string, all: PullRequest[]): Route[] {
  const find = (number = '') => {
    const found = all.find((each) => String(each.number) === number)
    if (!found) throw new Refused(404, 'Not Found')
    return found
  }
  const told = (pull: PullRequest) => ({
    number: pull.number,
    node_id: nodeId(pull),
    title: pull.title,
    html_url: `${HOST}/${REPOSITORY}/pull/${pull.number}`,
    head: { ref: pull.branch, sha: repository.head(pull.branch)?.oid ?? null },
    created_at: pull.createdAt,
    updated_at: pull.createdAt,
  })
  const labels = (pull: PullRequest) => pull.labels.map((name) => ({ name }))
  return [
    [
      'POST',
      new RegExp(`^${REPO}/pulls$`),
      (_, { body }) => {
        const { title, head: branch, base: onto, draft: isDraft } = understood(created, body)
        if (onto !== base || !repository.head(branch)) throw new Refused(422, 'Validation Failed')
        if (repository.changed(branch, base).size === 0)
          throw new Refused(422, `No commits between ${base} and ${branch}`)
        if (all.some((each) => each.branch === branch && each.state === 'open'))
          throw new Refused(422, `A pull request already exists for ${OWNER}:${branch}.`)
        const createdAt = new Date().toISOString()
        const pull: PullRequest = {
          number: all.length + 1,
          title,
          branch,
          isDraft,
          labels: [],
          state: 'open',
          createdAt,
        }
        all.push(pull)
        return { status: 201, content: told(pull) }
      },
    ],
    [
      'POST',
      new RegExp(`^${REPO}/issues/(\\d+)/labels$`),
      ([number], { body }) => {
        const pull = find(number)
        pull.labels = [...new Set([...pull.labels, ...understood(labelled, body).labels])]
        return ok(labels(pull))
      },
    ],
    ['GET', new RegExp(`^${REPO}/issues/(\\d+)$`), ([number]) => ok({ labels: labels(find(number)) })],
    [
      'PATCH',
      new RegExp(`^${REPO}/issues/(\\d+)$`),
      ([number], { body }) => {
        const pull = find(number)
        pull.labels = understood(labelled, body).labels
        return ok({ labels: labels(pull) })
      },
    ],
    [
      'PUT',
      new RegExp(`^${REPO}/pulls/(\\d+)/merge$`),
      ([number], { body }) => {
        const pull = find(number)
        const { merge_method: method, commit_title: title } = understood(merged, body)
        if (pull.isDraft) throw new Refused(405, 'Pull Request is still a draft')
        if (method !== 'squash') throw new Refused(405, 'Merge commits are not allowed on this repository.')
        const commit = repository.squash(pull.branch, base, title, WRITER.email)
        if (!commit) throw new Refused(405, 'Pull Request is not mergeable')
        pull.state = 'merged'
        return ok({ sha: commit.oid, merged: true, message: 'Pull Request successfully merged' })
      },
    ],
    [
      'DELETE',
      new RegExp(`^${REPO}/git/refs/heads/(.+)$`),
      ([branch = '']) => {
        if (!repository.branches().includes(branch)) throw new Refused(422, 'Reference does not exist')
        repository.point(branch, null)
        return NOTHING
      },
    ],
  ]
}
