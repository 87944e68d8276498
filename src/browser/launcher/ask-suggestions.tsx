import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Packet } from '../../core/handoff.ts'
import type { Result } from '../../core/search.ts'
import { type Suggestions, showSuggestions } from '../handoff/suggestions.tsx'
import { loadTexts } from '../handoff/texts.ts'
import { createPlainFinder } from '../search/plain-finder.ts'
import { readGuidePart } from './read-guide.ts'
import type { Stage } from './stage.ts'

interface Props {
  stage: Stage
  topic: string
  /** Where the question is typed. */
  box: RefObject<HTMLTextAreaElement | null>
  read(guide: Packet['guides'][number]): void
  solved(result: Result, takeBack: () => void): void
}

/** Guides that may answer the question while it is typed, below its box; they draw themselves anew as it changes. */
export function AskSuggestions({ stage, topic, box, read, solved }: Props) {
  const { locale } = stage.host
  const place = useRef<HTMLDivElement>(null)
  const said = useRef<HTMLParagraphElement>(null)
  const now = useRef({ topic, read, solved })
  now.current = { topic, read, solved }
  // They listen to the box for as long as it is there.
  useEffect(() => {
    let shown: Suggestions | null = null
    let isLeft = false
    loadTexts(locale, 'suggestions').then(
      (t) => {
        if (isLeft || !box.current || !place.current || !said.current) return
        shown = showSuggestions({
          input: box.current,
          place: place.current,
          said: said.current,
          locale,
          t,
          finder: createPlainFinder(locale),
          readPart: readGuidePart,
          topic: () => now.current.topic,
          read: (guide) => now.current.read(guide),
          solved: (result, takeBack) => now.current.solved(result, takeBack),
        })
      },
      // Without them the question can still be asked.
      () => {},
    )
    return () => {
      isLeft = true
      shown?.leave()
    }
  }, [])
  return (
    <>
      <div ref={place} />
      <p ref={said} class="visually-hidden" role="status" />
    </>
  )
}
