import { randomBytes } from 'node:crypto'
import { posix } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { acceptedLanguages, directionOf, preferredLocale } from '../core/locales.ts'
import type { SiteConfig } from '../core/site-config.ts'
import { createTranslate, type Texts } from '../core/text.ts'
import type { Store } from '../store/store.ts'
import { hashOf } from './conversations.ts'
import type { Live } from './live.ts'
import { problem } from './problem.ts'

/** Sign-in by a link that works once. Staff have a cookie; readers never get one. */

const COOKIE = 'guidepost_staff'
const LINK_LIFE = 24 * 3_600_000
const SESSION_LIFE = 14 * 24 * 3_600_000
const STAFF_PAGES = /^\/(?:insights|desk|writers)(?:\/|$)/
const STAFF_API = /^\/api\/(?:desk|report|searches|guides|gaps|service|journal\/dropped|sign-out)(?:\/|$)/

export interface SignInParts {
  site: SiteConfig
  store: Store
  live: Live
  clock: () => number
  /** By locale: the texts of the page that says how to sign in. */
  texts: ReadonlyMap<string, Texts>
}

/** The path of a fresh link that signs in once within a day. */
export async function makeSignInLink(store: Store, now: number): Promise<string> {
  const code = randomBytes(24).toString('base64url')
  await store.saveGrant({ hash: hashOf(code), purpose: 'link', expires: now + LINK_LIFE })
  return `/sign-in?code=${code}`
}

/** A name for who is signed in that stays the same over their requests; empty when nobody is. */
export function agentOf(request: FastifyRequest): string {
  const token = request.cookies[COOKIE]
  return token === undefined ? '' : hashOf(token)
}

/** Puts every staff page and route behind the cookie, and adds sign-in and sign-out. */
export function addSignIn(app: FastifyInstance, { site, store, live, clock, texts }: SignInParts): void {
  const isStaff = async (request: FastifyRequest) => {
    const agent = agentOf(request)
    return agent !== '' && (await store.hasGrant(agent, clock()))
  }

  app.addHook('onRequest', async (request, reply) => {
    const path = plainPath(request.url)
    const isApi = STAFF_API.test(path)
    if (!isApi && !STAFF_PAGES.test(path)) return
    reply.header('cache-control', 'no-store')
    if (await isStaff(request)) return
    if (isApi)
      return problem(reply, 401, 'signed_out', 'Sign in first: open the link that `npx guidepost sign-in` prints.')
    return reply.redirect('/sign-in', 303)
  })

  const options = { exposeHeadRoute: false }
  for (const path of ['/sign-in', '/sign-in/'])
    app.get<{ Querystring: { code: unknown } }>(path, options, async (request, reply) => {
      reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')
      const { code } = request.query
      if (await isStaff(request)) return reply.redirect('/insights/', 303)
      if (typeof code !== 'string') return signInPage(request, reply, 401, 'staff_only')
      if (!(await store.takeGrant(hashOf(code), clock()))) return signInPage(request, reply, 403, 'link_used')
      const token = randomBytes(32).toString('base64url')
      await store.saveGrant({ hash: hashOf(token), purpose: 'session', expires: clock() + SESSION_LIFE })
      const secure = request.protocol === 'https'
      reply.setCookie(COOKIE, token, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure,
        maxAge: SESSION_LIFE / 1000,
      })
      return reply.redirect('/insights/', 303)
    })

  app.post('/api/sign-out', async (request, reply) => {
    const agent = agentOf(request)
    await store.dropGrant(agent)
    live.endAgent(agent)
    return reply.clearCookie(COOKIE, { path: '/' }).code(204).send()
  })

  function signInPage(
    request: FastifyRequest,
    reply: FastifyReply,
    status: number,
    why: 'staff_only' | 'link_used',
  ): FastifyReply {
    const locale = preferredLocale(acceptedLanguages(request.headers['accept-language'] ?? ''), site)
    const t = createTranslate(texts.get(locale) ?? texts.get(site.defaultLocale) ?? {}, locale)
    const html = `<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${t('title')}</title><link rel="stylesheet" href="/sign-in.css">
<main><h1>${t('title')}</h1><p>${t(why)}</p><p>${t('how')}</p><pre dir="ltr"><code>npx guidepost sign-in</code></pre><p><a href="/${locale}/">${t('back')}</a></p></main>
</html>`
    return reply.code(status).header('vary', 'accept-language').type('text/html; charset=utf-8').send(html)
  }
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
