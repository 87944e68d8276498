import { useEffect, useRef } from 'preact/hooks'
import { Composer } from '../handoff/composer.tsx'
import { conversationAddress } from '../handoff/conversation-link.ts'
import { MessageLog } from '../handoff/message-log.tsx'
import { Rating } from '../handoff/rating.tsx'
import { secretCheck } from '../handoff/secret-check.ts'
import { lastSeq, ratingOf, threadState } from '../handoff/thread.ts'
import { TypingLine } from '../handoff/typing-line.tsx'
import { HOME } from '../home.ts'
import { Icon } from './icon.tsx'
import { Promised } from './promised.tsx'
import type { Stage } from './stage.ts'
import type { Talk } from './talk.ts'

const CHECK = secretCheck()

/** The conversation of this tab. */
export function TalkView({ stage }: { stage: Stage }) {
  const { t, contact, host, go } = stage
  const talk = host.talk()
  const state = talk?.state()
  if (!talk || !state || state.phase === 'gone')
    return (
      <div class="panel-state">
        <p>{contact('conversation.missing.title')}</p>
        <button
          type="button"
          class="button"
          onClick={() => {
            host.forget()
            go({ name: 'ask', topic: '', question: '' })
          }}
        >
          {contact('conversation.missing.new')}
        </button>
      </div>
    )
  if (!state.conversation)
    return (
      <p class="panel-state" role="status">
        {contact(state.phase === 'loading' ? 'conversation.loading' : 'conversation.unreachable.text')}
      </p>
    )
  return <Thread stage={stage} talk={talk} t={t} />
}

function Thread({ stage, talk, t }: { stage: Stage; talk: Talk; t: Stage['t'] }) {
  const { contact, words, host, takesFocus } = stage
  const { conversation, entries, outgoing, present, isTyping, connection } = talk.state()
  const { uploads, typing } = talk
  const heading = useRef<HTMLHeadingElement>(null)
  const log = useRef<HTMLDivElement>(null)
  // Once, when it appears.
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [])
  const last = lastSeq(entries)
  // What is new comes into view.
  useEffect(
    () => log.current?.querySelector('li:last-child')?.scrollIntoView({ block: 'nearest' }),
    [last, outgoing.length],
  )
  const state = threadState(entries)
  const solved = entries.findLast(({ kind }) => kind === 'solved')?.seq ?? 0
  const online = navigator.onLine ? connection : 'offline'
  return (
    <div class="talk conversation">
      <h3 ref={heading} tabIndex={-1} class="view-title">
        {contact('conversation.title')}
      </h3>
      <div class="talk-state">
        <p class="state-line" role="status">
          <span class="dot" data-state={state === 'waiting' ? 'waiting' : 'open'} />
          <strong>
            {contact(
              `conversation.state.${state === 'waiting' ? `waiting_${conversation?.channel ?? 'chat'}` : state}`,
            )}
          </strong>
        </p>
        <p class="small soft">
          {contact(
            `conversation.detail.${state === 'waiting' ? (present ? 'waiting_present' : 'waiting_absent') : state}`,
          )}
        </p>
      </div>
      <div ref={log} class="talk-log">
        <MessageLog
          t={contact}
          words={words}
          locale={host.locale}
          site={HOME || location.origin}
          entries={entries.filter(({ kind }) => kind !== 'rated')}
          outgoing={outgoing}
          own="client"
          seenTo={conversation?.readByAgent ?? 0}
          nameOf={({ from }) => contact(from === 'client' ? 'conversation.you' : 'conversation.agent')}
          lineOf={({ kind }) => (kind === 'merged' ? words('merged') : contact(`conversation.${kind}_line`))}
          read={uploads.read}
          retry={talk.retry}
          discard={talk.discard}
        />
      </div>
      <TypingLine t={contact} typing={isTyping} lastSeq={last} />
      {state === 'solved' && (
        <Rating
          key={solved}
          t={contact}
          score={ratingOf(entries)}
          reason={conversation?.scoreReason ?? ''}
          rate={talk.rate}
        />
      )}
      {online !== 'open' && (
        <p class="connection" role="status" data-state={online}>
          {contact(`conversation.connection.${online}`)}
        </p>
      )}
      <Composer
        t={contact}
        label={contact('conversation.compose')}
        hint={contact('conversation.compose_hint')}
        draft={`guidepost:draft:${talk.key.id}`}
        promise={<Promised contact={contact} />}
        check={CHECK}
        attaching={{ words, uploads }}
        typing={typing}
        send={(text, attachments) => {
          talk.send(text, attachments)
          host.tell('message', { conversation: talk.key.id, from: 'client', unread: 0 })
        }}
      >
        {null}
      </Composer>
      <a class="home-out" href={`${HOME}${conversationAddress(host.locale, talk.key)}`} target="_blank" rel="noopener">
        {t('talk.full')} <Icon name="out" />
      </a>
    </div>
  )
}
