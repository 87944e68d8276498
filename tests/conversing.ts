import type { Conversation, Entry } from '../src/core/handoff.ts'

/** Entries and conversations for tests, with whatever a case needs changed. */

export function anEntry(change: Partial<Entry> = {}): Entry {
  return {
    seq: 1,
    conversation: 'c',
    at: 1000,
    kind: 'message',
    from: 'client',
    key: 'key-00001',
    text: 'Hello',
    who: '',
    via: 'web',
    attachments: [],
    ...change,
  }
}

export function aConversation(change: Partial<Conversation> = {}): Conversation {
  return {
    id: 'c',
    session: '1',
    locale: 'en',
    topic: 'trading',
    channel: 'chat',
    email: '',
    identity: null,
    packet: { searches: [], guides: [], page: '' },
    fields: {},
    state: 'open',
    assignee: '',
    tags: [],
    earlier: '',
    mergedInto: '',
    startedAt: 1000,
    firstResponseAt: null,
    solvedAt: null,
    waitingSince: 1000,
    score: null,
    scoreReason: '',
    readByClient: 0,
    readByAgent: 0,
    last: anEntry(),
    ...change,
  }
}
