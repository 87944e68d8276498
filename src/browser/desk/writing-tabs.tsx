import type { Translate } from '../../core/facts.ts'
import type { DeskState } from './desk-state.ts'

interface Props {
  t: Translate
  writing: DeskState['writing']
  choose(writing: DeskState['writing']): void
}

const KINDS = ['reply', 'note'] as const

/** To the client, or to colleagues: two tabs, moved between with the arrow keys. */
export function WritingTabs({ t, writing, choose }: Props) {
  return (
    <div class="writing-tabs" role="tablist" aria-label={t('note.tabs')}>
      {KINDS.map((kind) => (
        <button
          key={kind}
          id={`write-${kind}`}
          type="button"
          role="tab"
          aria-selected={kind === writing}
          aria-controls="writing-panel"
          tabIndex={kind === writing ? 0 : -1}
          onClick={() => choose(kind)}
          onKeyDown={({ key, currentTarget }) => {
            if (key !== 'ArrowLeft' && key !== 'ArrowRight') return
            choose(writing === 'reply' ? 'note' : 'reply')
            const other = currentTarget.nextElementSibling ?? currentTarget.previousElementSibling
            if (other instanceof HTMLElement) other.focus()
          }}
        >
          {t(kind === 'reply' ? 'conversation.reply' : 'note.tab')}
        </button>
      ))}
    </div>
  )
}
