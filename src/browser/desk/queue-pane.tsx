import { useCallback, useMemo } from 'preact/hooks'
import { MOST_LISTED } from './desk-state.ts'
import type { DeskProps } from './desk-view.tsx'
import { lateness, type QueueFilter, queueOf, WHOLE_QUEUE } from './queue.ts'
import { QueueFilters } from './queue-filters.tsx'
import { QueueRow, whenOf } from './queue-row.tsx'
import type { Setup } from './setup.ts'

/** Who waits, longest first. */
export function QueuePane({ desk, setup }: DeskProps) {
  const { t } = setup
  const { conversations, filter, found, me, selected, now, isCut } = desk.state()
  const queue = useMemo(
    () => queueOf(conversations.values(), filter, { me, found }),
    [conversations, filter, me, found],
  )
  const open = useCallback((id: string) => void desk.select(id), [desk])
  const rows = useMemo(
    () =>
      queue.map((conversation) => (
        <li key={conversation.id}>
          <QueueRow
            conversation={conversation}
            setup={setup}
            me={me}
            isSelected={conversation.id === selected}
            when={whenOf(conversation, now, setup)}
            late={lateness(conversation, now, setup.config)}
            open={open}
          />
        </li>
      )),
    [queue, setup, me, selected, now, open],
  )
  const waiting = queue.filter(({ waitingSince }) => waitingSince !== null).length
  return (
    <section class="queue" aria-labelledby="queue-title">
      <header class="queue-head">
        <h2 id="queue-title" tabIndex={-1}>
          {t('queue.title')}
        </h2>
        <p class="soft" role="status">
          {waiting === 0 ? t('queue.count_zero') : t('queue.count', { count: waiting })}
        </p>
        <QueueFilters desk={desk} setup={setup} filter={filter} />
      </header>
      {queue.length === 0 ? (
        <Empty setup={setup} filter={filter} clear={() => desk.setFilter({ ...WHOLE_QUEUE, state: filter.state })} />
      ) : (
        <ul class="queue-list" aria-label={t('queue.title')}>
          {rows}
        </ul>
      )}
      {isCut && <p class="queue-more">{t('queue.more', { count: MOST_LISTED })}</p>}
    </section>
  )
}

interface EmptyProps {
  setup: Setup
  filter: QueueFilter
  clear(): void
}

function Empty({ setup: { t, locale }, filter, clear }: EmptyProps) {
  const isFiltered = filter.locale !== '' || filter.topic !== '' || filter.whose !== 'all' || filter.text !== ''
  if (isFiltered)
    return (
      <div class="queue-empty">
        <h3>{t('queue.none_title')}</h3>
        <p>
          <button type="button" class="link-button" onClick={clear}>
            {t('queue.none_clear')}
          </button>
        </p>
      </div>
    )
  if (filter.state === 'solved') return <p class="queue-empty">{t('queue.empty_solved')}</p>
  return (
    <div class="queue-empty">
      <h3>{t('queue.empty_title')}</h3>
      <p>{t('queue.empty_text')}</p>
      <p>{t('queue.empty_try')}</p>
      <p>
        <a href={`/${locale}/contact/`} target="_blank" rel="noopener">
          {t('queue.empty_link')}
        </a>
      </p>
    </div>
  )
}
