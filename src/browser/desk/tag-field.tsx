import { useState } from 'preact/hooks'
import type { Conversation } from '../../core/handoff.ts'
import type { Desk } from './desk-state.ts'
import { tagsOf } from './queue.ts'
import type { Setup } from './setup.ts'

interface Props {
  desk: Desk
  setup: Setup
  conversation: Conversation
}

const MOST_SUGGESTED = 30

/** The conversation's tags, each with its way out, and a field for one more that knows those in use. */
export function TagField({ desk, setup: { t }, conversation: { id, tags } }: Props) {
  const [text, setText] = useState('')
  const [isWrong, setWrong] = useState(false)
  const known = tagsOf(desk.state().conversations.values()).filter((tag) => !tags.includes(tag))
  const add = () => {
    const tag = asTag(text)
    setWrong(tag === '' && text.trim() !== '')
    if (tag === '') return
    setText('')
    if (!tags.includes(tag)) void desk.setTags([...tags, tag])
  }
  return (
    <fieldset class="tags" aria-label={t('tags.title')}>
      {tags.map((tag) => (
        <span key={tag} class="tag">
          <bdi>{tag}</bdi>
          <button
            type="button"
            aria-label={t('tags.remove', { tag })}
            title={t('tags.remove', { tag })}
            onClick={() => {
              document.querySelector<HTMLElement>('#tag-field')?.focus()
              void desk.setTags(tags.filter((other) => other !== tag))
            }}
          >
            ×
          </button>
        </span>
      ))}
      <input
        key={id}
        id="tag-field"
        list="known-tags"
        value={text}
        placeholder={t('tags.add')}
        aria-label={t('tags.add')}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? 'tag-wrong' : undefined}
        maxLength={60}
        autocomplete="off"
        onInput={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing) return
          event.preventDefault()
          add()
        }}
        onBlur={add}
      />
      <datalist id="known-tags">
        {known.slice(0, MOST_SUGGESTED).map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      {isWrong && (
        <span id="tag-wrong" class="tag-wrong" role="alert">
          {t('tags.wrong')}
        </span>
      )}
    </fieldset>
  )
}

/**
 * What somebody typed as a tag: letters, digits, hyphens and low lines, in small letters; empty when nothing of it is left.
 * @example asTag(' Card declined! ') // => 'card-declined'
 */
export function asTag(text: string): string {
  return text
    .trim()
    .toLocaleLowerCase()
    .replace(/^#/, '')
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .replace(/^[-_]+|-+$/g, '')
    .slice(0, 40)
}
