import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as oidc from 'openid-client'
import { rolesOf } from '../core/roles.ts'
import type { SiteConfig, TeamAccounts } from '../core/site-config.ts'
import type { Store } from '../store/store.ts'
import type { SignInPage } from './sign-in-page.ts'
import { admit, staffAddress } from './staff.ts'

/** Sign-in by the team's accounts: OpenID Connect, authorization code flow with PKCE, state and nonce (RFC 9700). */

const COOKIE = 'guidepost_sign_in'
const ATTEMPT_LIFE = 10 * 60_000
const MOST_ATTEMPTS = 10_000
/** Seconds that the provider has for an answer. */
const PATIENCE = 5

interface TeamParts {
  site: SiteConfig
  team: TeamAccounts
  clientSecret: string
  store: Store
  clock: () => number
  page: SignInPage
}

/** A sign-in that has begun: it ends in the browser that began it, once. */
interface Attempt {
  state: string
  nonce: string
  verifier: string
  to: string
  at: number
}

export function addTeamSignIn(app: FastifyInstance, { team, clientSecret, store, clock, page }: TeamParts): void {
  const attempts = new Map<string, Attempt>()
  let known: oidc.Configuration | null = null

  /** Asks the provider about itself when somebody signs in, so that the server starts without it. */
  async function discover(): Promise<oidc.Configuration> {
    const issuer = new URL(team.issuer)
    const isOwnMachine = ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname)
    const auth = clientSecret === '' ? oidc.None() : undefined
    known ??= await oidc.discovery(issuer, team.clientId, clientSecret || undefined, auth, {
      timeout: PATIENCE,
      execute: isOwnMachine ? [oidc.allowInsecureRequests] : [],
    })
    return known
  }

  app.get<{ Querystring: { to: unknown } }>('/sign-in/team', { exposeHeadRoute: false }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    let config: oidc.Configuration
    try {
      config = await discover()
    } catch (error) {
      process.stderr.write(
        `Sign-in: ${team.issuer} does not answer: ${error instanceof Error ? error.message : error}\n`,
      )
      return page.show(request, reply, 503, 'provider')
    }
    forgetOld(attempts, clock())
    const attempt: Attempt = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
      to: staffAddress(request.query.to),
      at: clock(),
    }
    const name = randomBytes(32).toString('base64url')
    attempts.set(name, attempt)
    reply.setCookie(COOKIE, name, {
      path: '/sign-in',
      httpOnly: true,
      sameSite: 'lax',
      secure: request.protocol === 'https',
      maxAge: ATTEMPT_LIFE / 1000,
    })
    const address = oidc.buildAuthorizationUrl(config, {
      redirect_uri: `${originOf(request)}/sign-in/team/back`,
      scope: team.scope,
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
    })
    return reply.redirect(address.href, 303)
  })

  app.get('/sign-in/team/back', { exposeHeadRoute: false }, async (request, reply) => {
    reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')
    const name = request.cookies[COOKIE] ?? ''
    const attempt = attempts.get(name)
    attempts.delete(name)
    reply.clearCookie(COOKIE, { path: '/sign-in' })
    if (!attempt || clock() - attempt.at > ATTEMPT_LIFE) return page.show(request, reply, 403, 'expired')
    let claims: oidc.IDToken | undefined
    try {
      const tokens = await oidc.authorizationCodeGrant(await discover(), new URL(request.url, originOf(request)), {
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        pkceCodeVerifier: attempt.verifier,
        idTokenExpected: true,
      })
      claims = tokens.claims()
    } catch {
      return page.show(request, reply, 403, 'failed')
    }
    const roles = claims ? rolesOf(groupsOf(claims[team.rolesClaim]), team.roles) : []
    if (!claims || roles.length === 0) return page.show(request, reply, 403, 'no_role')
    const person = { name: nameOf(claims), roles }
    await admit(request, reply, person, { store, clock })
    return reply.redirect(attempt.to, 303)
  })
}

function forgetOld(attempts: Map<string, Attempt>, now: number): void {
  for (const [name, { at }] of attempts)
    if (now - at > ATTEMPT_LIFE || attempts.size >= MOST_ATTEMPTS) attempts.delete(name)
    else return
}

/** As the provider knows us: it refuses an address that was not registered with it. */
function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`
}

function groupsOf(claim: unknown): string[] {
  return (Array.isArray(claim) ? claim : [claim]).filter((group) => typeof group === 'string')
}

function nameOf(claims: oidc.IDToken): string {
  const { name, preferred_username: user, sub } = claims
  return (
    [name, user, sub]
      .find((value) => typeof value === 'string' && value !== '')
      ?.toString()
      .slice(0, 60) ?? ''
  )
}
