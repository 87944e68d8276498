import { render } from 'preact'
import type { Translate } from '../../core/facts.ts'
import { guideAddress } from '../../core/guide-path.ts'
import type { Result } from '../../core/search.ts'
import { HOME } from '../home.ts'

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
  render(
    <Thanks t={t} locale={locale} result={result} back={close} home={<a href={`/${locale}/`}>{t('thanks.home')}</a>} />,
    place,
  )
  place.querySelector('h2')?.focus()
}

interface ThanksProps extends Pick<SolvedParts, 't' | 'locale' | 'result' | 'back'> {
  /** The way to the start. */
  home: preact.JSX.Element
}

export function Thanks({ t, locale, result, back, home }: ThanksProps) {
  const own = result.locale === locale ? {} : ({ lang: result.locale, dir: 'auto' } as const)
  return (
    <>
      <h2 tabIndex={-1}>{t('thanks.title')}</h2>
      <p>{t('thanks.text')}</p>
      <p>
        <a href={`${HOME}${guideAddress(locale, result.guide)}`} data-suggested="" {...own}>
          {result.title}
        </a>
      </p>
      <div class="suggestion-ways">
        <button type="button" class="button-quiet" onClick={back}>
          {t('thanks.back')}
        </button>
        {home}
      </div>
      <p class="small soft">{t('thanks.dropped')}</p>
    </>
  )
}
