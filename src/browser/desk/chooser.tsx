import { useState } from 'preact/hooks'
import type { Translate } from '../../core/facts.ts'
import { movedBy, type Option, OptionList, optionId } from './options.tsx'

interface Props {
  t: Translate
  id: string
  label: string
  /** What stands there when there is nothing to choose. */
  empty: string
  options: readonly Option[]
  choose(option: Option): void
  cancel(): void
}

/** A field that narrows a list down; arrows move, Enter chooses. */
export function Chooser({ t, id, label, empty, options, choose, cancel }: Props) {
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const wanted = text.trim().toLocaleLowerCase()
  const shown = options.filter(({ name, about }) => `${name} ${about}`.toLocaleLowerCase().includes(wanted))
  const place = Math.min(active, Math.max(0, shown.length - 1))
  const list = `${id}-list`
  return (
    <>
      <input
        class="field"
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={shown.length > 0}
        aria-controls={list}
        aria-activedescendant={shown.length > 0 ? optionId(list, place) : undefined}
        autocomplete="off"
        autofocus
        placeholder={label}
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value)
          setActive(0)
        }}
        onKeyDown={(event) => {
          if (event.isComposing) return
          const moved = movedBy(event.key, place, shown.length)
          const chosen = shown[place]
          if (moved !== null) setActive(moved)
          else if (event.key === 'Enter' && chosen) choose(chosen)
          else return
          event.preventDefault()
        }}
      />
      {shown.length > 0 ? (
        <OptionList id={list} label={label} options={shown} active={place} choose={choose} />
      ) : (
        <p class="soft" role="status">
          {empty}
        </p>
      )}
      <button type="button" class="button-quiet" onClick={cancel}>
        {t('act.cancel')}
      </button>
    </>
  )
}
