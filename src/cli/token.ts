import { createHash, randomBytes } from 'node:crypto'
import { dayText, parseDay } from '../core/question.ts'
import { readScopes, SCOPES } from '../core/roles.ts'
import type { Grant, Store } from '../store/store.ts'
import { askedWrongly, defineCommand, type Outcome, text, told, type Wrong } from './command.ts'

const DAY = 86_400_000
/** A year, unless asked otherwise. */
const LIFE = 365 * DAY
const SHORT = 10
const ACTIONS = ['create', 'list', 'revoke'] as const

export const command = defineCommand({
  name: 'token',
  summary: 'tokens by which other tools read figures',
  argument: {
    name: 'create|list|revoke [ID]',
    fills: ACTIONS,
    fillsNext: 'anything',
    least: 0,
    most: 2,
    ask: 'Name what to do',
  },
  options: {
    name: text('NAME', 'create: what it is for'),
    scopes: text('SCOPES', `create: what it may read: ${SCOPES.join(',')}, or some of them`, SCOPES),
    expires: text('DAY', 'create: the first day on which it opens nothing; in a year unless given'),
  },
  examples: [
    { line: 'npx guidepost token list', does: 'what there is, and when it was last used' },
    { line: 'npx guidepost token create --name "Weekly mail" --scopes report,gaps', does: 'makes one, shown once' },
    { line: 'npx guidepost token revoke 3f9c21ab04', does: 'by its number in the list' },
  ],
  ends: 'the store cannot be opened',
  async run({ options, args: [action = 'list', id = ''] }, { openStore, now }) {
    if (action === 'create') {
      const asked = readAsked(options, now())
      return 'what' in asked ? asked : create(asked, await openStore(), now())
    }
    if (action === 'revoke') return revoke(id, await openStore())
    if (action !== 'list') return askedWrongly(`"${action}" is not create, list or revoke.`, 'Write one of them.')
    const tokens = await (await openStore()).tokens()
    return told(
      tokens.map(dataOf),
      tokens.length === 0
        ? ['There are no tokens. Make one: npx guidepost token create --name "Weekly mail" --scopes report']
        : tokens.map((grant) => lineOf(grant, now())),
    )
  },
})

type Asked = Pick<Grant, 'name' | 'scopes' | 'expires'>

function readAsked(
  { name, scopes, expires }: { name: string; scopes: string; expires: string },
  now: number,
): Asked | Wrong {
  const read = readScopes(scopes)
  const until = expires === '' ? now + LIFE : (parseDay(expires) ?? 0) * DAY
  const problems = [
    name.trim() === '' && 'Say whose token it is: --name "Weekly mail".',
    (read.length === 0 || read.length !== scopes.split(',').length) &&
      `Say what it may read: --scopes ${SCOPES.join(',')}, or some of them.`,
    until <= now && `--expires is "${expires}"; write a day that is still to come, such as 2027-01-31.`,
  ].filter((problem) => problem !== false)
  return problems.length > 0
    ? askedWrongly('The token was not made.', problems.join(' '))
    : { name: name.trim().slice(0, 60), scopes: read, expires: until }
}

/** Makes a token, which is shown once: only its hash is kept. */
async function create(asked: Asked, store: Store, now: number): Promise<Outcome> {
  const secret = `gp_${randomBytes(32).toString('base64url')}`
  const hash = createHash('sha256').update(secret).digest('hex')
  const grant: Grant = { hash, purpose: 'token', roles: [], madeAt: now, usedAt: 0, ...asked }
  await store.saveGrant(grant)
  return told({ token: secret, ...dataOf(grant) }, [
    secret,
    'Keep it now: it is not shown again. Send it as "Authorization: Bearer …".',
    lineOf(grant, now),
  ])
}

async function revoke(id: string, store: Store): Promise<Outcome> {
  const found = (await store.tokens()).filter(({ hash }) => id.length >= 6 && hash.startsWith(id))
  const [grant] = found
  if (!grant || found.length > 1)
    return askedWrongly(`There is no token "${id}".`, 'See the list: npx guidepost token list')
  await store.dropGrant(grant.hash)
  return told({ revoked: dataOf(grant) }, [`Revoked: ${grant.name}.`])
}

function dataOf({ hash, name, scopes, expires, madeAt, usedAt }: Grant) {
  return { id: hash.slice(0, SHORT), name, scopes, expires, madeAt, usedAt }
}

function lineOf({ hash, name, scopes, expires, usedAt }: Grant, now: number): string {
  const day = (at: number) => dayText(Math.floor(at / DAY))
  const used = usedAt === 0 ? 'never used' : `used ${day(usedAt)}`
  const until = expires <= now ? `expired ${day(expires)}` : `until ${day(expires)}`
  return `  ${hash.slice(0, SHORT)}  ${name.padEnd(24)} ${scopes.join(',').padEnd(22)} ${until}, ${used}`
}
