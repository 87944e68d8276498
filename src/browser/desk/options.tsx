import { useEffect, useRef } from 'preact/hooks'

/** Something that can be chosen from a list. */
export interface Option {
  id: string
  name: string
  /** More of it, in smaller letters; empty for none. */
  about: string
  /** The language its name is in; empty: the page's. */
  lang: string
}

interface Props {
  /** The list's id; each option's is this with its place. */
  id: string
  label: string
  options: readonly Option[]
  /** The place of the one that Enter would choose. */
  active: number
  choose(option: Option): void
}

/** A list that a field beside it moves through; the field keeps the focus. */
export function OptionList({ id, label, options, active, choose }: Props) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div id={id} ref={list} class="options" role="listbox" aria-label={label} tabIndex={-1}>
      {options.map((option, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field beside the list has the keys.
        // biome-ignore lint/a11y/useFocusableInteractive: the field beside the list keeps the focus.
        <div
          key={option.id}
          id={optionId(id, place)}
          role="option"
          aria-selected={place === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(option)}
        >
          <bdi class="option-name" lang={option.lang || undefined}>
            {option.name}
          </bdi>
          {option.about !== '' && <span class="option-about">{option.about}</span>}
        </div>
      ))}
    </div>
  )
}

export function optionId(list: string, place: number): string {
  return `${list}-${place}`
}

/**
 * The place that a key moves to; null when it moves nowhere.
 * @example movedBy('ArrowDown', 2, 3) // => 0
 */
export function movedBy(key: string, active: number, count: number): number | null {
  if (count === 0) return null
  if (key === 'ArrowDown') return (active + 1) % count
  if (key === 'ArrowUp') return (active - 1 + count) % count
  return null
}
