import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { Source, Ticket } from '../core/ticket.ts'
import { touchDays } from './sqlite-kept.ts'
import type { ImportMark, ImportStep, Saved } from './store.ts'

/** Column names in their order, with their SQLite types: the fields of a ticket. */
export const TICKET_COLUMNS: readonly (readonly [keyof Ticket, string])[] = [
  ['source', 'text not null'],
  ['id', 'text not null'],
  ['channel', 'text not null'],
  ['locale', 'text not null'],
  ['topic', 'text not null'],
  ['day', 'integer not null'],
  ['created_at', 'integer not null'],
  ['first_response_at', 'integer'],
  ['solved_at', 'integer'],
  ['first_response_seconds', 'integer'],
  ['resolution_seconds', 'integer'],
  ['first_response_business_seconds', 'integer'],
  ['resolution_business_seconds', 'integer'],
  ['score', 'integer'],
  ['updated_at', 'integer not null'],
]

const KEY = ['source', 'id']
/** What our own files make of a ticket: the last reading counts, whatever the state. */
const DERIVED = ['topic', 'locale']
const NULLABLE = TICKET_COLUMNS.filter(([, type]) => !type.includes('not null')).map(([name]) => name)

/**
 * Which of two states of a ticket counts, as a row value to compare: the later one; of the same moment the one that
 * knows more, and then any, if always the same one.
 */
function rank(table: string): string {
  const known = NULLABLE.map((name) => `(${table}.${name} is not null)`).join(' + ')
  const rest = TICKET_COLUMNS.map(([name]) => name).filter((name) => ![...KEY, ...DERIVED, 'updated_at'].includes(name))
  const values = rest.map((name) => (NULLABLE.includes(name) ? `coalesce(${table}.${name}, -1)` : `${table}.${name}`))
  return `(${[`${table}.updated_at`, known, ...values].join(', ')})`
}

/** An export that does not tell the language takes none away that another one told. */
const setOf = (name: string) =>
  name === 'locale' ? `locale = coalesce(nullif(excluded.locale, ''), tickets.locale)` : `${name} = excluded.${name}`

const INSERT = `insert into tickets values (${TICKET_COLUMNS.map(() => '?').join(', ')}) on conflict (source, id) do`
const UPDATE = `${INSERT} update set ${TICKET_COLUMNS.map(([name]) => name)
  .filter((name) => !KEY.includes(name))
  .map(setOf)
  .join(', ')} where ${rank('excluded')} > ${rank('tickets')}
  or (${rank('excluded')} = ${rank('tickets')}
    and (excluded.topic <> tickets.topic or excluded.locale not in ('', tickets.locale)))`
const ADD_LOCALE = `update tickets set locale = ?1 where source = ?2 and id = ?3 and locale = '' and ?1 <> ''`

const markRow = z.object({ position: z.int(), added: z.int(), updated: z.int(), same: z.int() })

/** The writes of imports, each to be run inside the writer's transaction. */
export function ticketWritesOf(database: DatabaseSync) {
  const insert = database.prepare(`${INSERT} nothing`)
  const update = database.prepare(UPDATE)
  const addLocale = database.prepare(ADD_LOCALE)
  const touch = touchDays(database)
  const mark = database.prepare('select position, added, updated, same from imports where source = ? and file = ?')
  const begin = database.prepare(
    `insert into imports values (?, ?, 0, 0, 0, 0, 0, ?) on conflict (source, file) do update
     set position = 0, added = 0, updated = 0, same = 0, ended = 0, at = excluded.at where imports.ended = 1`,
  )
  const step = database.prepare(
    `update imports set position = ?, added = added + ?, updated = updated + ?, same = same + ?, ended = ?, at = ?
     where source = ? and file = ?`,
  )

  function saveTickets(tickets: readonly Ticket[]): Saved {
    const saved = { added: 0, updated: 0, same: 0 }
    const days = new Set<number>()
    // In the order of the key, one page of the file is touched once.
    for (const each of [...tickets].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))) {
      const row = TICKET_COLUMNS.map(([name]) => each[name])
      if (Number(insert.run(...row).changes) === 1) saved.added += 1
      else if (Number(update.run(...row).changes) === 1) saved.updated += 1
      else if (Number(addLocale.run(each.locale, each.source, each.id).changes) === 1) saved.updated += 1
      else {
        saved.same += 1
        continue
      }
      days.add(each.day)
    }
    touch(days)
    return saved
  }

  function readMark(source: Source, file: string): ImportMark {
    return markRow.parse(mark.get(source, file))
  }

  return {
    saveTickets,

    beginImport(source: Source, file: string, at: number): ImportMark {
      begin.run(source, file, at)
      return readMark(source, file)
    },

    continueImport(tickets: readonly Ticket[], { source, file, position, ended, at }: ImportStep): ImportMark {
      const { added, updated, same } = saveTickets(tickets)
      step.run(position, added, updated, same, ended ? 1 : 0, at, source, file)
      return readMark(source, file)
    },
  }
}
