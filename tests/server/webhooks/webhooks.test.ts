import { describe, expect, test } from 'vitest'
import { SENDERS } from '../../fakes/webhooks.ts'
import { NOW, setUp } from '../setup.ts'
import { handedOff, webhookContract } from './contract.ts'

for (const sender of SENDERS) webhookContract(sender)

const CONVERSATION = 'a1b2c3d4e5f6g7h8i9j0'
const senderOf = (name: string) => {
  const found = SENDERS.find(({ vendor }) => vendor.kind === name)
  if (!found) throw new Error(`There is no sender "${name}". Use one of tests/fakes/webhooks.ts.`)
  return found
}

describe('what one helpdesk tells its own way', () => {
  test('Chatwoot: the person’s attribute counts until the conversation has its own, and the first reply’s own time', async () => {
    const { send, told } = await handedOff(senderOf('chatwoot'))
    const about = (own: object, person: object, first: string | null) => ({
      event: 'message_created',
      message_type: 'outgoing',
      private: false,
      sender: { type: 'user' },
      created_at: new Date(NOW).toISOString(),
      conversation: {
        id: 12,
        custom_attributes: own,
        meta: { sender: { custom_attributes: person } },
        first_reply_created_at: first,
      },
    })
    const ours = { guidepost_conversation: CONVERSATION }
    await send(about({}, ours, new Date(NOW - 5 * 60_000).toISOString()))
    expect(await told()).toMatchObject([{ kind: 'first_response_sent', seconds: 300 }])
    // The person asks again: the conversation is still the one it was.
    const reply = await send(about({}, { guidepost_conversation: 'z9y8x7w6v5u4t3s2r1q0' }, null))
    expect(reply.json()).toEqual({ stored: 0, repeated: 1 })
  })

  test('Intercom: where a bot began the conversation, the person’s attribute finds it', async () => {
    const { send, told } = await handedOff(senderOf('intercom'))
    const item = {
      id: '5',
      source: { url: '' },
      custom_attributes: {},
      contacts: { contacts: [{ id: 'person' }] },
      conversation_parts: { conversation_parts: [{ author: { type: 'admin' } }] },
    }
    const at = Math.floor(NOW / 1000)
    const replied = { topic: 'conversation.admin.replied', created_at: at, data: { item } }
    expect((await send(replied)).json()).toEqual({ stored: 0, repeated: 0 })
    const person = { id: 'person', custom_attributes: { guidepost_conversation: CONVERSATION } }
    await send({ topic: 'contact.lead.created', created_at: at, data: { item: person } })
    expect((await send(replied)).json()).toEqual({ stored: 1, repeated: 0 })
    expect(await told()).toMatchObject([{ kind: 'first_response_sent', seconds: 600 }])
  })

  test('Zendesk: a public comment of staff answers too', async () => {
    const { send, told } = await handedOff(senderOf('zendesk'))
    await send({
      type: 'zen:event-type:ticket.comment_added',
      time: '2026-11-23T09:55:00.254571515Z',
      detail: { id: 7, tags: [`guidepost_conversation_${CONVERSATION}`] },
      event: { comment: { is_public: true, author: { is_staff: true } } },
    })
    expect(await told()).toMatchObject([{ kind: 'first_response_sent', seconds: 300 }])
  })

  test('Crisp: a session’s number is known though the hand-off arrives after it', async () => {
    const sender = senderOf('crisp')
    const { send, keep, handoff, told } = await handedOff(sender)
    const later = 'k1l2m3n4o5p6q7r8s9t0'
    for (const payload of sender.begun(later, NOW)) await send(payload)
    await keep({
      ...handoff,
      id: 11,
      conversation: later,
      kind: 'handoff_started',
      channel: 'chat',
      vendor: 'crisp',
      topic: '',
    })
    await send(sender.answered(later, NOW))
    expect(await told()).toMatchObject([{ kind: 'first_response_sent', conversation: later }])
  })

  test.each([
    [{ event: 'answered' }, 'conversation'],
    [{ conversation: 'Ticket 5', event: 'answered' }, 'conversation'],
    [{ conversation: CONVERSATION, event: 'read' }, 'event'],
    [{ conversation: CONVERSATION, event: 'rated' }, 'score'],
    [{ conversation: CONVERSATION, event: 'rated', score: 9 }, 'score'],
    [{ conversation: CONVERSATION, event: 'solved', at: 'yesterday' }, 'at'],
  ])('our own format: %j names what is wrong', async (payload, field) => {
    const { send } = await handedOff(senderOf('mail'))
    const reply = await send(payload)
    expect([reply.statusCode, reply.json().error.code]).toEqual([422, 'invalid'])
    expect(reply.json().error.message).toContain(field)
  })
})

test('with the desk there is no door for webhooks', async () => {
  const { app } = await setUp()
  const reply = await app.inject({ method: 'POST', url: '/api/webhooks/chatwoot', payload: {} })
  expect(reply.statusCode).toBe(404)
})
