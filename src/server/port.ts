import { lookup } from 'node:dns/promises'
import { createServer } from 'node:net'

/** Throws when a port cannot be listened to, with what to do about it. Every address of the host is tried. */
export async function assertFree({ port, host }: { port: number; host: string }): Promise<void> {
  const addresses = await lookup(host, { all: true }).catch((cause: unknown) => {
    throw new Error(
      `HOST is "${host}", which is no address of this machine. Use localhost, or 0.0.0.0 for every network.`,
      { cause },
    )
  })
  for (const { address } of addresses) await tryOut(port, address)
}

function tryOut(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const other = port < 65_535 ? port + 1 : 4321
      if (error.code === 'EADDRINUSE')
        reject(
          new Error(
            `Port ${port} is in use by another program. End it, or choose another port: PORT=${other} npm start`,
          ),
        )
      else if (error.code === 'EACCES')
        reject(new Error(`Port ${port} may not be used by this account. Choose one above 1023: PORT=4321 npm start`))
      // A machine may know an address of its own name and yet not have it, as where IPv6 is switched off.
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve()
      else reject(error)
    })
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve()))
  })
}
