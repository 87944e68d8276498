import type { Found } from '../../core/search.ts'
import { randomBits } from '../../core/session-id.ts'
import type { Surface, UnansweredReason } from '../../core/vocabulary.ts'
import type { Recorded } from '../record.ts'

/**
 * Typing becomes searches: a query settles on Enter, after a second's pause, on leaving the box or on choosing a
 * result, and typing on towards a longer one is still the same search. Each search ends answered or is told unanswered
 * once. No DOM: the clock and the recorder are given.
 */

const PAUSE = 1000

export interface Outcome {
  query: string
  results: number
  rung: Found['rung']
}

export interface SearchingParts {
  surface: Surface
  record(event: Recorded): void
  note(search: Outcome & { search: number }): void
  noteOpened(search: number, guide: string): void
  /** The query without personal data; `refused` ones are not recorded. */
  clean(query: string): { text: string; refused: string }
  later(run: () => void, milliseconds: number): () => void
}

export interface Searching {
  /** What is on the screen now; begins the pause anew. */
  show(outcome: Outcome): void
  settle(): void
  choose(guide: string, position: number): void
  refuse(): void
  /** What is typed must go nowhere: forgets what has not been recorded yet. */
  drop(): void
  /** The reader leaves the search; coming back and choosing after all still answers it. */
  leave(): void
}

interface Settled extends Outcome {
  search: number
  chosen: boolean
  told: Set<UnansweredReason>
}

export function createSearching({ surface, record, note, noteOpened, clean, later }: SearchingParts): Searching {
  let shown: Outcome | null = null
  let settled: Settled | null = null
  let left: Settled | null = null
  let cancel = () => {}

  const tell = (search: Settled, reason: UnansweredReason) => {
    if (search.told.has(reason)) return
    search.told.add(reason)
    record({ kind: 'search_unanswered', search: search.search, reason })
  }
  const close = () => {
    if (settled && !settled.chosen && !settled.told.has('none_helped'))
      tell(settled, settled.results === 0 ? 'no_results' : 'no_click')
  }

  const settle = () => {
    cancel()
    if (!shown) return
    const { text, refused } = clean(shown.query)
    if (refused !== '' || text === '') return
    const outcome = { ...shown, query: text }
    if (settled && settled.query === text && settled.results === outcome.results) return
    if (settled && !settled.chosen && isContinued(settled.query, text)) Object.assign(settled, outcome)
    else {
      close()
      settled = { ...outcome, search: randomBits(53), chosen: false, told: new Set() }
    }
    const { search } = settled
    record({ kind: 'search_performed', search, surface, ...outcome })
    note({ search, ...outcome })
    if (outcome.results === 0) tell(settled, 'no_results')
  }

  return {
    show(outcome) {
      shown = outcome
      cancel()
      if (outcome.query.trim() !== '') cancel = later(settle, PAUSE)
    },
    settle,
    choose(guide, position) {
      settle()
      settled ??= left
      if (!settled) return
      settled.chosen = true
      record({ kind: 'result_clicked', search: settled.search, guide, position })
      noteOpened(settled.search, guide)
    },
    refuse() {
      settle()
      if (settled) tell(settled, 'none_helped')
    },
    drop() {
      cancel()
      shown = null
    },
    leave() {
      settle()
      close()
      left = settled ?? left
      settled = null
      shown = null
    },
  }
}

/** Whether one query is the other typed further, or shortened. */
function isContinued(before: string, after: string): boolean {
  const [a, b] = [before.toLowerCase(), after.toLowerCase()]
  return a.startsWith(b) || b.startsWith(a)
}
