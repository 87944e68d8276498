import { type FieldReason, readField } from '../../core/field-value.ts'
import type { TopicField } from '../../core/topics.ts'
import { isText, keep, readKept } from './kept.ts'
import type { FieldProblem } from './request.ts'

/** The fields that a ticket of the chosen topic asks for: shown, kept like the other drafts, and judged before they are sent. */

export interface TopicFields {
  /** Shows those of the topic that is asked for now. */
  draw(): void
  /** Says what is wrong beside each and goes to the first; true when all are right. */
  check(): boolean
  /** Those that are shown and filled in. */
  values(): Record<string, string>
  /** Says what the server found wrong; true when it was in these fields. */
  explain(problems: readonly FieldProblem[]): boolean
  forget(): void
}

interface Shown {
  spec: TopicField
  control: HTMLInputElement | HTMLSelectElement
  error: HTMLElement
}

/** Where what was typed into them is kept. */
export const TICKET_DRAFT = 'guidepost:draft-fields'

/** @param topic the one whose fields are asked for; empty: none, as in a chat */
export function topicFields(form: HTMLFormElement, topic: () => string): TopicFields {
  const place = form.querySelector<HTMLElement>('#topic-fields')
  const errors: Partial<Record<FieldReason, string>> = JSON.parse(place?.dataset['errors'] ?? '{}')
  let draft: Record<string, string> = JSON.parse(readKept(TICKET_DRAFT, isText, '{}'))
  let [drawn, shown]: [string, Shown[]] = ['', []]

  function draw(): void {
    const wanted = topic()
    if (!place || wanted === drawn) return
    drawn = wanted
    shown = []
    for (const group of place.querySelectorAll<HTMLElement>('[data-fields-of]')) {
      group.hidden = group.dataset['fieldsOf'] !== wanted
      if (!group.hidden) shown = [...group.querySelectorAll<HTMLElement>('[data-spec]')].flatMap(readShown)
    }
    place.hidden = shown.length === 0
    for (const { spec, control } of shown) if (control.value === '') control.value = draft[spec.id] ?? ''
  }

  function tell({ control, error }: Shown, text: string): void {
    error.textContent = text
    error.hidden = text === ''
    control.setAttribute('aria-invalid', String(text !== ''))
  }

  function tellAll(textOf: (field: Shown) => string): boolean {
    const wrong = shown.filter((field) => {
      const text = textOf(field)
      tell(field, text)
      return text !== ''
    })
    wrong[0]?.control.focus()
    return wrong.length > 0
  }

  place?.addEventListener('input', ({ target }) => {
    const field = shown.find(({ control }) => control === target)
    if (!field) return
    tell(field, '')
    draft = { ...draft, [field.spec.id]: field.control.value }
    keep(TICKET_DRAFT, JSON.stringify(draft))
  })

  return {
    draw,
    check: () =>
      !tellAll(({ spec, control }) => {
        const reading = readField(spec, control.value)
        return 'reason' in reading ? (errors[reading.reason] ?? reading.reason) : ''
      }),
    values: () =>
      Object.fromEntries(
        shown.map(({ spec, control }) => [spec.id, control.value.trim()]).filter(([, value]) => value !== ''),
      ),
    explain: (problems) =>
      tellAll(({ spec }) => problems.find(({ path }) => path === `fields.${spec.id}`)?.message ?? ''),
    forget() {
      draft = {}
      keep(TICKET_DRAFT, null)
    },
  }
}

function readShown(place: HTMLElement): Shown[] {
  const control = place.querySelector<HTMLInputElement | HTMLSelectElement>('input, select')
  const error = place.querySelector<HTMLElement>('.error')
  const spec: TopicField = JSON.parse(place.dataset['spec'] ?? '{}')
  return control && error ? [{ spec, control, error }] : []
}
