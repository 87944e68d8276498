import { redact } from '../../core/redact.ts'
import type { Surface } from '../../core/vocabulary.ts'
import { type Recorded, record } from '../record.ts'
import { noteOpened, noteSearch } from '../trail.ts'
import { createSearching, type Searching } from './searching.ts'

/**
 * A search that records itself into the ledger and the trail.
 * @param told hears what is recorded
 */
export function recordedSearching(surface: Surface, told: (event: Recorded) => void = () => {}): Searching {
  return createSearching({
    surface,
    record(event) {
      record(event)
      told(event)
    },
    note: noteSearch,
    noteOpened,
    clean: redact,
    later(run, milliseconds) {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
  })
}
