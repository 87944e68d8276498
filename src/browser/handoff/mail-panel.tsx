import { render } from 'preact'
import { useState } from 'preact/hooks'
import type { Translate } from '../../core/facts.ts'
import type { Mail } from './mail.ts'

/** Our address and the whole message written out, for readers whose browser opens no mail program. */
export function showMailPanel(place: HTMLElement, mail: Mail, opened: boolean, t: Translate): void {
  render(
    <>
      {opened && <p role="status">{t('mail.opened')}</p>}
      <p class="small soft">{t('mail.address')}</p>
      <p class="mail-address">
        <strong dir="ltr">{mail.to}</strong>
        <Copy text={mail.to} label={t('mail.copy_address')} done={t('mail.copied')} />
      </p>
      <label class="small soft" for="mail-text">
        {t('mail.text')}
      </label>
      <textarea id="mail-text" class="field mail-text" rows={8} readOnly dir="auto" value={mail.body} />
      <p>
        <Copy text={mail.body} label={t('mail.copy_text')} done={t('mail.copied')} />
      </p>
    </>,
    place,
  )
}

function Copy({ text, label, done }: { text: string; label: string; done: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <span>
      <button type="button" class="link-button" onClick={() => void copy().catch(() => setCopied(false))}>
        {label}
      </button>{' '}
      <span role="status">{copied ? done : ''}</span>
    </span>
  )
}
