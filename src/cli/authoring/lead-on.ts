import { type Document, isMap, isScalar, parseDocument } from 'yaml'
import { addressKey, redirectsFile } from '../../core/redirects.ts'

/** Addresses that lead elsewhere from now on, in `content/redirects.yaml`. */

export const REDIRECTS = 'content/redirects.yaml'

export interface LedOn {
  text: string
  /** Old addresses that are new in the file. */
  added: string[]
  /** Old addresses that led to one of them, and now lead on at once. */
  repointed: string[]
}

/**
 * The file with every address of `moves` leading to its new one, without chains: what led to an old address leads to the
 * new one, and what is an address again leads nowhere. Comments stay. Throws when the file cannot be used.
 * @param moves address → address, such as "/en/trading/a/" → "/en/trading/b/"
 */
export function leadOn(source: string, moves: ReadonlyMap<string, string>): LedOn {
  // What the file says of itself stays first, whatever becomes of its first entry.
  const [head = ''] = /^(?:[ \t]*(?:#[^\n]*)?\n)*/.exec(source) ?? []
  const document: Document = parseDocument(source.slice(head.length))
  const known = redirectsFile.safeParse(document.toJS() ?? {})
  if (!known.success)
    throw new Error(`${REDIRECTS} cannot be used. \`npx guidepost check\` names the line; mend it first.`)
  if (moves.size === 0) return { text: source, added: [], repointed: [] }
  if (!isMap(document.contents)) document.contents = document.createNode({})
  const map = document.contents
  if (!isMap(map)) throw new Error(`${REDIRECTS} is no list of addresses.`)
  map.flow = false
  const byKey = new Map([...moves].map(([from, to]) => [addressKey(from), to]))
  const alive = new Set([...moves.values()].map(addressKey))
  for (const from of Object.keys(known.data))
    if (alive.has(addressKey(from)) || byKey.has(addressKey(from))) map.delete(from)
  const repointed: string[] = []
  for (const pair of map.items) {
    if (!isScalar(pair.key) || !isScalar(pair.value)) continue
    const [path = '', anchor] = String(pair.value.value).split('#')
    const to = byKey.get(addressKey(path))
    if (to === undefined) continue
    // A place within a guide is there still where the guide itself has moved.
    pair.value.value = anchor === undefined || isTopic(to) ? to : `${to}#${anchor}`
    repointed.push(String(pair.key.value))
  }
  for (const [from, to] of byKey) map.set(from, to)
  return { text: head + document.toString({ lineWidth: 0 }), added: [...byKey.keys()], repointed }
}

const isTopic = (address: string) => address.split('/').filter((part) => part !== '').length < 3
