import type { Root } from 'hast'

/** What a help center's export holds, whichever vendor wrote it. */

/** Something that was not taken over as it was: where it stands, what it is and how to mend it. */
export interface Remark {
  file: string
  /** 1-based. */
  line: number
  text: string
}

/** An article in one language. */
export interface Version {
  /** The vendor's language tag. */
  locale: string
  title: string
  /** What the vendor shows under the title in lists; empty where it has none. */
  summary: string
  body: Root
  /** Tags, labels or keywords. */
  labels: string[]
  /** The day of the last change, as 2026-11-12; empty when the export does not tell. */
  updated: string
  isDraft: boolean
  /** Paths this version was read at. */
  addresses: string[]
  /** The file of the export, and the line of it that a line of the body stands in. */
  file: string
  lineOf(bodyLine: number): number
  /** Named after a remark where many lines of a body share one line of the file; empty otherwise. */
  within(bodyLine: number): string
  /** Front matter in our own fields, where the export has it. */
  matter: Record<string, unknown>
}

export interface Article {
  /** The vendor and its number, such as "zendesk:360001"; the same in every export. */
  key: string
  /** What the vendor calls it in addresses; empty to make one of the title. */
  slug: string
  /** Names and numbers of where it stands, nearest first. */
  categories: string[]
  versions: Version[]
}

/** A picture that an export names by a number: what its file may be called, or what it holds. */
export interface Attachment {
  names: string[]
  /** Null where the bytes lie in a file. */
  bytes: Uint8Array | null
}

export interface Collected {
  articles: Article[]
  remarks: Remark[]
  /** Where the help center was read, such as help.harborline.example. */
  hosts: ReadonlySet<string>
  /** By the last number in a picture's address. */
  attachments: ReadonlyMap<string, Attachment>
}
