import type { Translate } from '../../core/facts.ts'
import type { Unsent } from './request.ts'

/** What the reader is told of a question that could not be sent, and the two ways on. */

export function failureText(answer: Unsent, t: Translate): string {
  if (answer.kind !== 'refused') return t('failure.network')
  if (answer.status === 429) return t('failure.busy', { count: answer.retryAfter || 10 })
  return t('failure.server')
}

/** Says it in its place: with a button that sends the form again, and with the way by mail. */
export function showFailure(
  place: HTMLElement,
  text: string,
  mail: string,
  takeMail: (event: Event) => void,
  t: Translate,
): void {
  const again = document.createElement('button')
  again.type = 'submit'
  again.className = 'button-quiet'
  again.textContent = t('failure.again')
  const byMail = document.createElement('a')
  byMail.href = mail
  byMail.textContent = t('failure.mail')
  byMail.addEventListener('click', takeMail)
  const said = document.createElement('p')
  said.textContent = text
  const ways = document.createElement('p')
  ways.className = 'failure-ways'
  ways.append(again, byMail)
  place.replaceChildren(said, ways)
  place.hidden = false
  again.focus()
}
