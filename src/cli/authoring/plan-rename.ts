import { guideAddress, parseGuidePath } from '../../core/guide-path.ts'
import { SOURCE } from '../../core/guide-state.ts'
import { moveAddresses, REDIRECTS } from './lead-on.ts'
import { linesOf, type Mention, mentionOf } from './mentions.ts'
import type { Plan, Texts } from './plan.ts'
import { addToOrder, dropFromOrder, renameInOrder, TOPICS } from './reading-order.ts'
import { withLinksMoved } from './relative-links.ts'
import { movePrints, printsMoved } from './sections-in.ts'

/** A guide's new name, everywhere: its files, what links to it, its place in the reading order, and its old addresses. */

export interface Renaming {
  /** "topic/slug" */
  from: string
  to: string
  /** The published locales, in each of which the guide has an address. */
  locales: readonly string[]
}

export interface Renamed {
  plan: Plan
  moved: { from: string; to: string }[]
  /** Where a link or a list led to it, or a link of its own is written from where it stands, by the lines as they were. */
  mended: Mention[]
  /** The addresses that lead on from now on. */
  redirects: string[]
  /** The new addresses that lead on once the guide is retired. */
  waiting: string[]
}

export function planRename(texts: Texts, { from, to, locales }: Renaming): Renamed {
  const named = new Map([...texts].map(([file, text]) => [file, renamedIn(file, text, { from, to })]))
  const kept = withPrintsKept(texts, named)
  const isOld = (file: string) => new RegExp(`^content/[^/]+/${from}\\.mdx$`).test(file)
  const moved = [...texts.keys()]
    .filter(isOld)
    .map((file) => ({ from: file, to: file.replace(`/${from}.mdx`, `/${to}.mdx`) }))
  const isPublic = moved.some(({ from: file }) => !/^draft: true$/m.test(texts.get(file) ?? ''))
  const moves = isPublic
    ? new Map(locales.map((locale) => [guideAddress(locale, from), guideAddress(locale, to)]))
    : new Map<string, string>()
  const led = moveAddresses(texts.get(REDIRECTS) ?? '', moves)
  kept.set(TOPICS, orderedAnew(texts.get(TOPICS) ?? '', from, to))
  if (moves.size > 0) kept.set(REDIRECTS, led.text)
  const plan = new Map<string, string | null>()
  for (const [file, text] of kept) {
    const target = moved.find((each) => each.from === file)?.to ?? file
    if (target !== file) plan.set(target, text)
    else if (text !== texts.get(file)) plan.set(file, text)
  }
  for (const { from: file } of moved) plan.set(file, null)
  const mended = [...texts].flatMap(([file, text]) => linesChanged(file, text, named.get(file) ?? text))
  return { plan, moved, mended, redirects: [...led.added, ...led.repointed], waiting: led.waiting }
}

/** The names of all guides, "topic/slug", each once. */
export function guidesOf(texts: Texts): string[] {
  const places = [...texts.keys()].flatMap((file) =>
    file.endsWith('.mdx') ? (parseGuidePath(file.slice('content/'.length)) ?? []) : [],
  )
  return [...new Set(places.map(({ topic, slug }) => `${topic}/${slug}`))]
}

function renamedIn(file: string, text: string, { from, to }: { from: string; to: string }): string {
  if (file === REDIRECTS || file === TOPICS) return text
  return withLinksMoved(file, text, { from, to }).replace(mentionOf(from), to)
}

function linesChanged(file: string, text: string, now: string): Mention[] {
  if (text === now) return []
  const lines = now.split(/\r?\n/)
  return linesOf(file, text, (line, place) => line !== lines[place - 1])
}

/**
 * Guides whose English sections only name another address now keep what translations were made from: it is carried over,
 * as a change of wording is.
 */
export function withPrintsKept(before: Texts, after: ReadonlyMap<string, string>): Map<string, string> {
  const kept = new Map(after)
  const prefix = `content/${SOURCE}/`
  for (const [file, text] of after) {
    const was = before.get(file)
    if (!file.startsWith(prefix) || !file.endsWith('.mdx') || was === undefined || was === text) continue
    const prints = printsMoved(was, text)
    if (prints.size === 0) continue
    const guide = file.slice(prefix.length)
    for (const [other, own] of kept)
      if (/^content\/[^/]+\//.test(other) && other.endsWith(`/${guide}`)) kept.set(other, movePrints(own, prints))
  }
  return kept
}

function orderedAnew(source: string, from: string, to: string): string {
  const [topic = '', slug = ''] = from.split('/')
  const [wanted = '', name = ''] = to.split('/')
  return topic === wanted
    ? renameInOrder(source, topic, slug, name)
    : addToOrder(dropFromOrder(source, topic, slug), wanted, name)
}
