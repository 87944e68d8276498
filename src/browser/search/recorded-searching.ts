import { redact } from '../../core/redact.ts'
import type { Surface } from '../../core/vocabulary.ts'
import { record } from '../record.ts'
import { noteOpened, noteSearch } from '../trail.ts'
import { createSearching, type Searching } from './searching.ts'

/** A search that records itself into the ledger and the trail. */
export function recordedSearching(surface: Surface): Searching {
  return createSearching({
    surface,
    record,
    note: noteSearch,
    noteOpened,
    clean: redact,
    later(run, milliseconds) {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
  })
}
