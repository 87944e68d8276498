import type { Conversation } from '../../core/handoff.ts'
import type { DeskProps, Setup } from './desk-view.tsx'
import { elapsed, queueOf } from './queue.ts'

const MOST_SHOWN = 200

/** Who waits, longest first. */
export function QueuePane({ desk, setup }: DeskProps) {
  const { t, locales } = setup
  const { conversations, filter, selected, fresh } = desk.state()
  const queue = queueOf(conversations, filter)
  const waiting = queue.filter(({ waitingSince }) => waitingSince !== null).length
  return (
    <section class="queue" aria-labelledby="queue-title">
      <header class="queue-head">
        <h2 id="queue-title">{t('queue.title')}</h2>
        <p class="soft" role="status">
          {waiting === 0 ? t('queue.count_zero') : t('queue.count', { count: waiting })}
        </p>
        <div class="queue-filters">
          <fieldset aria-label={t('queue.filter')} class="queue-states">
            {(['open', 'solved'] as const).map((state) => (
              <button
                key={state}
                type="button"
                aria-pressed={filter.state === state}
                onClick={() => desk.setFilter({ ...filter, state })}
              >
                {t(`queue.${state}`)}
              </button>
            ))}
          </fieldset>
          <select
            aria-label={t('queue.language')}
            value={filter.locale}
            onChange={(event) => desk.setFilter({ ...filter, locale: event.currentTarget.value })}
          >
            <option value="">{t('queue.all_languages')}</option>
            {Object.entries(locales).map(([locale, name]) => (
              <option key={locale} value={locale}>
                {name}
              </option>
            ))}
          </select>
        </div>
      </header>
      {queue.length === 0 ? (
        <Empty setup={setup} solved={filter.state === 'solved'} />
      ) : (
        <ul class="queue-list" aria-label={t('queue.title')}>
          {queue.slice(0, MOST_SHOWN).map((conversation) => (
            <li key={conversation.id}>
              <Item
                conversation={conversation}
                setup={setup}
                isSelected={conversation.id === selected}
                isFresh={fresh.has(conversation.id)}
                open={() => void desk.select(conversation.id)}
              />
            </li>
          ))}
        </ul>
      )}
      {queue.length > MOST_SHOWN && <p class="queue-more">{t('queue.more', { count: MOST_SHOWN })}</p>}
    </section>
  )
}

interface ItemProps {
  conversation: Conversation
  setup: Setup
  isSelected: boolean
  isFresh: boolean
  open(): void
}

function Item({ conversation, setup: { t, locale, locales, topics }, isSelected, isFresh, open }: ItemProps) {
  const { id, state, topic, channel, last, waitingSince: since } = conversation
  const { unit, count } = elapsed(Date.now() - (since ?? last.at))
  const time = unit === 'now' ? t('queue.now') : t(`time.${unit}`, { count })
  const when = t(`queue.${since !== null ? 'waiting' : state === 'solved' ? 'solved_ago' : 'answered'}`, { time })
  return (
    <button type="button" class="queue-item" data-id={id} aria-current={isSelected} onClick={open}>
      <span class="queue-top">
        <strong>{topics[locale]?.[topic] ?? t('topic_none')}</strong>
        {isFresh && <span class="queue-new">{t('queue.new')}</span>}
      </span>
      <bdi class="queue-text" lang={conversation.locale}>
        {last.kind === 'message' ? last.text : t(`conversation.${last.kind}_line`, { score: Number(last.text) || 0 })}
      </bdi>
      <span class="queue-facts">
        <span class="queue-when" data-waiting={since !== null}>
          {when}
        </span>
        <span lang={conversation.locale}>{locales[conversation.locale] ?? conversation.locale}</span>
        <span>{t(`queue.${channel}`)}</span>
      </span>
    </button>
  )
}

function Empty({ setup: { t, locale }, solved }: { setup: Setup; solved: boolean }) {
  if (solved) return <p class="queue-empty soft">{t('queue.empty_solved')}</p>
  return (
    <div class="queue-empty">
      <h3>{t('queue.empty_title')}</h3>
      <p class="soft">{t('queue.empty_text')}</p>
      <p class="soft">{t('queue.empty_try')}</p>
      <p>
        <a href={`/${locale}/contact/`} target="_blank" rel="noopener">
          {t('queue.empty_link')}
        </a>
      </p>
    </div>
  )
}
