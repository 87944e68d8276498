import type { Call, Role } from './sqlite-connection.ts'
import type { Reads } from './sqlite-reads.ts'
import type { Writes } from './sqlite-writes.ts'
import type { Store } from './store.ts'

/**
 * The embedded store: one SQLite file in a folder; connections that write, read tallies, read searches, and count days.
 * Throws when it cannot be opened.
 */
export async function openSqlite(folder: string, openConnection: OpenConnection): Promise<Store> {
  const writer = await openConnection<Writes>(folder, 'writer')
  const reader = await openConnection<Reads>(folder, 'reader').catch(async (error: unknown) => {
    await writer.close()
    throw error
  })
  // What people searched is read beside the tallies, since a page asks for both; and days are counted by a connection of
  // their own, so that no question waits for one that takes long.
  const searcher = openLater(() => openConnection<Reads>(folder, 'reader'))
  const counter = openLater(() => openConnection<Reads>(folder, 'reader'))
  const { call: write } = writer
  const { call: read } = reader
  return {
    append: (events) => write('append', events),
    openConversation: (opening) => write('openConversation', opening),
    addEntry: (change) => write('addEntry', change),
    assign: (assignment) => write('assign', assignment),
    merge: (merging) => write('merge', merging),
    markRead: (id, side, seq) => write('markRead', id, side, seq),
    saveAttachment: (attached) => write('saveAttachment', attached),
    attachment: (id) => read('attachment', id),
    attachedBytes: (conversation) => read('attachedBytes', conversation),
    switchMail: (on, key) => write('switchMail', on, key),
    queueMail: (mail) => write('queueMail', mail),
    dueMails: (now, limit) => read('dueMails', now, limit),
    settleMail: (outcome) => write('settleMail', outcome),
    mail: (id) => read('mail', id),
    mails: (limit) => read('mails', limit),
    countMails: (recipient, kinds, since) => read('countMails', recipient, kinds, since),
    countTranscripts: (conversation, recipient, since) => read('countTranscripts', conversation, recipient, since),
    grantLink: (conversation, secretHash) => write('grantLink', conversation, secretHash),
    receivedMail: (id) => read('receivedMail', id),
    receivedMails: (conversation, side) => read('receivedMails', conversation, side),
    openedByMail: (sender, since) => read('openedByMail', sender, since),
    saveReceivedMail: (mail) => write('saveReceivedMail', mail),
    mailboxPlace: (name) => read('mailboxPlace', name),
    saveMailboxPlace: (place) => write('saveMailboxPlace', place),
    earlierConversations: (id, limit) => read('earlierConversations', id, limit),
    saveGrant: (grant) => write('saveGrant', grant),
    takeGrant: (hash, now) => write('takeGrant', hash, now),
    dropGrant: (hash) => write('dropGrant', hash),
    saveTickets: (tickets) => write('saveTickets', tickets),
    beginImport: (source, file, at) => write('beginImport', source, file, at),
    continueImport: (tickets, step) => write('continueImport', tickets, step),
    countEvents: (session) => read('countEvents', session),
    tally: (question, split) => read('tally', question, split),
    tallyAsCounted: (question, split) => read('tallyAsCounted', question, split),
    meaningSums: (question, locale, groups) => searcher.call('meaningSums', question, locale, groups),
    wordsByHour: (question, locale, words) => searcher.call('wordsByHour', question, locale, words),
    opened: (question, locale, words) => searcher.call('opened', question, locale, words),
    saveGap: (gap) => write('saveGap', gap),
    dropGap: (id) => write('dropGap', id),
    gaps: () => read('gaps'),
    refreshDays: (most) => counter.call('refreshDays', most),
    unanswered: (question, least, most) => searcher.call('unanswered', question, least, most),
    events: (question) => read('events', question),
    conversation: (id) => read('conversation', id),
    holdsSecret: (id, secretHash) => read('holdsSecret', id, secretHash),
    conversations: (filter) => read('conversations', filter),
    entriesAfter: (seq, conversation, limit) => read('entriesAfter', seq, conversation, limit),
    lastEntry: () => read('lastEntry'),
    grant: (hash, purpose, now) => read('grant', hash, purpose, now),
    tokens: () => read('tokens'),
    saveSurge: (surge) => write('saveSurge', surge),
    surges: (since) => read('surges', since),
    topicHours: (since) => read('topicHours', since),
    handoff: (conversation) => read('handoff', conversation),
    linkedConversation: (vendor, number) => read('linkedConversation', vendor, number),
    linkConversation: (link) => write('linkConversation', link),
    saveNotice: (change, after) => write('saveNotice', change, after),
    notices: () => read('notices'),
    noticeChanges: (id) => read('noticeChanges', id),
    decideBacklog: (decision) => write('decideBacklog', decision),
    backlogDecisions: () => read('backlogDecisions'),
    saveSeenEntries: (seen) => write('saveSeenEntries', seen),
    seenEntries: (closedSince) => read('seenEntries', closedSince),
    accessLog: (before, limit) => read('accessLog', before, limit),
    useGrant: (hash, at) => write('useGrant', hash, at),
    logAccess: (access) => write('logAccess', access),
    async close() {
      for (const connection of [counter, searcher, reader, writer]) await connection.close()
    },
  }
}

export type Methods = Record<string, (...values: never[]) => unknown>

export interface Connection<M extends Methods> {
  call<K extends keyof M & Call['method']>(method: K, ...values: Parameters<M[K]>): Promise<ReturnType<M[K]>>
  close(): Promise<void>
}

/** How a connection is opened: in a thread of its own, or in this one. Throws when the file cannot be opened. */
export type OpenConnection = <M extends Methods>(folder: string, role: Role) => Promise<Connection<M>>

/** A connection that is opened when it is first asked. */
function openLater<M extends Methods>(open: () => Promise<Connection<M>>): Connection<M> {
  let opened: Promise<Connection<M>> | null = null
  let hasEnded = false
  return {
    async call(method, ...values) {
      if (hasEnded) throw new Error('The store is closed.')
      opened ??= open()
      return (await opened).call(method, ...values)
    },
    async close() {
      hasEnded = true
      await (await opened?.catch(() => null))?.close()
    },
  }
}
