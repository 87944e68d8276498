import { createHmac } from 'node:crypto'
import type { VendorConfig } from '../../src/core/vendor-config.ts'
import { CHATWOOT, CRISP, INTERCOM, ZENDESK } from './configured.ts'

/** What each helpdesk sends, in the shape and with the signature that it documents. Times are ms since the epoch. */

export interface WebhookSender {
  vendor: Exclude<VendorConfig, { kind: 'desk' }>
  /** Whether it signs the time too. */
  signsTime: boolean
  headers(body: string, at: number, secret: string): Record<string, string>
  /** That a conversation began, for those whose later messages do not name ours. */
  begun(conversation: string, at: number): object[]
  answered(conversation: string, at: number): object
  solved(conversation: string, at: number): object
  rated(conversation: string, at: number, score: number): object
  /** What is no answer of a person's: bots, notes, other events, other conversations. */
  beside(conversation: string, at: number): Record<string, object>
}

const sum = (algorithm: string, secret: string, text: string) => createHmac(algorithm, secret).update(text)
const seconds = (at: number) => Math.floor(at / 1000)
const iso = (at: number) => new Date(at).toISOString()

const chatwootConversation = (conversation: string, more: object = {}) => ({
  additional_attributes: {
    initiated_at: { timestamp: 'Mon Nov 23 2026' },
    referer: 'https://support.testline.example/',
  },
  can_reply: true,
  channel: 'Channel::WebWidget',
  contact_inbox: { id: 5, contact_id: 9, inbox_id: 3, source_id: 'c1f2' },
  id: 12,
  inbox_id: 3,
  messages: [],
  labels: [],
  meta: {
    sender: { custom_attributes: {}, id: 9, name: 'calm-forest-7', type: 'contact' },
    assignee: null,
    team: null,
  },
  status: 'open',
  custom_attributes: { guidepost_conversation: conversation, guidepost_topic: 'fiat-funding' },
  snoozed_until: null,
  unread_count: 0,
  first_reply_created_at: null,
  priority: null,
  waiting_since: 0,
  ...more,
})
const chatwootMessage = (conversation: object, at: number, more: object) => ({
  account: { id: 1, name: 'Testline' },
  additional_attributes: {},
  content_attributes: {},
  content_type: 'text',
  content: 'It is here.',
  conversation,
  created_at: iso(at),
  event: 'message_created',
  id: 77,
  inbox: { id: 3, name: 'Help' },
  message_type: 'outgoing',
  private: false,
  sender: { id: 2, name: 'Ada', email: 'ada@testline.example', type: 'user' },
  source_id: null,
  ...more,
})

const chatwoot: WebhookSender = {
  vendor: CHATWOOT,
  signsTime: true,
  headers: (body, at, secret) => ({
    'x-chatwoot-timestamp': String(seconds(at)),
    'x-chatwoot-signature': `sha256=${sum('sha256', secret, `${seconds(at)}.${body}`).digest('hex')}`,
    'x-chatwoot-delivery': 'f3a0c2de-1111-4222-8333-444455556666',
  }),
  begun: () => [],
  answered: (conversation, at) => chatwootMessage(chatwootConversation(conversation), at, {}),
  solved: (conversation, at) => ({
    ...chatwootConversation(conversation, { status: 'resolved', updated_at: at / 1000 }),
    event: 'conversation_status_changed',
    changed_attributes: [{ status: { previous_value: 'open', current_value: 'resolved' } }],
  }),
  rated: (conversation, at, score) =>
    chatwootMessage(chatwootConversation(conversation), at, {
      event: 'message_updated',
      message_type: 'template',
      content_type: 'input_csat',
      content_attributes: { submitted_values: { csat_survey_response: { rating: score, feedback_message: 'Thanks' } } },
      updated_at: iso(at),
      sender: null,
    }),
  beside: (conversation, at) => ({
    'a bot’s message': chatwootMessage(chatwootConversation(conversation), at, {
      sender: { id: 1, name: 'Bot', type: 'agent_bot' },
    }),
    'a note': chatwootMessage(chatwootConversation(conversation), at, { private: true }),
    'the reader’s own message': chatwootMessage(chatwootConversation(conversation), at, { message_type: 'incoming' }),
    'a conversation that is opened again': {
      ...chatwootConversation(conversation, { updated_at: at / 1000 }),
      event: 'conversation_status_changed',
    },
    'a survey that is not answered yet': chatwootMessage(chatwootConversation(conversation), at, {
      event: 'message_updated',
      content_type: 'input_csat',
    }),
  }),
}

