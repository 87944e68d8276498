import type { DatabaseSync } from 'node:sqlite'
import type { GuidepostEvent } from '../core/events.ts'
import { EVENT_SELECTION, fromRow } from './event-row.ts'

/** What webhooks of a helpdesk ask: which hand-off a conversation began with, and which of ours a number of theirs means. */

export const VENDOR_LINKS = `
create table vendor_links (
  vendor text not null, number text not null, conversation text not null,
  primary key (vendor, number)
) strict, without rowid;

create index events_handoff on events (conversation) where kind = 'handoff_started';
`

export type HandoffStarted = Extract<GuidepostEvent, { kind: 'handoff_started' }>

/** A number of a helpdesk's, hashed, with the conversation of ours that it means. */
export interface VendorLink {
  vendor: string
  number: string
  conversation: string
}

export function vendorReadsOf(database: DatabaseSync) {
  return {
    handoff(conversation: string): HandoffStarted | null {
      const row = database
        .prepare(
          `select ${EVENT_SELECTION} from events where kind = 'handoff_started' and conversation = ? order by at limit 1`,
        )
        .get(conversation)
      const event = row && fromRow(row)
      return event?.kind === 'handoff_started' ? event : null
    },

    linkedConversation(vendor: string, number: string): string | null {
      const row = database
        .prepare('select conversation from vendor_links where vendor = ? and number = ?')
        .get(vendor, number)
      return row ? String(row['conversation']) : null
    },
  }
}

export function vendorWritesOf(database: DatabaseSync) {
  const link = database.prepare('insert or replace into vendor_links values (?, ?, ?)')
  return {
    linkConversation: ({ vendor, number, conversation }: VendorLink) => void link.run(vendor, number, conversation),
  }
}
