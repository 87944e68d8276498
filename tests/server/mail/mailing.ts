import { readFileSync } from 'node:fs'
import { afterEach } from 'vitest'
import type { SiteConfig, TicketsConfig } from '../../../src/core/site-config.ts'
import type { Texts } from '../../../src/core/text.ts'
import type { Taken } from '../../../src/server/mail/take-mail.ts'
import { type Setup, setUp } from '../setup.ts'
import { SITE } from '../site.ts'
import { openPostOffice, type PostOffice } from './post-office.ts'

/** A server whose tickets go by mail, with a mail server and a mailbox of its own. */

export const COMPANY = 'support@testline.example'
export const TEAM = 'team@helpdesk.example'
export const ADA = 'Ada <ada@team.example>'
export const CLIENT = 'ana@mail.example'

export interface Mailing extends Setup {
  office: PostOffice
  deliver(): Promise<number>
  collect(): Promise<number>
  take(raw: string): Promise<Taken>
}

const TICKETS: TicketsConfig = {
  address: COMPANY,
  mailbox: TEAM,
  agents: ['ada@team.example', '@agents.example'],
  plusAddressing: true,
  mostAnHour: 5,
}

const textsOf = (locale: string, name: string): Texts =>
  JSON.parse(readFileSync(`locales/${locale}/${name}.json`, 'utf8'))
const TEXTS = new Map(
  ['en', 'es', 'ar'].map((locale) => [
    locale,
    { mail: textsOf(locale, 'mail'), fields: textsOf(locale, 'fields'), topics: textsOf(locale, 'topics') },
  ]),
)

const offices: PostOffice[] = []
afterEach(async () => {
  for (const office of offices.splice(0)) await office.close()
})

export async function setUpMail(tickets: Partial<TicketsConfig> = {}, inbound = 'between us'): Promise<Mailing> {
  const office = await openPostOffice(COMPANY)
  offices.push(office)
  const site: SiteConfig = { ...SITE, tickets: { ...TICKETS, ...tickets } }
  const secrets = { smtp: office.smtp, imap: office.imap, inbound }
  const setup = await setUp(site, '', '', '', { secrets, texts: TEXTS })
  const { mailroom } = setup.app
  if (!mailroom) throw new Error('Tickets go by no mail. Look at TICKETS in tests/server/mail/mailing.ts.')
  return {
    ...setup,
    office,
    deliver: () => mailroom.deliver(),
    collect: () => mailroom.collect(),
    take: (raw) => mailroom.take(Buffer.from(raw), setup.clock.now),
  }
}
