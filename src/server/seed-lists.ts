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
import { createPhraseLists } from '../core/listed-phrases.ts'
import { type Redacted, redact } from '../core/redact.ts'

/** The word lists of recovery phrases (BIP 39), as they are compared. */
export const PHRASE_LISTS = createPhraseLists([
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
])

/** `redact` with the lists at hand: what structure alone does not tell is refused too. */
export function redactWithLists(text: string): Redacted {
  return PHRASE_LISTS.find(text.normalize('NFKC')).length > 0
    ? { text: '', removed: ['seed_phrase'], refused: 'seed_phrase' }
    : redact(text)
}
