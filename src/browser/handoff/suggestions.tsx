import { render } from 'preact'
import type { Translate } from '../../core/facts.ts'
import type { Packet } from '../../core/handoff.ts'
import type { Found, Result } from '../../core/search.ts'
import { record } from '../record.ts'
import type { Finder } from '../search/ladder.ts'
import { recordedSearching } from '../search/recorded-searching.ts'
import { noteGuide, noteVote } from '../trail.ts'
import type { ReadPart } from './guide-part.ts'
import { MOST_SHOWN, suggested } from './suggested.ts'
import { Suggestion } from './suggestion.tsx'

interface SuggestionParts {
  input: HTMLTextAreaElement
  place: HTMLElement
  /** A live region that says how many there are. */
  said: HTMLElement
  locale: string
  t: Translate
  finder: Finder
  readPart: ReadPart
  /** The topic that is chosen now; empty while none is. */
  topic(): string
  /** Told what was read here, and what was said of it since. */
  read(guide: Packet['guides'][number]): void
  /** "This solved it" was pressed; `takeBack` when a person is needed after all. */
  solved(result: Result, takeBack: () => void): void
}

const PAUSE = 250
const SHORTEST = 3
const LONGEST = 400
const NOTHING: Pick<Found, 'results' | 'best'> = { results: [], best: false }

export interface Suggestions {
  /** Settles what is searched for: the form is left. */
  leave(): void
}

/** Guides that may answer the question while it is typed, to be read in place; the search is settled and logged as any other. */
export function showSuggestions(parts: SuggestionParts): Suggestions {
  const { input, place, said, locale, t, finder, readPart, topic, read, solved } = parts
  const searching = recordedSearching('contact')
  let timer: ReturnType<typeof setTimeout> | undefined
  let found = NOTHING
  let warning = ''
  let reading: Result | null = null
  /** What was opened from which question: once each. */
  const opened = new Set<string>()

  const query = () => input.value.trim().slice(0, LONGEST)

  async function find(): Promise<void> {
    const asked = query()
    if (asked.length < SHORTEST) return show(NOTHING, '')
    const answer = await finder.find(asked, false)
    // Typed on since: a later answer is on its way.
    if (asked !== query()) return
    if (answer.refused !== '') {
      searching.drop()
      return show(NOTHING, t('secret'))
    }
    const { results, rung } = answer
    searching.show({ query: asked, results: results.length, rung })
    show(answer, '')
    said.textContent = t('announce', { count: Math.min(results.length, MOST_SHOWN) })
  }

  function show(next: typeof found, refusal: string): void {
    found = next
    warning = refusal
    if (found === NOTHING) reading = null
    draw()
  }

  function toggle(result: Result, position: number): void {
    reading = reading?.guide === result.guide ? null : result
    draw()
    const once = `${query()}\n${result.guide}`
    if (reading === null || opened.has(once)) return
    opened.add(once)
    const { guide, title, locale: written } = result
    searching.choose(guide, position)
    record({ kind: 'guide_viewed', guide, guide_locale: written, from: 'suggestion' })
    noteGuide({ guide, title, locale: written })
    read({ guide, title, locale: written, at: Date.now(), helpful: null })
  }

  function rate({ guide, title, locale: written }: Result, helpful: boolean): void {
    record({ kind: 'suggestion_rated', guide, helpful })
    noteVote(guide, helpful)
    read({ guide, title, locale: written, at: Date.now(), helpful })
  }

  function draw(): void {
    const shown = suggested(found, topic(), reading)
    render(
      <>
        {warning !== '' && (
          <p class="error" role="alert">
            {warning}
          </p>
        )}
        {shown.length > 0 && (
          <section class="suggested" aria-labelledby="suggested-title">
            <h2 id="suggested-title">{t('title')}</h2>
            <ul>
              {shown.map((result, index) => (
                <Suggestion
                  key={result.guide}
                  t={t}
                  locale={locale}
                  result={result}
                  isOpen={result.guide === reading?.guide}
                  readPart={readPart}
                  toggle={() => toggle(result, index + 1)}
                  leave={rememberWay}
                  solved={() => {
                    rate(result, true)
                    solved(result, () => rate(result, false))
                  }}
                />
              ))}
            </ul>
          </section>
        )}
      </>,
      place,
    )
  }

  const findSoon = () => {
    clearTimeout(timer)
    // Without the index the question can still be asked.
    timer = setTimeout(() => void find().catch(() => show(NOTHING, '')), PAUSE)
  }

  input.addEventListener('focus', () => finder.warm(), { once: true })
  input.addEventListener('input', findSoon)
  // Somebody may have begun to type before this ran; what the address or a draft put there nobody types just now.
  if (document.activeElement === input) findSoon()
  input.addEventListener('blur', () => searching.settle())
  input.form?.addEventListener('change', ({ target }) => {
    if (target instanceof Element && target.getAttribute('name') === 'topic') draw()
  })
  const leave = () => searching.leave()
  addEventListener('pagehide', leave)
  return {
    leave() {
      clearTimeout(timer)
      removeEventListener('pagehide', leave)
      leave()
    },
  }
}

/** Read and removed by the guide's own page. */
function rememberWay(): void {
  try {
    sessionStorage.setItem('guidepost:from', 'suggestion')
  } catch {
    // The visit then counts as browsing.
  }
}
