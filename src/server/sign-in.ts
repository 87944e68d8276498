import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Store } from '../store/store.ts'
import { hashOf } from './conversations.ts'
import { problem } from './problem.ts'

/** Sign-in by a link that works once. Staff have a cookie; readers never get one. */

const COOKIE = 'guidepost_staff'
const LINK_LIFE = 24 * 3_600_000
const SESSION_LIFE = 14 * 24 * 3_600_000
const STAFF_PATHS = /^\/(?:insights|desk|writers)(?:\/|$)/
const STAFF_API = /^\/api\/(?:desk|report|sign-out)(?:[/?]|$)/

/** The path of a fresh link that signs in once within a day. */
export async function makeSignInLink(store: Store, now: number): Promise<string> {
  const code = randomBytes(24).toString('base64url')
  await store.saveGrant({ hash: hashOf(code), purpose: 'link', expires: now + LINK_LIFE })
  return `/sign-in?code=${code}`
}

/** Puts every staff page and route behind the cookie, and adds sign-in and sign-out. */
export function addSignIn(app: FastifyInstance, { store, clock }: { store: Store; clock: () => number }): void {
  const isStaff = async (request: FastifyRequest) => {
    const token = request.cookies[COOKIE]
    return token !== undefined && (await store.hasGrant(hashOf(token), clock()))
  }

  app.addHook('onRequest', async (request, reply) => {
    const path = decodedPath(request.url)
    if (!STAFF_PATHS.test(path) && !STAFF_API.test(path)) return
    reply.header('cache-control', 'no-store')
    if (await isStaff(request)) return
    if (STAFF_API.test(path)) return problem(reply, 401, 'signed_out', 'Sign in first: open the link that `npx guidepost sign-in` prints.')
    return reply.redirect('/sign-in', 303)
  })

  app.get<{ Querystring: { code: string | undefined } }>('/sign-in', async (request, reply) => {
    reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')
    const { code } = request.query
    if (code === undefined) {
      if (await isStaff(request)) return reply.redirect('/insights/', 303)
      return signInPage(reply, 401, 'This part is for staff.')
    }
    if (!(await store.takeGrant(hashOf(code), clock()))) return signInPage(reply, 403, 'This link has been used or is too old.')
    const token = randomBytes(32).toString('base64url')
    await store.saveGrant({ hash: hashOf(token), purpose: 'session', expires: clock() + SESSION_LIFE })
    reply.setCookie(COOKIE, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: request.protocol === 'https',
      maxAge: SESSION_LIFE / 1000,
    })
    return reply.redirect('/insights/', 303)
  })

  app.post('/api/sign-out', async (request, reply) => {
    const token = request.cookies[COOKIE]
    if (token !== undefined) await store.dropGrant(hashOf(token))
    return reply.clearCookie(COOKIE, { path: '/' }).code(204).send()
  })
}

/** The path as the router will read it, so that an encoded letter opens no side door. */
function decodedPath(url: string): string {
  const path = url.split('?')[0] ?? ''
  try {
    return decodeURIComponent(path).replace(/\/{2,}/g, '/').toLowerCase()
  } catch {
    return path
  }
}

function signInPage(reply: FastifyReply, status: number, why: string): FastifyReply {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>Sign in</title><link rel="stylesheet" href="/sign-in.css">
<main><h1>Sign in</h1><p>${why}</p><p>On the machine that runs Guidepost, <code>npx guidepost sign-in</code> prints a link that signs you in once.
<code>npm start</code> prints one too.</p><p><a href="/">To the support center</a></p></main></html>`
  return reply.code(status).type('text/html; charset=utf-8').send(html)
}
