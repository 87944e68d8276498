import { useLayoutEffect, useRef } from 'preact/hooks'

interface Props {
  id: string
  title: string
  closed(): void
  children: preact.ComponentChildren
}

/** A dialog that is open as long as it is drawn; Escape closes it, and the focus goes back to where it was. */
export function Modal({ id, title, closed, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  // Before anything else is typed, so that no key acts behind it.
  useLayoutEffect(() => {
    const { current } = dialog
    const before = document.activeElement
    current?.showModal()
    return () => {
      current?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog is what Escape is by keyboard.
    <dialog
      id={id}
      ref={dialog}
      class="desk-dialog"
      aria-labelledby={`${id}-title`}
      onCancel={(event) => {
        event.preventDefault()
        closed()
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) closed()
      }}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </dialog>
  )
}
