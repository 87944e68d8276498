import { z } from 'zod'
import { SIGNIFICANCES } from './freshness.ts'
import { GUIDE_NAME } from './guide-path.ts'
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
const guidePath = z.string().regex(GUIDE_NAME, 'must be "<topic>/<slug>", such as "account-access/reset-password"')

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

/** Whose a field is, for whoever edits it: each language has its own, all have the English one's, or English alone has it. */
export const FIELD_OWNERS = ['language', 'copied', 'source', 'commands'] as const

/**
 * A field with what an editor calls it, and what it is for.
 * @param of whose it is; `commands`: `npx guidepost` alone writes it, and an editor keeps it as it is
 */
function field<S extends z.ZodType>(
  schema: S,
  title: string,
  description: string,
  of: (typeof FIELD_OWNERS)[number],
): S {
  return schema.meta({ title, description, of })
}

export const frontMatter = z.strictObject({
  title: field(
    line.max(90, 'must be at most 90 characters; move detail to "scope"'),
    'Title',
    'The heading of the page and the name in every list.',
    'language',
  ),
  scope: field(
    line.max(180, 'must be at most 180 characters'),
    'Scope',
    'One line that tells whether this is the right guide; shown under the title in lists.',
    'language',
  ),
  answer: field(
    line.max(320, 'must be at most 320 characters: one sentence'),
    'Answer',
    'The answer in one sentence; figures as {{subject.measure}} of content/facts.yaml.',
    'language',
  ),
  glance: field(
    z.strictObject({
      time: line.meta({ title: 'How long it takes' }),
      cost: line.meta({ title: 'What it costs' }),
      need: line.meta({ title: 'What you need' }),
    }),
    'At a glance',
    'The facts that matter at a glance, short; figures as in the answer.',
    'language',
  ),
  phrases: field(
    z
      .array(line.max(80, 'must be at most 80 characters: what somebody types, not a sentence'))
      .min(8, 'must hold at least 8 phrases that people type when they need this guide')
      .max(15, 'must hold at most 15 phrases; keep those that differ most'),
    'Phrases',
    'What people type when they need this guide, in their own words.',
    'language',
  ),
  related: field(
    z
      .array(guidePath.meta({ pick: 'guide' }))
      .min(1, 'must name at least one guide')
      .max(4, 'must name at most four guides'),
    'Related guides',
    'Guides that readers of this one need next, as "<topic>/<slug>".',
    'copied',
  ),
  owner: field(
    z.enum(OWNERS, { error: `must be one of ${OWNERS.join(', ')}` }),
    'Owner',
    'The team that answers for the content.',
    'copied',
  ),
  updated: field(day, 'Updated', 'When the content last changed for readers.', 'language'),
  reviewed: field(day, 'Reviewed', 'When somebody last checked that it is still true.', 'language'),
  reviewEvery: field(
    z.number().int().min(7).max(730).default(90),
    'Review every',
    'Days until the next review is due.',
    'copied',
  ),
  tags: field(tags, 'Tags', 'What it concerns besides its topic.', 'source'),
  reviewers: field(
    z.array(line).default([]),
    'Reviewers',
    'Who approved what it says now; guides on security and fees need two, and neither is the only writer.',
    'source',
  ),
  since: field(
    day.nullable().default(null),
    'Since',
    'The day on which readers first had it, for "What’s new"; empty where nobody wrote it down.',
    'source',
  ),
  publish: field(
    moment.nullable().default(null),
    'Publish',
    'When readers see it first: 2027-01-01, or 2027-01-01T09:00+01:00; empty: at once. Honoured when the site is built; a translation without its own has the English one’s.',
    'language',
  ),
  retire: field(
    moment.nullable().default(null),
    'Retire',
    'From when readers no longer see it, written as above; empty: never.',
    'language',
  ),
  sections: field(
    fingerprints,
    'Sections',
    'Of the English guide: fingerprints of its sections, the head first, as they were when a change was last declared.',
    'commands',
  ),
  madeFrom: field(
    fingerprints,
    'Made from',
    'Of a translation: for each of its sections the fingerprint of the English one it was made from.',
    'commands',
  ),
  changes: field(z.array(change).default([]), 'Changes', 'What changed for readers, newest first.', 'commands'),
  draft: field(z.boolean().default(false), 'Draft', 'A draft is shown in `npm run dev` only.', 'language'),
  imported: field(
    z.string().default(''),
    'Imported',
    'Where `npx guidepost import` had it from. Until a writer takes it out, figures and names in the text are not checked.',
    'language',
  ),
})

/** What stands at a glance where nobody has written it yet; the page leaves it out. */
export const UNWRITTEN = '–'

export type FrontMatter = z.infer<typeof frontMatter>
