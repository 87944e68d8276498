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
import { Rating } from './rating.tsx'
import { ratingOf, threadState } from './thread.ts'
import type { Typing } from './typing.ts'
import type { Uploads } from './uploads.ts'

/** What the client is told of their conversation. */
export interface ClientConversation {
  id: string
  topic: string
  channel: 'chat' | 'ticket'
  packet: Packet
  startedAt: number
  readByAgent: number
}

export interface ViewModel {
  t: Translate
  /** Of the namespace "messages". */
  words: Translate
  locale: string
  /** The site's address. */
  site: string
  uploads: Uploads
  typing: Typing
  topicName: string
  conversation: ClientConversation
  entries: readonly Entry[]
  outgoing: readonly Outgoing[]
  present: boolean
  connection: Connection
  online: boolean
  send(text: string, attachments: readonly Attachment[]): void
  retry(key: string): void
  discard(key: string): void
  rate(score: number): Promise<boolean>
}

/** The client's side of a conversation. */
export function ConversationView(model: ViewModel) {
  const { t, words, locale, site, topicName, conversation, entries, outgoing, send, retry, discard, rate } = model
  const { uploads, typing } = model
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
        <MessageLog
          t={t}
          words={words}
          locale={locale}
          site={site}
          entries={entries.filter(({ kind }) => kind !== 'rated')}
          outgoing={outgoing}
          own="client"
          seenTo={conversation.readByAgent}
          nameOf={({ from }) => t(from === 'client' ? 'conversation.you' : 'conversation.agent')}
          lineOf={({ kind }) => (kind === 'merged' ? words('merged') : t(`conversation.${kind}_line`))}
          read={uploads.read}
          retry={retry}
          discard={discard}
        />
        {state === 'solved' && <Rating key={solvedSeq(entries)} t={t} score={ratingOf(entries)} rate={rate} />}
        <ConnectionLine t={t} connection={model.connection} online={model.online} />
        <Composer
          t={t}
          label={t('conversation.compose')}
          hint={t('conversation.compose_hint')}
          draft={`guidepost:draft:${conversation.id}`}
          attaching={{ words, uploads }}
          typing={typing}
          send={send}
        >
          {null}
        </Composer>
        <p class="small soft">{t('conversation.promise')}</p>
      </div>
      <aside class="conversation-aside">
        <CopyLink t={t} ticket={conversation.channel === 'ticket'} />
        <details class="conversation-along">
          <summary>{t('conversation.along')}</summary>
          <PacketList t={t} packet={conversation.packet} locale={locale} remove={null} />
        </details>
      </aside>
    </div>
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
