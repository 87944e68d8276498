import type { GuideFile } from '../read-content.ts'
import type { Found, Rule } from '../rule.ts'

/** Phrases that help no search: the title again, one twice, or what another guide has too. */
export const phrases: Rule = {
  name: 'phrases',
  says: 'A phrase is not the title again, and no two guides of a language share one.',
  severity: 'error',
  draftsMay: false,
  check({ guides }) {
    const holders = new Map<string, string>()
    return guides.flatMap((guide): Found[] => {
      const { file, locale, matter } = guide
      const title = matter?.value?.title ?? ''
      return phrasesOf(guide).flatMap(({ phrase, line }) => {
        const key = `${locale} ${sameAs(phrase)}`
        const holder = holders.get(key)
        if (holder === undefined) holders.set(key, file)
        return [
          ...(sameAs(phrase) === sameAs(title) ? [titleAgain(phrase)] : []),
          ...(holder === undefined ? [] : [holder === file ? twice(phrase) : shared(phrase, holder)]),
        ].map((text) => ({ file, line, text }))
      })
    })
  },
  mend(guide) {
    const seen = new Set<string>()
    const again = phrasesOf(guide).filter(({ phrase }) => seen.size === seen.add(sameAs(phrase)).size)
    const lines = guide.source.split('\n')
    const isAlone = ({ line }: { line: number }) => /^\s*- \S/.test(lines[line - 1] ?? '')
    // Too few phrases would be the next thing to be told.
    if (seen.size < FEWEST || !again.every(isAlone)) return guide.source
    const gone = new Set(again.map(({ line }) => line))
    return lines.filter((_, index) => !gone.has(index + 1)).join('\n')
  },
}

/** As the schema has it. */
const FEWEST = 8

function phrasesOf({ matter }: GuideFile): { phrase: string; line: number }[] {
  return (matter?.value?.phrases ?? []).map((phrase, place) => ({
    phrase,
    line: matter?.lineOf(['phrases', place]) ?? 1,
  }))
}

/** Case and white space make no other phrase. */
const sameAs = (phrase: string) => phrase.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()

const titleAgain = (phrase: string) =>
  `The phrase "${phrase}" is the title again, which search knows already. Write what people type who do not know that title.`
const shared = (phrase: string, holder: string) =>
  `The phrase "${phrase}" stands in ${holder} as well. Keep it in the guide that answers it, and reword the other.`
const twice = (phrase: string) => `The phrase "${phrase}" stands here twice. Take one out.`
