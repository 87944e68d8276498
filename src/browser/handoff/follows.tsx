import { render } from 'preact'
import type { Translate } from '../../core/facts.ts'
import { conversationAddress } from './conversation-link.ts'
import { conversationHere, earlierConversation, followWith } from './earlier.ts'

/** Says that a question follows an earlier conversation and lets it stand for itself; else leads back to one of this tab. */
export function showFollows(place: HTMLElement, locale: string, t: Translate): void {
  const here = conversationHere()
  if (earlierConversation() === null && here === null) return
  place.hidden = false
  if (earlierConversation() !== null) render(<Following t={t} drop={drop} />, place)
  else if (here)
    render(
      <p>
        {t('follows.open')} <a href={conversationAddress(locale, here)}>{t('follows.back')}</a>
      </p>,
      place,
    )

  function drop(): void {
    followWith(null)
    render(<p role="status">{t('follows.dropped')}</p>, place)
  }
}

function Following({ t, drop }: { t: Translate; drop(): void }) {
  return (
    <p>
      {t('follows.text')}{' '}
      <button type="button" class="link-button" onClick={drop}>
        {t('follows.drop')}
      </button>
    </p>
  )
}
