import { fileURLToPath } from 'node:url'
import { dev } from 'astro'
import { endOnSignal, listen, readEnvironment } from '../server/main.ts'
import { assertFree } from '../server/port.ts'
import { makeSignInLink } from '../server/sign-in.ts'
import { site } from '../site.config.ts'
import { endWithNpm } from './end-with-npm.ts'

/** What `npm run dev` runs: the site as it is written, with the collector and the desk beside it on a port of their own. */

const root = fileURLToPath(new URL('../../', import.meta.url))
const LIVE = ['/api', '/sign-in']

endWithNpm(process.env.npm_lifecycle_event !== undefined)
try {
  const environment = readEnvironment(process.env)
  await assertFree(environment)
  // Only its routes are used; pages come from Astro, and what they need from public/.
  const live = await listen({ ...environment, host: '127.0.0.1', port: 0 }, `${root}public`)
  const target = `http://127.0.0.1:${live.port}`
  const server = await dev({
    root,
    logLevel: 'warn',
    server: { port: environment.port, host: environment.host },
    // The name that the browser used is passed on, since the origin of a request is compared with it.
    vite: {
      server: {
        strictPort: true,
        proxy: Object.fromEntries(LIVE.map((path) => [path, { target, changeOrigin: false }])),
      },
    },
  })
  const address = `http://localhost:${server.address.port}`
  console.log('')
  console.log(`  ${site.name}, as you write it   ${address}/${site.defaultLocale}/`)
  console.log(`  Staff sign-in (works once)   ${address}${await makeSignInLink(live.store, Date.now())}`)
  console.log(`  Data                         ${environment.dataFolder}`)
  console.log('  Search looks in the last build: npm run build')
  console.log('')
  endOnSignal(async () => {
    await server.stop()
    await live.close()
  })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
