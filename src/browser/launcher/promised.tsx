import type { Translate } from '../../core/facts.ts'
import { Icon } from './icon.tsx'

/** What we never ask for, beside a field where a client writes. */
export function Promised({ contact }: { contact: Translate }) {
  return (
    <p class="promise" id="message-promise">
      <Icon name="shield" />
      <span>
        <strong>{contact('form.promise_title')}</strong> {contact('form.promise_text')}
      </span>
    </p>
  )
}
