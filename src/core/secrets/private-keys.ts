import { namesNumber } from './number-names.ts'
import type { Found } from './secrets.ts'

/** Private keys: by their form, or by their name where a public number has the same form. */

/** "Private key" in the languages of our readers. */
const NAMES =
  'private\\s*key|secret\\s*key|privkey|private[nr]?\\s*schlüssel|private?\\s*sleutel|clave\\s*privada|llave\\s*privada|chave\\s*privada|clé\\s*privée|chiave\\s*privata|klucz\\s*prywatny|özel\\s*anahtar(?:ım)?|приватный\\s*ключ|закрытый\\s*ключ|приватний\\s*ключ|khóa\\s*riêng(?:\\s*tư)?|المفتاح\\s*الخاص|مفتاح\\s*خاص|مفتاحي\\s*الخاص|秘密鍵|私钥|개인\\s*키'
const NAME = new RegExp(NAMES, 'iu')

const BASE58 = '[1-9A-HJ-NP-Za-km-z]'
/** What nothing but a key looks like. */
const FORMS = [
  '-----BEGIN[A-Z ]*PRIVATE KEY(?:[\\s\\S]*-----END[A-Z ]*KEY-----|[\\s\\S]{0,2000})',
  `\\b[tuvxyz]prv${BASE58}{50,}`,
  // Bitcoin wallet import format, and encrypted (BIP 38).
  `\\b[5KL9c]${BASE58}{50,51}\\b`,
  `\\b6P${BASE58}{56}\\b`,
  // Stellar and Ripple.
  '\\bS[A-Z2-7]{55}\\b',
  `\\bs(?=${BASE58}*\\d)(?=${BASE58}*[A-Z])${BASE58}{27,28}\\b`,
]
/** Solana writes keys and the signatures that name its transactions alike. */
const SOLANA = `\\b${BASE58}{86,90}\\b`
const HEX = '(?<![0-9a-zA-Z])(?:0x)?[0-9a-f]{64}(?![0-9a-zA-Z])'
const BEFORE = 48

/** Those that a search has no reason to hold. */
export const PRIVATE_KEYS: readonly RegExp[] = [
  ...FORMS.map((form) => new RegExp(form)),
  new RegExp(SOLANA),
  new RegExp(`(?:${NAMES})[^\\p{L}\\p{N}]*(?:\\p{L}{1,4}[^\\p{L}\\p{N}]+)?(?:0x)?[0-9a-f]{64}(?![0-9a-f])`, 'iu'),
]

const BY_FORM = new RegExp(FORMS.join('|'), 'g')
const EITHER = new RegExp(`${SOLANA}|${HEX}`, 'gi')

/**
 * Keys in a message, where a transaction may be named as well: 64 hexadecimal digits are a key only after the name of one,
 * and may be one where a message speaks of keys.
 */
export function findPrivateKeys(text: string): Found[] {
  const byForm = [...text.matchAll(BY_FORM)].map(({ 0: match, index }) => key(index, match, true))
  const speaksOfKeys = NAME.test(text)
  const byName = [...text.matchAll(EITHER)].flatMap(({ 0: match, index }) => {
    const before = text.slice(Math.max(0, index - BEFORE), index)
    const named = before.search(NAME)
    const isPublic =
      namesNumber(named < 0 ? before : before.slice(named)) || /(?:\/tx|signature|explorer)\S*\s*$/i.test(before)
    if (isPublic) return []
    if (named >= 0) return [key(index, match, true)]
    return speaksOfKeys || !/^(?:0x)?[0-9a-f]{64}$/i.test(match) ? [key(index, match, false)] : []
  })
  return [...byForm, ...byName]
}

function key(start: number, match: string, certain: boolean): Found {
  return { kind: 'private_key', start, end: start + match.length, certain }
}
