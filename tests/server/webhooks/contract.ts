import { describe, expect, test } from 'vitest'
import type { GuidepostEvent } from '../../../src/core/events.ts'
import type { WebhookSender } from '../../fakes/webhooks.ts'
import { aSession, ledger, NOW, setUp } from '../setup.ts'
import { SITE } from '../site.ts'

/** What every helpdesk's webhook promises, run for each with what it sends. */

const SECRET = 'whsec-of-the-helpdesk'
const CONVERSATION = 'a1b2c3d4e5f6g7h8i9j0'
const MINUTE = 60_000

/** A server for a helpdesk, with a hand-off to it ten minutes ago. */
export async function handedOff({ vendor, headers }: WebhookSender, secret = SECRET) {
  const setup = await setUp({ ...SITE, vendor }, '', secret)
  const session = aSession()
  const handoff: GuidepostEvent = {
    kind: 'handoff_started',
    session,
    id: 9,
    at: NOW - 10 * MINUTE,
    locale: 'es',
    page: '/es/contact/',
    conversation: CONVERSATION,
    channel: 'chat',
    vendor: vendor.kind,
    topic: 'fiat-funding',
  }
  const keep = (event: GuidepostEvent) => setup.store.append([{ ...event, words: '', stems: ['', '', ''] }])
  await keep(handoff)
  const post = (body: string, sent: Record<string, string>) =>
    setup.app.inject({
      method: 'POST',
      url: `/api/webhooks/${vendor.kind}`,
      payload: body,
      headers: { 'content-type': 'application/json; charset=utf-8', ...sent },
    })
  const send = (payload: object, at = NOW) => {
    const body = JSON.stringify(payload)
    return post(body, headers(body, at, SECRET))
  }
  const told = async () => (await ledger(setup.store)).filter(({ kind }) => kind !== 'handoff_started')
  return { setup, session, handoff, keep, post, send, told }
}

