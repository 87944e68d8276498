import type { BacklogAnswer } from '../../core/backlog-entry.ts'
import type { MatrixAnswer } from '../../core/guide-matrix.ts'
import { type Answer, read } from '../insights/read-page.ts'
import { type Asked, questionOf } from './asked.ts'
import type { WriterPage } from './page.ts'

/** What a page shows; null where it does not ask. */
export interface WriterData {
  backlog: BacklogAnswer | null
  matrix: MatrixAnswer | null
  /** Guides with an entry that is assigned to who looks; where only theirs are asked for. */
  assigned: readonly string[]
}

type Fetch = typeof fetch

/** Reads what a page shows of what is asked, for whoever goes by this name. */
export async function readPage(
  page: WriterPage,
  asked: Asked,
  name: string,
  fetch: Fetch,
): Promise<Answer<WriterData>> {
  const backlogOf = (asked: Asked) => read<BacklogAnswer>(`/api/backlog?${questionOf(asked, name)}`, fetch)
  if (page === 'backlog') {
    const backlog = await backlogOf(asked)
    return 'answer' in backlog ? { answer: { backlog: backlog.answer, matrix: null, assigned: [] } } : backlog
  }
  const own: Asked = { whose: 'mine', team: '', kind: '', locale: '', topic: '', state: '' }
  const [matrix, mine] = await Promise.all([
    read<MatrixAnswer>('/api/backlog/guides', fetch),
    asked.whose === 'mine' ? backlogOf(own) : null,
  ])
  if (!('answer' in matrix)) return matrix
  const assigned = mine && 'answer' in mine ? mine.answer.entries.map(({ guide }) => guide) : []
  return { answer: { backlog: null, matrix: matrix.answer, assigned } }
}

/** Changes who has an entry, or until when it sleeps. */
export function decide(
  act: 'assign' | 'snooze' | 'wake',
  body: Readonly<Record<string, string>>,
  fetch: Fetch,
): Promise<Answer<unknown>> {
  const headers = { 'content-type': 'application/json' }
  return read(`/api/backlog/${act}`, fetch, { method: 'POST', headers, body: JSON.stringify(body) })
}
