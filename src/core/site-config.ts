import type { z } from 'zod'
import type { EditorBackend } from './editor-backend.ts'
import type { openingHours } from './opening-hours.ts'
import type { Role } from './roles.ts'
import type { VendorConfig } from './vendor-config.ts'

/** What an operator may set, in `src/site.config.ts`: the one file to edit for another company. */
export interface SiteConfig {
  /** The company's name, as clients know it. */
  name: string
  /** Where the site is published, with scheme and without a closing slash. */
  url: string
  /** The mailbox that the hand-off falls back to when no server answers. */
  mail: string
  /** The locale that every fall-back chain ends with. */
  defaultLocale: string
  /** The published locales, in the order in which they are listed. */
  locales: Record<string, LocaleConfig>
  /** When people answer chats, by language and topic; several entries for the same are teams that take turns. */
  hours: OpeningHours[]
  /** Who takes the hand-offs; `{ kind: 'desk' }` for the one that comes with it. Webhooks are signed with VENDOR_WEBHOOK_SECRET. */
  vendor: VendorConfig
  desk: DeskConfig
  /** What one contact costs the company, for the cost of a gap. */
  costOfContact: { amount: number; currency: string }
  /** A query's text is shown to staff only when at least this many sessions searched it. */
  privacyThreshold: number
  /** The team's own accounts for the sign-in of staff; null: by one-time links alone. */
  staff: TeamAccounts | null
  /** Who is told when more people than usual ask for the same; null: it is shown in the insights alone. */
  alerts: AlertsConfig | null
  /** The support center on the company's other pages; null: it is on its own pages alone. */
  launcher: LauncherConfig | null
  /** Tickets by mail, both ways; null: on their page alone. */
  tickets: TicketsConfig | null
  /** The editor at `/edit/` of the published site; null: in `npm run dev` alone, on the folder that it runs in. */
  editor: EditorBackend | null
}

export interface LauncherConfig {
  /** Whose pages may carry the launcher: "https://exchange.example", with a port where it is not the usual one. */
  origins: string[]
  /**
   * How the company's backend signs who its client is, so that the desk knows whom it answers. The secret (HS256) or the
   * public key as PEM (EdDSA) is LAUNCHER_SECRET in the environment. Null: nobody is identified.
   */
  identity: 'HS256' | 'EdDSA' | null
}

/** The agents' desk. */
export interface DeskConfig {
  /** Minutes that somebody may wait for us until the desk says so: first in amber, then in red. */
  late: Record<'chat' | 'ticket', readonly [number, number]>
  /** Whether a browser's notification shows the message; it may be seen on a locked screen. */
  textInNotifications: boolean
}

/** The webhook is signed with ALERT_SECRET, and mail goes through SMTP_URL, both from the environment. */
export interface AlertsConfig {
  /** An address that takes JSON by POST; empty for none. */
  webhook: string
  /** Mail addresses. */
  mail: string[]
}

/**
 * Mail goes out through SMTP_URL. It comes in through IMAP_URL, or by `POST /api/mail/inbound` signed with MAIL_SECRET.
 * All three are from the environment.
 */
export interface TicketsConfig {
  /** Whom clients hear from and write to: what arrives there must come in. */
  address: string
  /** Where the team reads: a mailbox of its own, or a helpdesk's address. Empty: at the desk alone. */
  mailbox: string
  /** Who answers clients by mail, besides the mailbox itself: addresses, or "@team.example" for everybody there. */
  agents: string[]
  /** Whether mail to "support+anything@…" arrives too, so that an answer finds its ticket whatever the mail program drops. */
  plusAddressing: boolean
  /** Automatic mails, and new tickets, of one address an hour. */
  mostAnHour: number
}

/** An OpenID Connect provider. Its client secret is read from the environment: OIDC_CLIENT_SECRET. */
export interface TeamAccounts {
  /** Such as "https://accounts.example/". */
  issuer: string
  clientId: string
  /** With "openid", and what the claims below need. */
  scope: string
  /** The claim that lists a person's groups. */
  rolesClaim: string
  /** Which groups give a role; who is in none of them is not let in. */
  roles: Record<Role, string[]>
}

export interface LocaleConfig {
  /** The language's name in itself. */
  name: string
  /** The locales whose guides stand in for a missing one, nearest first; the default locale is added by itself. */
  fallback: string[]
}

export type OpeningHours = z.infer<typeof openingHours>

/** Days are counted as ISO 8601 does: 1 is Monday. */
export type Weekday = keyof OpeningHours['weekly']

/** Days that differ from the week. */
export type DayException = OpeningHours['exceptions'][number]
