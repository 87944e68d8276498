import { randomBytes } from 'node:crypto'
import { posix } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Role, ruleOf, type Scope } from '../core/roles.ts'
import type { Store } from '../store/store.ts'
import { hashOf } from './conversations.ts'
import { problem } from './problem.ts'

/** Who is asking: staff by a cookie, other tools by a token. Readers have neither. */

const COOKIE = 'guidepost_staff'
const SESSION_LIFE = 14 * 24 * 3_600_000

export interface Staff {
  /** Names the session or token; not the secret itself. */
  hash: string
  name: string
  roles: readonly Role[]
  scopes: readonly Scope[]
  isTool: boolean
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null for readers. */
    staff: Staff | null
  }
}

interface StaffParts {
  store: Store
  clock: () => number
  /** Answers a page that the roles of who is signed in do not include. */
  forbid(request: FastifyRequest, reply: FastifyReply): FastifyReply
}

/** Puts every staff page and route behind what `core/roles.ts` says of it. */
export function addStaffGuard(app: FastifyInstance, { store, clock, forbid }: StaffParts): void {
  app.decorateRequest('staff', null)

  app.addHook('onRequest', async (request, reply) => {
    const path = plainPath(request.url)
    const rule = ruleOf(request.method, path)
    if (!rule) return
    reply.header('cache-control', 'no-store')
    const token = bearerOf(request)
    request.staff = token === null ? await readSession(request, store, clock()) : await readToken(token, store, clock())
    const { staff } = request
    if (staff === null && token !== null) {
      reply.header('www-authenticate', 'Bearer error="invalid_token"')
      const message = 'The token is unknown, has expired, or was revoked. Make another: npx guidepost token create'
      return problem(reply, 401, 'wrong_token', message)
    }
    if (staff === null) {
      if (rule.isPage) return reply.redirect(signInAddress(request.url), 303)
      return problem(reply, 401, 'signed_out', 'Sign in first: open the link that `npx guidepost sign-in` prints.')
    }
    if (staff.isTool) {
      if (rule.scope !== null && staff.scopes.includes(rule.scope)) return
      reply.header('www-authenticate', 'Bearer error="insufficient_scope"')
      const message =
        rule.scope === null || request.method !== 'GET'
          ? 'Tokens read figures and nothing else: this is for staff who are signed in.'
          : `This token lacks the scope "${rule.scope}". Make one that has it: npx guidepost token create`
      return problem(reply, 403, 'missing_scope', message)
    }
    if (rule.roles.some((role) => staff.roles.includes(role))) return
    if (rule.isPage) return forbid(request, reply)
    const roles = rule.roles.join(' or ')
    return problem(reply, 403, 'not_your_role', `This needs the role ${roles}. Ask the person who leads support.`)
  })
}

/** The page that was asked for comes after the sign-in. */
function signInAddress(url: string): string {
  const path = url.split(/[?#]/)[0]
  return path === '/insights/' || path === '/insights' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(url)}`
}

/** A staff page of this site, as an address to go to after the sign-in; else the insights. */
export function staffAddress(to: unknown): string {
  const isOurs =
    typeof to === 'string' && /^\/(?![/\\])[\x21-\x7e]*$/.test(to) && ruleOf('GET', plainPath(to))?.isPage === true
  return isOurs ? to : '/insights/'
}

function bearerOf(request: FastifyRequest): string | null {
  const [, token] = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? []
  return token ?? null
}

export async function readSession(request: FastifyRequest, store: Store, now: number): Promise<Staff | null> {
  const cookie = request.cookies[COOKIE]
  const grant = cookie === undefined ? null : await store.grant(hashOf(cookie), 'session', now)
  return grant && { hash: grant.hash, name: grant.name, roles: grant.roles, scopes: [], isTool: false }
}

const USED_EVERY = 60_000

async function readToken(token: string, store: Store, now: number): Promise<Staff | null> {
  const grant = await store.grant(hashOf(token), 'token', now)
  if (!grant) return null
  if (now - grant.usedAt > USED_EVERY) await store.useGrant(grant.hash, now)
  return { hash: grant.hash, name: grant.name, roles: [], scopes: grant.scopes, isTool: true }
}

/** Signs a member of staff in: a new session, whatever cookie there was before. */
export async function admit(
  request: FastifyRequest,
  reply: FastifyReply,
  { name, roles }: { name: string; roles: Role[] },
  { store, clock }: { store: Store; clock: () => number },
): Promise<void> {
  const token = randomBytes(32).toString('base64url')
  const madeAt = clock()
  const grant = { hash: hashOf(token), purpose: 'session', name, roles, scopes: [], madeAt, usedAt: 0 } as const
  await store.saveGrant({ ...grant, roles: [...roles], scopes: [], expires: madeAt + SESSION_LIFE })
  reply.setCookie(COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: SESSION_LIFE / 1000,
  })
}

/** Ends the session that a request came with; answers its name. */
export async function dismiss(request: FastifyRequest, reply: FastifyReply, store: Store): Promise<string> {
  const agent = agentOf(request)
  await store.dropGrant(agent)
  reply.clearCookie(COOKIE, { path: '/' })
  return agent
}

/** A name for who is signed in that stays the same over their requests; empty when nobody is. */
export function agentOf(request: FastifyRequest): string {
  const token = request.cookies[COOKIE]
  return token === undefined ? '' : hashOf(token)
}

/** The name by which colleagues know who is signed in: their own, else one that tells two sessions apart. */
export function nameOf({ staff }: FastifyRequest): string {
  return staff === null ? '' : staff.name || `Agent ${staff.hash.slice(0, 4)}`
}

/** The path as the file server will read it, so that no way of writing it opens a side door. */
function plainPath(url: string): string {
  const path = url.split(/[?#]/)[0] ?? ''
  try {
    return posix.normalize(decodeURIComponent(path).replace(/[\\/]+/g, '/')).toLowerCase()
  } catch {
    return path
  }
}
