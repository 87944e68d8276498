import type { Conversation } from '../../core/handoff.ts'
import type { Desk } from './desk-state.ts'
import { whenOf } from './queue-row.tsx'
import { localeName, type Setup, topicName } from './setup.ts'

interface Props {
  desk: Desk
  setup: Setup
  conversation: Conversation
}

/** What the conversation is, who answers it, and what can be done with it. */
export function ThreadHead({ desk, setup, conversation }: Props) {
  const { t } = setup
  const { me, now, notice } = desk.state()
  const { topic, state, assignee, channel, locale, waitingSince, mergedInto } = conversation
  return (
    <header class="thread-head">
      <nav class="thread-steps" aria-label={t('conversation.steps')}>
        <button type="button" class="link-button" onClick={() => void desk.select(null)}>
          {t('conversation.back')}
        </button>
        <button type="button" class="link-button" onClick={() => desk.show({ pane: 'packet' })}>
          {t('packet.title')}
        </button>
      </nav>
      <div class="thread-name">
        <h2 id="thread-title" tabIndex={-1}>
          {topicName(topic, setup)}
        </h2>
        <button type="button" class="link-button thread-edit" onClick={() => desk.show({ dialog: 'topic' })}>
          {t('act.topic')}
        </button>
        <p class="state-line" role="status">
          <span
            class="dot"
            data-state={state === 'solved' ? 'solved' : waitingSince === null ? 'open' : 'waiting'}
            aria-hidden="true"
          />
          <span>
            {whenOf(conversation, now, setup)} ·{' '}
            {assignee === ''
              ? t('queue.nobody')
              : assignee === me
                ? t('queue.you')
                : t('queue.held', { who: assignee })}{' '}
            · {t(`queue.${channel}`)} · <bdi lang={locale}>{localeName(locale, setup)}</bdi>
          </span>
        </p>
      </div>
      <ActButtons desk={desk} setup={setup} conversation={conversation} />
      {mergedInto !== '' && (
        <p class="thread-notice">
          {t('conversation.merged_away')}{' '}
          <button type="button" class="link-button" onClick={() => void desk.select(mergedInto)}>
            {t('conversation.open_merged')}
          </button>
        </p>
      )}
      <p class="thread-notice" role={notice?.isTrouble ? 'alert' : 'status'} data-trouble={notice?.isTrouble}>
        {notice && (
          <>
            <span>{t(`did.${notice.did}`, notice.values)}</span>
            {notice.undo && (
              <button type="button" class="link-button" onClick={() => void desk.undo()}>
                {t('act.undo')}
              </button>
            )}
          </>
        )}
      </p>
    </header>
  )
}

/** The buttons stay where they are while they change, so that the focus is not lost. */
function ActButtons({ desk, setup: { t }, conversation: { state, assignee, mergedInto } }: Props) {
  const { me, isBusy } = desk.state()
  if (mergedInto !== '') return null
  const isMine = assignee === me
  const acts = [
    isMine
      ? { name: t('act.give_back'), run: desk.giveBack }
      : { name: t(assignee === '' ? 'act.take' : 'act.take_over'), run: desk.take },
    { name: t('act.hand_over'), run: async () => desk.show({ dialog: 'hand_over' }) },
    ...(state === 'open' ? [{ name: t('act.merge'), run: async () => desk.show({ dialog: 'merge' }) }] : []),
    state === 'open' ? { name: t('act.solve'), run: desk.solve } : { name: t('act.reopen'), run: desk.reopen },
  ]
  return (
    <fieldset class="thread-acts" aria-label={t('act.group')}>
      {acts.map(({ name, run }, place) => (
        <button key={place} type="button" class="button-quiet" aria-disabled={isBusy} onClick={() => void run()}>
          {name}
        </button>
      ))}
    </fieldset>
  )
}
