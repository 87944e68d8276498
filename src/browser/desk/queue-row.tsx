import type { Conversation } from '../../core/handoff.ts'
import { memo } from '../handoff/memo.tsx'
import { elapsed, isUnread, type lateness } from './queue.ts'
import { localeName, type Setup, topicName } from './setup.ts'

interface RowProps {
  conversation: Conversation
  setup: Setup
  me: string
  isSelected: boolean
  /** How long somebody waits, or since when nobody does, in words. */
  when: string
  late: ReturnType<typeof lateness>
  open(id: string): void
}

/** One conversation of the queue; drawn again only when something of it changed. */
export const QueueRow = memo(({ conversation, setup, me, isSelected, when, late, open }: RowProps) => {
  const { t } = setup
  const { id, locale, topic, channel, last, assignee, tags } = conversation
  const isNew = isUnread(conversation)
  return (
    <button
      type="button"
      class="queue-item"
      data-id={id}
      data-unread={isNew}
      aria-current={isSelected}
      onClick={() => open(id)}
    >
      <span class="queue-top">
        <span>
          <strong>{topicName(topic, setup)}</strong> {isNew && <span class="queue-new">{t('queue.new')}</span>}
        </span>
        <bdi class="queue-language" lang={locale}>
          {localeName(locale, setup)}
        </bdi>
      </span>
      <bdi class="queue-text" lang={locale}>
        {last.kind === 'message'
          ? last.text || t('queue.files', { count: last.attachments.length })
          : t(`queue.last_${last.kind}`)}
      </bdi>
      <span class="queue-facts">
        <span class="queue-when" data-late={late}>
          {when}
        </span>
        <span class="queue-who" data-mine={assignee === me}>
          {assignee === '' ? t('queue.nobody') : assignee === me ? t('queue.you') : assignee}
        </span>
        <span>{t(`queue.${channel}`)}</span>
        {tags.map((tag) => (
          <bdi key={tag} class="tag">
            {tag}
          </bdi>
        ))}
      </span>
    </button>
  )
})

/** What a row says of time. */
export function whenOf(conversation: Conversation, now: number, { t }: Setup): string {
  const { waitingSince: since, state, last, solvedAt } = conversation
  const { unit, count } = elapsed(now - (since ?? solvedAt ?? last.at))
  const time = unit === 'now' ? t('queue.now') : t(`time.${unit}`, { count })
  return t(`queue.${since !== null ? 'waiting' : state === 'solved' ? 'solved_ago' : 'answered'}`, { time })
}
