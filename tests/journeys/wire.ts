import { connect, createServer, type Socket } from 'node:net'

/** A connection to a server that can be cut, as a phone's in a tunnel. */

export interface Wire {
  address: string
  /** What is open breaks, and nothing new goes through. */
  cut(): void
  mend(): void
  close(): Promise<void>
}

export async function openWire(to: string): Promise<Wire> {
  const { hostname, port } = new URL(to)
  const open = new Set<Socket>()
  let isCut = false
  const server = createServer((near) => {
    if (isCut) return void near.destroy()
    const far = connect(Number(port), hostname)
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from)
      from.pipe(into)
      from.on('error', () => into.destroy())
      from.on('close', () => {
        open.delete(from)
        into.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const listening = server.address()
  if (listening === null || typeof listening === 'string') throw new Error('The wire has no port.')
  const breakAll = () => {
    for (const socket of open) socket.destroy()
  }
  return {
    address: `http://127.0.0.1:${listening.port}`,
    cut() {
      isCut = true
      breakAll()
    },
    mend() {
      isCut = false
    },
    async close() {
      breakAll()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
