import { HOME } from '../home.ts'

/** One JSON request, with every outcome as a value: an answer, a refusal, or no server at all. */

export interface FieldProblem {
  path: string
  message: string
}

export interface Refusal {
  kind: 'refused'
  status: number
  code: string
  message: string
  fields: FieldProblem[]
  /** Seconds; 0 when the server names none. */
  retryAfter: number
  /** Who holds what was asked for, when that is why; else empty. */
  assignee: string
}

export type Answer<Body> =
  | { kind: 'answered'; body: Body }
  | Refusal
  /** No connection, or something on the way failed; trying again may help. */
  | { kind: 'unreachable' }
  /** A file server answered: there is no server of ours here. */
  | { kind: 'foreign' }

/** Every outcome but an answer. */
export type Unsent = Exclude<Answer<unknown>, { kind: 'answered' }>

/** The server is our own and of the same build: the shape of its answers is taken at its word. */
export async function request<Body>(path: string, init: RequestInit): Promise<Answer<Body>> {
  try {
    const response = await fetch(`${HOME}${path}`, { cache: 'no-store', ...init, signal: AbortSignal.timeout(20_000) })
    if (!response.headers.get('content-type')?.includes('application/json'))
      return { kind: response.status >= 500 ? 'unreachable' : 'foreign' }
    if (!response.ok) return refusal(response, await response.json())
    const body: Body = await response.json()
    return { kind: 'answered', body }
  } catch {
    return { kind: 'unreachable' }
  }
}

function refusal(response: Response, body: unknown): Refusal {
  const error = isRecord(body) && isRecord(body['error']) ? body['error'] : {}
  const { code, message, fields } = error
  return {
    kind: 'refused',
    status: response.status,
    code: typeof code === 'string' ? code : '',
    message: typeof message === 'string' ? message : '',
    fields: Array.isArray(fields) ? fields : [],
    retryAfter: Number(response.headers.get('retry-after')) || 0,
    assignee: isRecord(body) && typeof body['assignee'] === 'string' ? body['assignee'] : '',
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** The options of a POST with a JSON body. */
export function posting(body: unknown, headers: Record<string, string>): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
}

/** Whether the same request may succeed later: an overloaded or failing server, or a sign-in that ran out. */
export function isPassing(status: number): boolean {
  return status === 401 || status === 408 || status === 425 || status === 429 || status >= 500
}
