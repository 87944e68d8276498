import type { BacklogEntry } from './backlog-entry.ts'

/** What stands on the backlog, in words that a page may load too. */

/** Kinds of entries; of entries that lose as many answers, the earlier kind comes first. */
export const ENTRY_KINDS = ['gap', 'guide', 'stale', 'missing', 'due', 'notice'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** Why an entry closed by itself. */
export const CLOSINGS = [
  'answered',
  'not_ours',
  'quiet',
  'helps',
  'current',
  'translated',
  'reviewed',
  'written',
  'past',
  'gone',
] as const
export type Closing = (typeof CLOSINGS)[number]

/** So many days up to today are counted. */
export const BACKLOG_DAYS = 30

/** A snooze is so many days long at most, so that nothing is put off for ever. */
export const LONGEST_SNOOZE = 180
export const LONGEST_REASON = 200

/** What comes next for an entry, as a command; empty where a file is to be edited. */
export function commandOf({ kind, gap, guide, topic, locale }: BacklogEntry): string {
  switch (kind) {
    case 'gap':
      return `npx guidepost new ${topic || '<topic>'}/<slug> --gap ${gap}`
    case 'stale':
    case 'missing':
      return `npx guidepost translate ${guide} --to ${locale}`
    case 'notice':
      return `npx guidepost new ${topic || '<topic>'}/<slug>`
    default:
      return ''
  }
}

/** The file that an entry is about; empty where there is none yet. */
export function fileOf({ kind, guide, locale }: BacklogEntry): string {
  return kind === 'guide' || kind === 'due' || kind === 'stale' ? `content/${locale}/${guide}.mdx` : ''
}

/**
 * Whether an entry is somebody's: assigned to them, or to nobody and their team owns it.
 * @param who empty: nobody in particular; @param team empty: none
 */
export function isMine(
  { assignee, owner }: Pick<BacklogEntry, 'assignee' | 'owner'>,
  who: string,
  team: string,
): boolean {
  if (assignee !== '') return assignee === who
  return team !== '' && owner === team
}
