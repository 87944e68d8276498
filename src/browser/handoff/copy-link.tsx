import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { Translate } from '../../core/facts.ts'
import { mailLink } from './mail.ts'

interface Props {
  t: Translate
  /** The company's name. */
  company: string
  /** A ticket's reader learns what their address is for. */
  ticket: boolean
  address: string
}

/** The link back to this page: to copy, to mail to oneself, to give to another device. Nothing of it is kept here. */
export function CopyLink({ t, company, ticket, address }: Props) {
  const [said, setSaid] = useState('')
  const [code, setCode] = useState<VNode | null>(null)
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => setSaid(t('conversation.link.copied')),
      () => setSaid(t('conversation.link.manual')),
    )
  const showCode = () =>
    import('./scan-code.tsx').then(
      ({ ScanCode }) => setCode(<ScanCode address={address} label={t('conversation.link.code_label')} />),
      () => setSaid(t('conversation.link.code_failed')),
    )
  const mail = {
    to: '',
    subject: t('conversation.link.mail_subject', { name: company }),
    body: `${t('conversation.link.mail_body')}\n${address}`,
  }
  return (
    <section class="copy-link" aria-labelledby="link-title">
      <h2 id="link-title">{t('conversation.link.title')}</h2>
      <p class="soft">{t('conversation.link.text')}</p>
      {ticket && <p class="soft">{t('conversation.link.email')}</p>}
      <button type="button" class="button-quiet" onClick={() => void copy()}>
        {t('conversation.link.copy')}
      </button>
      <p class="small" role="status">
        {said}
      </p>
      <p class="link-ways">
        <a class="link-button" href={mailLink(mail, '')}>
          {t('conversation.link.mail')}
        </a>
        {code === null && (
          <button type="button" class="link-button" onClick={() => void showCode()}>
            {t('conversation.link.code')}
          </button>
        )}
      </p>
      {code}
      {code && <p class="small soft">{t('conversation.link.code_text')}</p>}
      <p class="small soft">{t('conversation.link.shared')}</p>
    </section>
  )
}
