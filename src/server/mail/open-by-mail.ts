import type { GuidepostEvent } from '../../core/events.ts'
import type { Conversation } from '../../core/handoff.ts'
import { namedEventId, newSession } from '../../core/session-id.ts'
import { clientAct } from '../change.ts'
import { hashOf } from '../conversations.ts'
import { languageOf } from './language.ts'
import type { IncomingMail } from './read-mail.ts'
import { safeText } from './safe-text.ts'
import { keyOf, tellLeftOut } from './say.ts'
import { judgeFiles, keepFiles, withLeftOut } from './take-files.ts'
import type { TakerParts } from './take-mail.ts'
import { visibleText } from './visible-text.ts'

/** A mail that belongs to no conversation opens a ticket, in its own language. The same mail opens the same ticket. */
export async function openByMail(mail: IncomingMail, at: number, parts: TakerParts): Promise<Conversation> {
  const { store, live, random, stationery, stopWords } = parts
  const { site, tags } = stationery
  const id = `mail${mail.id.slice(0, 24)}`
  const text = visibleText(mail.text)
  const written = safeText([mail.subject, text].filter((part) => part !== '').join('\n\n')) || '–'
  const locale = languageOf(`${mail.subject}\n${text}`, Object.keys(site.locales), stopWords) ?? site.defaultLocale
  const { fit, leftOut } = await judgeFiles(mail)
  const message = withLeftOut(written, leftOut, stationery.translate(locale))
  const session = newSession(at, random)
  const handoff: GuidepostEvent = {
    kind: 'handoff_started',
    session,
    id: namedEventId(`${id}:handoff`),
    at,
    locale,
    page: `/${locale}/contact/`,
    conversation: id,
    channel: 'ticket',
    vendor: 'desk',
    topic: '',
  }
  const { conversation, created } = await store.openConversation({
    id,
    secretHash: hashOf(tags.linkSecret(id)),
    session,
    locale,
    topic: '',
    channel: 'ticket',
    email: mail.from.address,
    packet: { searches: [], guides: [], page: '' },
    fields: {},
    earlier: '',
    message,
    identity: null,
    via: 'mail',
    at,
    events: [{ ...handoff, words: '', stems: ['', '', ''] }],
  })
  if (created) live.announce(conversation.last)
  const kept = await keepFiles(mail, fit, { conversation: id, from: 'client', at }, parts)
  if (kept.length > 0) {
    const files = { conversation: id, key: keyOf(mail, '-kept'), kind: 'message', text: '', attachments: kept } as const
    const entry = await store.addEntry(clientAct({ ...files, via: 'mail', at }))
    if (entry) live.announce(entry)
  }
  await tellLeftOut(mail, id, leftOut, { at, ...parts })
  return conversation
}
