import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Entry } from '../../core/handoff.ts'
import { memo } from '../handoff/memo.tsx'
import { MessageLog } from '../handoff/message-log.tsx'
import type { DeskProps } from './desk-view.tsx'
import { PacketPane } from './packet-pane.tsx'
import { ReplyBox } from './reply-box.tsx'
import { lineText } from './staff-lines.ts'
import { ThreadHead } from './thread-head.tsx'

const Log = memo(MessageLog)

/** Pixels from the end within which one reads the newest, and so follows what comes. */
const AT_END = 120

/** The chosen conversation with its packet beside it. */
export function ConversationPane({ desk, setup }: DeskProps) {
  const { t, words, locale, site } = setup
  const { conversations, selected, entries } = desk.state()
  const conversation = selected === null ? null : conversations.get(selected)
  const desktop = desk.desktop()
  const nameOf = useCallback(
    ({ from, kind, who }: Entry) =>
      from === 'client'
        ? t('conversation.client')
        : kind === 'note'
          ? t('conversation.note_by', { who: who || t('conversation.agent') })
          : who || t('conversation.agent'),
    [t],
  )
  const lineOf = useMemo(() => (entry: Entry) => lineText(entry, setup), [setup])
  const list = Array.isArray(entries) ? entries : null
  const scroll = useFollowing(selected, (list?.length ?? 0) + (desktop?.outbox.messages().length ?? 0))

  if (!conversation || !desktop)
    return (
      <section class="thread thread-none" aria-label={t('conversation.log')}>
        <h2>{t('conversation.none_title')}</h2>
        <p class="soft">{t('conversation.none_text')}</p>
      </section>
    )
  const { outbox, uploads } = desktop
  return (
    <>
      <section class="thread" aria-labelledby="thread-title">
        <ThreadHead desk={desk} setup={setup} conversation={conversation} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <section class="thread-scroll" ref={scroll.place} tabIndex={0} aria-label={t('conversation.log')}>
          {entries === null && <p class="soft">{t('conversation.loading')}</p>}
          {entries === 'failed' && (
            <p>
              {t('conversation.failed')}{' '}
              <button type="button" class="link-button" onClick={() => void desk.select(conversation.id)}>
                {t('conversation.again')}
              </button>
            </p>
          )}
          {list && (
            <Log
              t={t}
              words={words}
              locale={locale}
              site={site}
              entries={list}
              outgoing={outbox.messages()}
              own="agent"
              seenTo={conversation.readByClient}
              nameOf={nameOf}
              lineOf={lineOf}
              read={uploads.read}
              retry={outbox.retry}
              discard={outbox.discard}
            />
          )}
        </section>
        {scroll.isBehind && (
          <button type="button" class="thread-newest" onClick={scroll.toEnd}>
            {t('conversation.newest')}
          </button>
        )}
        <p class="thread-typing" role="status">
          {desk
            .typists()
            .map((who) => (who === '' ? t('conversation.client_types') : t('conversation.agent_types', { who })))
            .join(' ')}
        </p>
        <ReplyBox key={conversation.id} desk={desk} setup={setup} conversation={conversation} desktop={desktop} />
      </section>
      <PacketPane desk={desk} setup={setup} conversation={conversation} />
    </>
  )
}

/** Keeps the end in sight while one reads there; who reads further up is not moved, and is offered the way down. */
function useFollowing(selected: string | null, length: number) {
  const place = useRef<HTMLElement>(null)
  const isAtEnd = useRef(true)
  const [isBehind, setBehind] = useState(false)
  const toEnd = () => {
    place.current?.scrollTo({ top: place.current.scrollHeight })
    isAtEnd.current = true
    setBehind(false)
  }
  // At once after drawing: a scroll event in between would take new words for reading further up.
  useLayoutEffect(() => {
    const { current } = place
    if (!current) return
    const look = () => {
      isAtEnd.current = current.scrollHeight - current.scrollTop - current.clientHeight < AT_END
      if (isAtEnd.current) setBehind(false)
    }
    // A field that grows while one writes takes its room from here.
    const resizing = new ResizeObserver(() => {
      if (isAtEnd.current) current.scrollTo({ top: current.scrollHeight })
    })
    resizing.observe(current)
    current.addEventListener('scroll', look, { passive: true })
    return () => {
      resizing.disconnect()
      current.removeEventListener('scroll', look)
    }
  }, [selected])
  useLayoutEffect(toEnd, [selected])
  useLayoutEffect(() => {
    if (isAtEnd.current) toEnd()
    else setBehind(true)
  }, [length])
  return { place, isBehind, toEnd }
}
