import { useEffect, useState } from 'preact/hooks'
import type { Translate } from '../../core/facts.ts'

/**
 * That somebody types: seen as often as they begin, and said once between two messages, so that who listens is not
 * interrupted each time the other stops to think.
 */
export function TypingLine({ t, typing, lastSeq }: { t: Translate; typing: boolean; lastSeq: number }) {
  const [saidAfter, setSaidAfter] = useState(-1)
  const isNew = typing && saidAfter !== lastSeq
  useEffect(() => {
    if (!isNew) return
    const timer = setTimeout(() => setSaidAfter(lastSeq), 2_000)
    return () => clearTimeout(timer)
  }, [isNew, lastSeq])
  return (
    <div class="typing">
      <p aria-hidden="true">{typing ? t('conversation.typing') : ''}</p>
      <p class="visually-hidden" role="status">
        {isNew ? t('conversation.typing') : ''}
      </p>
    </div>
  )
}
