import type { IncomingMessage, ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { build, type Plugin } from 'vite'
import { launcherSetup } from './setup.ts'
import { toShadowCss } from './shadow-css.ts'

/**
 * `/launcher.js`: one address that stays, for other sites' pages. It is built apart from the site's own scripts, since
 * what these begin at once has no business on those pages, and browsers keep their caches apart anyway.
 */

const ENTRY = 'virtual:launcher.js'

/** What the address answers: the launcher begun with what it must know. */
function entryOf(root: string, from: string): string {
  return `import { startLauncher } from ${JSON.stringify(from)}\nstartLauncher(${JSON.stringify(launcherSetup(root))}, import.meta.url)\n`
}

/** Style sheets that scripts take as text are for the launcher's shadow root. */
function shadowStyles(): Plugin {
  return {
    name: 'guidepost-shadow-styles',
    enforce: 'pre',
    transform: {
      filter: { id: /\/site\/styles\/[\w-]+\.css\?inline$/ },
      handler: (css) => toShadowCss(css),
    },
  }
}

export function launcher(): AstroIntegration {
  let root = process.cwd()
  return {
    name: 'launcher',
    hooks: {
      'astro:config:setup': ({ config, updateConfig }) => {
        root = fileURLToPath(config.root)
        updateConfig({ vite: { plugins: [shadowStyles()] } })
      },
      'astro:server:setup': ({ server }) => {
        const handle = (request: IncomingMessage, response: ServerResponse, next: () => void) => {
          if (request.url?.split('?')[0] !== '/launcher.js') return next()
          response.setHeader('content-type', 'text/javascript; charset=utf-8')
          response.setHeader('access-control-allow-origin', '*')
          response.end(entryOf(root, '/src/browser/launcher/start.ts'))
        }
        // Astro adds its rule on closing slashes while it starts; this goes before it once the port is open.
        server.httpServer?.once('listening', () => server.middlewares.stack.unshift({ route: '', handle }))
      },
      'astro:build:done': ({ dir }) => buildLauncher(root, fileURLToPath(dir)),
    },
  }
}

/** Builds the launcher into a built site: its one address, and hashed pieces for when it is opened. */
export async function buildLauncher(root: string, dist: string): Promise<void> {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    // Pieces are found from where the script came from, which is another place than the page.
    base: './',
    plugins: [
      shadowStyles(),
      {
        name: 'guidepost-launcher-entry',
        resolveId: (id) => (id === ENTRY ? `\0${ENTRY}` : null),
        load: (id) => (id === `\0${ENTRY}` ? entryOf(root, `${root}/src/browser/launcher/start.ts`) : null),
      },
    ],
    build: {
      outDir: dist,
      emptyOutDir: false,
      modulePreload: false,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: ENTRY,
        output: {
          entryFileNames: 'launcher.js',
          chunkFileNames: 'assets/launcher/[name].[hash].js',
          assetFileNames: 'assets/launcher/[name].[hash][extname]',
        },
      },
    },
  })
}