const intercomConversation = (conversation: string, more: object = {}) => ({
  type: 'conversation',
  id: '1911149811',
  created_at: 1_539_897_198,
  updated_at: 1_540_393_270,
  source: {
    type: 'conversation',
    id: '269650473',
    delivered_as: 'customer_initiated',
    body: '<p>Hi</p>',
    author: { id: '5bc8f7ae2d96695c18a', type: 'lead' },
    url: `https://support.testline.example/en/contact/?topic=trading&guidepost_conversation=${conversation}`,
    redacted: false,
  },
  contacts: { type: 'contact.list', contacts: [{ type: 'contact', id: '5bc8f7ae2d96695c18a', external_id: null }] },
  state: 'open',
  open: true,
  custom_attributes: {},
  statistics: { type: 'conversation_statistics', first_admin_reply_at: null },
  conversation_rating: null,
  conversation_parts: { type: 'conversation_part.list', conversation_parts: [], total_count: 0 },
  ...more,
})
const part = (type: string) => ({
  type: 'conversation_part.list',
  conversation_parts: [
    {
      type: 'conversation_part',
      id: '7',
      part_type: 'comment',
      body: '<p>Here.</p>',
      author: { type, id: '8', name: 'Ada' },
    },
  ],
  total_count: 1,
})
const notification = (topic: string, at: number, item: object) => ({
  type: 'notification_event',
  app_id: INTERCOM.appId,
  data: { type: 'notification_event_data', item },
  links: {},
  id: 'notif_4e3504a3-ba3f-46dc-ab48-8e4d5bdfdf4e',
  topic,
  delivery_status: 'pending',
  delivery_attempts: 1,
  delivered_at: 0,
  first_sent_at: seconds(at),
  created_at: seconds(at),
  self: null,
})

const intercom: WebhookSender = {
  vendor: INTERCOM,
  signsTime: false,
  headers: (body, _, secret) => ({ 'x-hub-signature': `sha1=${sum('sha1', secret, body).digest('hex')}` }),
  begun: () => [],
  answered: (conversation, at) =>
    notification(
      'conversation.admin.replied',
      at,
      intercomConversation(conversation, { conversation_parts: part('admin') }),
    ),
  solved: (conversation, at) =>
    notification('conversation.admin.closed', at, intercomConversation(conversation, { state: 'closed', open: false })),
  rated: (conversation, at, score) =>
    notification(
      'conversation.rating.added',
      at,
      intercomConversation(conversation, {
        conversation_rating: { rating: score, remark: '', created_at: seconds(at) },
      }),
    ),
  beside: (conversation, at) => ({
    'a bot’s message': notification(
      'conversation.admin.replied',
      at,
      intercomConversation(conversation, { conversation_parts: part('bot') }),
    ),
    'a note': notification(
      'conversation.admin.noted',
      at,
      intercomConversation(conversation, { conversation_parts: part('admin') }),
    ),
    'the reader’s own message': notification('conversation.user.replied', at, intercomConversation(conversation)),
    'a ping': { ...notification('ping', at, { type: 'ping', message: 'ping' }) },
  }),
}

const zendeskEvent = (type: string, conversation: string, at: number, event: object) => ({
  type: `zen:event-type:${type}`,
  account_id: 12_514_403,
  id: '01JQMQH83YNAKWSWJ8B1QH2NSC',
  time: iso(at),
  zendesk_event_version: '2022-11-06',
  subject: 'zen:ticket:141',
  detail: {
    actor_id: '8447388090494',
    created_at: iso(at),
    id: '141',
    status: 'OPEN',
    tags: ['vip', 'passwordresetissue1', `guidepost_conversation_${conversation}`],
    via: { channel: 'native_messaging' },
  },
  event,
})
const comment = (is_public: boolean, is_staff: boolean) => ({
  comment: { id: '8', body: 'It is here.', is_public, author: { id: '84', is_staff, name: 'Ada' } },
})
/** A messaging event names the ticket and nothing else of it. */
const zendeskMessage = (actor: string, at: number) => ({
  ...zendeskEvent('messaging_ticket.message_added', '', at, {
    actor: { id: '42', name: 'Ada', type: actor },
    conversation_id: '67ab5f53a96f98663935c3f2',
    message: { body: 'It is here.', id: '67ab5f55155becd183e284cb' },
  }),
  detail: { id: '141' },
})

