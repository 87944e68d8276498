import type { Notice, NoticeDraft } from '../../core/notice.ts'
import type { Severity } from '../../core/notice-time.ts'

/** A notice as it stands in the form: moments as a date field has them, and languages in the order they were added. */
export interface Writing {
  /** Null: a new one. */
  id: string | null
  /** Which state of it is being changed. */
  basedOn: number
  severity: Severity
  texts: WrittenText[]
  topics: readonly string[]
  /** As "YYYY-MM-DDTHH:MM" by this machine's clock; empty where none is set. */
  starts: string
  ends: string
}

export interface WrittenText {
  locale: string
  title: string
  text: string
}

/** What an address may bring along: the text that a surge proposes. */
export function newWriting(text: WrittenText, topics: readonly string[]): Writing {
  return { id: null, basedOn: 0, severity: 'warning', texts: [text], topics, starts: '', ends: '' }
}

export function writingOf({ id, updatedAt, severity, title, text, topics, starts, ends }: Notice): Writing {
  const texts = Object.keys(title).map((locale) => ({ locale, title: title[locale] ?? '', text: text[locale] ?? '' }))
  return { id, basedOn: updatedAt, severity, texts, topics, starts: fieldOf(starts), ends: fieldOf(ends) }
}

/** @param before the notice as it was: a moment that the form did not change keeps its seconds */
export function draftOf({ severity, texts, topics, starts, ends }: Writing, before: Notice | null): NoticeDraft {
  const each = (say: (text: WrittenText) => string) =>
    Object.fromEntries(texts.map((text) => [text.locale, say(text).trim()]))
  return {
    severity,
    title: each(({ title }) => title),
    text: each(({ text }) => text),
    topics: [...topics],
    starts: starts === fieldOf(before?.starts ?? null) ? (before?.starts ?? null) : momentOf(starts),
    ends: ends === fieldOf(before?.ends ?? null) ? (before?.ends ?? null) : momentOf(ends),
  }
}

/**
 * A moment as a field of the kind "datetime-local" has it, by this machine's clock; empty for none.
 * @example fieldOf(Date.UTC(2026, 10, 23, 14, 5)) // => '2026-11-23T15:05' in Madrid
 */
export function fieldOf(at: number | null): string {
  if (at === null) return ''
  const date = new Date(at)
  const two = (part: number) => String(part).padStart(2, '0')
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}

function momentOf(field: string): number | null {
  const at = Date.parse(field)
  return Number.isNaN(at) ? null : at
}
