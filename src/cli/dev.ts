import { existsSync } from 'node:fs'
import { type IncomingMessage, request, type ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import { type AstroIntegration, dev } from 'astro'
import { readEnvironment } from '../server/environment.ts'
import { endOnSignal, listen } from '../server/main.ts'
import { assertFree } from '../server/port.ts'
import { makeSignInLink } from '../server/sign-in.ts'
import { site } from '../site.config.ts'
import { endWithNpm } from './end-with-npm.ts'

/** What `npm run dev` runs: the site as it is written, with the collector and the desk beside it on a port of their own. */

const root = fileURLToPath(new URL('../../', import.meta.url))
const dist = `${root}dist`
/** What Astro does not make: the live routes. */
const LIVE = /^\/(?:api|sign-in)(?:[/?]|$)/

/** Passes a request on as it is, with the name that the browser used: the origin of a request is compared with it. */
function passOn(port: number, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, url, headers } = incoming
  const onward = request({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(outgoing)
  })
  onward.on('error', () => outgoing.destroy())
  outgoing.on('close', () => onward.destroy())
  incoming.pipe(onward)
}

/** Puts the live routes before everything of Astro's, whose rule on closing slashes would refuse them. */
function liveRoutes(port: number): AstroIntegration {
  return {
    name: 'guidepost-live-routes',
    hooks: {
      'astro:server:setup': ({ server }) => {
        const handle = (incoming: IncomingMessage, outgoing: ServerResponse, next: () => void) =>
          LIVE.test(incoming.url ?? '') ? passOn(port, incoming, outgoing) : next()
        // Astro adds its rule while it starts; this goes before it once the port is open.
        server.httpServer?.once('listening', () => server.middlewares.stack.unshift({ route: '', handle }))
      },
    },
  }
}

endWithNpm(process.env.npm_lifecycle_event !== undefined)
try {
  const environment = readEnvironment(process.env)
  await assertFree(environment)
  const live = await listen({ ...environment, host: '127.0.0.1', port: 0 }, existsSync(dist) ? dist : `${root}public`)
  // A shell may have said "production": Astro would then set up nothing of ours.
  process.env.NODE_ENV = 'development'
  const server = await dev({
    root,
    logLevel: 'warn',
    server: { port: environment.port, host: environment.host },
    integrations: [liveRoutes(live.port)],
    vite: { server: { strictPort: true } },
  })
  const address = `http://localhost:${server.address.port}`
  console.log('')
  console.log(`  ${site.name}, as you write it   ${address}/${site.defaultLocale}/`)
  console.log(`  Staff sign-in (works once)   ${address}${await makeSignInLink(live.store, Date.now())}`)
  console.log(`  Data                         ${environment.dataFolder}`)
  console.log('  Search finds what is written now, drafts included')
  console.log('')
  endOnSignal(async () => {
    await server.stop()
    await live.close()
  })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
