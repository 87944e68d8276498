import { useRef, useState } from 'preact/hooks'
import type { Attachment } from '../../core/attachments.ts'
import type { Translate } from '../../core/facts.ts'
import { AttachButton, type Attaching, takingFiles, UploadList } from './attach.tsx'
import { isText, keep, readKept } from './kept.ts'
import { LONGEST_MESSAGE } from './question.ts'
import type { Typing } from './typing.ts'

interface Props {
  t: Translate
  /** The field's name and what stands below it. */
  label: string
  hint: string
  /** Where the draft outlives a reload. */
  draft: string
  attaching: Attaching
  typing: Typing
  send(text: string, attachments: readonly Attachment[]): void
  /** Further buttons beside "Send". */
  children: preact.ComponentChildren
}

/** A field and its button; Ctrl or ⌘ and Enter send, Enter alone is a new line. */
export function Composer({ t, label, hint, draft, attaching, typing, send, children }: Props) {
  const [text, setText] = useState(() => readKept(draft, isText, ''))
  const field = useRef<HTMLTextAreaElement>(null)
  const { uploads } = attaching
  const over = text.trim().length - LONGEST_MESSAGE
  const hasFiles = uploads.list().some(({ state }) => state !== 'refused')

  const change = (next: string) => {
    setText(next)
    keep(draft, next)
    if (next === '') typing.stopped()
    else typing.wrote()
  }
  const submit = () => {
    field.current?.focus()
    if ((text.trim() === '' && !hasFiles) || over > 0) return
    send(text.trim(), uploads.take())
    change('')
  }
  return (
    <form
      class="composer"
      {...takingFiles(uploads)}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <label class="step" for="message">
        {label}
      </label>
      <textarea
        id="message"
        ref={field}
        class="field"
        rows={3}
        dir="auto"
        value={text}
        aria-describedby="message-hint"
        aria-invalid={over > 0}
        onInput={(event) => change(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            submit()
          }
        }}
      />
      <UploadList {...attaching} />
      <div class="composer-row">
        <button type="submit" class="button">
          {t('conversation.send')}
        </button>
        <AttachButton {...attaching} />
        {children}
        <p id="message-hint" class="small soft" role={over > 0 ? 'alert' : undefined}>
          {over > 0 ? t('conversation.too_long', { count: over }) : hint}
        </p>
      </div>
    </form>
  )
}
