import { z } from 'zod'
import { localText } from './local-text.ts'
import { day } from './quarter-figures.ts'

/** `content/reports/benchmark.yaml`: what other companies reach, by version, with where it comes from and how it was counted. */

const seconds = z.number().nonnegative().nullable()

const version = z.strictObject({
  /** Invented figures: called "sample benchmark" wherever they are shown. */
  sample: z.boolean(),
  source: localText,
  method: localText,
  /** The day on which the source published it. */
  published: day,
  /** Times in business hours are shorter than in calendar hours, and not to be compared with them. */
  hours: z.enum(['calendar', 'business']),
  /** How many companies answered. */
  companies: z.number().int().positive(),
  /** The median company; null for what the source does not say. */
  figures: z.strictObject({
    /** New tickets in a quarter. */
    opened: z.number().int().positive().nullable(),
    /** Percent of ratings that are positive. */
    satisfaction: z.number().min(0).max(100).nullable(),
    firstReply: seconds,
    resolution: seconds,
  }),
})
export type Benchmark = z.infer<typeof version>

export const benchmarkFile = z.record(
  z.string().regex(/^[a-z0-9-]+$/, 'must be a version of lower-case letters, digits and hyphens'),
  version,
)
export type Benchmarks = z.infer<typeof benchmarkFile>
