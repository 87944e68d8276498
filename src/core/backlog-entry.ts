import { z } from 'zod'
import { CLOSINGS, ENTRY_KINDS, LONGEST_REASON } from './backlog-kinds.ts'

/** The backlog as it is answered, kept and decided about. */

const count = z.number().int()
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('A UTC day, such as 2026-11-23.')

export const backlogEntry = z.strictObject({
  id: z.string().describe('The same as long as it is about the same.'),
  kind: z.enum(ENTRY_KINDS),
  title: z.string().describe('What people searched, or the title of the guide or notice.'),
  titleLocale: z.string(),
  locale: z.string().describe('The language that it concerns; empty: every one.'),
  topic: z.string(),
  guide: z.string().describe('<topic>/<slug>; empty: there is none yet.'),
  gap: z.string().describe('The number of the gap; else empty.'),
  notice: z.string().describe('The number of the notice; else empty.'),
  owner: z.string().describe('The team that answers for the guide; empty: nobody does.'),
  lost: z
    .strictObject({ of: count, over: count })
    .describe('People it would have helped in 30 days, and those they are a part of; over 0: they cannot be counted.'),
  since: day,
  sections: z.array(z.string()).describe('Of a stale translation: the sections concerned; empty for its head.'),
  assignee: z.string().describe('Empty: nobody.'),
  snooze: z.strictObject({ until: day, reason: z.string(), who: z.string() }).nullable(),
})
export type BacklogEntry = z.infer<typeof backlogEntry>

/** An entry before anybody decided about it. */
export type FoundEntry = Omit<BacklogEntry, 'assignee' | 'snooze'>

/** An entry that was seen open, and what became of it. */
export const seenEntry = z.strictObject({
  entry: backlogEntry.omit({ assignee: true, snooze: true }),
  /** ms since the epoch. */
  openedAt: z.number(),
  seenAt: z.number(),
  /** 0: it is open. */
  closedAt: z.number(),
  why: z.enum(CLOSINGS).or(z.literal('')),
  /** Who it was assigned to when it closed. */
  assignee: z.string(),
})
export type SeenEntry = z.infer<typeof seenEntry>

/** What somebody decided about an entry. */
export const backlogDecision = z.strictObject({
  entry: z.string(),
  at: z.number(),
  who: z.string(),
  what: z.enum(['assign', 'snooze']),
  /** Empty: nobody any more. */
  assignee: z.string(),
  /** The day on which it wakes, since 1970-01-01; 0: it is awake. */
  until: z.number(),
  reason: z.string(),
})
export type BacklogDecision = z.infer<typeof backlogDecision>

export const assignRequest = z.strictObject({
  entry: z.string().min(1),
  assignee: z.string().trim().max(60, 'must be at most 60 characters'),
})
export const snoozeRequest = z.strictObject({
  entry: z.string().min(1),
  until: day,
  reason: z
    .string()
    .trim()
    .min(1, 'is missing: say why it can wait')
    .max(LONGEST_REASON, `must be at most ${LONGEST_REASON} characters`),
})
export const wakeRequest = z.strictObject({ entry: z.string().min(1) })

const closed = z.strictObject({
  id: z.string(),
  kind: z.enum(ENTRY_KINDS),
  title: z.string(),
  titleLocale: z.string(),
  locale: z.string(),
  guide: z.string(),
  lost: z.strictObject({ of: count, over: count }).describe('As it was when it was last open.'),
  closed: day,
  why: z.enum(CLOSINGS),
  assignee: z.string(),
})
export type ClosedEntry = z.infer<typeof closed>

export const backlogAnswer = z.strictObject({
  from: day,
  to: day,
  threshold: count.describe('What fewer people lost is not listed, where it is about what people did.'),
  built: z
    .number()
    .nullable()
    .describe('When the site was built whose guides are judged, in ms; null: it cannot be read.'),
  owners: z.array(z.string()),
  counts: z.record(z.enum(ENTRY_KINDS), count).describe('Entries that wait, whatever else is asked for.'),
  entries: z.array(backlogEntry).describe('Most lost answers first.'),
  total: count.describe('How many fit what is asked, also those that are not listed.'),
  closed: z.array(closed).describe('Those that closed by themselves in 30 days, last first.'),
})
export type BacklogAnswer = z.infer<typeof backlogAnswer>
