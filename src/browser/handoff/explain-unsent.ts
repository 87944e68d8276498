import type { Translate } from '../../core/facts.ts'
import { fieldOf } from './contact-form.ts'
import { failureText, showFailure } from './failure.ts'
import { showErrors } from './form-errors.ts'
import type { Field } from './question.ts'
import type { Unsent } from './request.ts'
import type { TopicFields } from './topic-fields.ts'

/** Why a question did not go out: beside the field that is wrong, else under the form, with the way by mail. */

interface Explaining {
  form: HTMLFormElement
  fields: TopicFields
  failure: HTMLElement
  t: Translate
  /** The chat was closed meanwhile. */
  closed(): void
  byMail(): { link: string; take(event: Event): void }
}

export function explainUnsent(answer: Unsent, { form, fields, failure, t, closed, byMail }: Explaining): void {
  if (answer.kind === 'refused') {
    if (fields.explain(answer.fields)) return
    const wrong = problemsIn(answer, t)
    if (wrong.length > 0) {
      showErrors(form, wrong)
      return
    }
    if (answer.code === 'chat_closed') {
      failure.textContent = t('failure.chat_closed')
      failure.hidden = false
      closed()
      return
    }
  }
  const { link, take } = byMail()
  showFailure(failure, failureText(answer, t), link, take, t)
}

type Refused = Extract<Unsent, { kind: 'refused' }>

function problemsIn({ code, fields }: Refused, t: Translate): { field: Field; text: string }[] {
  const wrong = fields.flatMap(({ path, message }) => {
    const field = fieldOf(path)
    if (!field) return []
    return [{ field, text: field === 'email' ? t('errors.email_wrong') : t('errors.server', { message }) }]
  })
  if (wrong.length > 0 || code !== 'secret') return wrong
  return [{ field: 'question', text: t('conversation.refused', { message: t('secret.refused') }) }]
}
