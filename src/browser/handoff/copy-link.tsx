import { useState } from 'preact/hooks'
import type { Translate } from '../../core/facts.ts'

/** The link back to this page, to copy; a ticket's reader learns what their address is for. */
export function CopyLink({ t, ticket }: { t: Translate; ticket: boolean }) {
  const [said, setSaid] = useState('')
  const copy = () =>
    navigator.clipboard.writeText(location.href).then(
      () => setSaid(t('conversation.link.copied')),
      () => setSaid(t('conversation.link.manual')),
    )
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
    </section>
  )
}
