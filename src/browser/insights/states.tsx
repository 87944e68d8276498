import type { Answer } from './read-page.ts'
import type { Shown } from './shown.ts'

/** What stands in the place of figures: what went wrong and how to mend it, or that there is nothing yet. */

interface TroubleProps {
  shown: Shown
  answer: Answer<unknown>
  retry(): void
}

export function Trouble({ shown: { t, locale }, answer, retry }: TroubleProps) {
  if ('answer' in answer) return null
  const again = (
    <button class="button-quiet" type="button" onClick={retry}>
      {t('retry')}
    </button>
  )
  if ('refused' in answer)
    return (
      <div class="state notice-warning" role="alert">
        <p>{t('refused')}</p>
        <p lang="en" dir="ltr">
          {answer.refused}
        </p>
        {again}
      </div>
    )
  const { trouble } = answer
  return (
    <div class="state notice-warning" role="alert">
      <p>
        <strong>{t(`trouble.${trouble}.title`)}</strong>
      </p>
      <p>{t(`trouble.${trouble}.text`)}</p>
      {trouble === 'signed_out' ? (
        <>
          <pre dir="ltr">
            <code>npx guidepost sign-in</code>
          </pre>
          {again}
        </>
      ) : trouble === 'no_server' ? (
        <a href={`/${locale}/`}>{t('empty.try')}</a>
      ) : trouble === 'unreachable' ? (
        again
      ) : null}
    </div>
  )
}

export function Empty({ shown: { t, locale } }: { shown: Shown }) {
  return (
    <section class="empty" aria-labelledby="empty">
      <h2 id="empty">{t('empty.title')}</h2>
      <p>{t('empty.text')}</p>
      <ol>
        {['open', 'search', 'vote', 'back'].map((step) => (
          <li>{t(`empty.${step}`)}</li>
        ))}
      </ol>
      <a class="button" href={`/${locale}/`}>
        {t('empty.try')}
      </a>
    </section>
  )
}
