import { render } from 'preact'
import type { Translate } from '../../core/facts.ts'

/** What stands in a conversation's place when it cannot be shown. */

/** The link leads nowhere: says what to do. The text was written at build, so that it stands without the server. */
export function showMissing(place: HTMLElement, t: Translate, why: 'incomplete' | 'unknown'): void {
  render(null, place)
  const missing = document.querySelector<HTMLTemplateElement>('#conversation-missing')
  if (missing) place.replaceChildren(missing.content.cloneNode(true))
  const text = place.querySelector('[data-why]')
  if (text) text.textContent = t(`conversation.missing.${why}`)
}

/** Says that nobody answered and waits for the pause, the button or the network. */
export function showUnreachable(place: HTMLElement, t: Translate, pause: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer)
      removeEventListener('online', go)
      resolve()
    }
    const timer = setTimeout(go, pause)
    addEventListener('online', go)
    render(
      <div class="conversation-trouble">
        <h1>{t('conversation.unreachable.title')}</h1>
        <p class="lead" role="status">
          {t('conversation.unreachable.text')}
        </p>
        <button type="button" class="button" onClick={go}>
          {t('conversation.unreachable.again')}
        </button>
      </div>,
      place,
    )
  })
}
