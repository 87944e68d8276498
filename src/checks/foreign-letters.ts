/** What the letters of a passage tell of its language, where a detector of languages needs more of them. */

/** The scripts besides Latin, which names and units stand in everywhere. */
const SCRIPTS = {
  Arab: /\p{Script=Arabic}/gu,
  Cyrl: /\p{Script=Cyrillic}/gu,
  Hang: /\p{Script=Hangul}/gu,
  Hani: /\p{Script=Han}/gu,
  Jpan: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
} as const
type Script = keyof typeof SCRIPTS

/** What is written in more than Latin letters. */
const WRITTEN_IN: Readonly<Record<string, readonly Script[]>> = {
  ar: ['Arab'],
  ja: ['Jpan', 'Hani'],
  ko: ['Hang', 'Hani'],
  ru: ['Cyrl'],
  uk: ['Cyrl'],
  zh: ['Hani'],
}

/** Letters that a language has not, of one that shares its script. */
const NEIGHBOURS: Readonly<Record<string, { letters: RegExp; name: string }>> = {
  ar: { letters: /[پچژگ]/g, name: 'Persian' },
  ru: { letters: /[іїєґ]/gi, name: 'Ukrainian' },
  uk: { letters: /[ыэъё]/gi, name: 'Russian' },
}

/** Fewer may be a name. */
const ENOUGH = 8
const ENOUGH_OF_NEIGHBOURS = 3
/** Japanese of so many characters has a letter between them. */
const ENOUGH_HAN = 20
const ENGLISH = /\b(?:and|for|is|it|of|the|to|with|you|your)\b/i

/**
 * What a passage is in instead of its language, as English names it; null when its letters do not tell.
 * @param language ISO 639-1
 * @example foreignLetters('지갑을 열고 선택하세요.', 'ja') // => 'Korean'
 */
export function foreignLetters(text: string, language: string): string | null {
  const own = WRITTEN_IN[language] ?? []
  const count = (script: Script) => text.match(SCRIPTS[script])?.length ?? 0
  const found = (['Arab', 'Cyrl', 'Hang', 'Jpan', 'Hani'] as const).find(
    (script) => !own.includes(script) && count(script) >= ENOUGH,
  )
  if (found) return NAMES[found]
  if (language === 'ja' && count('Jpan') === 0 && count('Hani') >= ENOUGH_HAN) return NAMES.Hani
  const neighbour = NEIGHBOURS[language]
  if (neighbour && (text.match(neighbour.letters)?.length ?? 0) >= ENOUGH_OF_NEIGHBOURS) return neighbour.name
  return own.length > 0 && own.every((script) => count(script) === 0) && ENGLISH.test(text) ? 'English' : null
}

const NAMES: Readonly<Record<Script, string>> = {
  Arab: 'Arabic',
  Cyrl: 'Cyrillic',
  Hang: 'Korean',
  Hani: 'Chinese',
  Jpan: 'Japanese',
}
