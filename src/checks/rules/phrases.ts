import type { Found, Rule } from '../rule.ts'

/** Phrases that help no search: the title again, or what another guide has too. */
export const phrases: Rule = {
  name: 'phrases',
  says: 'A phrase is not the title again, and no two guides of a language share one.',
  severity: 'error',
  mend: null,
  check({ guides }) {
    const holders = new Map<string, string>()
    return guides.flatMap(({ file, locale, matter }): Found[] =>
      (matter?.value?.phrases ?? []).flatMap((phrase, place) => {
        const line = matter?.lineOf(['phrases', place]) ?? 1
        const isTitle = phrase.toLowerCase() === matter?.value?.title.toLowerCase()
        const key = `${locale} ${phrase.toLowerCase()}`
        const holder = holders.get(key)
        if (holder === undefined) holders.set(key, file)
        return [
          ...(isTitle ? [titleAgain(phrase)] : []),
          ...(holder === undefined ? [] : [shared(phrase, holder)]),
        ].map((text) => ({ file, line, text }))
      }),
    )
  },
}

const titleAgain = (phrase: string) =>
  `The phrase "${phrase}" is the title again, which search knows already. Write what people type who do not know that title.`
const shared = (phrase: string, holder: string) =>
  `The phrase "${phrase}" stands in ${holder} as well. Keep it in the guide that answers it, and reword the other.`
