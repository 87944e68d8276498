import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { type Reads, readsOf } from './sqlite-reads.ts'
import { prepareDatabase } from './sqlite-schema.ts'
import { type Writes, writesOf } from './sqlite-writes.ts'

/**
 * A connection in a thread of its own, so that a slow fsync never stalls the server's event loop. The writer commits
 * in groups: all that has arrived while the last commit ran goes into the next one.
 */

export interface Call {
  ticket: number
  method: keyof Writes | keyof Reads
  values: readonly unknown[]
}
export type Reply = { ticket: number; value: unknown } | { ticket: number; problem: string }

const port = parentPort
if (!port) throw new Error('sqlite-worker.ts is started by sqlite.ts as a worker thread.')

const { folder, role }: { folder: string; role: 'writer' | 'reader' } = workerData
mkdirSync(folder, { recursive: true })
const database = new DatabaseSync(join(folder, 'guidepost.sqlite'))
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

let waiting: Call[] = []

function drain(): void {
  const group = waiting
  waiting = []
  const replies = commit(group) ?? group.map(attempt)
  for (const reply of replies) port?.postMessage(reply)
}

port.on('message', (message: Call | 'close') => {
  if (message === 'close') {
    if (waiting.length > 0) drain()
    database.close()
    port.close()
    return
  }
  if (role === 'reader') {
    port.postMessage(attempt(message))
    return
  }
  waiting.push(message)
  if (waiting.length === 1) setImmediate(drain)
})
port.postMessage('ready')
