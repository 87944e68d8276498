import { ENTRY_KINDS } from '../../core/backlog-kinds.ts'
import type { State } from '../../core/guide-state.ts'
import type { WriterPage } from './page.ts'

/** What the address of the writers' pages asks to see; each part is empty for all. */
export interface Asked {
  whose: '' | 'mine'
  /** The team that answers for a guide; with "mine", the reader's own. */
  team: string
  kind: string
  /** The language that an entry concerns. */
  locale: string
  topic: string
  /** Of the backlog: those that sleep, or that closed; of the matrix: guides with a language in this state. */
  state: string
}

/** In the order in which they want something done. */
export const MATRIX_STATES = [
  'missing',
  'stale',
  'due',
  'draft',
  'scheduled',
  'fresh',
  'retired',
] as const satisfies State[]
export const LIST_STATES = ['snoozed', 'closed'] as const

const NAMES = { whose: 'whose', team: 'team', kind: 'kind', locale: 'in', topic: 'topic', state: 'state' } as const

/**
 * Reads `?whose=mine&team=&kind=&in=&topic=&state=`; what cannot be read is as if it were not there. `?locale=` is the
 * language of the screen.
 */
export function readAsked(
  search: string,
  page: WriterPage,
  known: { locales: readonly string[]; topics: readonly string[] },
): Asked {
  const parameters = new URLSearchParams(search)
  const among = (name: string, values: readonly string[]) => values.find((each) => each === parameters.get(name)) ?? ''
  return {
    whose: parameters.get(NAMES.whose) === 'mine' ? 'mine' : '',
    team: parameters.get(NAMES.team) ?? '',
    kind: among(NAMES.kind, ENTRY_KINDS),
    locale: among(NAMES.locale, known.locales),
    topic: among(NAMES.topic, known.topics),
    state: among(NAMES.state, page === 'backlog' ? LIST_STATES : MATRIX_STATES),
  }
}

/**
 * The address that asks for this; parameters of others are kept.
 * @example writeAsked({ …, kind: 'gap' }, '?locale=ar') // => '?locale=ar&kind=gap'
 */
export function writeAsked(asked: Asked, search: string): string {
  const parameters = new URLSearchParams(search)
  for (const [part, name] of Object.entries(NAMES)) {
    const value = asked[part as keyof Asked]
    value === '' ? parameters.delete(name) : parameters.set(name, value)
  }
  return `?${parameters}`
}

/** The same as the server reads it. */
export function questionOf({ whose, team, kind, locale, topic, state }: Asked, name: string): URLSearchParams {
  const asked = {
    mine: whose === '' ? '' : name || '–',
    owner: team,
    kind,
    locale,
    topic,
    snoozed: state === 'snoozed' ? '1' : '',
  }
  return new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''))
}
