import type { Conversation } from '../../core/handoff.ts'
import type { RandomBits } from '../../core/session-id.ts'
import type { Files } from '../../store/files.ts'
import type { ReceivedMail } from '../../store/mail-sql.ts'
import type { Store } from '../../store/store.ts'
import type { Live } from '../live.ts'
import { judge, type Verdict } from './judge.ts'
import type { Stationery } from './letter.ts'
import { openByMail } from './open-by-mail.ts'
import { noteFailure } from './postman.ts'
import { type IncomingMail, readMail } from './read-mail.ts'
import { sayAsAgent, sayAsClient, sayToStaff } from './say.ts'

/** Takes mail that came in: judged, put where it belongs, and remembered, so that it is taken once however often it comes. */

export interface TakerParts {
  store: Store
  files: Files
  live: Live
  clock: () => number
  random: RandomBits
  stationery: Stationery
  /** By locale, for telling the language of a new ticket. */
  stopWords: ReadonlyMap<string, ReadonlySet<string>>
}

/** What became of a mail. */
export interface Taken {
  verdict: 'repeated' | 'opened' | Verdict['kind']
  /** Empty: none. */
  conversation: string
}

/** @param arrived when it came to the mailbox, ms since the epoch; throws when the bytes are no mail */
export type TakeMail = (bytes: Uint8Array, arrived: number) => Promise<Taken>

const HOUR = 3_600_000

export function createTaker(parts: TakerParts): TakeMail {
  const { store, clock, stationery } = parts
  const { tickets, tags } = stationery

  /** What was merged goes on elsewhere. */
  async function goingOn(id: string): Promise<Conversation | null> {
    const conversation = await store.conversation(id)
    return conversation && conversation.mergedInto !== '' ? store.conversation(conversation.mergedInto) : conversation
  }

  /** Somebody who opens one ticket after another is a loop, or means the last one. */
  async function lastOf(mail: IncomingMail): Promise<string | null> {
    const opened = await store.openedByMail(mail.from.address, clock() - HOUR)
    return opened.length >= tickets.mostAnHour ? (opened[0] ?? null) : null
  }

  async function act(mail: IncomingMail, verdict: Verdict, arrived: number): Promise<Taken> {
    const { kind } = verdict
    if (kind === 'ignored') return { verdict: kind, conversation: '' }
    if (kind === 'returned') {
      for (const { mail: id } of verdict.threads) await returned(id, verdict.report.reason)
      return { verdict: kind, conversation: verdict.threads[0]?.conversation ?? '' }
    }
    const known = kind === 'new' ? await lastOf(mail) : verdict.conversation
    const conversation = known === null ? null : await goingOn(known)
    if (!conversation) return { verdict: 'opened', conversation: (await openByMail(mail, arrived, parts)).id }
    // A mailbox's clock may go behind ours.
    const at = Math.max(arrived, conversation.startedAt)
    if (kind === 'agent') await sayAsAgent(mail, conversation, at, parts)
    else if (kind === 'stranger' || kind === 'automatic') await sayToStaff(mail, conversation, kind, { at, ...parts })
    else await sayAsClient(mail, conversation, at, parts)
    return { verdict: kind === 'new' ? 'client' : kind, conversation: conversation.id }
  }

  /** A mail that was taken by a server and came back all the same. */
  async function returned(id: string, reason: string): Promise<void> {
    const mail = await store.mail(id)
    if (!mail || mail.state === 'failed') return
    await noteFailure(mail, mail.recipient, reason, parts)
    const { recipient } = mail
    await store.settleMail({ id, state: 'failed', recipient, nextAt: 0, reason, at: clock() })
  }

  return async (bytes, arrived) => {
    const mail = await readMail(bytes)
    const before = await store.receivedMail(mail.id)
    if (before) return { verdict: 'repeated', conversation: before.conversation }
    const clientOf = async (id: string) => (await goingOn(id))?.email ?? null
    const taken = await act(mail, await judge(mail, { tickets, tags, clientOf }), Math.min(arrived, clock()))
    await store.saveReceivedMail({
      id: mail.id,
      messageId: mail.messageId,
      conversation: taken.conversation,
      side: SIDES[taken.verdict],
      sender: mail.from.address,
      subject: mail.subject,
      verdict: taken.verdict,
      at: clock(),
    })
    return taken
  }
}

/** In whose thread a mail stands, for the mails that answer it. */
const SIDES: Readonly<Record<Taken['verdict'], ReceivedMail['side']>> = {
  opened: 'client',
  client: 'client',
  agent: 'agent',
  new: '',
  repeated: '',
  ignored: '',
  returned: '',
  automatic: '',
  stranger: '',
}
