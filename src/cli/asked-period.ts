import { PERIOD_DAYS, type Question, readQuestion } from '../core/question.ts'
import { dayOf } from '../core/session-id.ts'
import type { SiteConfig } from '../core/site-config.ts'
import { text, type Values, type Wrong, wrongOf } from './command.ts'

/** What a command on the ledger is asked about. */
export const PERIOD = {
  from: text('DAY', `the first UTC day, such as 2026-11-01; ${PERIOD_DAYS.month} days in all unless given`),
  to: text('DAY', 'the last UTC day; today unless given'),
  locale: text('LOCALE', 'of one language only', 'locales'),
  topic: text('TOPIC', 'of one topic only', 'topics'),
  surface: text('SURFACE', 'of one place only where people search, such as home'),
} as const

const { topic: _, surface: __, ...words } = PERIOD
/** The same of what people typed, which is kept apart by language alone. */
export const WORDS_PERIOD = words

/** The question that the options ask. */
export function askedPeriod(
  { from, to, locale, topic = '', surface = '' }: Values<typeof WORDS_PERIOD> & Partial<Values<typeof PERIOD>>,
  { site, topics, now }: { site: SiteConfig; topics: readonly string[]; now: number },
): { question: Question } | Wrong {
  const given = (value: string) => (value === '' ? undefined : value)
  const asked = {
    from: given(from),
    to: given(to),
    locale: given(locale),
    topic: given(topic),
    surface: given(surface),
  }
  const read = readQuestion(asked, { locales: Object.keys(site.locales), topics }, dayOf(now))
  return 'problem' in read ? wrongOf(read.problem) : { question: read.question }
}
