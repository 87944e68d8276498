import { useRef, useState } from 'preact/hooks'
import type { Attachment } from '../../core/attachments.ts'
import type { Translate } from '../../core/facts.ts'
import { type Found, withoutSecrets } from '../../core/secrets/secrets.ts'
import { AttachButton, type Attaching, takingFiles, UploadList } from './attach.tsx'
import { isText, keep, readKept } from './kept.ts'
import { LONGEST_MESSAGE } from './question.ts'
import type { SecretCheck } from './secret-check.ts'
import { SecretStop } from './secret-stop.tsx'
import type { Typing } from './typing.ts'

interface Props {
  t: Translate
  /** The field's name and what stands below it. */
  label: string
  hint: string
  /** Where the draft outlives a reload. */
  draft: string
  /** What stands beside the field, under the id "message-promise": what we never ask for. */
  promise: preact.ComponentChildren
  /** What is found is not sent before it was read. */
  check: SecretCheck
  attaching: Attaching
  typing: Typing
  send(text: string, attachments: readonly Attachment[]): void
  /** Further buttons beside "Send". */
  children: preact.ComponentChildren
}

/** A field and its button; Ctrl or ⌘ and Enter send, Enter alone is a new line. */
export function Composer({ t, label, hint, draft, promise, check, attaching, typing, send, children }: Props) {
  const [text, setText] = useState(() => readKept(draft, isText, ''))
  const [stopped, setStopped] = useState<readonly Found[]>([])
  const [checking, setChecking] = useState(false)
  const [said, say] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const { uploads } = attaching
  const over = text.trim().length - LONGEST_MESSAGE
  const hasFiles = uploads.list().some(({ state }) => state !== 'refused')

  const change = (next: string) => {
    setText(next)
    setStopped([])
    say('')
    keep(draft, next)
    if (next === '') typing.stopped()
    else typing.wrote()
  }
  const post = () => {
    send(text.trim(), uploads.take())
    change('')
    field.current?.focus()
  }
  const submit = async () => {
    field.current?.focus()
    if ((text.trim() === '' && !hasFiles) || over > 0 || checking) return
    setChecking(true)
    const found = await check(text)
    setChecking(false)
    if (found.length === 0) return post()
    typing.stopped()
    setStopped(found)
  }
  const edit = () => {
    const [first] = stopped
    setStopped([])
    field.current?.focus()
    if (first) field.current?.setSelectionRange(first.start, first.end)
  }
  const remove = () => {
    change(withoutSecrets(text, stopped))
    say(t('secret.removed'))
    field.current?.focus()
  }
  return (
    <form
      class="composer"
      {...takingFiles(uploads)}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
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
        readOnly={checking}
        aria-describedby="message-promise message-hint"
        aria-invalid={over > 0 || stopped.length > 0}
        onInput={(event) => change(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            void submit()
          }
        }}
      />
      {promise}
      {stopped.length > 0 && <SecretStop {...{ t, text, secrets: stopped, remove, edit, sendAnyway: post }} />}
      <p class="small" role="status">
        {said}
      </p>
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
