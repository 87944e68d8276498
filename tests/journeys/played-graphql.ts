import { z } from 'zod'
import { Misunderstood, Refused } from './played-host.ts'

/** As much of GraphQL as the editor's queries need, and as strict: what a host does not have, it cannot be asked for. */

type Given = Readonly<Record<string, unknown>>
export type Value = string | number | boolean | null | Fields | readonly Value[]
/** An object that a host answers with, by field; what takes arguments is a function of them. */
export interface Fields {
  [field: string]: Value | ((given: Given) => Value)
}

type Selection =
  | { kind: 'field'; as: string; name: string; given: Given; inner: Selection[] | null }
  | { kind: 'on'; type: string; inner: Selection[] }

const asked = z.strictObject({ query: z.string(), variables: z.record(z.string(), z.unknown()) })

/** What a host answers to the body of a request; throws `Misunderstood` where a real one would refuse the query. */
export function answerGraphql(body: unknown, roots: { query: Fields; mutation: Fields }): unknown {
  const { query, variables } = understood(asked, body)
  const { kind, selections } = parseOperation(query, variables)
  try {
    return { data: select(roots[kind], selections) }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { data: null, errors: [{ type: error.reason, message: error.message }] }
  }
}

/** What was given, by its schema; throws `Misunderstood` with all that is wrong. */
export function understood<T>(schema: z.ZodType<T>, given: unknown): T {
  const { data, error } = schema.safeParse(given)
  if (error) throw new Misunderstood(z.prettifyError(error))
  return data
}

const TOKEN = /\.\.\.|[!$():=[\]{}]|"(?:\\.|[^"\\])*"|-?\d+|\w+/g

function parseOperation(query: string, variables: Given) {
  const tokens = query.match(TOKEN) ?? []
  const used = new Set<string>()
  const declared = new Map<string, string>()
  let at = 0
  const next = () => tokens[at++] ?? ''
  const take = (expected: string) => {
    const token = next()
    if (token !== expected) throw new Misunderstood(`Expected "${expected}", got "${token}" in: ${query}`)
  }
  const isNext = (token: string) => tokens[at] === token

  const parseValue = (): unknown => {
    const token = next()
    if (token === '$') {
      const name = next()
      used.add(name)
      return variables[name]
    }
    if (token === '[') return parseUntil(']', parseValue)
    if (token === '{') return Object.fromEntries(parseUntil('}', parseArgument))
    return /^["\d-]|^(?:true|false|null)$/.test(token) ? JSON.parse(token) : token
  }
  const parseArgument = (): [string, unknown] => {
    const name = next()
    take(':')
    return [name, parseValue()]
  }
  function parseUntil<T>(end: string, parse: () => T): T[] {
    const found: T[] = []
    while (!isNext(end) && at < tokens.length) found.push(parse())
    take(end)
    return found
  }
  const parseSelections = (): Selection[] => {
    take('{')
    return parseUntil('}', parseSelection)
  }
  const parseSelection = (): Selection => {
    const first = next()
    if (first === '...') {
      take('on')
      return { kind: 'on', type: next(), inner: parseSelections() }
    }
    const hasAlias = isNext(':') && next() === ':'
    const name = hasAlias ? next() : first
    const hasArguments = isNext('(') && next() === '('
    const given = hasArguments ? Object.fromEntries(parseUntil(')', parseArgument)) : {}
    return { kind: 'field', as: first, name, given, inner: isNext('{') ? parseSelections() : null }
  }
  const declare = (): void => {
    take('$')
    const name = next()
    take(':')
    const parts: string[] = []
    while (!isNext('$') && !isNext(')')) parts.push(next())
    declared.set(name, parts.join(''))
  }

  const kind = next()
  if (kind !== 'query' && kind !== 'mutation') throw new Misunderstood(`Neither a query nor a mutation: ${query}`)
  take('(')
  parseUntil(')', declare)
  const selections = parseSelections()
  for (const [name, type] of declared) {
    if (!used.has(name)) throw new Misunderstood(`Variable $${name} is declared by anonymous ${kind} but not used`)
    const isMissing = variables[name] === undefined || variables[name] === null
    if (type.endsWith('!') && isMissing)
      throw new Misunderstood(`Variable $${name} of type ${type} was provided invalid value`)
  }
  for (const name of used)
    if (!declared.has(name)) throw new Misunderstood(`Variable $${name} is used but not declared`)
  return { kind, selections } as const
}

function select(object: Fields, selections: readonly Selection[]): Record<string, unknown> {
  const type = String(object['__typename'] ?? 'Query')
  return Object.fromEntries(
    selections.flatMap((selection): [string, unknown][] => {
      if (selection.kind === 'on') return selection.type === type ? Object.entries(select(object, selection.inner)) : []
      const { as, name, given, inner } = selection
      const field = object[name]
      if (field === undefined) throw new Misunderstood(`Field '${name}' doesn't exist on type '${type}'`)
      if (typeof field !== 'function' && Object.keys(given).length > 0)
        throw new Misunderstood(`Field '${name}' doesn't accept arguments`)
      return [[as, answered(typeof field === 'function' ? field(given) : field, inner, name)]]
    }),
  )
}

function answered(value: Value, inner: Selection[] | null, name: string): unknown {
  if (value === null) return null
  if (isList(value)) return value.map((each) => answered(each, inner, name))
  if ((typeof value === 'object') !== (inner !== null))
    throw new Misunderstood(`Field '${name}' ${inner ? 'has no' : 'must have a selection of'} subfields`)
  return typeof value === 'object' && inner ? select(value, inner) : value
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value)
