import { z } from 'zod'
import { parseDay } from './question.ts'

/** What the quarterly report's figures are made of: counts, rates as both their numbers, medians, and reasons for none. */

/** Why a part has no figure; each is a sentence `missing.<reason>` of `locales/<locale>/report.json`. */
export const MISSING_REASONS = [
  'no_tickets',
  'no_chats',
  'no_categories',
  'no_ratings',
  'no_times',
  'no_sessions',
  'no_verifications',
  'no_benchmark',
  'no_quotes',
  'no_notices',
  'not_measured',
  'not_yet',
  'not_published',
] as const

export const missing = z.strictObject({
  missing: z.enum(MISSING_REASONS, { error: `must be one of ${MISSING_REASONS.join(', ')}` }),
})
export type Missing = z.infer<typeof missing>

/**
 * A part of the report, or `{ "missing": "<reason>" }` in its place: a figure that is not there says why.
 * Not a union, whose error would name neither the field nor what is wrong with it.
 */
export function known<T>(schema: z.ZodType<T>) {
  return z.unknown().transform((value, context): T | Missing => {
    const isAbsent = typeof value === 'object' && value !== null && 'missing' in value
    const read = isAbsent ? missing.safeParse(value) : schema.safeParse(value)
    if (read.success) return read.data
    for (const { message, path } of read.error.issues) context.addIssue({ code: 'custom', message, path: [...path] })
    return z.NEVER
  })
}

/** Whether a part is not there; its reason is then `part.missing`. */
export function isMissing(part: unknown): part is Missing {
  return missing.safeParse(part).success
}

export const count = z.number().int().nonnegative()

/** A UTC day as text. */
export const day = z.string().refine((text) => parseDay(text) !== null, 'must be a day, such as 2026-09-30')

/** Both numbers of a rate; the division is `shareOf`, and nowhere else. */
export const rate = z
  .strictObject({ of: count, over: count })
  .refine(({ of, over }) => of <= over, 'has more in "of" than in "over": "of" counts a part of "over"')
export type Rate = z.infer<typeof rate>

/** A median time and how many conversations it is the middle of. */
export const median = z.strictObject({
  seconds: z.number().nonnegative(),
  /** `over` where only a lower bound is known: "over 7 days". */
  bound: z.enum(['exact', 'over']),
  conversations: count,
})
export type Median = z.infer<typeof median>

/**
 * The one division of the report; null, never 0, when there is nothing to divide by.
 * @example shareOf({ of: 3, over: 4 }) // => 0.75
 */
export function shareOf({ of, over }: Rate): number | null {
  return over === 0 ? null : of / over
}

/**
 * Whether so few people stand behind a count that it is not shown. Nobody is shown: 0 gives nobody away.
 * @example isTooFew(2, 3) // => true
 */
export function isTooFew(value: number, privacyThreshold: number): boolean {
  return value > 0 && value < privacyThreshold
}
