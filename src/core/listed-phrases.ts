import { seedWords } from './seed-phrase.ts'

/** Recovery phrases (BIP 39) told by the word lists they are drawn from. The lists are heavy, and so passed in. */

export interface PhraseLists {
  /** Where nine words in a row, or more, of one list stand in a composed text, with or without their accents. */
  find(text: string): { start: number; end: number }[]
}

/** Fewer in a row are chance. */
const FEWEST = 9

/** Where the lists are not at hand. */
export const NO_LISTS: PhraseLists = { find: () => [] }

export function createPhraseLists(wordLists: readonly (readonly string[])[]): PhraseLists {
  const lists = wordLists.map((words) => new Set(words.map(plain)))
  return {
    find(text) {
      const words = seedWords(text).map(({ word, ...place }) => ({ ...place, word: plain(word) }))
      return lists
        .flatMap((list) => runsOf(words.map(({ word }) => list.has(word))))
        .map(([first, last]) => ({
          start: words[first]?.start ?? 0,
          end: words[last]?.end ?? 0,
        }))
    },
  }
}

/** First and last place of each row that is long enough. */
function runsOf(listed: readonly boolean[]): [first: number, last: number][] {
  const runs: [number, number][] = []
  let first = 0
  for (let place = 0; place <= listed.length; place++) {
    if (listed[place]) continue
    if (place - first >= FEWEST) runs.push([first, place - 1])
    first = place + 1
  }
  return runs
}

/** Without accents, for those who leave them out; Hangul and kana as they are composed. */
function plain(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
}
