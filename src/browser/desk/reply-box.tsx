import { useContext, useRef, useState } from 'preact/hooks'
import type { Conversation } from '../../core/handoff.ts'
import { AttachButton, takingFiles, UploadList } from '../handoff/attach.tsx'
import { isText, keep, readKept } from '../handoff/kept.ts'
import { languageName } from '../handoff/moment.ts'
import { LONGEST_MESSAGE } from '../handoff/question.ts'
import { matchingReplies, slashQuery } from './canned.ts'
import { CANNED, CannedList, cannedOptions } from './canned-list.tsx'
import type { Desk, DeskState } from './desk-state.ts'
import type { Desktop } from './desktop.ts'
import { movedBy, type Option, optionId } from './options.tsx'
import { ReplyBook } from './reply-book.ts'
import type { Setup } from './setup.ts'
import { WritingTabs } from './writing-tabs.tsx'

interface Props {
  desk: Desk
  setup: Setup
  conversation: Conversation
  desktop: Desktop
}

const FIELD = 'message'

/** Where an agent writes: to the client, or a note that only colleagues read; each has its own draft, colour and button. */
export function ReplyBox({ desk, setup, conversation, desktop }: Props) {
  const { t, words, locale } = setup
  const { writing, me } = desk.state()
  const { id, assignee, mergedInto } = conversation
  const { outbox, uploads, typing } = desktop
  const book = useContext(ReplyBook)
  const field = useRef<HTMLTextAreaElement>(null)
  const draft = draftKey(id, writing)
  const [texts, setTexts] = useState(() => ({
    reply: readKept(draftKey(id, 'reply'), isText, ''),
    note: readKept(draftKey(id, 'note'), isText, ''),
  }))
  const [slash, setSlash] = useState<{ from: number; query: string } | null>(null)
  const [active, setActive] = useState(0)
  if (mergedInto !== '') return null

  const text = texts[writing]
  const isReply = writing === 'reply'
  const heldBy = isReply && assignee !== '' && assignee !== me ? assignee : ''
  const over = text.trim().length - LONGEST_MESSAGE
  const replies = slash && book.of(conversation.locale)
  const found = replies && matchingReplies(replies, conversation.topic, slash?.query ?? '')
  const options = found && cannedOptions(found, conversation.locale, setup)
  const isOffering = slash !== null && isReply && (options === null || options.length > 0 || slash.query === '')

  const change = (next: string) => {
    setTexts({ ...texts, [writing]: next })
    keep(draft, next)
    if (isReply && next !== '') typing.wrote()
    else typing.stopped()
  }
  const look = ({ value, selectionStart }: HTMLTextAreaElement) => {
    setSlash(isReply ? slashQuery(value, selectionStart) : null)
    setActive(0)
  }
  const insert = ({ id: wanted }: Option) => {
    const reply = found?.find((one) => one.id === wanted)
    if (!reply || !slash || !field.current) return
    const { value, selectionStart } = field.current
    const caret = slash.from + reply.text.length
    change(`${value.slice(0, slash.from)}${reply.text}${value.slice(selectionStart)}`)
    setSlash(null)
    requestAnimationFrame(() => field.current?.setSelectionRange(caret, caret))
  }
  const submit = () => {
    field.current?.focus()
    if (over > 0 || heldBy !== '') return
    const hasFiles = isReply && uploads.list().some(({ state }) => state !== 'refused')
    if (text.trim() === '' && !hasFiles) return
    if (isReply) outbox.add(text.trim(), uploads.take())
    else outbox.addNote(text.trim())
    change('')
    setSlash(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const moved = isOffering && options ? movedBy(event.key, active, options.length) : null
    const chosen = isOffering ? options?.[active] : undefined
    if (moved !== null) setActive(moved)
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) insert(chosen)
    else if (event.key === 'Escape' && isOffering) {
      setSlash(null)
      event.stopPropagation()
    } else return
    event.preventDefault()
  }

  return (
    <form
      class="composer"
      data-writing={writing}
      {...(isReply ? takingFiles(uploads) : {})}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <WritingTabs
        t={t}
        writing={writing}
        choose={(writing) => {
          typing.stopped()
          setSlash(null)
          desk.show({ writing })
        }}
      />
      <div id="writing-panel" class="writing" role="tabpanel" aria-labelledby={`write-${writing}`}>
        {heldBy !== '' && (
          <p class="writing-held" id="writing-held">
            <span>{t('reply.held', { who: heldBy })}</span>
            <button type="button" class="link-button" onClick={() => void desk.take()}>
              {t('act.take_over')}
            </button>
          </p>
        )}
        {isOffering && <CannedList setup={setup} options={options} active={active} choose={insert} />}
        <textarea
          key={writing}
          id={FIELD}
          ref={field}
          class="field"
          rows={3}
          dir="auto"
          readOnly={heldBy !== ''}
          value={text}
          aria-label={t(isReply ? 'conversation.reply' : 'note.label')}
          aria-describedby={heldBy === '' ? 'message-hint' : 'writing-held'}
          aria-invalid={over > 0}
          aria-autocomplete={isReply ? 'list' : undefined}
          aria-controls={isOffering ? CANNED : undefined}
          aria-activedescendant={isOffering && options?.length ? optionId(CANNED, active) : undefined}
          onInput={({ currentTarget }) => {
            change(currentTarget.value)
            look(currentTarget)
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setSlash(null)}
        />
        {isReply && <UploadList words={words} uploads={uploads} />}
        <div class="composer-row">
          <button type="submit" class="button" data-writing={writing} aria-disabled={heldBy !== ''}>
            {t(isReply ? 'conversation.send' : 'note.save')}
          </button>
          {isReply && heldBy === '' && (
            <>
              <AttachButton words={words} uploads={uploads} />
              <button type="button" class="attach-button" data-act="canned" onClick={() => insertText('/')}>
                <kbd>/</kbd> <span>{t('canned.open')}</span>
              </button>
            </>
          )}
          <p id="message-hint" class="small soft" role={over > 0 ? 'alert' : undefined}>
            {over > 0
              ? t('conversation.too_long', { count: over })
              : isReply
                ? t('conversation.reply_in', { language: languageName(conversation.locale, locale) })
                : t('note.hint')}{' '}
            {over > 0 ? '' : t('conversation.send_hint')}
          </p>
        </div>
      </div>
    </form>
  )
}

function draftKey(id: string, writing: DeskState['writing']): string {
  return `guidepost:draft:desk:${id}${writing === 'note' ? ':note' : ''}`
}

/** Puts words into the reply where the caret is, as if they were typed, and goes on writing there. */
export function insertIntoReply(desk: Desk, words: string): void {
  desk.show({ writing: 'reply', pane: 'conversation' })
  requestAnimationFrame(() => insertText(words))
}

function insertText(words: string): void {
  const field = document.querySelector<HTMLTextAreaElement>(`#${FIELD}`)
  if (!field || field.readOnly) return
  const { value, selectionStart: from, selectionEnd: to } = field
  const isInside = from > 0 && !/\s$/.test(value.slice(0, from))
  field.focus()
  field.setRangeText(isInside ? ` ${words}` : words, from, to, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}
