import { z } from 'zod'
import { HELD_STATES } from './gaps.ts'
import { CONTACT_FUNNEL, FUNNEL, METRICS, type Metric } from './metrics.ts'
import { CONTACT_ENDS, SESSION_OUTCOMES, type SessionOutcome, UNANSWERED_KINDS } from './outcomes.ts'
import { SERVICE_TIMES } from './service-figures.ts'
import { TALLIES, type Tally, TIMES, type Time } from './tallies.ts'
import { RUNGS } from './vocabulary.ts'

/** What is answered when figures are asked for: the pages, the command line and other tools read the same. */

const count = z.number().int().describe('A whole number.')
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('A UTC day, such as 2026-11-23.')
const metric = z.enum(Object.keys(METRICS) as [Metric, ...Metric[]])
const tally = z.enum([...TALLIES] as [Tally, ...Tally[]])
const timeName = z.enum(Object.keys(TIMES) as [Time, ...Time[]])
const outcome = z.enum(SESSION_OUTCOMES.map((each) => each.outcome) as [SessionOutcome, ...SessionOutcome[]])

const figure = z
  .strictObject({ metric, of: z.number(), over: z.number(), value: z.number().nullable() })
  .describe('A rate with both its numbers; value is null, never 0, when there is nothing to divide by.')
export type Figure = z.infer<typeof figure>

const timeFigure = z
  .strictObject({ over: count, median: z.number().nullable(), p90: z.number().nullable(), isBeyond: z.boolean() })
  .describe('Percentiles in seconds, of so many; isBeyond: longer than what is told apart.')
export type TimeFigure = z.infer<typeof timeFigure>

const tallyCounts = z.partialRecord(tally, z.number()).describe('Counts; those that are 0 are left out.')
export type TallyCounts = z.infer<typeof tallyCounts>

/** What both kinds of unanswered searches say: those of the same words, and those of the same meaning. */
const missed = {
  locale: z.string(),
  query: z.string().describe('The text that most sessions typed.'),
  sessions: count.describe('Sessions without an answer.'),
  searches: count.describe('Their unanswered searches.'),
  kinds: z.record(z.enum(UNANSWERED_KINDS), count),
  contacted: count.describe('Sessions that asked for a person after it,'),
  searchedAgain: count.describe('else searched again,'),
  left: count.describe('else did nothing more.'),
}
const withheld = z
  .strictObject({ threshold: count, groups: count, searches: count })
  .describe('What fewer sessions than the threshold searched: counted, never shown.')

const unlisted = z
  .strictObject({ groups: count, searches: count })
  .describe('Searched by enough sessions, but less often than those that are listed.')

const unanswered = z.strictObject({
  ...missed,
  asked: count.describe('Sessions that searched these words, and those of them that had an answer.'),
  answered: count,
  hours: count.describe('In how many hours, of all days, they came.'),
  firstDay: count.describe('Days since 1970-01-01.'),
  lastDay: count.describe('Days since 1970-01-01.'),
})
export type UnansweredGroup = z.infer<typeof unanswered>

const asked = { from: day, to: day, locale: z.string().nullable(), topic: z.string().nullable() }
const interval = { counts: tallyCounts, from: figure, to: figure }

const suggestionFigures = z.strictObject({
  guide: z.string(),
  locale: z.string(),
  ...interval,
  between: z
    .strictObject({ low: z.number(), high: z.number() })
    .nullable()
    .describe('What "to" may be with so few sessions: Wilson’s 95 % interval.'),
})
/** A guide that was suggested at the contact form and opened there. */
export type SuggestionFigures = z.infer<typeof suggestionFigures>

const contactFigures = z.strictObject({
  funnel: z.array(z.strictObject({ step: z.enum(CONTACT_FUNNEL), sessions: count })),
  ends: z
    .array(z.strictObject({ end: z.enum(CONTACT_ENDS), sessions: count }))
    .describe('How they ended: they add up to those that opened contact.'),
  suggestions: z.array(suggestionFigures).describe('Guides opened there, by language, most opened first.'),
})
/** What happened at the contact form. */
export type ContactFigures = z.infer<typeof contactFigures>

