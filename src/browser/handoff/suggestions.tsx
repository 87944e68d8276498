import { render } from 'preact'
import type { Translate } from '../../core/facts.ts'
import { guideAddress } from '../../core/guide-path.ts'
import type { Result } from '../../core/search.ts'
import { createFinder } from '../search/finder.ts'
import { recordedSearching } from '../search/recorded-searching.ts'

interface SuggestionParts {
  input: HTMLTextAreaElement
  place: HTMLElement
  /** A live region that says how many there are. */
  said: HTMLElement
  locale: string
  t: Translate
}

const PAUSE = 250
const SHORTEST = 3
const LONGEST = 400
const MOST_SHOWN = 3

/** Guides that may answer the question while it is typed; the search is settled and logged as any other. */
export function showSuggestions({ input, place, said, locale, t }: SuggestionParts): void {
  const finder = createFinder(locale)
  const searching = recordedSearching('contact')
  let timer: ReturnType<typeof setTimeout> | undefined

  async function find(): Promise<void> {
    const query = input.value.trim().slice(0, LONGEST)
    if (query.length < SHORTEST) return draw([], '')
    const found = await finder.find(query, false)
    // Typed on since: a later answer is on its way.
    if (query !== input.value.trim().slice(0, LONGEST)) return
    if (found.refused !== '') {
      searching.drop()
      return draw([], t('suggestions.secret'))
    }
    const { results, rung } = found
    searching.show({ query, results: results.length, rung })
    draw(results.slice(0, MOST_SHOWN), '')
    said.textContent = t('suggestions.announce', { count: Math.min(results.length, MOST_SHOWN) })
  }

  function draw(results: readonly Result[], warning: string): void {
    const open = (guide: string, position: number) => {
      searching.choose(guide, position)
      rememberWay()
    }
    render(
      <>
        {warning !== '' && (
          <p class="error" role="alert">
            {warning}
          </p>
        )}
        {results.length > 0 && (
          <section class="suggested" aria-labelledby="suggested-title">
            <h2 id="suggested-title">{t('suggestions.title')}</h2>
            <ul>
              {results.map(({ guide, title, answer, locale: written }, index) => (
                <li key={guide}>
                  <a href={guideAddress(locale, guide)} lang={written} onClick={() => open(guide, index + 1)}>
                    <strong>{title}</strong>
                    <span>{answer}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </>,
      place,
    )
  }

  input.addEventListener('focus', () => finder.warm(), { once: true })
  input.addEventListener('input', () => {
    clearTimeout(timer)
    // Without the index the question can still be asked.
    timer = setTimeout(() => void find().catch(() => draw([], '')), PAUSE)
  })
  input.addEventListener('blur', () => searching.settle())
  addEventListener('pagehide', () => searching.leave())
}

/** Read and removed by the guide's own page. */
function rememberWay(): void {
  try {
    sessionStorage.setItem('guidepost:from', 'suggestion')
  } catch {
    // The visit then counts as browsing.
  }
}
