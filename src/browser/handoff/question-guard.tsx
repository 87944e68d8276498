import { render } from 'preact'
import type { Translate } from '../../core/facts.ts'
import { type Found, withoutSecrets } from '../../core/secrets/secrets.ts'
import type { SecretCheck } from './secret-check.ts'
import { SecretStop } from './secret-stop.tsx'

/** Stops a question that holds a secret, and says below its field what was found. */

interface GuardParts {
  input: HTMLTextAreaElement
  place: HTMLElement
  t: Translate
  check: SecretCheck
}

export interface QuestionGuard {
  /** Whether the question may go; `again` is called once the client has read why not and sends it all the same. */
  passes(again: () => void): Promise<boolean>
}

export function createQuestionGuard({ input, place, t, check }: GuardParts): QuestionGuard {
  let accepted = ''

  function clear(said: string): void {
    input.removeAttribute('aria-invalid')
    render(
      <p class="small" role="status">
        {said}
      </p>,
      place,
    )
  }

  function stop(text: string, secrets: readonly Found[], again: () => void): void {
    input.setAttribute('aria-invalid', 'true')
    render(
      <SecretStop
        {...{ t, text, secrets }}
        remove={() => {
          input.value = withoutSecrets(text, secrets)
          // The draft, the suggestions and the mail are told as if it had been typed.
          input.dispatchEvent(new Event('input', { bubbles: true }))
          clear(t('secret.removed'))
          input.focus()
        }}
        edit={() => {
          clear('')
          input.focus()
          const [first] = secrets
          if (first) input.setSelectionRange(first.start, first.end)
        }}
        sendAnyway={() => {
          accepted = text
          clear('')
          input.focus()
          again()
        }}
      />,
      place,
    )
  }

  input.addEventListener('input', () => clear(''))
  return {
    async passes(again) {
      const text = input.value
      if (text === accepted) return true
      const found = await check(text)
      if (found.length > 0) stop(text, found, again)
      return found.length === 0
    },
  }
}