export const reportAnswer = z.strictObject({
  ...asked,
  surface: z.string().nullable(),
  counts: z.record(tally, z.number()),
  figures: z.record(metric, figure),
  times: z.record(timeName, timeFigure),
  outcomes: z.array(z.strictObject({ outcome, sessions: count })),
  funnel: z.array(z.strictObject({ step: z.enum(FUNNEL), searches: count })),
  unansweredKinds: z.array(z.strictObject({ kind: z.enum(UNANSWERED_KINDS), searches: count })),
  rungs: z.array(z.strictObject({ rung: z.enum(RUNGS), searches: count })),
  contact: contactFigures,
  days: z.array(z.strictObject({ day, counts: tallyCounts })).describe('Days without anything included.'),
  locales: z
    .array(z.strictObject({ locale: z.string(), ...interval, firstResponse: timeFigure, resolution: timeFigure }))
    .describe('Most help sessions first, as topics and surfaces.'),
  topics: z.array(
    z.strictObject({
      topic: z.string().describe('Empty: none.'),
      ...interval,
      contact: z
        .strictObject({ from: figure, to: figure })
        .describe('Contact deflection, by the topic that was chosen at the contact form.'),
    }),
  ),
  surfaces: z.array(z.strictObject({ surface: z.string().describe('Asked at first; empty: none.'), ...interval })),
  unanswered: z.array(unanswered),
  unlisted,
  withheld,
})
export type Report = z.infer<typeof reportAnswer>

export const searchesAnswer = z.strictObject({ unanswered: z.array(unanswered), unlisted, withheld })

const guideFigures = z.strictObject({
  guide: z.string(),
  locale: z.string(),
  counts: tallyCounts,
  fellBack: count.describe('Readings in another language, because the guide is missing in this one.'),
  helpful: figure,
  between: z
    .strictObject({ low: z.number(), high: z.number() })
    .nullable()
    .describe('What the helpful rate may be with so few votes: Wilson’s 95 % interval; null without votes.'),
  handoff: figure,
  exit: figure,
})
export type GuideFigures = z.infer<typeof guideFigures>

export const guidesAnswer = z.strictObject({ ...asked, guides: z.array(guideFigures) })
export type GuidesReport = z.infer<typeof guidesAnswer>

const gap = z.strictObject({
  id: z.string(),
  ...missed,
  variants: z
    .array(z.strictObject({ query: z.string(), sessions: count }))
    .describe('Ways to write it that enough sessions typed to be shown.'),
  others: count.describe('Ways to write it that fewer sessions typed.'),
  people: z
    .strictObject({ of: count, over: count })
    .describe('Sessions without an answer, of those that searched it; each once, however many ways it wrote it.'),
  cost: z.number().describe('Contacts times what one costs.'),
  firstDay: day,
  lastDay: day,
  trend: z.array(count).describe('Sessions without an answer, day by day of the period.'),
  state: z.enum(['open', 'closed', ...HELD_STATES]),
  who: z.string(),
  since: z
    .strictObject({ asked: count, answered: count })
    .describe('Sessions that searched it since it was decided about (else in the period), and those with an answer.'),
  topics: z.array(z.strictObject({ topic: z.string(), handoffs: count })).describe('Handoffs after it, most first.'),
})
export type Gap = z.infer<typeof gap>

export const gapsAnswer = z.strictObject({
  from: day,
  to: day,
  locale: z.string().nullable(),
  currency: z.string(),
  gaps: z.array(gap),
  unlisted,
  withheld,
})
export type GapReport = z.infer<typeof gapsAnswer>

const opened = z.strictObject({
  guide: z.string(),
  sessions: count,
  escalated: count.describe('Of these, those that then asked a person or said that it did not help.'),
})
/** A guide that was opened from searches without an answer. */
export type OpenedRow = z.infer<typeof opened>

export const gapAnswer = gap.extend({
  guides: z.array(opened).describe('Guides that were opened and did not answer.'),
})
export type GapDetail = z.infer<typeof gapAnswer>

const service = {
  counts: tallyCounts,
  figures: z.record(metric.extract(['solved_to_new', 'csat', 'chat_share']), figure),
  times: z.record(timeName.extract([...SERVICE_TIMES]), timeFigure),
}
const categories = z
  .strictObject({ over: count, top: z.array(z.strictObject({ category: z.string(), count })) })
  .describe('The largest topics; over counts all cases, those without a topic included.')
export type Categories = z.infer<typeof categories>
const peak = z.strictObject({ day, opened: count })

export const serviceAnswer = z.strictObject({
  ...asked,
  ...service,
  backlog: z.strictObject({ before: count, end: count }).describe('Not solved: before the period, and at its end.'),
  days: z.array(z.strictObject({ day, opened: count, solved: count, backlog: count })),
  peak: peak.nullable(),
  channels: z.array(z.strictObject({ channel: z.string(), ...service, categories: categories.nullable() })),
  locales: z.array(z.strictObject({ locale: z.string(), ...service })),
})
export type ServiceReport = z.infer<typeof serviceAnswer>

export const problemAnswer = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string().describe('What is wrong and how to mend it.') }),
})
