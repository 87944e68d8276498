import { useEffect, useRef, useState } from 'preact/hooks'
import { GUIDE_NAME, guideAddress } from '../../core/guide-path.ts'
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
  const [read, setRead] = useState<ReadGuide | 'failed' | 'missing' | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const path = guideAddress(locale, guide)
  const [topic = ''] = guide.split('/')
  // Each attempt reads once more.
  useEffect(() => {
    let isLeft = false
    setRead(null)
    const mayExist = GUIDE_NAME.test(guide) && host.setup.topics.includes(topic)
    const found = mayExist ? readGuide(path) : Promise.resolve(null)
    found.then(
      (one) => !isLeft && setRead(one ?? 'missing'),
      () => !isLeft && setRead('failed'),
    )
    return () => {
      isLeft = true
    }
  }, [path, attempt])
  // What was read is put in once.
  useEffect(() => {
    if (read === 'missing')
      tell('error', {
        code: 'guide_missing',
        message: `Guide "${guide}" is not published. Name one that is: "<topic>/<slug>".`,
      })
    if (read === null || read === 'failed' || read === 'missing') return
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

  const ask = () => go({ name: 'ask', topic, question: '' })
  if (read === 'failed')
    return <Failed text={t('guide.failed')} again={t('panel.again')} retry={() => setAttempt(attempt + 1)} />
  if (read === 'missing')
    return (
      <div class="panel-state" role="alert">
        <p>{t('guide.missing')}</p>
        <button type="button" class="button-quiet" onClick={() => stage.replace({ name: 'home' })}>
          {t('home.search')}
        </button>
        <button type="button" class="button-quiet" onClick={ask}>
          {t('home.ask')}
        </button>
      </div>
    )
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
        <button type="button" class="button-quiet" onClick={ask}>
          {t('home.ask')}
        </button>
      </footer>
    </article>
  )
}
