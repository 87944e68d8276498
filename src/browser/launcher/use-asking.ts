import { useEffect, useRef, useState } from 'preact/hooks'
import type { Packet } from '../../core/handoff.ts'
import { type Found, withoutSecrets } from '../../core/secrets/secrets.ts'
import { channelOf } from '../handoff/availability-panel.tsx'
import { type ConversationKey, newConversationKey } from '../handoff/conversation-link.ts'
import { isText, keep, readKept } from '../handoff/kept.ts'
import { createOpening } from '../handoff/opening.ts'
import { type Channel, type Field, problemsOf } from '../handoff/question.ts'
import type { Answer } from '../handoff/request.ts'
import { secretCheck } from '../handoff/secret-check.ts'
import { record, sessionForHandoff } from '../record.ts'
import { readTrail } from '../trail.ts'
import type { Stage } from './stage.ts'
import { type Ticket, useTicket } from './use-ticket.ts'

/** A question on its way to a person: what is typed, what is wrong with it, and how sending it went. */

export interface Asking {
  values: Record<Field, string>
  channel: Channel
  problems: readonly { field: Field; text: string }[]
  /** How often something was wrong with it when it was to be sent. */
  refusals: number
  failure: Failure | null
  busy: boolean
  /** What must not be sent, and the ways to mend it; null while nothing was found. */
  stopped: Stopped | null
  packet: Packet
  /** The number of the question when it goes by mail. */
  mailConversation: string
  /** Whether a token says who the client is. */
  identified: boolean
  /** What a ticket of the topic asks for besides; null where it asks for nothing. */
  ticket: Ticket | null
  /** Lets go of what was typed, so that the next page knows nothing of it; it stays on this one. */
  forgetDraft(): void
  /** Keeps it again. */
  keepDraft(): void
  change(field: Field, value: string): void
  setPacket(packet: Packet): void
  submit(): Promise<void>
  /** Sends the same without the token that was refused. */
  submitUnsigned(): void
  takeMail(event: Event): void
}

export interface Stopped {
  text: string
  secrets: readonly Found[]
  remove(): void
  edit(): void
  sendAnyway(): void
}

export interface Failure {
  text: string
  /** Whether it may be sent without saying who the client is. */
  mayBeUnsigned: boolean
}

/** Where what was typed outlives a page of the site. */
const KEPT: Record<Field, string> = {
  topic: 'guidepost:draft:topic',
  question: 'guidepost:draft:question',
  email: 'guidepost:draft:email',
}
const LONGEST_PAGE = 300
const CHECK = secretCheck()
const readDraft = (field: Field) => readKept(KEPT[field], isText, '')

