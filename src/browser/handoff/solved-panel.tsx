import { render } from 'preact'
import type { Translate } from '../../core/facts.ts'
import { guideAddress } from '../../core/guide-path.ts'
import type { Result } from '../../core/search.ts'
import { dropDraft, putDraft, readDraft } from './contact-form.ts'

interface SolvedParts {
  form: HTMLFormElement
  place: HTMLElement
  t: Translate
  locale: string
  result: Result
  takeBack(): void
}

/** Thanks in the place of the form: what was typed is gone from it, and one press brings both back. */
export function showSolved({ form, place, t, locale, result, takeBack }: SolvedParts): void {
  const draft = readDraft(form)
  dropDraft(form)
  const page = place.parentElement
  page?.toggleAttribute('data-solved', true)
  const back = () => {
    takeBack()
    page?.toggleAttribute('data-solved', false)
    render(null, place)
    putDraft(form, draft)
    form.querySelector<HTMLTextAreaElement>('#question')?.focus()
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
        <button type="button" class="button-quiet" onClick={back}>
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
