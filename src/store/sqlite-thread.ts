import { Worker } from 'node:worker_threads'
import type { Connection, Methods } from './sqlite.ts'
import { type Call, cannotBeOpened, type Reply, type Role } from './sqlite-connection.ts'

/** A connection in a thread of its own: for a server, which does other things meanwhile. */
export async function openThread<M extends Methods>(folder: string, role: Role): Promise<Connection<M>> {
  const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), { workerData: { folder, role } })
  const pending = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  let tickets = 0

  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve())
    worker.once('error', (cause) => reject(cannotBeOpened(folder, cause)))
  })

  worker.on('message', (reply: Reply) => {
    const waiting = pending.get(reply.ticket)
    pending.delete(reply.ticket)
    if ('problem' in reply) waiting?.reject(new Error(reply.problem))
    else waiting?.resolve(reply.value as never)
  })
  const refuseAll = (why: string) => {
    for (const { reject } of pending.values()) reject(new Error(why))
    pending.clear()
  }
  worker.on('error', (error) =>
    refuseAll(`The store's ${role} failed: ${error instanceof Error ? error.message : error}`),
  )
  void ended.then(() => refuseAll(`The store's ${role} has ended.`))

  let open = true
  void ended.then(() => {
    open = false
  })
  return {
    call: (method, ...values) =>
      new Promise((resolve, reject) => {
        if (!open) return reject(new Error(`The store's ${role} has ended.`))
        tickets += 1
        pending.set(tickets, { resolve, reject })
        worker.postMessage({ ticket: tickets, method, values } satisfies Call)
      }),
    async close() {
      if (open) worker.postMessage('close')
      await ended
    },
  }
}
