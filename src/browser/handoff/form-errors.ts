import type { Field } from './question.ts'

/** Errors beside their fields: the text, the state that assistive technology reads, and the focus. */

export function showErrors(form: HTMLFormElement, problems: readonly { field: Field; text: string }[]): void {
  for (const field of ['topic', 'question', 'email'] as const) {
    const text = problems.find((problem) => problem.field === field)?.text ?? ''
    const place = form.querySelector<HTMLElement>(`#${field}-error`)
    if (place) {
      place.textContent = text
      place.hidden = text === ''
    }
    const wrong = text !== ''
    for (const control of controlsOf(form, field)) control.setAttribute('aria-invalid', String(wrong))
  }
  const [first] = problems
  if (first) controlsOf(form, first.field)[0]?.focus()
}

/** An error goes as soon as its field is changed: it is judged again when it is sent. */
export function clearError(form: HTMLFormElement, field: Field): void {
  const place = form.querySelector<HTMLElement>(`#${field}-error`)
  if (place) place.hidden = true
  for (const control of controlsOf(form, field)) control.removeAttribute('aria-invalid')
}

function controlsOf(form: HTMLFormElement, field: Field): HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>(`[data-field="${field}"] :is(input, textarea)`)]
}
