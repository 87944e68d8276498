import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Question, readQuestions } from '../../core/questions.ts'

/** The questions that a locale's re-ranker learns from; none when nobody wrote any. */
export function questionsOf(locale: string): Question[] {
  const file = join('content', locale, 'questions.csv')
  const path = join(process.cwd(), file)
  return existsSync(path) ? readQuestions(readFileSync(path, 'utf8'), file) : []
}
