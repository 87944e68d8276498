import { z } from 'zod'
import type { Gap, GapReport } from '../core/gap-report.ts'
import { HELD_STATES } from '../core/gaps.ts'
import type { GuidesReport } from '../core/guide-figures.ts'
import { METRICS, type Metric } from '../core/metrics.ts'
import { SESSION_OUTCOMES, type SessionOutcome, UNANSWERED_KINDS, type UnansweredKind } from '../core/outcomes.ts'
import type { Figure, Report, TimeFigure, UnansweredGroup } from '../core/report.ts'
import type { ServiceReport } from '../core/service-figures.ts'
import { TALLIES, type Tally } from '../core/tallies.ts'

/** What other tools are answered, as schemas: the description of the API is made of them, and tests hold answers against them. */

const count = z.number().int().describe('A whole number.')
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('A UTC day, such as 2026-11-23.')
const metricNames = Object.keys(METRICS) as [Metric, ...Metric[]]
const tallyNames = [...TALLIES] as [Tally, ...Tally[]]

const figure: z.ZodType<Figure> = z
  .strictObject({ metric: z.enum(metricNames), of: z.number(), over: z.number(), value: z.number().nullable() })
  .describe('A rate with both its numbers; value is null, never 0, when there is nothing to divide by.')
const time: z.ZodType<TimeFigure> = z
  .strictObject({ over: count, median: z.number().nullable(), p90: z.number().nullable(), isBeyond: z.boolean() })
  .describe('Seconds; isBeyond: longer than what is told apart.')
const counts = z.partialRecord(z.enum(tallyNames), z.number()).describe('Counts; those that are 0 are left out.')
const asked = { from: day, to: day, locale: z.string().nullable(), topic: z.string().nullable() }
const withheld = z
  .strictObject({ threshold: count, groups: count, searches: count })
  .describe('What fewer sessions than the threshold searched: counted, never shown.')
const kinds = z.record(z.enum([...UNANSWERED_KINDS] as [UnansweredKind, ...UnansweredKind[]]), count) as z.ZodType<
  Record<UnansweredKind, number>
>

const unanswered: z.ZodType<UnansweredGroup> = z.strictObject({
  locale: z.string(),
  query: z.string(),
  asked: count,
  answered: count,
  sessions: count,
  searches: count,
  kinds,
  contacted: count,
  searchedAgain: count,
  left: count,
  hours: count,
  firstDay: count.describe('Days since 1970-01-01.'),
  lastDay: count.describe('Days since 1970-01-01.'),
})
const interval = { counts, from: figure, to: figure }
const outcomeNames = SESSION_OUTCOMES.map(({ outcome }) => outcome) as [SessionOutcome, ...SessionOutcome[]]

export const reportAnswer = z.strictObject({
  ...asked,
  surface: z.string().nullable(),
  counts: z.record(z.enum(tallyNames), z.number()),
  figures: z.record(z.enum(metricNames), figure),
  times: z.record(z.enum(['click', 'first_response', 'resolution']), time),
  outcomes: z.array(z.strictObject({ outcome: z.enum(outcomeNames), sessions: count })),
  funnel: z.array(z.strictObject({ step: z.string(), searches: count })),
  unansweredKinds: z.array(z.strictObject({ kind: z.enum(UNANSWERED_KINDS), searches: count })),
  rungs: z.array(z.strictObject({ rung: z.string(), searches: count })),
  days: z.array(z.strictObject({ day, counts })),
  locales: z.array(z.strictObject({ locale: z.string(), ...interval, firstResponse: time, resolution: time })),
  topics: z.array(z.strictObject({ topic: z.string(), ...interval })),
  surfaces: z.array(z.strictObject({ surface: z.string(), ...interval })),
  unanswered: z.array(unanswered),
  withheld,
})

export const searchesAnswer = z.strictObject({ unanswered: z.array(unanswered), withheld })

export const guidesAnswer = z.strictObject({
  ...asked,
  guides: z.array(
    z.strictObject({
      guide: z.string(),
      locale: z.string(),
      counts,
      fellBack: count,
      helpful: figure,
      between: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
      handoff: figure,
      exit: figure,
    }),
  ),
})

const gapFields = {
  id: z.string(),
  locale: z.string(),
  query: z.string(),
  variants: z.array(z.strictObject({ query: z.string(), sessions: count })),
  others: count,
  sessions: count,
  searches: count,
  kinds,
  contacted: count,
  searchedAgain: count,
  left: count,
  cost: z.number(),
  firstDay: day,
  lastDay: day,
  trend: z.array(count),
  state: z.enum(['open', 'closed', ...HELD_STATES]),
  who: z.string(),
  since: z.strictObject({ asked: count, answered: count }),
  topics: z.array(z.strictObject({ topic: z.string(), handoffs: count })),
}

export const gapsAnswer = z.strictObject({
  from: day,
  to: day,
  locale: z.string().nullable(),
  currency: z.string(),
  gaps: z.array(z.strictObject(gapFields)),
  withheld,
})

export const gapAnswer = z.strictObject({
  ...gapFields,
  guides: z.array(z.strictObject({ guide: z.string(), sessions: count, escalated: count })),
})

const service = {
  counts,
  figures: z.record(z.enum(['solved_to_new', 'csat', 'chat_share']), figure),
  times: z.record(z.enum(['first_response', 'resolution']), time),
}

export const serviceAnswer = z.strictObject({
  ...asked,
  ...service,
  backlog: z.strictObject({ before: count, end: count }),
  days: z.array(z.strictObject({ day, opened: count, solved: count, backlog: count })),
  peak: z.strictObject({ day, opened: count }).nullable(),
  channels: z.array(
    z.strictObject({
      channel: z.string(),
      ...service,
      categories: z
        .strictObject({ over: count, top: z.array(z.strictObject({ category: z.string(), count })) })
        .nullable(),
    }),
  ),
  locales: z.array(z.strictObject({ locale: z.string(), ...service })),
})

export const problemAnswer = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string().describe('What is wrong and how to mend it.') }),
})

/** The compiler holds each schema against what the product computes. */
type Holds<Computed, Schema extends z.ZodType> = Computed extends z.infer<Schema> ? true : never
export const AGREED: [
  Holds<Report, typeof reportAnswer>,
  Holds<GuidesReport, typeof guidesAnswer>,
  Holds<GapReport, typeof gapsAnswer>,
  Holds<Gap, z.ZodObject<typeof gapFields>>,
  Holds<ServiceReport, typeof serviceAnswer>,
] = [true, true, true, true, true]
