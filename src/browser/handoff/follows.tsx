import { render } from 'preact'
import type { Translate } from '../../core/facts.ts'
import { earlierConversation, followWith } from './earlier.ts'

/** Says that a question follows an earlier conversation, and lets it stand for itself. */
export function showFollows(place: HTMLElement, t: Translate): void {
  if (earlierConversation() === null) return
  const drop = () => {
    followWith(null)
    render(<p role="status">{t('follows.dropped')}</p>, place)
  }
  render(
    <p>
      {t('follows.text')}{' '}
      <button type="button" class="link-button" onClick={drop}>
        {t('follows.drop')}
      </button>
    </p>,
    place,
  )
  place.hidden = false
}
