import { wordlist as czech } from '@scure/bip39/wordlists/czech.js'
import { wordlist as english } from '@scure/bip39/wordlists/english.js'
import { wordlist as french } from '@scure/bip39/wordlists/french.js'
import { wordlist as italian } from '@scure/bip39/wordlists/italian.js'
import { wordlist as japanese } from '@scure/bip39/wordlists/japanese.js'
import { wordlist as korean } from '@scure/bip39/wordlists/korean.js'
import { wordlist as portuguese } from '@scure/bip39/wordlists/portuguese.js'
import { wordlist as simplifiedChinese } from '@scure/bip39/wordlists/simplified-chinese.js'
import { wordlist as spanish } from '@scure/bip39/wordlists/spanish.js'
import { wordlist as traditionalChinese } from '@scure/bip39/wordlists/traditional-chinese.js'
import { type Redacted, redact } from '../core/redact.ts'
import { seedWords } from '../core/seed-phrase.ts'

/** The word lists of recovery phrases (BIP 39), as they are compared: 2 MB, and so on the server only. */

const LISTS = [
  english,
  spanish,
  french,
  italian,
  portuguese,
  czech,
  japanese,
  korean,
  simplifiedChinese,
  traditionalChinese,
].map((words) => new Set(words.map(plain)))

/** Fewer in a row are chance. */
const FEWEST = 9

/** Whether nine words in a row, or more, are of one list, with or without their accents. */
export function holdsListedPhrase(text: string): boolean {
  const words = seedWords(text).map(plain)
  return LISTS.some((list) => {
    let run = 0
    for (const word of words) {
      run = list.has(word) ? run + 1 : 0
      if (run >= FEWEST) return true
    }
    return false
  })
}

/** `redact` with the lists at hand: what structure alone does not tell is refused too. */
export function redactWithLists(text: string): Redacted {
  return holdsListedPhrase(text) ? { text: '', removed: ['seed_phrase'], refused: 'seed_phrase' } : redact(text)
}

/** Without accents, for those who leave them out; Hangul and kana as they are composed. */
function plain(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
}