const zendesk: WebhookSender = {
  vendor: ZENDESK,
  signsTime: true,
  headers: (body, at, secret) => ({
    'x-zendesk-webhook-signature-timestamp': iso(at),
    'x-zendesk-webhook-signature': sum('sha256', secret, iso(at) + body).digest('base64'),
    'x-zendesk-webhook-id': '01GK8E6BKWMJZD2T8Y5AXJQMG5',
  }),
  begun: (conversation, at) => [zendeskEvent('ticket.created', conversation, at, {})],
  answered: (_, at) => zendeskMessage('agent', at),
  solved: (conversation, at) =>
    zendeskEvent('ticket.status_changed', conversation, at, { current: 'SOLVED', previous: 'OPEN' }),
  rated: (conversation, at, score) => ({ conversation, event: 'rated', score: String(score), at: iso(at) }),
  beside: (conversation, at) => ({
    'a bot’s message': zendeskMessage('system', at),
    'the reader’s own message': zendeskMessage('end_user', at),
    'a note': zendeskEvent('ticket.comment_added', conversation, at, comment(false, true)),
    'the reader’s own comment': zendeskEvent('ticket.comment_added', conversation, at, comment(true, false)),
    'a ticket that waits': zendeskEvent('ticket.status_changed', conversation, at, {
      current: 'PENDING',
      previous: 'OPEN',
    }),
    'another event': zendeskEvent('ticket.priority_changed', conversation, at, { current: 'HIGH', previous: 'LOW' }),
  }),
}

const SESSION = 'session_36ba3566-9651-4790-afc8-ffedbccc317f'
const hook = (event: string, at: number, data: object, website: string = CRISP.websiteId) => ({
  website_id: website,
  event,
  data: { website_id: website, session_id: SESSION, ...data },
  timestamp: at,
})
const crispMessage = (more: object) => ({
  type: 'text',
  content: 'It is here.',
  from: 'operator',
  origin: 'chat',
  stamped: true,
  timestamp: 1_506_985_696_616,
  fingerprint: 150_698_569_649_423,
  user: { nickname: 'Ada', user_id: 'a4c32c68-be91-4e29-b05e-976e93abbe3f' },
  ...more,
})

const crisp: WebhookSender = {
  vendor: CRISP,
  signsTime: true,
  headers: (body, at, secret) => ({
    'x-crisp-request-timestamp': String(at),
    'x-crisp-signature': sum('sha256', secret, `[${at};${body}]`).digest('hex'),
    'x-crisp-hook-origin': 'plugin/rtm 38b411d9377a6a00 production',
    'x-delivery-attempt-count': '1',
  }),
  begun: (conversation, at) => [
    hook('session:set_data', at, { data: { guidepost_conversation: conversation, guidepost_topic: 'fiat-funding' } }),
  ],
  answered: (_, at) => hook('message:received', at, crispMessage({})),
  solved: (_, at) => hook('session:set_state', at, { state: 'resolved' }),
  rated: (_, at, score) => hook('session:sync:rating', at, { rating: { stars: score, comment: 'Thanks' } }),
  beside: (_, at) => ({
    'a bot’s message': hook('message:received', at, crispMessage({ automated: true })),
    'a note': hook('message:received', at, crispMessage({ type: 'note' })),
    'the reader’s own message': hook('message:send', at, crispMessage({ from: 'user' })),
    'a conversation that is opened again': hook('session:set_state', at, { state: 'unresolved' }),
    'another site’s answer': hook('message:received', at, crispMessage({}), '00000000-b29a-4fde-8538-da0ae501d825'),
  }),
}

const mail: WebhookSender = {
  vendor: { kind: 'mail' },
  signsTime: true,
  headers: (body, at, secret) => ({
    'guidepost-signature': `t=${seconds(at)},v1=${sum('sha256', secret, `${seconds(at)}.${body}`).digest('hex')}`,
  }),
  begun: () => [],
  answered: (conversation, at) => ({ conversation, event: 'answered', at: iso(at) }),
  solved: (conversation, at) => ({ conversation, event: 'solved', at: iso(at) }),
  rated: (conversation, at, score) => ({ conversation, event: 'rated', score, at: iso(at) }),
  beside: (_, at) => ({
    'an answer to a mail that did not begin with us': {
      conversation: 'nobodyknowsthisone12',
      event: 'answered',
      at: iso(at),
    },
  }),
}

export const SENDERS: readonly WebhookSender[] = [chatwoot, intercom, zendesk, crisp, mail]
