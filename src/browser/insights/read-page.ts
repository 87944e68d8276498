import type { GapReport, GuidesReport, Report, ServiceReport } from '../../core/answers.ts'
import type { StaffNotice } from '../../core/notice.ts'
import type { Role } from '../../core/roles.ts'
import { type Asked, before, isTooLong } from './asked.ts'
import type { Page } from './page.ts'

/** Asks the server for a page's figures; what can go wrong is an answer too. */

export type Trouble = 'signed_out' | 'not_allowed' | 'no_server' | 'unreachable' | 'too_long'

/** What a page shows; null where it does not ask. */
export interface PageData {
  report: Report | null
  /** Of the time that it is compared with; null when that cannot be had. */
  reportBefore: Report | null
  service: ServiceReport | null
  serviceBefore: ServiceReport | null
  guides: GuidesReport | null
  guidesBefore: GuidesReport | null
  gaps: GapReport | null
  gapsBefore: GapReport | null
  notices: NoticeList | null
  exports: Exported[] | null
}

/** All notices, and what the form has to know to write one. */
export interface NoticeList {
  notices: StaffNotice[]
  /** The hosts that a notice may link to. */
  hosts: string[]
  /** By locale: the languages that stand in for it, the nearest first. */
  chains: Record<string, string[]>
}

/** One line of the access log. */
export interface Exported {
  at: number
  who: string
  roles: Role[]
  what: string
  question: string
}

export const NOTHING: PageData = {
  report: null,
  reportBefore: null,
  service: null,
  serviceBefore: null,
  guides: null,
  guidesBefore: null,
  gaps: null,
  gapsBefore: null,
  notices: null,
  exports: null,
}

/** `refused` is the server's own sentence, in English. */
export type Answer<T> = { answer: T } | { trouble: Trouble } | { refused: string }

type Fetch = typeof fetch

/** Reads what a page shows of what is asked. */
export async function readPage(page: Page, asked: Asked, fetch: Fetch): Promise<Answer<PageData>> {
  if (isTooLong(asked)) return { trouble: 'too_long' }
  /** The same of both times; that before may be missing. */
  const both = async <T>(what: string, data: (now: T, then: T | null) => Partial<PageData>) => {
    const of = (asked: Asked) => read<T>(`/api/${what}?${questionOf(asked)}`, fetch)
    const [now, then] = await Promise.all([of(asked), of(before(asked))])
    return as(now, (answer) => data(answer, 'answer' in then ? then.answer : null))
  }
  switch (page) {
    case 'guides':
      return both<GuidesReport>('guides', (guides, guidesBefore) => ({ guides, guidesBefore }))
    case 'gaps':
      return both<GapReport>('gaps', (gaps, gapsBefore) => ({ gaps, gapsBefore }))
    case 'service':
      return both<ServiceReport>('service', (service, serviceBefore) => ({ service, serviceBefore }))
    case 'notices':
      return as(await read<NoticeList>('/api/notices', fetch), (notices) => ({ notices }))
    case 'exports':
      return as(await read<{ exports: Exported[] }>('/api/access-log', fetch), (log) => log)
    default:
      return both<Report>('report', (report, reportBefore) => ({ report, reportBefore }))
  }
}

function as<T>(read: Answer<T>, data: (answer: T) => Partial<PageData>): Answer<PageData> {
  return 'answer' in read ? { answer: { ...NOTHING, ...data(read.answer) } } : read
}

/** A question as the server reads it. */
export function questionOf({ from, to, locale, topic, surface }: Asked): URLSearchParams {
  const question = new URLSearchParams({ from, to })
  for (const [name, value] of Object.entries({ locale, topic, surface })) if (value !== '') question.set(name, value)
  return question
}

/** One answer of the server. */
export async function read<T>(address: string, fetch: Fetch, init: RequestInit = {}): Promise<Answer<T>> {
  try {
    const response = await fetch(address, init)
    if (response.status === 401) return { trouble: 'signed_out' }
    // A plain file server has no such address: it answers with a page.
    const isJson = response.headers.get('content-type')?.includes('json') ?? false
    if (!isJson) return { trouble: response.status >= 500 ? 'unreachable' : 'no_server' }
    if (response.status === 403) return { trouble: 'not_allowed' }
    if (!response.ok) return { refused: (await response.json()).error.message }
    return { answer: await response.json() }
  } catch {
    return { trouble: 'unreachable' }
  }
}
