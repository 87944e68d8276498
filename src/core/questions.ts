import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { GUIDE_NAME } from './guide-path.ts'

/** Questions and the guides that answer them, as tables: what the re-ranker learns from, and what search is examined with. */

const line = z.string().trim().min(1)

/** A line of `content/<locale>/questions.csv`: what people ask, written by us or confirmed by readers. */
const question = z.strictObject({
  query: line,
  /** "topic/slug" */
  guide: z.string().regex(GUIDE_NAME, 'must be "<topic>/<slug>", such as "account-access/reset-password"'),
  /** In how many sessions it was answered by this guide; 0 for one that somebody wrote. */
  sessions: z.coerce.number().int().min(0).default(0),
})
export type Question = z.infer<typeof question>

/** A line of `tests/search/golden/<locale>.csv`, or of any table to examine search with. */
const golden = z.object({
  query: line,
  slug: line,
  lang: z.string().default(''),
  kind: z.string().default(''),
})
export type GoldenQuery = z.infer<typeof golden>

/**
 * The questions of a table with a heading line. Throws an error that names file, line and what to mend.
 * @example readQuestions('query,guide\n"where is my money",fiat-funding/deposit-not-arrived', 'questions.csv')
 */
export function readQuestions(text: string, file: string): Question[] {
  return readTable(text, file, question).map(({ read }) => read)
}

/** The same, each with the line that it ends on, 1-based. */
export function readQuestionLines(text: string, file: string): (Question & { line: number })[] {
  return readTable(text, file, question).map(({ read, line }) => ({ ...read, line }))
}

/** The golden questions of a table with a heading line `query,slug[,lang[,kind]]`. Throws as `readQuestions` does. */
export function readGolden(text: string, file: string): GoldenQuery[] {
  return readTable(text, file, golden).map(({ read }) => read)
}

function readTable<T>(text: string, file: string, row: z.ZodType<T>): { read: T; line: number }[] {
  const records = parseRecords(text, file)
  return records.map(({ record, info }) => {
    const filled = Object.fromEntries(Object.entries(record).filter(([, value]) => value !== ''))
    const read = row.safeParse(filled)
    if (read.success) return { read: read.data, line: info.lines }
    const [issue] = read.error.issues
    throw new Error(
      `${file}:${info.lines}\n  "${issue?.path.join('.') || 'line'}" ${issue?.message}. A line is a question in quotes, a comma, and its guide.`,
    )
  })
}

function parseRecords(text: string, file: string): { record: Record<string, string>; info: { lines: number } }[] {
  try {
    return parse(text, {
      columns: true,
      bom: true,
      info: true,
      skip_empty_lines: true,
      trim: true,
      relax_column_count_less: true,
    })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const line = / line (\d+)/.exec(reason)?.[1]
    throw new Error(
      `${file}${line === undefined ? '' : `:${line}`}\n  is not a table: ${reason}. Put a question that holds a comma in quotes.`,
      { cause },
    )
  }
}

/** A table of questions as text, those with the most sessions first within each guide. */
export function writeQuestions(questions: readonly Question[]): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const withSessions = questions.some(({ sessions }) => sessions > 0)
  const lines = questions.map(({ query, guide, sessions }) =>
    [quoted(query), guide, ...(withSessions ? [sessions] : [])].join(','),
  )
  return `${[withSessions ? 'query,guide,sessions' : 'query,guide', ...lines].join('\n')}\n`
}
