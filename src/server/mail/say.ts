import type { Conversation, Entry } from '../../core/handoff.ts'
import type { OutgoingMail } from '../../store/mail-sql.ts'
import { agentAct, clientAct } from '../change.ts'
import { readSolved, reopenAfter } from '../conversations.ts'
import { firstResponse, solvedEvent } from '../service-times.ts'
import type { IncomingMail } from './read-mail.ts'
import { safeText } from './safe-text.ts'
import { judgeFiles, keepFiles, type LeftOut, leftOutText, withLeftOut } from './take-files.ts'
import type { TakerParts } from './take-mail.ts'
import { LONGEST_KEPT, visibleText } from './visible-text.ts'

/** A mail's words in a conversation: the client's, an agent's, or for staff alone. Each may be repeated and changes nothing then. */

/** The keys of a mail's entries, so that a mail is said once. */
export function keyOf({ id }: Pick<IncomingMail, 'id'>, what = ''): string {
  return `mail-${id}${what}`
}

async function add(entry: Promise<Entry | null>, { live }: TakerParts): Promise<Entry | null> {
  const added = await entry
  if (added) live.announce(added)
  return added
}

export async function sayAsClient(
  mail: IncomingMail,
  { id: conversation, locale }: Pick<Conversation, 'id' | 'locale'>,
  at: number,
  parts: TakerParts,
): Promise<void> {
  const { store, stationery } = parts
  const { fit, leftOut } = await judgeFiles(mail)
  const kept = await keepFiles(mail, fit, { conversation, from: 'client', at }, parts)
  const text = withLeftOut(safeText(visibleText(mail.text)), leftOut, stationery.translate(locale))
  if (text !== '' || kept.length > 0) {
    const said = { conversation, key: keyOf(mail), kind: 'message', text, attachments: kept, via: 'mail', at } as const
    const entry = await add(store.addEntry(clientAct(said)), parts)
    if (entry) await reopenAfter(entry, parts)
    if (entry && leftOut.length > 0) await store.queueMail(leftOutMail(mail, entry))
  }
  await tellLeftOut(mail, conversation, leftOut, { at, ...parts })
}

/** Tells a client, who does not look at the page, what of their mail was not kept. */
function leftOutMail({ id }: IncomingMail, { conversation, seq, at }: Entry): OutgoingMail {
  return {
    ...{ id: `left${id}`, conversation, entry: seq, kind: 'left_out', recipient: '', locale: '' },
    ...{ state: 'waiting', attempts: 0, nextAt: at, reason: '', madeAt: at, doneAt: null },
  }
}

/** A line of its own, or the subject, with which an agent says that a ticket is solved. */
const SOLVE = /^[ \t]*(?:#solved?|\[solved\])[ \t]*$/gim
const SOLVE_SUBJECT = /\[solved\]|(?:^|\s)#solved?\b/i

export async function sayAsAgent(
  mail: IncomingMail,
  conversation: Conversation,
  at: number,
  parts: TakerParts,
): Promise<void> {
  const { store, stationery } = parts
  const { id } = conversation
  const who = mail.from.name || (mail.from.address.split('@')[0] ?? '')
  const { fit, leftOut } = await judgeFiles(mail)
  const kept = await keepFiles(mail, fit, { conversation: id, from: 'agent', at }, parts)
  const written = visibleText(mail.text)
  const text = safeText(written.replace(SOLVE, '').trim())
  if (text !== '' || kept.length > 0) {
    // Who answers holds it, as at the desk; who writes by mail cannot be asked whether they know that another one does.
    const taken = await store.assign({ conversation: id, key: keyOf(mail, '-take'), from: '', to: who, who, at })
    if (taken?.entry) parts.live.announce(taken.entry)
    const said = {
      conversation: id,
      key: keyOf(mail),
      kind: 'message',
      text,
      attachments: kept,
      via: 'mail',
      at,
    } as const
    const events = firstResponse(conversation, at, stationery.site)
    await add(store.addEntry(agentAct(who, { ...said, events })), parts)
  }
  const solves = written.search(SOLVE) !== -1 || SOLVE_SUBJECT.test(mail.subject)
  if (solves && !(await readSolved(id, store))) {
    const solved = { conversation: id, key: keyOf(mail, '-solve'), kind: 'solved', text: '', via: 'mail', at } as const
    const events = [solvedEvent(conversation, at, stationery.site)]
    await add(store.addEntry(agentAct(who, { ...solved, events })), parts)
  }
  await tellLeftOut(mail, id, leftOut, { at, ...parts })
}

/** What a program or somebody else wrote into a conversation: a note. Their files are named and not kept. */
export async function sayToStaff(
  mail: IncomingMail,
  { id: conversation }: Pick<Conversation, 'id'>,
  kind: 'stranger' | 'automatic',
  parts: TakerParts & { at: number },
): Promise<void> {
  const { store, stationery, at } = parts
  const t = stationery.translate(stationery.site.defaultLocale)
  const files = mail.attachments.map(({ name }) => name).join(', ')
  const text = [
    t.mail(`note.${kind}`, { from: mail.from.address }),
    safeText(visibleText(mail.text)) || mail.subject,
    files === '' ? '' : t.mail('note.files', { files }),
  ].filter((part) => part !== '')
  const note = { conversation, key: keyOf(mail), kind: 'note', text: text.join('\n\n'), via: 'mail', at } as const
  await add(store.addEntry(agentAct('', note)), parts)
}

/** Staff are told what of a mail was not kept. */
export async function tellLeftOut(
  mail: IncomingMail,
  conversation: string,
  leftOut: readonly LeftOut[],
  parts: TakerParts & { at: number },
): Promise<void> {
  const isCut = visibleText(mail.text).length >= LONGEST_KEPT
  if (leftOut.length === 0 && !isCut) return
  const { store, stationery, at } = parts
  const t = stationery.translate(stationery.site.defaultLocale)
  const text = [leftOut.length === 0 ? '' : leftOutText(leftOut, t), isCut ? t.mail('note.cut') : '']
    .filter((part) => part !== '')
    .join('\n')
  const note = { conversation, key: keyOf(mail, '-files'), kind: 'note', text, via: 'mail', at } as const
  await add(store.addEntry(agentAct('', note)), parts)
}