export function webhookContract(sender: WebhookSender): void {
  const { vendor, signsTime, headers, begun, answered, solved, rated, beside } = sender

  async function withConversation() {
    const made = await handedOff(sender)
    for (const payload of begun(CONVERSATION, NOW - 10 * MINUTE)) await made.send(payload)
    return made
  }

  describe(`the webhook of ${vendor.kind}`, () => {
    test('tells the first response, the solution and the rating, as times from our hand-off', async () => {
      const { session, send, told } = await withConversation()
      const replies = [
        await send(answered(CONVERSATION, NOW - 8 * MINUTE)),
        await send(solved(CONVERSATION, NOW - 4 * MINUTE)),
        await send(rated(CONVERSATION, NOW - 3 * MINUTE, 4)),
      ]
      expect(replies.map(({ statusCode, body }) => [statusCode, body])).toEqual(
        replies.map(() => [202, '{"stored":1,"repeated":0}']),
      )
      const same = { session, locale: 'es', conversation: CONVERSATION }
      expect(await told()).toMatchObject([
        { ...same, kind: 'first_response_sent', seconds: 120, at: NOW - 8 * MINUTE },
        { ...same, kind: 'conversation_solved', seconds: 360 },
        { ...same, kind: 'csat_submitted', score: 4 },
      ])
    })

    test('changes nothing when the same is told again, or a second answer', async () => {
      const { send, told } = await withConversation()
      const first = answered(CONVERSATION, NOW - 8 * MINUTE)
      for (let time = 0; time < 3; time++) await send(first)
      const again = await send(answered(CONVERSATION, NOW - MINUTE))
      expect(again.json()).toEqual({ stored: 0, repeated: 1 })
      expect(await told()).toMatchObject([{ kind: 'first_response_sent', seconds: 120 }])
    })

    test('takes a rating that was changed', async () => {
      const { send, told } = await withConversation()
      await send(rated(CONVERSATION, NOW - 3 * MINUTE, 2))
      await send(rated(CONVERSATION, NOW - 2 * MINUTE, 5))
      expect(await told()).toMatchObject([{ kind: 'csat_submitted', score: 5 }])
    })

    test('takes what bots, readers and notes say for no answer', async () => {
      const { send, told } = await withConversation()
      for (const [name, payload] of Object.entries(beside(CONVERSATION, NOW))) {
        const reply = await send(payload)
        expect([reply.statusCode, reply.json()], name).toEqual([202, { stored: 0, repeated: 0 }])
      }
      expect(await told()).toEqual([])
    })

    const forged: [string, (body: string) => [string, Record<string, string>]][] = [
      ['without a signature', (body) => [body, {}]],
      ['with another secret’s signature', (body) => [body, headers(body, NOW, 'another secret')]],
      ['with the signature of another body', (body) => [body, headers(`${body} `, NOW, SECRET)]],
      ['changed on its way', (body) => [body.replace('}', ' }'), headers(body, NOW, SECRET)]],
      [
        'with a signature that is cut off',
        (body) => [
          body,
          Object.fromEntries(Object.entries(headers(body, NOW, SECRET)).map(([n, v]) => [n, v.slice(0, -1)])),
        ],
      ],
    ]
    test('refuses what is not signed, or not as it was sent', async () => {
      const { post, told } = await withConversation()
      for (const [name, forge] of forged) {
        const reply = await post(...forge(JSON.stringify(answered(CONVERSATION, NOW))))
        expect([reply.statusCode, reply.json().error.code], name).toEqual([401, 'wrong_signature'])
      }
      expect(await told()).toEqual([])
    })

    if (signsTime)
      test.each([
        ['old', -16 * MINUTE],
        ['of the future', 16 * MINUTE],
      ])('refuses what is %s', async (_, shift) => {
        const { send, told } = await withConversation()
        const reply = await send(answered(CONVERSATION, NOW), NOW + shift)
        expect([reply.statusCode, reply.json().error.code]).toEqual([401, 'stale'])
        expect(await told()).toEqual([])
      })
    // Intercom signs no time: there, an old request is one that is told again.
    else
      test('takes what is told again a year later for the same', async () => {
        const { setup, send, told } = await withConversation()
        const first = answered(CONVERSATION, NOW - 8 * MINUTE)
        await send(first)
        setup.clock.now += 365 * 24 * 60 * MINUTE
        expect((await send(first)).json()).toEqual({ stored: 0, repeated: 1 })
        expect(await told()).toHaveLength(1)
      })

    test('refuses what is signed and no JSON', async () => {
      const { post } = await withConversation()
      const reply = await post('{"event":', headers('{"event":', NOW, SECRET))
      expect([reply.statusCode, reply.json().error.code]).toEqual([422, 'not_json'])
    })

    test('knows no conversation that was handed off to somebody else', async () => {
      const { keep, handoff, send, told } = await withConversation()
      const other = 'z9y8x7w6v5u4t3s2r1q0'
      await keep({
        ...handoff,
        kind: 'handoff_started',
        id: 10,
        vendor: 'desk',
        conversation: other,
        channel: 'chat',
        topic: '',
      })
      for (const payload of begun(other, NOW)) await send(payload)
      expect((await send(answered(other, NOW))).json()).toEqual({ stored: 0, repeated: 0 })
      expect(await told()).toEqual([])
    })

    test('is not acknowledged before it is on the disk', async () => {
      const { setup, send } = await withConversation()
      setup.store.append = () => Promise.reject(new Error('The disk is full.'))
      expect((await send(answered(CONVERSATION, NOW))).statusCode).toBe(503)
    })

    test('believes nobody while no secret is set, and says how to set one', async () => {
      const { post, told } = await handedOff(sender, '')
      const body = JSON.stringify(answered(CONVERSATION, NOW))
      const reply = await post(body, headers(body, NOW, ''))
      expect([reply.statusCode, reply.json().error.code]).toEqual([503, 'no_secret'])
      expect(reply.json().error.message).toContain('VENDOR_WEBHOOK_SECRET')
      expect(await told()).toEqual([])
    })

    test('answers who asks whether it is there, at its own address alone', async () => {
      const { setup } = await handedOff(sender)
      const ask = (name: string) => setup.app.inject({ method: 'HEAD', url: `/api/webhooks/${name}` })
      expect((await ask(vendor.kind)).statusCode).toBe(200)
      expect((await ask(vendor.kind === 'crisp' ? 'mail' : 'crisp')).statusCode).toBe(404)
    })
  })
}
