import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readQuestionLines } from '../../core/questions.ts'
import { hashOf } from '../read-content.ts'
import { didYouMean, type Found, type Rule } from '../rule.ts'

export const questions: Rule = {
  name: 'questions',
  says: 'Every line of questions.csv names a guide that exists, and no question stands there twice.',
  severity: 'error',
  draftsMay: false,
  mend: null,
  check({ root, locales, names, hash, memory }) {
    const known = hashOf(names.join(' '))
    return locales.flatMap((locale) => {
      const file = `content/${locale}/questions.csv`
      return memory.of(`questions ${file}`, `${hash(file)} ${known}`, () => questionProblems(root, locale, names))
    })
  },
}

/** What is wrong in a locale's `questions.csv`: no table, a guide that does not exist, a question that stands twice. */
export function questionProblems(root: string, locale: string, guides: readonly string[]): Found[] {
  const file = `content/${locale}/questions.csv`
  if (!existsSync(join(root, file))) return []
  try {
    const seen = new Set<string>()
    return readQuestionLines(readFileSync(join(root, file), 'utf8'), file).flatMap(({ query, guide, line }) => {
      const known = seen.has(query.toLowerCase())
      seen.add(query.toLowerCase())
      return [
        ...(guides.includes(guide)
          ? []
          : [
              {
                file,
                line,
                text: `Guide "${guide}" does not exist.${didYouMean(guide, guides)} Name one that is there, or take the line out.`,
              },
            ]),
        ...(known
          ? [{ file, line, text: `"${query}" stands here twice. Keep it with the guide that answers it.` }]
          : []),
      ]
    })
  } catch (error) {
    const [where = '', ...said] = (error instanceof Error ? error.message : String(error)).split('\n')
    return [{ file, line: Number(/:(\d+)$/.exec(where)?.[1] ?? 1), text: said.join(' ').trim() }]
  }
}
