import type { Attachment } from '../../core/attachments.ts'
import type { Translate } from '../../core/facts.ts'
import type { Entry, Packet } from '../../core/handoff.ts'
import { Composer } from './composer.tsx'
import { CopyLink } from './copy-link.tsx'
import type { Connection } from './live.ts'
import { MessageLog } from './message-log.tsx'
import { momentText } from './moment.ts'
import type { Outgoing } from './outbox.ts'
import { PacketList } from './packet-list.tsx'
import { Promised } from './promise.tsx'
import { type CsatReason, Rating } from './rating.tsx'
import type { Answer } from './request.ts'
import type { SecretCheck } from './secret-check.ts'
import { lastSeq, ratingOf, threadState } from './thread.ts'
import { Transcript } from './transcript.tsx'
import { transcriptText } from './transcript-text.ts'
import type { Typing } from './typing.ts'
import { TypingLine } from './typing-line.tsx'
import type { Uploads } from './uploads.ts'

/** What the client is told of their conversation. */
export interface ClientConversation {
  id: string
  topic: string
  channel: 'chat' | 'ticket'
  packet: Packet
  startedAt: number
  readByAgent: number
  readByClient: number
  scoreReason: CsatReason
}

export interface ViewModel {
  t: Translate
  /** Of the namespace "messages". */
  words: Translate
  locale: string
  company: string
  /** The site's address. */
  site: string
  /** The conversation's own. */
  address: string
  /** Where the draft outlives a reload. */
  draft: string
  uploads: Uploads
  typing: Typing
  check: SecretCheck
  topicName: string
  conversation: ClientConversation
  /** The link is one of another conversation, which goes on in this one. */
  isJoined: boolean
  entries: readonly Entry[]
  outgoing: readonly Outgoing[]
  present: boolean
  isTyping: boolean
  connection: Connection
  online: boolean
  send(text: string, attachments: readonly Attachment[]): void
  retry(key: string): void
  discard(key: string): void
  rate(score: number, reason: CsatReason): Promise<boolean>
  mailTranscript(email: string): Promise<Answer<unknown>>
  /** A new question is about to be asked that follows this one. */
  askNew(): void
}

/** The client's side of a conversation. */
export function ConversationView(model: ViewModel) {
  const { t, words, locale, site, topicName, conversation, entries, uploads } = model
  const state = threadState(entries)
  const about = t('conversation.about', {
    topic: topicName,
    time: momentText(conversation.startedAt, Date.now(), locale, undefined),
  })
  return (
    <div class="conversation-columns">
      <div class="conversation-main">
        <h1>{t('conversation.title')}</h1>
        <p class="soft">{about}</p>
        <div class="conversation-state">
          <p class="state-line" role="status">
            <span class="dot" data-state={state === 'waiting' ? 'waiting' : 'open'} />
            <strong>
              {t(`conversation.state.${state === 'waiting' ? `waiting_${conversation.channel}` : state}`)}
            </strong>
          </p>
          <p class="soft">
            {t(
              `conversation.detail.${state === 'waiting' ? (model.present ? 'waiting_present' : 'waiting_absent') : state}`,
            )}
          </p>
        </div>
        {model.isJoined && <p class="notice">{t('conversation.joined')}</p>}
        <MessageLog
          t={t}
          words={words}
          locale={locale}
          site={site}
          entries={entries.filter(({ kind }) => kind !== 'rated')}
          outgoing={model.outgoing}
          own="client"
          seenTo={conversation.readByAgent}
          nameOf={({ from }) => t(from === 'client' ? 'conversation.you' : 'conversation.agent')}
          lineOf={({ kind }) => (kind === 'merged' ? words('merged') : t(`conversation.${kind}_line`))}
          read={uploads.read}
          retry={model.retry}
          discard={model.discard}
        />
        <TypingLine t={t} typing={model.isTyping} lastSeq={lastSeq(entries)} />
        {state === 'solved' && (
          <Rating
            key={solvedSeq(entries)}
            t={t}
            score={ratingOf(entries)}
            reason={conversation.scoreReason}
            rate={model.rate}
          />
        )}
        <ConnectionLine t={t} connection={model.connection} online={model.online} />
        <Composer
          t={t}
          label={t('conversation.compose')}
          hint={t('conversation.compose_hint')}
          draft={model.draft}
          promise={<Promised t={t} locale={locale} id="message-promise" />}
          check={model.check}
          attaching={{ words, uploads }}
          typing={model.typing}
          send={model.send}
        >
          {null}
        </Composer>
      </div>
      <Aside {...model} />
    </div>
  )
}

/** Beside the messages: the way back, a copy, a new question, and what went along. */
function Aside(model: ViewModel) {
  const { t, words, locale, company, topicName, conversation, entries, address } = model
  const text = () => transcriptText({ t, words, company, topic: topicName, entries, locale, timeZone: undefined })
  return (
    <aside class="conversation-aside">
      <CopyLink t={t} company={company} ticket={conversation.channel === 'ticket'} address={address} />
      <div>
        <Transcript t={t} mail={model.mailTranscript} text={text} file={`${t('transcript.file_name')}.txt`} />
        <details class="conversation-along">
          <summary>{t('conversation.along')}</summary>
          <PacketList t={t} packet={conversation.packet} locale={locale} remove={null} />
        </details>
      </div>
      <section class="ask-new" aria-labelledby="ask-new">
        <h2 id="ask-new">{t('conversation.new.title')}</h2>
        <p class="soft">{t('conversation.new.text')}</p>
        <a class="button-quiet" href={`/${locale}/contact/`} onClick={model.askNew}>
          {t('conversation.new.ask')}
        </a>
      </section>
    </aside>
  )
}

function solvedSeq(entries: readonly Entry[]): number {
  return entries.findLast(({ kind }) => kind === 'solved')?.seq ?? 0
}

function ConnectionLine({ t, connection, online }: { t: Translate; connection: Connection; online: boolean }) {
  const state = online ? connection : 'offline'
  return (
    <p class="connection" role="status" data-state={state}>
      {t(`conversation.connection.${state}`)}
    </p>
  )
}
