/** What staff do here, and what each may therefore see and change. */

export const ROLES = ['writer', 'agent', 'lead'] as const
export type Role = (typeof ROLES)[number]

/** What a token of another tool may read. */
export const SCOPES = ['report', 'gaps', 'searches', 'backlog', 'metrics'] as const
export type Scope = (typeof SCOPES)[number]

/** Staff pages and routes, the first that fits: who may use them, and which scope opens them to a token (GET alone). */
interface Rule {
  path: RegExp
  methods: 'any' | 'reading' | 'changing'
  isPage: boolean
  roles: readonly Role[]
  scope: Scope | null
}

const ALL = ROLES
const WRITERS = ['writer', 'lead'] as const
const AGENTS = ['agent', 'lead'] as const
const LEAD = ['lead'] as const

const page = (path: RegExp, roles: readonly Role[]): Rule => ({
  path,
  methods: 'any',
  isPage: true,
  roles,
  scope: null,
})
const route = (path: RegExp, roles: readonly Role[]): Rule => ({
  path,
  methods: 'any',
  isPage: false,
  roles,
  scope: null,
})
const reading = (path: RegExp, scope: Scope): Rule => ({ path, methods: 'reading', isPage: false, roles: ALL, scope })
const changing = (path: RegExp, roles: readonly Role[]): Rule => ({ ...route(path, roles), methods: 'changing' })

const RULES: readonly Rule[] = [
  page(/^\/insights\/exports(?:\/|$)/, LEAD),
  page(/^\/insights\/notices(?:\/|$)/, AGENTS),
  page(/^\/insights(?:\/|$)/, ALL),
  page(/^\/desk(?:\/|$)/, AGENTS),
  page(/^\/writers(?:\/|$)/, WRITERS),
  reading(/^\/api\/(?:report\/searches|searches)(?:\/|$)/, 'searches'),
  reading(/^\/api\/(?:report|guides|service)(?:\/|$)/, 'report'),
  reading(/^\/api\/gaps(?:\/|$)/, 'gaps'),
  changing(/^\/api\/gaps(?:\/|$)/, WRITERS),
  { ...reading(/^\/api\/backlog(?:\/|$)/, 'backlog'), roles: WRITERS },
  changing(/^\/api\/backlog(?:\/|$)/, WRITERS),
  reading(/^\/metrics(?:\/|$)/, 'metrics'),
  route(/^\/api\/(?:report|searches|guides|service|surges|exports|me|journal\/dropped|sign-out)(?:\/|$)/, ALL),
  route(/^\/api\/access-log(?:\/|$)/, LEAD),
  route(/^\/api\/(?:desk|notices)(?:\/|$)/, AGENTS),
]

/** The rule of a staff page or route; null for what everybody may have. */
export function ruleOf(method: string, path: string): Rule | null {
  const isReading = method === 'GET' || method === 'HEAD'
  return (
    RULES.find(
      (rule) => rule.path.test(path) && (rule.methods === 'any' || (rule.methods === 'reading') === isReading),
    ) ?? null
  )
}

/**
 * The roles that a person's groups give.
 * @example rolesOf(['support'], { writer: ['docs'], agent: ['support'], lead: [] }) // => ['agent']
 */
export function rolesOf(groups: readonly string[], given: Readonly<Record<Role, readonly string[]>>): Role[] {
  return ROLES.filter((role) => given[role].some((group) => groups.includes(group)))
}

/** Roles from text, such as `writer agent`; what is no role is left out. */
export function readRoles(text: string): Role[] {
  const names = text.split(/[\s,]+/)
  return ROLES.filter((role) => names.includes(role))
}

/** Scopes from text, such as `report,gaps`; what is no scope is left out. */
export function readScopes(text: string): Scope[] {
  const names = text.split(/[\s,]+/)
  return SCOPES.filter((scope) => names.includes(scope))
}
