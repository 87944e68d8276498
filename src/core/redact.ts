import { holdsSeedPhrase } from './seed-phrase.ts'

/**
 * Removing personal data and secrets from text, in the browser before it is sent and on the server before it is stored.
 * Each rule leaves a label in its place, so that a query stays readable. Pure and fast: a few microseconds a query.
 */

export interface Redacted {
  text: string
  /** The names of the rules that removed something, each once. */
  removed: string[]
  /** Set when the whole text must go nowhere, not even into a search. */
  refused: '' | 'seed_phrase' | 'private_key'
}

const LONGEST_INPUT = 512
const LONGEST_OUTPUT = 120

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here.
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
const OTHER_DIGITS = /\p{Nd}/gu

/** "Private key" in the languages of our readers; what follows it is one. */
const KEY_WORDS =
  'private\\s*key|secret\\s*key|privkey|privater?\\s*schlüssel|private?\\s*sleutel|clave\\s*privada|llave\\s*privada|chave\\s*privada|clé\\s*privée|chiave\\s*privata|klucz\\s*prywatny|özel\\s*anahtar(?:ım)?|приватный\\s*ключ|закрытый\\s*ключ|приватний\\s*ключ|khóa\\s*riêng(?:\\s*tư)?|المفتاح\\s*الخاص|مفتاح\\s*خاص|秘密鍵|私钥|개인\\s*키'
const PRIVATE_KEYS = [
  /-----BEGIN[A-Z ]*PRIVATE KEY/i,
  /\b[tuvxyz]prv[1-9A-HJ-NP-Za-km-z]{50,}/,
  // Bitcoin wallet import format, and encrypted (BIP 38).
  /\b[5KL9c][1-9A-HJ-NP-Za-km-z]{50,51}\b/,
  /\b6P[1-9A-HJ-NP-Za-km-z]{56}\b/,
  // Stellar, Ripple and Solana.
  /\bS[A-Z2-7]{55}\b/,
  /\bs(?=[1-9A-HJ-NP-Za-km-z]*\d)(?=[1-9A-HJ-NP-Za-km-z]*[A-Z])[1-9A-HJ-NP-Za-km-z]{27,28}\b/,
  /\b[1-9A-HJ-NP-Za-km-z]{86,90}\b/,
  new RegExp(`(?:${KEY_WORDS})[^\\p{L}\\p{N}]*(?:\\p{L}{1,4}[^\\p{L}\\p{N}]+)?(?:0x)?[0-9a-f]{64}(?![0-9a-f])`, 'iu'),
]

interface Rule {
  name: string
  pattern: RegExp
  /** Whether a match is meant; a match that is not stays. */
  holds(match: string): boolean
}

const always = () => true

/** After a number they make it an amount, and amounts stay. */
const CURRENCIES =
  '[€$£¥₿]|usd[tc]?|dollars?|d[oó]lares|eur(?:os?)?|gbp|pounds?|yen|jpy|krw|won|vnd|idr|pesos?|btc|bitcoins?|eth|sats?|satoshis?|sol|xrp|trx|ada|doge|دولار|يورو|ريال|درهم|جنيه'

/** A password, and how it is said what it is, in the languages with spaces. */
const PASSWORDS =
  'password|passcode|passwort|kennwort|wachtwoord|contraseña|contrasena|clave|mot\\s+de\\s+passe|mdp|senha|parola|hasło|haslo|şifre(?:m|n)?|sifre(?:m)?|пароль|mật\\s+khẩu|mat\\s+khau|pin|كلمة\\s+(?:المرور|السر)|الرقم\\s+السري|الباسورد'
const SAID = '(?:is|es|ist|est|è|é|to|to\\s+jest|là|la|هي|هو|это|це|olan)(?!\\p{L})|[:=-]'

/** What a password is said to be without being told. */
const STATES = new Set(
  'wrong incorrect invalid not no expired correct right rejected refused lost forgotten locked blocked weak too needed required missing old the still always being never incorrecta incorrecto correcta correcto inválida invalida equivocada errónea erronea mala muy la el una demasiado necesaria falsch richtig nicht abgelaufen weg vergessen neu incorrect incorrecte oublié oubliée faux refusé perdu errata sbagliata scaduta dimenticata errada inválida esquecida expirada złe nieprawidłowe błędne zapomniane yanlış geçersiz unuttum hatalı неверный неправильный забыл забыла не sai không quên đúng verkeerd fout vergeten خطأ خاطئة غير صحيحة لا مرفوضة منتهية ضاعت'.split(
    ' ',
  ),
)

function isNoState(text: string): boolean {
  return !STATES.has(text.toLowerCase().replace(/[^\p{L}]+$/u, ''))
}

