import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { BacklogEntry } from '../../core/backlog-entry.ts'
import { LONGEST_REASON, LONGEST_SNOOZE } from '../../core/backlog-kinds.ts'
import { dayText } from '../../core/question.ts'
import { dayOf } from '../../core/session-id.ts'
import { rememberName } from '../insights/staff-name.ts'
import type { Told } from './told.ts'

/** Who has an entry, and until when it sleeps. */

/** A snooze is proposed to be so many days long. */
const USUAL_SNOOZE = 7

export function AssignForm({
  told: { t, me, name },
  entry: { assignee },
  save,
  cancel,
}: {
  told: Told
  entry: BacklogEntry
  save(who: string): Promise<void>
  cancel(): void
}) {
  const [who, setWho] = useState(assignee || name)
  const field = useFocus<HTMLInputElement>()
  return (
    <Form
      t={t}
      cancel={cancel}
      save={() => {
        // Who was signed in without a name gives it here.
        if (me.name === '' && name === '') rememberName(who.trim())
        return save(who.trim())
      }}
    >
      <label class="who">
        <span>{t('form.who')}</span>
        <input
          ref={field}
          class="field"
          maxLength={60}
          autocomplete="off"
          list="assignees"
          value={who}
          onInput={({ currentTarget: { value } }) => setWho(value)}
        />
        <span class="definition">{t('form.whoHint')}</span>
      </label>
    </Form>
  )
}

export function SnoozeForm({
  told: { t },
  save,
  cancel,
}: {
  told: Told
  save(until: string, reason: string): Promise<void>
  cancel(): void
}) {
  const today = dayOf(Date.now())
  const [until, setUntil] = useState(dayText(today + USUAL_SNOOZE))
  const [reason, setReason] = useState('')
  const field = useFocus<HTMLInputElement>()
  return (
    <Form t={t} cancel={cancel} save={() => save(until, reason.trim())}>
      <label class="who">
        <span>{t('form.until')}</span>
        <input
          ref={field}
          class="field"
          type="date"
          required
          min={dayText(today + 1)}
          max={dayText(today + LONGEST_SNOOZE)}
          value={until}
          onInput={({ currentTarget: { value } }) => setUntil(value)}
        />
      </label>
      <label class="who wide">
        <span>{t('form.reason')}</span>
        <input
          class="field"
          required
          maxLength={LONGEST_REASON}
          autocomplete="off"
          value={reason}
          onInput={({ currentTarget: { value } }) => setReason(value)}
        />
      </label>
    </Form>
  )
}

interface FormProps {
  t: Told['t']
  children: ComponentChildren
  save(): Promise<void>
  cancel(): void
}

/** Enter saves, Escape closes; then the focus is on the entry. */
function Form({ t, children, save, cancel }: FormProps) {
  const [isBusy, setBusy] = useState(false)
  return (
    <form
      class="entry-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isBusy) return
        setBusy(true)
        void save().finally(() => setBusy(false))
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        event.currentTarget.closest<HTMLElement>('[data-entry]')?.focus()
        cancel()
      }}
    >
      {children}
      <p class="decisions">
        <button class="button" type="submit" disabled={isBusy}>
          {t('form.save')}
        </button>
        <button class="button-quiet" type="button" onClick={cancel}>
          {t('form.cancel')}
        </button>
      </p>
    </form>
  )
}

/** What is asked for first has the focus. */
function useFocus<E extends HTMLElement>() {
  const field = useRef<E>(null)
  useEffect(() => field.current?.focus(), [])
  return field
}
