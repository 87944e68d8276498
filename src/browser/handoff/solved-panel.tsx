import { render } from 'preact'
import type { Translate } from '../../core/facts.ts'
import { guideAddress } from '../../core/guide-path.ts'
import type { Result } from '../../core/search.ts'

interface SolvedParts {
  /** In the place of the form. */
  place: HTMLElement
  t: Translate
  locale: string
  result: Result
  /** A person is needed after all. */
  back(): void
}

/** Thanks: what was typed is gone from the form, and one press brings both back. */
export function showSolved({ place, t, locale, result, back }: SolvedParts): void {
  const page = place.parentElement
  page?.toggleAttribute('data-solved', true)
  const close = () => {
    page?.toggleAttribute('data-solved', false)
    render(null, place)
    back()
  }
  const own = result.locale === locale ? {} : ({ lang: result.locale, dir: 'auto' } as const)
  render(
    <>
      <h2 tabIndex={-1}>{t('thanks.title')}</h2>
      <p>{t('thanks.text')}</p>
      <p>
        <a href={guideAddress(locale, result.guide)} {...own}>
          {result.title}
        </a>
      </p>
      <div class="suggestion-ways">
        <button type="button" class="button-quiet" onClick={close}>
          {t('thanks.back')}
        </button>
        <a href={`/${locale}/`}>{t('thanks.home')}</a>
      </div>
      <p class="small soft">{t('thanks.dropped')}</p>
    </>,
    place,
  )
  place.querySelector('h2')?.focus()
}
