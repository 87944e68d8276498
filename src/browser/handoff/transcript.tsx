import { useState } from 'preact/hooks'
import type { Translate } from '../../core/facts.ts'
import { isAddress } from './question.ts'
import type { Answer } from './request.ts'

interface Props {
  t: Translate
  /** Asks the server to mail a copy. */
  mail(email: string): Promise<Answer<unknown>>
  /** The conversation as text, for a file that is made here. */
  text(): string
  /** The file's name. */
  file: string
}

type Said = { kind: '' | 'busy' | 'sent' } | { kind: 'wrong' | 'failed'; text: string }

/** A copy of the conversation: by mail where the server sends any, as a text file always. */
export function Transcript({ t, mail, text, file }: Props) {
  const [email, setEmail] = useState('')
  const [said, setSaid] = useState<Said>({ kind: '' })
  const send = async () => {
    const address = email.trim()
    if (!isAddress(address)) return setSaid({ kind: 'wrong', text: t('errors.email_wrong') })
    setSaid({ kind: 'busy' })
    setSaid(outcomeOf(await mail(address), t))
  }
  const save = () => {
    const link = document.createElement('a')
    // With its mark, so that old programs read the file as what it is.
    link.href = URL.createObjectURL(new Blob(['\ufeff', text()], { type: 'text/plain;charset=utf-8' }))
    link.download = file
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  }
  return (
    <details class="conversation-along transcript">
      <summary>{t('transcript.title')}</summary>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <label for="transcript-email">{t('transcript.email')}</label>
        <p class="small soft" id="transcript-hint">
          {t('transcript.hint')}
        </p>
        {said.kind === 'wrong' && (
          <p class="error" id="transcript-error" role="alert">
            {said.text}
          </p>
        )}
        <input
          class="field"
          id="transcript-email"
          type="email"
          dir="ltr"
          inputMode="email"
          autocomplete="email"
          maxLength={254}
          value={email}
          aria-invalid={said.kind === 'wrong'}
          aria-describedby="transcript-hint transcript-error"
          onInput={(event) => {
            setEmail(event.currentTarget.value)
            setSaid({ kind: '' })
          }}
        />
        <button type="submit" class="button-quiet" disabled={said.kind === 'busy'}>
          {t(said.kind === 'busy' ? 'transcript.sending' : 'transcript.send')}
        </button>
        <p role="status">
          {said.kind === 'sent' && t('transcript.sent', { email: email.trim() })}
          {said.kind === 'failed' && said.text}
        </p>
      </form>
      <button type="button" class="link-button" onClick={save}>
        {t('transcript.save')}
      </button>
    </details>
  )
}

function outcomeOf(answer: Answer<unknown>, t: Translate): Said {
  if (answer.kind === 'answered') return { kind: 'sent' }
  if (answer.kind !== 'refused') return { kind: 'failed', text: t('transcript.unreachable') }
  if (answer.status === 422) return { kind: 'wrong', text: t('errors.email_wrong') }
  if (answer.code === 'too_many') return { kind: 'failed', text: t('transcript.too_many') }
  if (answer.status === 429) return { kind: 'failed', text: t('transcript.flood') }
  // An operator without mail, or a server of before there was any.
  if (answer.code === 'no_mail' || answer.status === 404) return { kind: 'failed', text: t('transcript.no_mail') }
  return { kind: 'failed', text: t('transcript.unreachable') }
}
