import { useEffect, useRef, useState } from 'preact/hooks'
import { guideAddress } from '../../core/guide-path.ts'
import { HOME } from '../home.ts'
import { record } from '../record.ts'
import { noteGuide } from '../trail.ts'
import { takeVotesIn } from '../vote.ts'
import { Icon } from './icon.tsx'
import type { View } from './kept.ts'
import { Failed } from './lazily.tsx'
import { type ReadGuide, readGuide } from './read-guide.ts'
import type { Stage } from './stage.ts'

interface Props {
  stage: Stage
  guide: string
  from: Extract<View, { name: 'guide' }>['from']
}

/** A guide in place, with the vote and the way to a person. */
export function GuideView({ stage, guide, from }: Props) {
  const { t, host, go, takesFocus } = stage
  const { locale, tell } = host
  const [attempt, setAttempt] = useState(0)
  const [read, setRead] = useState<ReadGuide | 'failed' | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const path = guideAddress(locale, guide)
  // Each attempt reads once more.
  useEffect(() => {
    let isLeft = false
    setRead(null)
    readGuide(path).then(
      (found) => !isLeft && setRead(found),
      () => !isLeft && setRead('failed'),
    )
    return () => {
      isLeft = true
    }
  }, [path, attempt])
  // What was read is put in once.
  useEffect(() => {
    if (read === null || read === 'failed') return
    place.current?.replaceChildren(...read.parts, ...(read.vote ? [read.vote] : []))
    if (takesFocus) heading.current?.focus()
    record({ kind: 'guide_viewed', guide, guide_locale: read.locale, from })
    noteGuide({ guide, locale: read.locale, title: read.title })
    tell('guide', { guide })
    if (!read.vote) return
    takeVotesIn(read.vote, guide)
    read.vote.addEventListener('click', ({ target }) => {
      const helpful = target instanceof Element ? target.closest('button')?.dataset['helpful'] : undefined
      if (helpful !== undefined) tell('vote', { guide, helpful: helpful === 'yes' })
    })
  }, [read])

  if (read === 'failed')
    return <Failed text={t('guide.failed')} again={t('panel.again')} retry={() => setAttempt(attempt + 1)} />
  if (read === null)
    return (
      <p class="panel-state" role="status">
        {t('panel.loading')}
      </p>
    )
  return (
    <article class="guide">
      <h3 class="guide-title" ref={heading} tabIndex={-1} lang={read.locale} dir="auto">
        {read.title}
      </h3>
      <div ref={place} />
      <footer class="guide-foot">
        <a class="home-out" href={`${HOME}${path}`} target="_blank" rel="noopener">
          {t('guide.full')} <Icon name="out" />
        </a>
        <button
          type="button"
          class="button-quiet"
          onClick={() => go({ name: 'ask', topic: guide.split('/')[0] ?? '', question: '' })}
        >
          {t('home.ask')}
        </button>
      </footer>
    </article>
  )
}
