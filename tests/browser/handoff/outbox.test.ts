import { describe, expect, it, vi } from 'vitest'
import { createOutbox, type Delivery, type Outgoing } from '../../../src/browser/handoff/outbox.ts'
import { anEntry } from '../../conversing.ts'

/** A server that answers as it is told and keeps each key once. */
function setUp(answers: Delivery['kind'][], kept: Outgoing[] = []) {
  const stored: string[] = []
  const sent: string[] = []
  let saved: readonly Outgoing[] = kept
  const outbox = createOutbox({
    load: () => kept,
    save: (messages) => {
      saved = messages
    },
    changed: () => {},
    stored: ({ text }) => stored.push(text),
    async deliver({ key, text }) {
      sent.push(key)
      const kind = answers.shift() ?? 'stored'
      if (kind === 'failed') return { kind }
      if (kind === 'refused') return { kind, reason: 'must be shorter' }
      return { kind, entry: anEntry({ seq: sent.length, key, text }) }
    },
  })
  return { outbox, stored, sent, saved: () => saved }
}

describe('the outbox', () => {
  it('sends messages one after the other in the order they were written', async () => {
    const { outbox, stored } = setUp([])
    for (const text of ['one', 'two', 'three']) outbox.add(text, [])
    await vi.waitFor(() => expect(stored).toEqual(['one', 'two', 'three']))
    expect(outbox.messages()).toEqual([])
  })

  it('sends a message that failed again with the same key, before those written later', async () => {
    const { outbox, stored, sent } = setUp(['failed'])
    outbox.add('one', [])
    await vi.waitFor(() => expect(outbox.messages()[0]?.state).toBe('waiting'))
    outbox.add('two', [])
    await vi.waitFor(() => expect(stored).toEqual(['one', 'two']))
    expect(sent[0]).toBe(sent[1])
    expect(new Set(sent).size).toBe(2)
  })

  it('keeps what was refused with the reason, and goes on', async () => {
    const { outbox, stored } = setUp(['refused'])
    outbox.add('too long', [])
    outbox.add('two', [])
    await vi.waitFor(() => expect(stored).toEqual(['two']))
    expect(outbox.messages()).toMatchObject([{ text: 'too long', state: 'refused', reason: 'must be shorter' }])
  })

  it('keeps a note apart from what the client reads, in one order with it', async () => {
    const { outbox, stored } = setUp(['failed'])
    outbox.add('one', [])
    outbox.addNote('two')
    outbox.add('three', [])
    expect(outbox.messages().map(({ kind }) => kind)).toEqual(['message', 'note', 'message'])
    await vi.waitFor(() => expect(stored).toEqual(['one', 'two', 'three']), { timeout: 5000 })
  })

  it('sends after a reload what was on its way, under the key it had', async () => {
    const { stored, sent, saved } = setUp(
      [],
      [{ key: 'kept-key', kind: 'message', text: 'one', attachments: [], at: 1, state: 'sending', reason: '' }],
    )
    await vi.waitFor(() => expect(stored).toEqual(['one']))
    expect(sent).toEqual(['kept-key'])
    expect(saved()).toEqual([])
  })
})