const RULES: readonly Rule[] = [
  {
    name: 'password',
    pattern: new RegExp(`(?<=(?<!\\p{L})(?:${PASSWORDS})\\s*(?:${SAID})\\s*)\\S+`, 'giu'),
    holds: isNoState,
  },
  { name: 'password', pattern: /(?<=(?:パスワード|暗証番号)(?:は|が|:|=|：)\s*)[!-~]+/gu, holds: always },
  { name: 'password', pattern: /(?<=(?:密码|口令)(?:是|为|:|=|：)\s*)[!-~]+/gu, holds: always },
  { name: 'password', pattern: /(?<=(?:비밀번호|비번|암호)(?:는|은|가|이|:|=)?\s*)(?=\S*\d)[!-~]+/gu, holds: always },
  { name: 'token', pattern: /\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g, holds: always },
  { name: 'url', pattern: /\b(?:https?:\/\/|www\.)\S+/gi, holds: always },
  { name: 'e-mail', pattern: /[^\s@<>()[\]",;:]+\s?@\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, holds: always },
  {
    name: 'e-mail',
    pattern:
      /[\w.+-]+\s*[([{]\s*(?:at|arroba)\s*[)\]}]\s*[\w-]+(?:\s*(?:[([{]\s*(?:dot|punto|punkt)\s*[)\]}]|\.)\s*[\w-]+)+/giu,
    holds: always,
  },
  { name: 'hash', pattern: /\b(?:0x)?[0-9a-f]{64}\b/gi, holds: always },
  { name: 'wallet', pattern: /\b0x[0-9a-f]{40}\b/gi, holds: always },
  {
    name: 'wallet',
    pattern: /\b(?:bc1|tb1|ltc1|addr1|cosmos1|osmo1|terra1|bnb1|bitcoincash:|kaspa:)[0-9a-z]{20,110}\b/gi,
    holds: always,
  },
  {
    name: 'wallet',
    pattern: /\b[13TrLDXAUE][1-9A-HJ-NP-Za-km-z]{24,49}\b/g,
    holds: (text) => /\d/.test(text) && /[A-Z]/.test(text) && /[a-z]/.test(text),
  },
  { name: 'iban', pattern: /\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,4})?\b/gi, holds: isIban },
  { name: 'card', pattern: /\b\d(?:[ -]?\d){12,18}\b/g, holds: isCard },
  { name: 'phone', pattern: /(?:\+|\b00)\d(?:[ ().-]{0,2}\d){6,14}\b/g, holds: always },
  {
    name: 'phone',
    pattern: /\(?\b\d{2,4}\)?(?:[ .-]\d{2,4}){2,5}\b/g,
    holds: (text) => digitsOf(text).length >= 8 && !isDate(text),
  },
  {
    name: 'number',
    pattern:
      /(?<=(?<!\p{L})(?:code|otp|pin|tan|kod|código|codigo|codice|код|رمز|الرمز|mã|コード|코드|인증번호|验证码)\D{0,4})\d{3}[ -]\d{3}\b/giu,
    holds: always,
  },
  { name: 'number', pattern: /(?<![\d.,])\b\d(?: \d){5,}\b(?! ?\d)/g, holds: always },
  { name: 'document', pattern: /\b(?=(?:[A-Z]*\d){5})(?=\d*[A-Z])[A-Z0-9]{7,12}\b/g, holds: always },
  {
    name: 'number',
    pattern: new RegExp(`(?<!\\d[.,])\\b\\d{6,}\\b(?!\\s?(?:${CURRENCIES})(?![\\p{L}\\p{N}]))`, 'giu'),
    holds: always,
  },
  { name: 'token', pattern: /\b[\w-]{20,}\b/g, holds: looksRandom },
]

/**
 * The text without personal data and secrets, at most 120 characters.
 * @example redact('refund to ana@mail.example').text // => 'refund to [e-mail]'
 */
export function redact(text: string): Redacted {
  let clean = text
    .slice(0, LONGEST_INPUT)
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(OTHER_DIGITS, asciiDigit)
    .replace(/\s+/g, ' ')
    .trim()
  if (PRIVATE_KEYS.some((pattern) => pattern.test(clean)))
    return { text: '', removed: ['private_key'], refused: 'private_key' }
  if (holdsSeedPhrase(clean)) return { text: '', removed: ['seed_phrase'], refused: 'seed_phrase' }
  const removed = new Set<string>()
  for (const { name, pattern, holds } of RULES) {
    clean = clean.replace(pattern, (match) => {
      if (/^\[[a-z-]+\]$/.test(match) || !holds(match)) return match
      removed.add(name)
      return `[${name}]`
    })
  }
  return { text: [...clean].slice(0, LONGEST_OUTPUT).join(''), removed: [...removed], refused: '' }
}

/** A digit of any script as an ASCII digit: Unicode keeps each script's ten in a row. */
export function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  if (code < 0x80) return digit
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String((code - zero) % 10)
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

/** The check digit of payment cards (ISO/IEC 7812, Luhn). */
function isCard(text: string): boolean {
  const digits = digitsOf(text)
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place])
    const doubled = place % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** The check digits of bank account numbers (ISO 13616, mod 97). */
function isIban(text: string): boolean {
  const compact = text.replace(/[ -]/g, '').toUpperCase()
  if (compact.length < 15 || compact.length > 34) return false
  const moved = compact.slice(4) + compact.slice(0, 4)
  let rest = 0
  for (const sign of moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55)))
    rest = (rest * 10 + Number(sign)) % 97
  return rest === 1
}

function isDate(text: string): boolean {
  return /^\d{1,4}[ .-]\d{1,2}[ .-]\d{1,4}$/.test(text)
}

/** Letters of both cases and digits mixed, or mostly digits: no word of any language. */
function looksRandom(text: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(text)).length
  return kinds === 3 || (kinds >= 2 && (text.match(/\d/g)?.length ?? 0) >= 4)
}

const LABEL = new RegExp(`\\[(?:${[...new Set(RULES.map(({ name }) => name))].join('|')})\\]`, 'g')

/**
 * A redacted text without the labels that stand for what was removed: they are nobody's words.
 * @example withoutLabels('refund to [e-mail]') // => 'refund to '
 */
export function withoutLabels(text: string): string {
  return text.replace(LABEL, '')
}
