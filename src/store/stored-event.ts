import type { GuidepostEvent } from '../core/events.ts'
import { contentWords } from '../core/query.ts'
import { withoutLabels } from '../core/redact.ts'
import type { StoredEvent } from './store.ts'

const STEM = 5
const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/**
 * An event with what SQL needs to compare queries, derived from the event alone: its content words in alphabetical
 * order (the same words in any order are the same question), and the first five letters of its three longest words
 * (two queries that share one of them are similar).
 * @example toStored(search('my deposit is missing'), stopWords).words // => 'deposit missing'
 */
export function toStored(event: GuidepostEvent, stopWords: ReadonlyMap<string, ReadonlySet<string>>): StoredEvent {
  if (event.kind !== 'search_performed') return { ...event, words: '', stems: ['', '', ''] }
  const content = [
    ...new Set(contentWords(withoutLabels(event.query), event.locale, stopWords.get(event.locale) ?? new Set())),
  ].sort()
  const [first = '', second = '', third = ''] = content
    .filter((word) => word.length >= 3 || IDEOGRAPHS.test(word))
    .sort((a, b) => b.length - a.length)
    .map((word) => [...word].slice(0, STEM).join(''))
  return { ...event, words: content.join(' '), stems: [first, second, third] }
}
