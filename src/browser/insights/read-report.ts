import type { GuidesReport } from '../../core/guide-figures.ts'
import type { Report } from '../../core/report.ts'
import { type Asked, before, isTooLong } from './asked.ts'

/** Asks the server for the figures; what can go wrong is an answer too. */

export type Trouble = 'signed_out' | 'no_server' | 'unreachable' | 'too_long'

/** `refused` is the server's own sentence, in English. */
export type ReadReport =
  | { report: Report; before: Report | null; guides: GuidesReport }
  | { trouble: Trouble }
  | { refused: string }

type Fetch = typeof fetch

/** Reads a period, its guides and, to compare, another period. */
export async function readReport(asked: Asked, fetch: Fetch): Promise<ReadReport> {
  if (isTooLong(asked)) return { trouble: 'too_long' }
  const [now, earlier, guides] = await Promise.all([
    read<Report>('report', asked, fetch),
    read<Report>('report', before(asked), fetch),
    read<GuidesReport>('guides', asked, fetch),
  ])
  if (!('answer' in now)) return now
  if (!('answer' in guides)) return guides
  return { report: now.answer, before: 'answer' in earlier ? earlier.answer : null, guides: guides.answer }
}

type Answer<T> = { answer: T } | { trouble: Trouble } | { refused: string }

async function read<T>(what: 'report' | 'guides', asked: Asked, fetch: Fetch): Promise<Answer<T>> {
  const { from, to, locale, topic, surface } = asked
  const question = new URLSearchParams({ from, to })
  for (const [name, value] of Object.entries({ locale, topic, surface })) if (value !== '') question.set(name, value)
  try {
    const response = await fetch(`/api/${what}?${question}`)
    if (response.status === 401) return { trouble: 'signed_out' }
    // A plain file server has no such address: it answers with a page.
    const isJson = response.headers.get('content-type')?.includes('json') ?? false
    if (!isJson) return { trouble: response.status >= 500 ? 'unreachable' : 'no_server' }
    if (!response.ok) return { refused: (await response.json()).error.message }
    return { answer: await response.json() }
  } catch {
    return { trouble: 'unreachable' }
  }
}
