import { z } from 'zod'
import { localText } from './local-text.ts'
import { SEVERITIES } from './notice-time.ts'

/** Notices: what readers are told while something is not as usual, by language, topic and time. */

/** ms since the epoch. */
const moment = z.number().int().nonnegative()
const severity = z.enum(SEVERITIES)
const topic = z.string().min(1)
/** Locale → text; what is missing in it is told by notice-draft.ts. */
const written = z.record(z.string(), z.string().trim())

/** What staff write. */
export const noticeDraft = z.strictObject({
  severity,
  title: written,
  /** Paragraphs, with an empty line between them; `[words](address)` is a link. */
  text: written,
  /** Empty: all of them. */
  topics: z.array(topic),
  /** Null: as soon as it is written. */
  starts: moment.nullable(),
  /** Null: until somebody ends it. */
  ends: moment.nullable(),
})
export type NoticeDraft = z.infer<typeof noticeDraft>

export const notice = noticeDraft.extend({
  id: z.string().min(1),
  title: localText,
  text: localText,
  starts: moment,
  updatedAt: moment,
  /** Written in `content/notices/`, or by staff while the site runs. */
  source: z.enum(['content', 'staff']),
})
export type Notice = z.infer<typeof notice>

/** A notice as the readers of one language get it. */
export const shownNotice = notice.omit({ source: true }).extend({
  title: z.string().min(1),
  text: z.string().min(1),
  /** The language of title and text: another one than was asked for, where that has none. */
  locale: z.string(),
})
export type ShownNotice = z.infer<typeof shownNotice>

/** `/notices/<locale>.json`: those that run or will, most pressing first. The reader's clock says which is which. */
export const noticeFeed = z.strictObject({
  /** When anything in it last changed; an answer with an earlier one is out of date. */
  at: moment,
  notices: z.array(shownNotice),
})
export type NoticeFeed = z.infer<typeof noticeFeed>

/** `/notices/built.json`: what the server is told by the build. */
export const builtNotices = z.strictObject({
  at: moment,
  /** The hosts that a notice may link to. */
  hosts: z.array(z.string()),
  notices: z.array(notice),
})
export type BuiltNotices = z.infer<typeof builtNotices>

/** A notice as staff see it. */
export const staffNotice = notice.extend({
  /** Who changed it last; empty: whoever wrote the file. */
  who: z.string(),
  /** Whether it stands in `content/notices/`, also when staff wrote over it. */
  isBuilt: z.boolean(),
})
export type StaffNotice = z.infer<typeof staffNotice>

/** What became of a notice, and who did it. */
export const noticeChange = z.strictObject({
  at: moment,
  who: z.string(),
  what: z.enum(['written', 'changed', 'ended', 'deleted']),
  /** As it was left; of a deleted one, as it was before. */
  notice,
})
export type NoticeChange = z.infer<typeof noticeChange>
