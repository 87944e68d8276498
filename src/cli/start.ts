import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { readEnvironment, serve } from '../server/main.ts'
import { buildWhenChanged } from './build.ts'

/** What `npm start` runs: builds when something changed, then serves everything. */

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Throws when somebody else listens on the port already. */
function assertFree(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        reject(new Error(`Port ${port} is in use by another program. End that program, or choose another port: PORT=${port + 1} npm start`))
      else if (error.code === 'EACCES') reject(new Error(`Port ${port} may not be used by this account. Choose another: PORT=4322 npm start`))
      else reject(error)
    })
    probe.listen({ port, host }, () => probe.close(() => resolve()))
  })
}

try {
  const environment = readEnvironment(process.env)
  await assertFree(environment.port, environment.host)
  if (!buildWhenChanged(root, console.log)) {
    console.error('The site was not built; what is above says why. The last finished build is untouched.')
    process.exit(1)
  }
  await serve(environment, console.log)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
