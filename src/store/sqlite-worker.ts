import { parentPort, workerData } from 'node:worker_threads'
import { type Call, connect, type Role } from './sqlite-connection.ts'

/**
 * A connection in a thread of its own, so that a slow fsync never stalls the server's event loop. The writer commits
 * in groups: all that has arrived while the last commit ran goes into the next one.
 */

const port = parentPort
if (!port) throw new Error('sqlite-worker.ts is started by sqlite-thread.ts as a worker thread.')

const { folder, role }: { folder: string; role: Role } = workerData
const connection = connect(folder, role)
let waiting: Call[] = []

function drain(): void {
  const group = waiting
  waiting = []
  for (const reply of connection.answer(group)) port?.postMessage(reply)
}

port.on('message', (message: Call | 'close') => {
  if (message === 'close') {
    if (waiting.length > 0) drain()
    connection.close()
    port.close()
    return
  }
  waiting.push(message)
  if (role === 'reader') drain()
  else if (waiting.length === 1) setImmediate(drain)
})
port.postMessage('ready')
