import { guideAt } from '../../core/guide-path.ts'
import { SURFACES, type Surface } from '../../core/vocabulary.ts'
import { isText, keep, readKept } from './kept.ts'
import type { Field } from './question.ts'

/** What the contact form's fields hold, and what they begin with. */

/** Where what was typed outlives a reload of the tab. */
export const DRAFT = 'guidepost:draft'

/** The address says what to begin with; else what was typed before in this tab. */
export function fillIn(form: HTMLFormElement, asked: URLSearchParams): void {
  const draft: Record<string, unknown> = JSON.parse(readKept(DRAFT, isText, '{}'))
  const draftOf = (name: string) => (typeof draft[name] === 'string' ? draft[name] : '')
  const topic = asked.get('topic') || draftOf('topic')
  for (const radio of form.querySelectorAll<HTMLInputElement>('[name="topic"]'))
    if (radio.value === topic) radio.checked = true
  const question = form.querySelector<HTMLTextAreaElement>('#question')
  const email = form.querySelector<HTMLInputElement>('#email')
  if (question && question.value === '') question.value = asked.get('q') || draftOf('question')
  if (email && email.value === '') email.value = draftOf('email')
}

/** Empties the form and forgets what it held, in the address too; what is answered puts it back, as if it were typed now. */
export function takeDraft(form: HTMLFormElement): () => void {
  const held = [...form.elements].flatMap((control) =>
    control instanceof HTMLInputElement ||
    control instanceof HTMLTextAreaElement ||
    control instanceof HTMLSelectElement
      ? [{ control, value: control.value, isChecked: 'checked' in control && control.checked }]
      : [],
  )
  form.reset()
  keep(DRAFT, null)
  const address = new URL(location.href)
  address.searchParams.delete('q')
  history.replaceState(history.state, '', address)
  return () => {
    for (const { control, value, isChecked } of held) {
      control.value = value
      if ('checked' in control) control.checked = isChecked
    }
    // Whoever shows or keeps something of a field learns of it as ever.
    for (const { control, value, isChecked } of held) {
      const isChoice = 'checked' in control && (control.type === 'radio' || control.type === 'checkbox')
      if (isChoice ? !isChecked : value === '') continue
      for (const kind of isChoice ? ['input', 'change'] : ['input'])
        control.dispatchEvent(new Event(kind, { bubbles: true }))
    }
  }
}

/** Empty while none is chosen. */
export function chosenTopic(form: HTMLFormElement): string {
  return form.querySelector<HTMLInputElement>('[name="topic"]:checked')?.value ?? ''
}

/** The topic's name, as the reader sees it. */
export function topicName(form: HTMLFormElement): string {
  return form.querySelector('[name="topic"]:checked')?.closest('label')?.textContent?.trim() ?? ''
}

/** The field that a path of the request belongs to; null when it is none the reader fills in. */
export function fieldOf(path: string): Field | null {
  return path === 'message' || path === 'question' ? 'question' : path === 'email' || path === 'topic' ? path : null
}

/** Where contact was asked for: named outright, or read off the address of the page that led here. */
export function surfaceOf(from: string): Surface {
  const named = SURFACES.find((surface) => surface === from)
  return named ?? (guideAt(from) === null ? 'contact' : 'guide')
}
