import type { Page } from '@playwright/test'

/** What the played hosts of the editor's journeys share: an address, an account, and how they answer. */

export const HOST = 'https://git.team.example'
export const REPOSITORY = 'harbor/help'
export const WRITER = {
  id: 7,
  login: 'mara',
  name: 'Mara Lind',
  email: 'mara@team.example',
  token: 'token-of-mara',
} as const

/** A call that no real host of its kind understands: the journey fails. */
export class Misunderstood extends Error {}

/** What a real host refuses as well, in its words. */
export class Refused extends Error {
  readonly status: number
  /** GitHub's name for it, where it is an answer to GraphQL. */
  readonly reason: string
  constructor(status: number, message: string, reason = 'UNPROCESSABLE') {
    super(message)
    this.status = status
    this.reason = reason
  }
}

export interface Call {
  method: string
  /** The path, decoded nowhere, without its query. */
  path: string
  asked: Readonly<Record<string, string>>
  authorization: string
  body: unknown
}

export interface Answer {
  status: number
  /** Null: nothing. Bytes are a picture or a raw file. */
  content: unknown
}

export interface PullRequest {
  number: number
  title: string
  branch: string
  isDraft: boolean
  labels: string[]
  state: 'open' | 'merged' | 'closed'
  createdAt: string
}

export interface PlayedHost {
  pullRequests: PullRequest[]
  /** Each call, as `METHOD /path`. */
  calls: string[]
  /** What a real host would not have understood; none, or the journey fails. */
  mistakes: string[]
  /** From now on: as it should, answering with an error, or not at all. */
  be(health: Health): void
}
type Health = 'well' | 'failing' | 'unreachable'

/** Puts a host in front of a page. */
export async function playHost(
  page: Page,
  pullRequests: PullRequest[],
  answer: (call: Call) => Answer,
): Promise<PlayedHost> {
  const calls: string[] = []
  const mistakes: string[] = []
  let health: Health = 'well'
  await page.route(`${HOST}/**`, async (route) => {
    const request = route.request()
    const { pathname, searchParams } = new URL(request.url())
    const call: Call = {
      method: request.method(),
      path: pathname,
      asked: Object.fromEntries(searchParams),
      authorization: (await request.headerValue('authorization')) ?? '',
      body: request.postDataJSON(),
    }
    calls.push(`${call.method} ${pathname}`)
    if (health === 'unreachable') return route.abort('connectionrefused')
    const { status, content } = health === 'failing' ? FAILING : answerOf(call, answer, mistakes)
    const headers = { 'access-control-allow-origin': '*' }
    if (content === null) return route.fulfill({ status, headers })
    if (Buffer.isBuffer(content))
      return route.fulfill({ status, headers, body: content, contentType: 'application/octet-stream' })
    return route.fulfill({ status, headers, json: content })
  })
  return {
    pullRequests,
    calls,
    mistakes,
    be(next) {
      health = next
    },
  }
}

const FAILING: Answer = { status: 500, content: { message: 'Internal Server Error' } }

function answerOf(call: Call, answer: (call: Call) => Answer, mistakes: string[]): Answer {
  try {
    return answer(call)
  } catch (error) {
    if (error instanceof Refused) return { status: error.status, content: { message: error.message } }
    if (!(error instanceof Misunderstood)) throw error
    mistakes.push(`${call.method} ${call.path}: ${error.message}`)
    return { status: 422, content: { message: error.message, errors: [{ message: error.message }] } }
  }
}

/** Answers with what the first matching route says; throws `Misunderstood` where there is none. */
export function routed(call: Call, routes: readonly Route[]): Answer {
  for (const [method, path, answer] of routes) {
    const found = method === call.method ? path.exec(call.path) : null
    if (found) return answer(found.slice(1).map(decodeURIComponent), call)
  }
  throw new Misunderstood('The API has no such address.')
}
export type Route = readonly [method: string, path: RegExp, answer: (parts: string[], call: Call) => Answer]

/** A point, as the picture of an account. */
export const FACE = Buffer.from('R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64')
