import { anyEvent, type GuidepostEvent } from '../core/events.ts'
import { sessionDay } from '../core/session-id.ts'
import type { StoredEvent } from './store.ts'

/** Events as flat rows: every column is there for every kind and never null, so that each engine reads the same. */

const NUMBERS = ['search', 'results', 'position', 'helpful', 'seconds', 'score'] as const
const TEXTS = [
  'query',
  'rung',
  'surface',
  'guide',
  'guide_locale',
  'reason',
  'topic',
  'conversation',
  'channel',
  'vendor',
] as const

/** Column names in their order, with their SQLite types. `from` is a word of SQL, hence `came_from`. */
export const EVENT_COLUMNS: readonly (readonly [string, 'integer' | 'text'])[] = [
  ['session', 'integer'],
  ['id', 'integer'],
  ['day', 'integer'],
  ['at', 'integer'],
  ['kind', 'text'],
  ['locale', 'text'],
  ['page', 'text'],
  ...NUMBERS.map((name) => [name, 'integer'] as const),
  ...TEXTS.map((name) => [name, 'text'] as const),
  ['came_from', 'text'],
  ['words', 'text'],
  ['stem1', 'text'],
  ['stem2', 'text'],
  ['stem3', 'text'],
  ['business_seconds', 'integer'],
]

/** Stands in `business_seconds` for a time that nobody counted. */
export const UNCOUNTED = -1
/** The columns as they are read: a session has more bits than a number holds. */
export const EVENT_SELECTION = EVENT_COLUMNS.map(([name]) =>
  name === 'session' ? 'cast(session as text) as session' : name,
).join(', ')

type Cell = string | number | bigint

/** The row of an event, in the order of the columns. */
export function toRow(event: StoredEvent): Cell[] {
  const own = new Map<string, unknown>(Object.entries(event))
  own.set('session', BigInt(event.session))
  own.set('day', sessionDay(event.session))
  // A guide belongs to the topic it stands in, so that what is done with it is counted there too.
  if (own.has('guide') && !own.has('topic')) own.set('topic', String(own.get('guide')).split('/')[0])
  own.set('came_from', event.kind === 'guide_viewed' ? event.from : '')
  if (own.get('business_seconds') === null) own.set('business_seconds', UNCOUNTED)
  own.set('stem1', event.stems[0]).set('stem2', event.stems[1]).set('stem3', event.stems[2])
  return EVENT_COLUMNS.map(([name, type]) => toCell(own.get(name), type))
}

function toCell(value: unknown, type: 'integer' | 'text'): Cell {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value
  return type === 'integer' ? 0 : ''
}

/** The event of a row, through the schema; the session must have been read as text. */
export function fromRow(row: Record<string, unknown>): GuidepostEvent {
  const kind = row.kind
  const option = anyEvent.options.find((schema) => schema.shape.kind.value === kind)
  if (!option)
    throw new Error(
      `The store holds an event of the unknown kind "${String(kind)}". Was it written by a newer version?`,
    )
  const fields = Object.keys(option.shape).map((name) => [name, readCell(name, row)])
  return anyEvent.parse(Object.fromEntries(fields))
}

function readCell(name: string, row: Record<string, unknown>): unknown {
  if (name === 'from') return row.came_from
  if (name === 'helpful') return row.helpful === 1
  if (name === 'business_seconds') return row.business_seconds === UNCOUNTED ? null : row.business_seconds
  return row[name]
}
