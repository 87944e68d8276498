import type { GuidepostEvent } from './events.ts'
import { contentWords } from './query.ts'

/** What readers teach: questions whose answer they confirmed, for a person to look at before search learns them. */

export interface Learned {
  locale: string
  /** As most sessions wrote it. */
  query: string
  /** "topic/slug" */
  guide: string
  sessions: number
}

export interface Lesson {
  learned: Learned[]
  /** Questions that too few sessions asked to be shown: how many, and the threshold. */
  withheld: { questions: number; threshold: number }
}

/** Redaction leaves its labels; such a question was about somebody. */
const LABEL = /\[[a-z-]+\]/

/**
 * Searches that ended in a confirmed answer: a result was opened, its guide was said to have helped, and the session
 * asked nobody afterwards. The same words in any order are the same question; each session counts once.
 * @param stopWords of each locale, as the store compares questions
 * @param threshold sessions below which a question is not shown, so that nobody is recognised by theirs
 */
export function learn(
  events: readonly GuidepostEvent[],
  stopWords: ReadonlyMap<string, ReadonlySet<string>>,
  threshold: number,
): Lesson {
  const bySession = new Map<string, GuidepostEvent[]>()
  for (const event of events) bySession.set(event.session, [...(bySession.get(event.session) ?? []), event])
  const asked = new Map<string, { locale: string; guide: string; written: Map<string, number>; sessions: number }>()
  for (const session of bySession.values())
    for (const [key, { locale, guide, query }] of confirmed(session, stopWords)) {
      const known = asked.get(key) ?? { locale, guide, written: new Map<string, number>(), sessions: 0 }
      known.sessions += 1
      known.written.set(query, (known.written.get(query) ?? 0) + 1)
      asked.set(key, known)
    }
  const all = [...asked.values()].map(({ locale, guide, written, sessions }) => ({
    locale,
    guide,
    query: [...written].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? '',
    sessions,
  }))
  const learned = all.filter(({ sessions }) => sessions >= threshold)
  return {
    learned: learned.sort(
      (a, b) =>
        compare(a.locale, b.locale) ||
        compare(a.guide, b.guide) ||
        b.sessions - a.sessions ||
        compare(a.query, b.query),
    ),
    withheld: { questions: all.length - learned.length, threshold },
  }
}

/** The confirmed questions of one session, each once, by their words and guide. */
function confirmed(session: readonly GuidepostEvent[], stopWords: ReadonlyMap<string, ReadonlySet<string>>) {
  const found = new Map<string, { locale: string; guide: string; query: string }>()
  if (session.some(({ kind }) => kind === 'handoff_started')) return found
  const searches = new Map<number, Extract<GuidepostEvent, { kind: 'search_performed' }>>()
  for (const event of session) if (event.kind === 'search_performed') searches.set(event.search, event)
  const helped = new Set(
    session.flatMap((event) => (event.kind === 'guide_rated' && event.helpful ? [event.guide] : [])),
  )
  for (const event of session) {
    if (event.kind !== 'result_clicked' || !helped.has(event.guide)) continue
    const search = searches.get(event.search)
    const query = search?.query.trim() ?? ''
    if (!search || query === '' || LABEL.test(query)) continue
    const words = contentWords(query, search.locale, stopWords.get(search.locale) ?? new Set())
    const key = [search.locale, event.guide, ...words.toSorted()].join('\n')
    found.set(key, { locale: search.locale, guide: event.guide, query })
  }
  return found
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
