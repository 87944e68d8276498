import { errors, importSPKI, jwtVerify } from 'jose'
import { z } from 'zod'
import { type Identity, identity } from '../core/handoff.ts'
import type { SiteConfig } from '../core/site-config.ts'

/** Who a client is: a token of the company's own backend, checked when a conversation is opened. It is never logged. */

export type Checked = { identity: Identity } | { code: string; message: string }
export type CheckIdentity = (token: string, now: number) => Promise<Checked>

const LONGEST_TOKEN = 4096
/** Bytes: what HS256 asks for (RFC 7518, 3.2). */
const SHORTEST_SECRET = 32
/** Seconds that the clocks of two servers may differ. */
const TOLERANCE = 5

const claims = z.object({
  sub: identity.shape.sub.min(1),
  name: identity.shape.name.default(''),
  email: identity.shape.email.default(''),
})

const UNUSED = {
  code: 'identity_unused',
  message:
    'This support center identifies nobody. Set launcher.identity in src/site.config.ts, or send no token: do not call identify().',
}
const EXPIRED = {
  code: 'identity_expired',
  message: 'The token has expired. Have your backend sign a new one and call identify() with it.',
}
const WRONG = {
  code: 'identity_wrong',
  message:
    'The token is not one that the backend signed for this support center. Sign it with the key in LAUNCHER_SECRET, with "sub" and "exp".',
}

/**
 * The check that the configuration asks for. Throws when its key is missing or cannot be used.
 * @param secret LAUNCHER_SECRET: a secret of 32 bytes or more (HS256), or a public key as PEM (EdDSA)
 */
export async function createIdentityCheck(
  { launcher }: Pick<SiteConfig, 'launcher'>,
  secret: string,
): Promise<CheckIdentity> {
  const method = launcher?.identity ?? null
  if (method === null) return async () => UNUSED
  const key = method === 'HS256' ? readSecret(secret) : await readPublicKey(secret)
  return async (token, now) => {
    if (token.length > LONGEST_TOKEN) return WRONG
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: [method],
        requiredClaims: ['sub', 'exp'],
        clockTolerance: TOLERANCE,
        currentDate: new Date(now),
      })
      const told = claims.safeParse(payload)
      return told.success ? { identity: told.data } : WRONG
    } catch (error) {
      return error instanceof errors.JWTExpired ? EXPIRED : WRONG
    }
  }
}

function readSecret(secret: string): Uint8Array {
  const bytes = new TextEncoder().encode(secret)
  if (bytes.length < SHORTEST_SECRET)
    throw new Error(
      `launcher.identity is "HS256", but LAUNCHER_SECRET has ${bytes.length} bytes of at least ${SHORTEST_SECRET}. Make one with "openssl rand -base64 32" and give it to your backend too.`,
    )
  return bytes
}

async function readPublicKey(pem: string) {
  try {
    // One line in an environment file stands for several.
    return await importSPKI(pem.replaceAll('\\n', '\n'), 'EdDSA')
  } catch (cause) {
    throw new Error(
      'launcher.identity is "EdDSA", but LAUNCHER_SECRET is no Ed25519 public key as PEM. Print it with "openssl pkey -in key.pem -pubout".',
      { cause },
    )
  }
}
