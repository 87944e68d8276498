import { mkdirSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { type Reads, readsOf } from './sqlite-reads.ts'
import { prepareDatabase } from './sqlite-schema.ts'
import { type Writes, writesOf } from './sqlite-writes.ts'
import { storeFile } from './store-file.ts'

/** One connection to the SQLite file, and how it answers calls; in whichever thread it stands. */

export type Role = 'writer' | 'reader'

export interface Call {
  ticket: number
  method: keyof Writes | keyof Reads
  values: readonly unknown[]
}
export type Reply = { ticket: number; value: unknown } | { ticket: number; problem: string }

export interface SqliteConnection {
  /** Answers calls in their order; a writer commits them together, unless one of them fails. */
  answer(calls: readonly Call[]): Reply[]
  close(): void
}

/** Throws when the folder or its file cannot be opened. */
export function connect(folder: string, role: Role): SqliteConnection {
  mkdirSync(folder, { recursive: true })
  const database = new DatabaseSync(storeFile(folder))
  prepareDatabase(database)
  const methods = new Map<string, (...values: never[]) => unknown>(
    Object.entries(role === 'writer' ? writesOf(database) : readsOf(database, Date.now)),
  )

  function run({ ticket, method, values }: Call): Reply {
    const action = methods.get(method)
    if (!action) throw new Error(`The store's ${role} has no "${method}".`)
    return { ticket, value: action(...(values as never[])) }
  }

  /** Runs a group in one transaction; null when it failed and nothing of it is stored. */
  function commit(group: readonly Call[]): Reply[] | null {
    try {
      database.exec('begin immediate')
      const replies = group.map(run)
      database.exec('commit')
      return replies
    } catch {
      rollBack()
      return null
    }
  }

  function rollBack(): void {
    try {
      database.exec('rollback')
    } catch {
      // SQLite ends the transaction by itself on some errors; then there is nothing to roll back.
    }
  }

  /** One call alone, so that a call that cannot succeed costs the others nothing. */
  function attempt(call: Call): Reply {
    try {
      if (role === 'reader') return run(call)
      database.exec('begin immediate')
      const reply = run(call)
      database.exec('commit')
      return reply
    } catch (error) {
      if (role === 'writer') rollBack()
      return { ticket: call.ticket, problem: error instanceof Error ? error.message : String(error) }
    }
  }

  return {
    answer: (calls) => (role === 'writer' && commit(calls)) || calls.map(attempt),
    close: () => database.close(),
  }
}

/** What is said of a store that does not open. */
export function cannotBeOpened(folder: string, cause: unknown): Error {
  return new Error(`The store in "${folder}" cannot be opened: ${cause instanceof Error ? cause.message : cause}`, {
    cause,
  })
}
