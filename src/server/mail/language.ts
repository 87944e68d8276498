import { words } from '../../core/query.ts'

/** In which of the published languages a text is written, by its letters and its small words; null when neither tells. */
export function languageOf(
  text: string,
  locales: readonly string[],
  stopWords: ReadonlyMap<string, ReadonlySet<string>>,
): string | null {
  const read = text.slice(0, LONGEST_READ)
  const [script] = SCRIPTS.filter(({ locale, letters }) => locales.includes(locale) && letters.test(read))
  const known = locales.filter((locale) => (script ? script.of.includes(locale) : !OWN_SCRIPT.has(locale)))
  const scores = known.map((locale) => {
    const small = stopWords.get(locale) ?? new Set()
    return { locale, score: words(read, locale).filter((word) => small.has(word)).length }
  })
  const [best, second] = scores.sort((a, b) => b.score - a.score)
  if (best && best.score >= LEAST && best.score > (second?.score ?? 0)) return best.locale
  return script ? script.locale : null
}

const LONGEST_READ = 5000
/** Small words: fewer are chance. */
const LEAST = 2

/** The first that fits; Japanese before Chinese, as it uses the same signs, and Ukrainian before Russian. */
const SCRIPTS: readonly { locale: string; letters: RegExp; of: readonly string[] }[] = [
  { locale: 'ar', letters: /(?:\p{Script=Arabic}.*?){3}/su, of: ['ar'] },
  { locale: 'ko', letters: /(?:\p{Script=Hangul}.*?){2}/su, of: ['ko'] },
  { locale: 'ja', letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/u, of: ['ja'] },
  { locale: 'zh-CN', letters: /(?:\p{Script=Han}.*?){2}/su, of: ['zh-CN', 'ja'] },
  { locale: 'uk', letters: /[іїєґ]/iu, of: ['uk'] },
  { locale: 'ru', letters: /(?:\p{Script=Cyrillic}.*?){3}/su, of: ['ru', 'uk'] },
  { locale: 'vi', letters: /[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđơư]/iu, of: ['vi'] },
]
const OWN_SCRIPT = new Set(['ar', 'ko', 'ja', 'zh-CN', 'uk', 'ru'])