export function useAsking(stage: Stage, asked: { topic: string; question: string }): Asking {
  const { t, contact, host, open } = stage
  /** A topic may have been renamed since somebody wrote it down; empty then. */
  const knownTopic = (topic: string) => (host.setup.topics.includes(topic) ? topic : '')
  const about = knownTopic(asked.topic)
  const [values, setValues] = useState(() => ({
    topic: about || knownTopic(readDraft('topic')),
    question: asked.question || readDraft('question'),
    email: readDraft('email'),
  }))
  const [packet, setPacket] = useState(() => readTrail(`${location.origin}${location.pathname}`.slice(0, LONGEST_PAGE)))
  const [problems, setProblems] = useState<Asking['problems']>([])
  const [refusals, setRefusals] = useState(0)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const [found, setFound] = useState<readonly Found[]>([])
  const accepted = useRef('')
  const [mailConversation] = useState(() => newConversationKey().id)
  const token = useRef(host.token())
  const [opening] = useState(() => createOpening(() => identityOf(token.current)))
  const channel = open === null ? 'ticket' : channelOf(open)
  const { ticket, ...fields } = useTicket(host.locale, channel === 'ticket' && open !== null ? values.topic : '')
  // Once, when it appears.
  useEffect(() => {
    record({ kind: 'contact_opened', surface: 'launcher', topic: about })
    if (values.topic !== '') stage.check(values.topic)
  }, [])

  function refuse(found: Asking['problems'], isElsewhere = false): void {
    setProblems(found)
    if (found.length > 0 || isElsewhere) setRefusals(refusals + 1)
  }

  async function submit(): Promise<void> {
    if (busy || open === null) return
    const wrong = problemsOf({ ...values, channel }, contact)
    const isComplete = fields.check()
    refuse(wrong, !isComplete)
    setFailure(null)
    if (wrong.length > 0 || !isComplete || channel === 'mail') return
    const secrets = values.question === accepted.current ? [] : await CHECK(values.question)
    setFound(secrets)
    if (secrets.length > 0) return
    setBusy(true)
    const { answer, key } = await opening.send({
      session: sessionForHandoff(),
      locale: host.locale,
      topic: values.topic,
      channel,
      message: values.question.trim(),
      email: channel === 'ticket' ? values.email.trim() : '',
      packet,
      fields: fields.sent(),
      earlier: null,
    })
    if (answer.kind === 'answered') {
      host.tell('handoff', { conversation: key.id, channel, topic: values.topic })
      await show(key)
    } else explain(answer)
    setBusy(false)
  }

  function forgetDraft(): void {
    for (const kept of Object.values(KEPT)) keep(kept, null)
    fields.forget()
  }

  async function show({ id, secret }: ConversationKey): Promise<void> {
    try {
      await host.follow(id, secret)
      forgetDraft()
      stage.replace({ name: 'talk' })
    } catch {
      // Sent again it is the same question, and opens the same conversation.
      setFailure({ text: t('panel.failed'), mayBeUnsigned: false })
    }
  }

  function explain(answer: Exclude<Answer<unknown>, { kind: 'answered' }>): void {
    if (answer.kind === 'refused' && answer.code.startsWith('identity_')) {
      host.tell('error', { code: answer.code, message: answer.message })
      setFailure({ text: t('ask.identity_refused'), mayBeUnsigned: true })
    } else if (answer.kind === 'refused' && fields.explain(answer.fields)) refuse([], true)
    else if (answer.kind === 'refused' && answer.fields.some(({ path }) => path === 'email')) {
      refuse([{ field: 'email', text: contact('errors.email_wrong') }])
    } else if (answer.kind === 'refused' && answer.code === 'chat_closed') {
      stage.check(values.topic)
      setFailure({ text: contact('failure.chat_closed'), mayBeUnsigned: false })
    } else setFailure({ text: failureText(answer, contact), mayBeUnsigned: false })
  }

  function change(field: Field, value: string): void {
    setProblems(problems.filter((problem) => problem.field !== field))
    setValues({ ...values, [field]: value })
    keep(KEPT[field], value)
    if (field === 'question') setFound([])
    if (field === 'topic') stage.check(value)
  }

  const stopped: Stopped | null =
    found.length === 0
      ? null
      : {
          text: values.question,
          secrets: found,
          remove: () => change('question', withoutSecrets(values.question, found)),
          edit: () => setFound([]),
          sendAnyway() {
            accepted.current = values.question
            setFound([])
            void submit()
          },
        }

  return {
    values,
    stopped,
    mailConversation,
    channel,
    problems,
    refusals,
    failure,
    busy,
    packet,
    identified: token.current !== '',
    ticket,
    forgetDraft,
    keepDraft() {
      for (const [field, kept] of Object.entries(KEPT)) keep(kept, values[field as Field])
      fields.keep()
    },
    change,
    setPacket,
    submit() {
      // The newest: the page may have renewed it since.
      token.current = host.token()
      return submit()
    },
    submitUnsigned() {
      token.current = ''
      void submit()
    },
    takeMail(event) {
      const wrong = problemsOf({ ...values, channel: 'mail' }, contact)
      refuse(wrong)
      if (wrong.length > 0) event.preventDefault()
      else
        record({
          kind: 'handoff_started',
          conversation: mailConversation,
          channel: 'ticket',
          vendor: 'mail',
          topic: values.topic,
        })
    },
  }
}

function identityOf(token: string): Record<string, string> {
  return token === '' ? {} : { 'guidepost-identity': token }
}

function failureText(answer: Exclude<Answer<unknown>, { kind: 'answered' }>, contact: Stage['contact']): string {
  if (answer.kind !== 'refused') return contact('failure.network')
  if (answer.status === 429) return contact('failure.busy', { count: answer.retryAfter || 10 })
  return contact('failure.server')
}
