import { useEffect, useRef, useState } from 'preact/hooks'
import type { Translate } from '../../core/facts.ts'
import type { Result } from '../../core/search.ts'
import { Thanks } from '../handoff/solved-panel.tsx'
import { loadTexts } from '../handoff/texts.ts'
import type { Stage } from './stage.ts'

/** In the place of the form, once a suggested guide solved it. */
export function AskSolved({ stage, result, back }: { stage: Stage; result: Result; back(): void }) {
  const { locale } = stage.host
  const [t, setTexts] = useState<Translate | null>(null)
  const place = useRef<HTMLDivElement>(null)
  // Loaded before, since the suggestions were shown with them.
  useEffect(() => void loadTexts(locale, 'suggestions').then((texts) => setTexts(() => texts)), [])
  useEffect(() => place.current?.querySelector('h2')?.focus(), [t])
  if (t === null) return null
  const home = (
    <button type="button" class="link-button" onClick={() => stage.replace({ name: 'home' })}>
      {t('thanks.home')}
    </button>
  )
  return (
    <div ref={place} class="ask contact">
      <Thanks t={t} locale={locale} result={result} back={back} home={home} />
    </div>
  )
}
