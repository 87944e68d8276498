import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Role } from '../core/roles.ts'
import type { SiteConfig } from '../core/site-config.ts'
import type { Texts } from '../core/text.ts'
import type { Store } from '../store/store.ts'
import { hashOf } from './conversations.ts'
import type { Live } from './live.ts'
import { createSignInPage } from './sign-in-page.ts'
import { addStaffGuard, admit, dismiss, readSession, staffAddress } from './staff.ts'
import { addTeamSignIn } from './team-sign-in.ts'

/** Sign-in by a link that works once, or by the team's own accounts; sign-out; and who is signed in. */

const LINK_LIFE = 24 * 3_600_000

export interface SignInParts {
  site: SiteConfig
  store: Store
  live: Live
  clock: () => number
  /** By locale: the texts of the page that says how to sign in. */
  texts: ReadonlyMap<string, Texts>
  /** Of the team's accounts; empty for a public client. */
  clientSecret: string
}

/** Whom a link signs in. */
export interface Person {
  name: string
  roles: Role[]
}

/** The path of a fresh link that signs in once within a day. */
export async function makeSignInLink(
  store: Store,
  now: number,
  { name, roles }: Person = { name: '', roles: ['lead'] },
): Promise<string> {
  const code = randomBytes(24).toString('base64url')
  const grant = { hash: hashOf(code), purpose: 'link', name, roles, madeAt: now, expires: now + LINK_LIFE } as const
  await store.saveGrant({ ...grant, scopes: [], usedAt: 0 })
  return `/sign-in?code=${code}`
}

/** Puts every staff page and route behind the sign-in, and adds sign-in and sign-out. */
export function addSignIn(app: FastifyInstance, parts: SignInParts): void {
  const { site, store, live, clock, texts, clientSecret } = parts
  const page = createSignInPage(site, texts)
  addStaffGuard(app, { store, clock, forbid: (request, reply) => page.show(request, reply, 403, 'forbidden') })

  const options = { exposeHeadRoute: false }
  for (const path of ['/sign-in', '/sign-in/'])
    app.get<{ Querystring: { code: unknown; to: unknown } }>(path, options, async (request, reply) => {
      reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')
      const { code, to } = request.query
      const after = staffAddress(to)
      const grant = typeof code === 'string' ? await store.takeGrant(hashOf(code), clock()) : null
      // A link may give other roles than whoever is signed in has; one that is used up takes nothing away.
      const session = await readSession(request, store, clock())
      if (!grant && session) return reply.redirect(after, 303)
      if (typeof code !== 'string') return page.show(request, reply, 401, 'staff_only')
      if (!grant) return page.show(request, reply, 403, 'link_used')
      if (session) await store.dropGrant(session.hash)
      await admit(request, reply, grant, { store, clock })
      return reply.redirect(after, 303)
    })

  app.post('/api/sign-out', async (request, reply) => {
    live.endAgent(await dismiss(request, reply, store))
    return reply.code(204).send()
  })

  app.get('/api/me', async ({ staff }) => ({ name: staff?.name ?? '', roles: staff?.roles ?? [] }))

  if (site.staff) addTeamSignIn(app, { site, team: site.staff, clientSecret, store, clock, page })
}
