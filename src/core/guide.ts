import { z } from 'zod'
import { SIGNIFICANCES } from './freshness.ts'
import { NO_ZONE, readMoment } from './moment.ts'

/** What a guide's front matter holds; the path `<locale>/<topic>/<slug>.mdx` is its identity. */

const line = z.string().trim().min(1)
const day = z.coerce.date({ error: 'must be a date such as 2026-11-12' })
const MOMENT = 'must be a day such as 2027-01-01, or a moment with its offset such as "2027-01-01T09:00+01:00"'
/** A day begins at midnight in UTC. */
const moment = z.union([z.date(), z.string()], { error: MOMENT }).transform((value, context) => {
  if (value instanceof Date) return value
  const at = readMoment(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00Z` : value, NO_ZONE)
  if (at !== null) return new Date(at)
  context.addIssue({ code: 'custom', message: MOMENT })
  return z.NEVER
})
const guidePath = z
  .string()
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'must be "<topic>/<slug>", such as "account-access/reset-password"')

export const OWNERS = [
  'account-safety',
  'payments',
  'crypto-operations',
  'verification',
  'fees',
  'trading',
  'client-services',
] as const

/** What a guide concerns besides its topic; a topic may set them for all its guides. Two people review what concerns these. */
export const TAGS = ['security', 'fees'] as const
export type Tag = (typeof TAGS)[number]
export const tags = z.array(z.enum(TAGS, { error: `must be one of ${TAGS.join(', ')}` })).default([])

const fingerprint = z
  .string({ error: 'must be eight hexadecimal digits in quotes, as `npx guidepost` writes them' })
  .regex(/^[0-9a-f]{8}$/, 'must be eight hexadecimal digits, as `npx guidepost` writes them')
const fingerprints = z.array(fingerprint).default([])

/** A change that readers may hear of; `npx guidepost changed` writes it into the English guide. */
const change = z.strictObject({
  on: day,
  significance: z.enum(SIGNIFICANCES, { error: `must be one of ${SIGNIFICANCES.join(', ')}` }),
  /** What changed, in one sentence of the guide's language; figures as in `answer`. */
  what: line.max(240, 'must be at most 240 characters: one sentence'),
  /** Of the English guide: the fingerprints of each section it changed, before and now; null where there was or is none. */
  replaced: z.array(z.strictObject({ was: fingerprint.nullable(), now: fingerprint.nullable() })).default([]),
})

/** The pictures a guide may show with <Diagram name="…" />; their texts are in `locales/<locale>/diagrams.json`. */
export const DIAGRAMS = [
  'memo',
  'networks',
  'crypto-transfer',
  'bank-transfer',
  'reference',
  'code',
  'address',
  'photo',
  'proof',
  'statement',
  'tiers',
  'orders',
  'spread',
  'pause',
] as const

export const frontMatter = z.strictObject({
  /** The heading of the page and the name in every list. */
  title: line.max(90, 'must be at most 90 characters; move detail to "scope"'),
  /** One line that tells whether this is the right guide; shown under the title in lists. */
  scope: line.max(180, 'must be at most 180 characters'),
  /** The answer in one sentence; figures as {{subject.measure}} of content/facts.yaml. */
  answer: line.max(320, 'must be at most 320 characters: one sentence'),
  /** The facts that matter at a glance, short; figures as in `answer`. */
  glance: z.strictObject({ time: line, cost: line, need: line }),
  /** What people type when they need this guide, in their own words. */
  phrases: z
    .array(line.max(80, 'must be at most 80 characters: what somebody types, not a sentence'))
    .min(8, 'must hold at least 8 phrases that people type when they need this guide')
    .max(15, 'must hold at most 15 phrases; keep those that differ most'),
  /** Guides that readers of this one need next, as "<topic>/<slug>". */
  related: z.array(guidePath).min(1, 'must name at least one guide').max(4, 'must name at most four guides'),
  /** The team that answers for the content. */
  owner: z.enum(OWNERS, { error: `must be one of ${OWNERS.join(', ')}` }),
  /** When the content last changed for readers. */
  updated: day,
  /** When somebody last checked that it is still true. */
  reviewed: day,
  /** Days until the next review is due. */
  reviewEvery: z.number().int().min(7).max(730).default(90),
  /** What it concerns besides its topic. */
  tags,
  /** Who approved what it says now; guides on security and fees need two, and neither is the only writer. */
  reviewers: z.array(line).default([]),
  /** Of the English guide: the day on which readers first had it, for "What's new"; null where nobody wrote it down. */
  since: day.nullable().default(null),
  /** When readers see it first; null at once. Honoured when the site is built; a translation without its own has the English one's. */
  publish: moment.nullable().default(null),
  /** From when readers no longer see it; null never. As `publish`. */
  retire: moment.nullable().default(null),
  /** Of the English guide: fingerprints of its sections, the head first, as they were when a change was last declared. */
  sections: fingerprints,
  /** Of a translation: for each of its sections the fingerprint of the English one it was made from. */
  madeFrom: fingerprints,
  /** What changed for readers, newest first. */
  changes: z.array(change).default([]),
  /** A draft is shown in `npm run dev` only. */
  draft: z.boolean().default(false),
  /** Where `npx guidepost import` had it from. Until a writer takes it out, figures and names in the text are not checked. */
  imported: z.string().default(''),
})

/** What stands at a glance where nobody has written it yet; the page leaves it out. */
export const UNWRITTEN = '–'

export type FrontMatter = z.infer<typeof frontMatter>
