import { createHash, randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { dayText, parseDay } from '../core/question.ts'
import { readScopes, SCOPES } from '../core/roles.ts'
import type { Grant, Store } from '../store/store.ts'

interface Parts {
  store: Store
  now: number
  print(line: string): void
}

const DAY = 86_400_000
/** A year, unless asked otherwise. */
const LIFE = 365 * DAY
const SHORT = 10

/** `guidepost token`: makes, lists and revokes tokens; a token is shown once, and only its hash is kept. Answers the exit code. */
export async function token(given: readonly string[], { store, now, print }: Parts): Promise<number> {
  const options = { name: { type: 'string' }, scopes: { type: 'string' }, expires: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ args: [...given], options, allowPositionals: true })
  const [action = 'list', id = ''] = positionals
  if (action === 'create') return create(values, { store, now, print })
  if (action === 'revoke') return revoke(id, { store, now, print })
  if (action !== 'list') {
    print(`"${action}" is not create, list or revoke.`)
    return 2
  }
  const tokens = await store.tokens()
  if (tokens.length === 0)
    print('There are no tokens. Make one: npx guidepost token create --name "Weekly mail" --scopes report')
  for (const grant of tokens) print(lineOf(grant, now))
  return 0
}

async function create(
  { name = '', scopes = '', expires = '' }: Partial<Record<'name' | 'scopes' | 'expires', string>>,
  { store, now, print }: Parts,
): Promise<number> {
  const read = readScopes(scopes)
  const until = expires === '' ? now + LIFE : (parseDay(expires) ?? 0) * DAY
  const problems = [
    name.trim() === '' && 'Say whose token it is: --name "Weekly mail".',
    (read.length === 0 || read.length !== scopes.split(',').length) &&
      `Say what it may read: --scopes ${SCOPES.join(',')}, or some of them.`,
    until <= now && `--expires is "${expires}"; write a day that is still to come, such as 2027-01-31.`,
  ].filter((problem) => problem !== false)
  for (const problem of problems) print(problem)
  if (problems.length > 0) return 2
  const secret = `gp_${randomBytes(32).toString('base64url')}`
  const grant: Grant = {
    hash: createHash('sha256').update(secret).digest('hex'),
    purpose: 'token',
    expires: until,
    name: name.trim().slice(0, 60),
    roles: [],
    scopes: read,
    madeAt: now,
    usedAt: 0,
  }
  await store.saveGrant(grant)
  print(secret)
  print('Keep it now: it is not shown again. Send it as "Authorization: Bearer …".')
  print(lineOf(grant, now))
  return 0
}

async function revoke(id: string, { store, print }: Parts): Promise<number> {
  const found = (await store.tokens()).filter(({ hash }) => id.length >= 6 && hash.startsWith(id))
  const [grant] = found
  if (!grant || found.length > 1) {
    print(`There is no token "${id}". See the list: npx guidepost token list`)
    return 2
  }
  await store.dropGrant(grant.hash)
  print(`Revoked: ${grant.name}.`)
  return 0
}

function lineOf({ hash, name, scopes, expires, usedAt }: Grant, now: number): string {
  const day = (at: number) => dayText(Math.floor(at / DAY))
  const used = usedAt === 0 ? 'never used' : `used ${day(usedAt)}`
  const until = expires <= now ? `expired ${day(expires)}` : `until ${day(expires)}`
  return `  ${hash.slice(0, SHORT)}  ${name.padEnd(24)} ${scopes.join(',').padEnd(22)} ${until}, ${used}`
}
