import { useState } from 'preact/hooks'
import type { Translate } from '../../core/facts.ts'

interface Props {
  t: Translate
  /** The score that was given; null when none was. */
  score: number | null
  /** Sends a score; false when it did not arrive. */
  rate(score: number): Promise<boolean>
}

const SCORES = [1, 2, 3, 4, 5]

/** Five steps from very bad to very good, changeable after they were sent. */
export function Rating({ t, score, rate }: Props) {
  const [changing, setChanging] = useState(false)
  const [chosen, setChosen] = useState<number | null>(score)
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)

  if (score !== null && !changing)
    return (
      <section class="rating" aria-label={t('conversation.rating.title')}>
        <p role="status">{t('conversation.rating.thanks', { score, word: t(`conversation.rating.${score}`) })}</p>
        <button
          type="button"
          class="link-button"
          onClick={() => {
            setChosen(score)
            setChanging(true)
          }}
        >
          {t('conversation.rating.change')}
        </button>
      </section>
    )

  const send = async () => {
    if (chosen === null) return setProblem(t('conversation.rating.choose'))
    setBusy(true)
    const arrived = await rate(chosen)
    setBusy(false)
    setProblem(arrived ? '' : t('conversation.rating.failed'))
    if (arrived) setChanging(false)
  }
  return (
    <form
      class="rating"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA in HTML allows a fieldset to be a radiogroup. */}
      <fieldset role="radiogroup" aria-describedby="rating-text">
        <legend>{t('conversation.rating.title')}</legend>
        <p id="rating-text" class="soft">
          {t('conversation.rating.text')}
        </p>
        <div class="rating-scale">
          {SCORES.map((step) => (
            <label key={step}>
              <input
                type="radio"
                name="rating"
                value={step}
                checked={chosen === step}
                onChange={() => {
                  setChosen(step)
                  setProblem('')
                }}
              />
              <span class="rating-number" aria-hidden="true">
                {step}
              </span>
              <span class="rating-word">{t(`conversation.rating.${step}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {problem !== '' && (
        <p class="error" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" class="button" disabled={busy}>
        {t('conversation.rating.send')}
      </button>
    </form>
  )
}
