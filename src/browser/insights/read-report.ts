import type { Report } from '../../core/report.ts'
import { type Asked, before, isTooLong } from './asked.ts'

/** Asks the server for the figures; what can go wrong is an answer too. */

export type Trouble = 'signed_out' | 'no_server' | 'unreachable' | 'too_long'

/** `refused` is the server's own sentence, in English. */
export type ReadReport = { report: Report; before: Report | null } | { trouble: Trouble } | { refused: string }

type Fetch = typeof fetch

/** Reads a period and, to compare, the one of the same length before it. */
export async function readReport(asked: Asked, fetch: Fetch): Promise<ReadReport> {
  if (isTooLong(asked)) return { trouble: 'too_long' }
  const [now, earlier] = await Promise.all([readOne(asked, fetch), readOne(before(asked), fetch)])
  if (!('report' in now)) return now
  return { report: now.report, before: 'report' in earlier ? earlier.report : null }
}

async function readOne({ from, to, locale }: Asked, fetch: Fetch): Promise<ReadReport> {
  const question = new URLSearchParams({ from, to, ...(locale === '' ? {} : { locale }) })
  try {
    const response = await fetch(`/api/report?${question}`)
    if (response.status === 401) return { trouble: 'signed_out' }
    // A plain file server has no such address: it answers with a page.
    const isJson = response.headers.get('content-type')?.includes('json') ?? false
    if (!isJson) return { trouble: response.status >= 500 ? 'unreachable' : 'no_server' }
    if (!response.ok) return { refused: (await response.json()).error.message }
    return { report: await response.json(), before: null }
  } catch {
    return { trouble: 'unreachable' }
  }
}
