import { useEffect, useRef } from 'preact/hooks'
import type { Conversation, Entry } from '../../core/handoff.ts'
import { Composer } from '../handoff/composer.tsx'
import { MessageLog } from '../handoff/message-log.tsx'
import { languageName } from '../handoff/moment.ts'
import type { SecretCheck } from '../handoff/secret-check.ts'
import { threadState } from '../handoff/thread.ts'
import type { DeskProps, Setup } from './desk-view.tsx'
import { PacketPane } from './packet-pane.tsx'

/** An agent's words are the agent's. */
const nothingStopped: SecretCheck = async () => []

/** The chosen conversation with its packet beside it. */
export function ConversationPane({ desk, setup }: DeskProps) {
  const { t, words, locale, topics } = setup
  const { conversations, selected, entries, solving } = desk.state()
  const conversation = conversations.find(({ id }) => id === selected)
  const desktop = desk.desktop()
  const scroller = useRef<HTMLElement>(null)
  const length = (Array.isArray(entries) ? entries.length : 0) + (desktop?.outbox.messages().length ?? 0)
  useEffect(() => {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }, [selected, length])

  if (!conversation || !desktop)
    return (
      <section class="thread thread-none" aria-label={t('conversation.log')}>
        <h2>{t('conversation.none_title')}</h2>
        <p class="soft">{t('conversation.none_text')}</p>
      </section>
    )
  const { outbox, uploads, typing } = desktop
  const state = Array.isArray(entries) ? threadState(entries) : conversation.state === 'solved' ? 'solved' : 'waiting'
  return (
    <>
      <section class="thread" aria-labelledby="thread-title">
        <header class="thread-head">
          <button type="button" class="link-button thread-back" onClick={() => void desk.select(null)}>
            {t('conversation.back')}
          </button>
          <div class="thread-name">
            <h2 id="thread-title">{topics[locale]?.[conversation.topic] ?? t('topic_none')}</h2>
            <p class="state-line" role="status">
              <span class="dot" data-state={state === 'waiting' ? 'waiting' : 'open'} />
              <span>{t(`conversation.state_${state}`)}</span>
            </p>
          </div>
          <button
            type="button"
            class="button-quiet"
            disabled={state === 'solved' || solving === 'now'}
            onClick={() => void desk.solve()}
          >
            {t(solving === 'now' ? 'conversation.solving' : 'conversation.solve')}
          </button>
        </header>
        {solving === 'failed' && (
          <p class="desk-lost" role="alert">
            {t('conversation.solve_failed')}
          </p>
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <section class="thread-scroll" ref={scroller} tabIndex={0} aria-label={t('conversation.log')}>
          {entries === null && <p class="soft">{t('conversation.loading')}</p>}
          {entries === 'failed' && (
            <p>
              {t('conversation.failed')}{' '}
              <button type="button" class="link-button" onClick={() => void desk.select(conversation.id)}>
                {t('conversation.again')}
              </button>
            </p>
          )}
          {Array.isArray(entries) && (
            <MessageLog
              t={t}
              words={words}
              locale={locale}
              site={setup.site}
              entries={entries}
              outgoing={outbox.messages()}
              own="agent"
              seenTo={conversation.readByClient}
              nameOf={({ from, who }) =>
                from === 'client' ? t('conversation.client') : who || t('conversation.agent')
              }
              lineOf={({ kind, text }) =>
                kind === 'merged' ? words('merged') : t(`conversation.${kind}_line`, { score: Number(text) || 0 })
              }
              read={uploads.read}
              retry={outbox.retry}
              discard={outbox.discard}
            />
          )}
        </section>
        <Composer
          key={conversation.id}
          t={t}
          label={t('conversation.reply')}
          hint={t('conversation.send_hint')}
          draft={`guidepost:draft:desk:${conversation.id}`}
          promise={null}
          check={nothingStopped}
          attaching={{ words, uploads }}
          typing={typing}
          send={outbox.add}
        >
          <p class="small">{t('conversation.reply_in', { language: languageName(conversation.locale, locale) })}</p>
        </Composer>
        {conversation.email !== '' && (
          <MailHint conversation={conversation} entries={Array.isArray(entries) ? entries : []} setup={setup} />
        )}
      </section>
      <PacketPane conversation={conversation} setup={setup} />
    </>
  )
}

interface MailHintProps {
  conversation: Conversation
  entries: readonly Entry[]
  setup: Setup
}

/** A ticket's client may be away: a link to the agent's own mail program, with the last reply in it. */
function MailHint({ conversation: { email }, entries, setup: { t, company } }: MailHintProps) {
  const reply = entries.findLast(({ kind, from }) => kind === 'message' && from === 'agent')?.text ?? ''
  const subject = encodeURIComponent(t('conversation.mail_subject', { name: company }))
  return (
    <p class="thread-mail small soft">
      {t('conversation.mail_hint')}{' '}
      <a href={`mailto:${email}?subject=${subject}&body=${encodeURIComponent(reply.slice(0, 1200))}`}>
        {t('conversation.mail', { email })}
      </a>
    </p>
  )
}
