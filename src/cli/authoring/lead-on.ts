import { type Document, isMap, isScalar, parseDocument, type YAMLMap } from 'yaml'
import { addressKey, redirectsFile } from '../../core/redirects.ts'

/** Addresses that lead elsewhere, from now on or once their guide is retired, in `content/redirects.yaml`. */

export const REDIRECTS = 'content/redirects.yaml'

/** Address → address, such as "/en/trading/a/" → "/en/trading/b/". */
export type Moves = ReadonlyMap<string, string>

export interface LedOn {
  text: string
  /** Old addresses that are new in the file. */
  added: string[]
  /** Old addresses that led to one of them, and now lead on at once. */
  repointed: string[]
}

/**
 * The file with every address of `moves` leading to its new one, without chains: what led to an old address leads to the
 * new one, and none to itself. Comments stay. Throws when the file cannot be used.
 */
export function leadOn(source: string, moves: Moves): LedOn {
  return changeList(source, moves, (map) => {
    const repointed = repoint(map, moves)
    return { added: setEach(map, moves), repointed }
  })
}

/**
 * The file with every address of `moves` leading to its new one once its guide is retired: until then what leads to the
 * guide goes on leading there, and the build follows it from then on. Throws when the file cannot be used.
 */
export function leadOnLater(source: string, moves: Moves): LedOn {
  return changeList(source, moves, (map) => ({ added: setEach(map, moves), repointed: [] }))
}

export interface Moved extends LedOn {
  /** New addresses that lead on once their guide is retired, as the old ones would have. */
  waiting: string[]
}

/**
 * The same as `leadOn` for a guide that is there still, under another name: where its old address was to lead once it is
 * retired, there its new one will, and what led on from the new one does so no more.
 */
export function moveAddresses(source: string, moves: Moves): Moved {
  const later = new Map<string, string>()
  const led = changeList(source, moves, (map) => {
    const isAgain = new Set([...moves.values()].map(addressKey))
    for (const key of keysOf(map)) if (isAgain.has(addressKey(key))) map.delete(key)
    const byKey = byKeyOf(moves)
    for (const { key, value } of map.items) {
      const now = isScalar(key) ? byKey.get(addressKey(String(key.value))) : undefined
      if (now === undefined || !isScalar(value)) continue
      const to = String(value.value)
      // One that was written down before the guide moved is what is set below.
      if (addressKey(to.split('#')[0] ?? '') !== addressKey(now)) later.set(now, to)
    }
    const repointed = repoint(map, moves)
    const added = setEach(map, moves)
    setEach(map, later)
    return { added, repointed }
  })
  return { ...led, waiting: [...later.keys()].map(addressKey) }
}

function changeList(source: string, moves: Moves, change: (map: YAMLMap) => Pick<LedOn, 'added' | 'repointed'>): LedOn {
  // What the file says of itself stays first, whatever becomes of its first entry.
  const [head = ''] = /^(?:[ \t]*(?:#[^\n]*)?\n)*/.exec(source) ?? []
  const document: Document = parseDocument(source.slice(head.length))
  if (!redirectsFile.safeParse(document.toJS() ?? {}).success)
    throw new Error(`${REDIRECTS} cannot be used. \`npx guidepost check\` names the line; mend it first.`)
  if (moves.size === 0) return { text: source, added: [], repointed: [] }
  if (!isMap(document.contents)) document.contents = document.createNode({})
  const map = document.contents
  if (!isMap(map)) throw new Error(`${REDIRECTS} is no list of addresses.`)
  map.flow = false
  const changed = change(map)
  return { text: head + document.toString({ lineWidth: 0 }), ...changed }
}

const byKeyOf = (moves: Moves) => new Map([...moves].map(([from, to]) => [addressKey(from), to]))

const keysOf = (map: YAMLMap) => map.items.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : []))

/** What leads to an old address leads to the new one; what would lead to itself goes. */
function repoint(map: YAMLMap, moves: Moves): string[] {
  const byKey = byKeyOf(moves)
  const repointed: string[] = []
  const toItself: string[] = []
  for (const { key, value } of map.items) {
    if (!isScalar(key) || !isScalar(value)) continue
    const from = String(key.value)
    const [path = '', anchor] = String(value.value).split('#')
    const to = byKey.get(addressKey(path))
    if (to === undefined) continue
    if (addressKey(to) === addressKey(from)) toItself.push(from)
    else repointed.push(from)
    // A place within a guide is there still where the guide itself has moved.
    value.value = anchor === undefined || isTopic(to) ? to : `${to}#${anchor}`
  }
  for (const from of toItself) map.delete(from)
  return repointed
}

/** Each address once, however it was written before. */
function setEach(map: YAMLMap, moves: Moves): string[] {
  const byKey = byKeyOf(moves)
  for (const key of keysOf(map)) if (byKey.has(addressKey(key))) map.delete(key)
  for (const [from, to] of byKey) map.set(from, to)
  return [...byKey.keys()]
}

const isTopic = (address: string) => address.split('/').filter((part) => part !== '').length < 3
