import type { ComponentProps } from 'preact'
import { useRef } from 'preact/hooks'
import { AvailabilityState } from '../handoff/availability-panel.tsx'
import type { Field } from '../handoff/question.ts'
import { AskSuggestions } from './ask-suggestions.tsx'
import type { Stage } from './stage.ts'
import { TicketFields } from './ticket-fields.tsx'
import type { Asking } from './use-asking.ts'

interface Props extends Pick<ComponentProps<typeof AskSuggestions>, 'read' | 'solved'> {
  stage: Stage
  asking: Asking
}

/** The fields of a question, each with its hint and what is wrong with it. */
export function AskFields({ stage, asking, read, solved }: Props) {
  const box = useRef<HTMLTextAreaElement>(null)
  const { channel, problems, values, change } = asking
  const { chat, check, contact, topicTitle, host, open } = stage
  const problemOf = (field: Field) => problems.find((problem) => problem.field === field)?.text ?? ''
  const common = (field: Field) => ({
    id: `ask-${field}`,
    class: 'field',
    'data-field': field,
    value: values[field],
    'aria-invalid': problemOf(field) !== '',
    'aria-describedby': `ask-${field}-hint ask-${field}-error`,
  })
  const error = (field: Field) => (
    <p class="error" id={`ask-${field}-error`} hidden={problemOf(field) === ''}>
      {problemOf(field)}
    </p>
  )
  return (
    <>
      <div>
        <label class="step" for="ask-topic">
          {contact('form.topic')}
        </label>
        {error('topic')}
        <select {...common('topic')} name="topic" onChange={(event) => change('topic', event.currentTarget.value)}>
          <option value="" disabled hidden />
          {host.setup.topics.map((topic) => (
            <option key={topic} value={topic}>
              {topicTitle(`${topic}.title`)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label class="step" for="ask-question">
          {contact('form.question')}
        </label>
        <p class="small soft" id="ask-question-hint">
          {contact('form.question_hint')}
        </p>
        {error('question')}
        <textarea
          {...common('question')}
          ref={box}
          rows={4}
          dir="auto"
          autocomplete="off"
          onInput={(event) => change('question', event.currentTarget.value)}
        />
        <AskSuggestions {...{ stage, box, read, solved }} topic={values.topic} />
      </div>
      <div class="ask-open" aria-live="polite">
        {open === null ? (
          <p class="state-line">
            <span class="dot" data-state="closed" />
            <strong>{contact('form.checking')}</strong>
          </p>
        ) : (
          <AvailabilityState
            open={open}
            locale={host.locale}
            topic={values.topic}
            t={contact}
            say={chat}
            again={() => check(values.topic)}
            follows={null}
          />
        )}
      </div>
      {asking.ticket && <TicketFields ticket={asking.ticket} />}
      {channel === 'ticket' && open !== null && (
        <div>
          <label class="step" for="ask-email">
            {contact('form.email')}
          </label>
          <p class="small soft" id="ask-email-hint">
            {contact('form.email_hint')}
          </p>
          {error('email')}
          <input
            {...common('email')}
            type="email"
            dir="ltr"
            autocomplete="email"
            inputMode="email"
            maxLength={254}
            onInput={(event) => change('email', event.currentTarget.value)}
          />
        </div>
      )}
    </>
  )
}
