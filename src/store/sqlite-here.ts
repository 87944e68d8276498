import type { Connection, Methods } from './sqlite.ts'
import { cannotBeOpened, connect, type Role, type SqliteConnection } from './sqlite-connection.ts'

/** A connection in this thread, which is open at once: for a command, which does one thing after another. */
export async function openHere<M extends Methods>(folder: string, role: Role): Promise<Connection<M>> {
  const connection = opened(folder, role)
  let isOpen = true
  return {
    async call(method, ...values) {
      if (!isOpen) throw new Error(`The store's ${role} has ended.`)
      const [reply] = connection.answer([{ ticket: 0, method, values: structuredClone(values) }])
      if (!reply || 'problem' in reply) throw new Error(reply?.problem)
      return structuredClone(reply.value) as never
    },
    async close() {
      if (isOpen) connection.close()
      isOpen = false
    },
  }
}

function opened(folder: string, role: Role): SqliteConnection {
  try {
    return connect(folder, role)
  } catch (cause) {
    throw cannotBeOpened(folder, cause)
  }
}
