import { type AskedField, inputOf } from '../../core/ticket-fields.ts'
import type { Ticket } from './use-ticket.ts'

/** What a ticket of the topic asks for besides the question. */
export function TicketFields({ ticket }: { ticket: Ticket }) {
  const { texts, asked } = ticket
  return (
    <fieldset class="topic-fields">
      <legend class="step">{texts.title}</legend>
      {asked.map((one) => (
        <One key={one.field.id} ticket={ticket} asked={one} />
      ))}
    </fieldset>
  )
}

function One({ ticket, asked: { field, label, hint, options } }: { ticket: Ticket; asked: AskedField }) {
  const { texts, values, problems, change } = ticket
  const own = `ask-field-${field.id}`
  const problem = problems[field.id] ?? ''
  const common = {
    id: own,
    class: 'field',
    value: values[field.id] ?? '',
    'aria-invalid': problem !== '',
    'aria-required': field.required,
    'aria-describedby': `${hint === '' ? '' : `${own}-hint `}${own}-error`,
  }
  const { type, ...input } = inputOf(field)
  const typed = {
    ...common,
    ...input,
    autocomplete: 'off',
    spellcheck: false,
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => change(field.id, currentTarget.value),
  }
  return (
    <div class="topic-field">
      <label for={own}>
        {label} {!field.required && <span class="soft">{texts.optional}</span>}
      </label>
      {hint !== '' && (
        <p class="soft small" id={`${own}-hint`}>
          {hint}
        </p>
      )}
      <p class="error" id={`${own}-error`} hidden={problem === ''}>
        {problem}
      </p>
      {field.options.length > 0 ? (
        <select {...common} onChange={({ currentTarget }) => change(field.id, currentTarget.value)}>
          <option value="">{texts.choose}</option>
          {Object.entries(options).map(([option, name]) => (
            <option key={option} value={option}>
              {name}
            </option>
          ))}
        </select>
      ) : type === 'date' ? (
        <input {...typed} type="date" />
      ) : (
        <input {...typed} type="text" />
      )}
    </div>
  )
}
