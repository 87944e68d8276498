import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import { z } from 'zod'
import { understood } from './played-graphql.ts'
import { HOST, WRITER } from './played-host.ts'

/** GitLab's sign-in for an application without a secret: https://docs.gitlab.com/api/oauth2/#authorization-code-with-proof-key-for-code-exchange-pkce */

export const APPLICATION = 'application-of-harbor'
const CODE = 'code-of-mara'

const authorize = (redirect: string) =>
  z.strictObject({
    client_id: z.literal(APPLICATION),
    redirect_uri: z.literal(redirect),
    response_type: z.literal('code'),
    state: z.string().min(1),
    scope: z.literal('api'),
    code_challenge: z.string().min(43),
    code_challenge_method: z.literal('S256'),
  })
const token = (redirect: string) =>
  z.strictObject({
    grant_type: z.literal('authorization_code'),
    client_id: z.literal(APPLICATION),
    code: z.literal(CODE),
    redirect_uri: z.literal(redirect),
    code_verifier: z.string().min(43).max(128),
  })

/** Plays it in all windows of a page. @param redirect the only address that the application may be led back to */
export async function playSignIn(page: Page, redirect: string): Promise<void> {
  let challenge = ''
  await page.context().route(`${HOST}/oauth/authorize*`, (route) => {
    const asked = Object.fromEntries(new URL(route.request().url()).searchParams)
    const { state, code_challenge: given } = understood(authorize(redirect), asked)
    challenge = given
    const back = `${redirect}?${new URLSearchParams({ code: CODE, state })}`
    return route.fulfill({ contentType: 'text/html', body: `<a href="${back}">Authorize ${APPLICATION}</a>` })
  })
  await page.context().route(`${HOST}/oauth/token`, (route) => {
    const { code_verifier: verifier } = understood(token(redirect), route.request().postDataJSON())
    const isSame = createHash('sha256').update(verifier).digest('base64url') === challenge
    const headers = { 'access-control-allow-origin': '*' }
    if (!isSame) return route.fulfill({ status: 400, json: { error: 'invalid_grant' }, headers })
    const json = { access_token: WRITER.token, token_type: 'bearer', expires_in: 7200, refresh_token: 'next' }
    return route.fulfill({ json, headers })
  })
}
