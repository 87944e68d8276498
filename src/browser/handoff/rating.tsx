import { useState } from 'preact/hooks'
import type { Translate } from '../../core/facts.ts'
import type { CSAT_REASONS } from '../../core/vocabulary.ts'

export type CsatReason = (typeof CSAT_REASONS)[number]

interface Props {
  t: Translate
  /** The score that was given; null when none was. */
  score: number | null
  reason: CsatReason
  /** Sends a score; false when it did not arrive. */
  rate(score: number, reason: CsatReason): Promise<boolean>
}

const SCORES = [1, 2, 3, 4, 5]
const GOOD: readonly CsatReason[] = ['quick', 'solved', 'friendly', 'other']
const BAD: readonly CsatReason[] = ['slow', 'unsolved', 'unclear', 'repeated', 'other']

/** What may have been the reason for a score. */
export function reasonsFor(score: number): readonly CsatReason[] {
  return score >= 4 ? GOOD : BAD
}

/** Five steps from very bad to very good and a reason for it, changeable after they were sent. */
export function Rating({ t, score, reason, rate }: Props) {
  const [changing, setChanging] = useState(false)
  const [chosen, setChosen] = useState<number | null>(score)
  const [why, setWhy] = useState<CsatReason>(reason)
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)

  if (score !== null && !changing)
    return (
      <section class="rating" aria-label={t('conversation.rating.title')}>
        <p role="status">
          {t('conversation.rating.thanks', { score, word: t(`conversation.rating.${score}`) })}{' '}
          {reason !== '' && t('conversation.rating.because', { reason: t(`conversation.rating.reason.${reason}`) })}
        </p>
        <button
          type="button"
          class="link-button"
          onClick={() => {
            setChosen(score)
            setWhy(reason)
            setChanging(true)
          }}
        >
          {t('conversation.rating.change')}
        </button>
      </section>
    )

  const choose = (step: number) => {
    setChosen(step)
    setProblem('')
    if (!reasonsFor(step).includes(why)) setWhy('')
  }
  const send = async () => {
    if (chosen === null) return setProblem(t('conversation.rating.choose'))
    setBusy(true)
    const arrived = await rate(chosen, why)
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
              <input type="radio" name="rating" value={step} checked={chosen === step} onChange={() => choose(step)} />
              <span class="rating-number" aria-hidden="true">
                {step}
              </span>
              <span class="rating-word">{t(`conversation.rating.${step}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {chosen !== null && <Reasons t={t} score={chosen} why={why} choose={setWhy} />}
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

interface ReasonsProps {
  t: Translate
  score: number
  why: CsatReason
  choose(reason: CsatReason): void
}

/** Pressed once more, a reason is taken back: none is needed. */
function Reasons({ t, score, why, choose }: ReasonsProps) {
  return (
    <fieldset class="rating-reasons">
      <legend>{t(score >= 4 ? 'conversation.rating.why_good' : 'conversation.rating.why_bad')}</legend>
      <div>
        {reasonsFor(score).map((reason) => (
          <button
            key={reason}
            type="button"
            class="chip"
            aria-pressed={why === reason}
            onClick={() => choose(why === reason ? '' : reason)}
          >
            {t(`conversation.rating.reason.${reason}`)}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
