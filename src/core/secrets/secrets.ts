import type { PhraseLists } from '../listed-phrases.ts'
import { holdsSeedPhrase, type SeedWord, seedWords } from '../seed-phrase.ts'
import { findCards } from './cards.ts'
import { findCodes } from './codes.ts'
import { fold } from './fold.ts'
import { findPasswords } from './passwords.ts'
import { findPrivateKeys } from './private-keys.ts'

/**
 * Secrets in what a client is about to send to a person: what nobody at a help desk needs and what empties an account in
 * the wrong hands. Addresses, transactions, account numbers and everything else that a question needs stay.
 */

/** Words: 33 are the most that any wallet draws. */
const LONGEST_PHRASE = 36

export type SecretKind = 'seed_phrase' | 'private_key' | 'card' | 'password' | 'code'

export interface Found {
  kind: SecretKind
  /** In UTF-16 units of the text, as it was typed. */
  start: number
  end: number
  /** False where it may as well be something harmless, such as an order's number. */
  certain: boolean
}

/** The gravest first: of two that overlap it stays. */
const FINDERS = [findPrivateKeys, findCards, findPasswords, findCodes]

/**
 * Every secret of a text in its order, none over another.
 * @example findSecrets('my password is hunter2-Blue', NO_LISTS) // => [{ kind: 'password', start: 15, end: 27, certain: true }]
 */
export function findSecrets(typed: string, lists: PhraseLists): Found[] {
  const { text, typed: back } = fold(typed)
  const kept: Found[] = []
  for (const found of [...findPhrases(text, lists), ...FINDERS.flatMap((find) => find(text))])
    if (!kept.some((other) => found.start < other.end && other.start < found.end)) kept.push(found)
  return kept.sort((a, b) => a.start - b.start).map((found) => ({ ...found, ...back(found.start, found.end) }))
}

/** Recovery phrases of the lists wherever they stand; of other lists where nothing but one stands in a line or in the text. */
function findPhrases(text: string, lists: PhraseLists): Found[] {
  // Lists share words: the longest row is the phrase.
  const listed = lists
    .find(text)
    .sort((a, b) => b.end - b.start - (a.end - a.start))
    .map((place): Found => ({ kind: 'seed_phrase', ...place, certain: true }))
  const lines = [...text.matchAll(/[^\n]+/g)].map(({ 0: line, index }) => ({ line, start: index }))
  const alone = [{ line: text, start: 0 }, ...lines].flatMap(({ line, start }): Found[] => {
    const words = seedWords(line)
    const [first, last] = [words.at(0), words.at(-1)]
    const isRow = first && last && words.length <= LONGEST_PHRASE && isOneRow(line, words) && holdsSeedPhrase(line)
    return isRow ? [{ kind: 'seed_phrase', start: start + first.start, end: start + last.end, certain: false }] : []
  })
  return [...listed, ...alone]
}

/** Words with the same between each two of them; a sentence has its commas here and there. */
function isOneRow(line: string, words: readonly SeedWord[]): boolean {
  const between = words
    .slice(1)
    .map(({ start }, place) => line.slice(words[place]?.end, start).replace(/[^\S\n]|\d/g, ''))
  return new Set(between).size <= 1
}

/** What stands where a secret was. */
export const REMOVED = '•••'

/** @example withoutSecrets('PIN is 4821', [{ kind: 'password', start: 7, end: 11, certain: false }]) // => 'PIN is •••' */
export function withoutSecrets(text: string, secrets: readonly Found[]): string {
  return [...secrets]
    .reverse()
    .reduce((rest, { start, end }) => `${rest.slice(0, start)}${REMOVED}${rest.slice(end)}`, text)
}
