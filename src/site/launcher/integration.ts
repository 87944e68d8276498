import type { IncomingMessage, ServerResponse } from 'node:http'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { build, type InlineConfig, type Plugin } from 'vite'
import { handleFirst } from '../handle-first.ts'
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
        handleFirst(server, handle)
      },
      'astro:build:done': ({ dir }) => buildLauncher(root, fileURLToPath(dir)),
    },
  }
}

/** What `shell.ts` fetches when it is first needed. */
const LATER = ['panel.tsx', 'talk.ts']

/**
 * Builds the launcher into a built site: hashed pieces for when it is opened, then its one address, which knows their
 * names. Apart, so that no piece asks for that address again: a page may have added a version to it.
 */
export async function buildLauncher(root: string, dist: string): Promise<void> {
  const folder = join(root, 'src/browser/launcher')
  const input = Object.fromEntries(LATER.map((file) => [file.replace(/\.\w+$/, ''), join(folder, file)]))
  const names = new Map<string, string>()
  await build({
    ...settings(root, dist, input),
    plugins: [shadowStyles(), nameEntries((source, name) => names.set(basename(source), name))],
  })
  await build({
    ...settings(root, dist, { launcher: ENTRY }),
    plugins: [shadowStyles(), entryOnly(root, names)],
  })
}

function settings(root: string, dist: string, input: Record<string, string>): InlineConfig {
  return {
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    // Pieces are found from where the script came from, which is another place than the page.
    base: './',
    build: {
      outDir: dist,
      emptyOutDir: false,
      modulePreload: false,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input,
        preserveEntrySignatures: 'allow-extension',
        output: {
          entryFileNames: ({ name }) => (name === 'launcher' ? 'launcher.js' : 'assets/launcher/[name].[hash].js'),
          chunkFileNames: 'assets/launcher/[name].[hash].js',
        },
      },
    },
  }
}

/** Tells under which name each entry is written. */
function nameEntries(told: (source: string, name: string) => void): Plugin {
  return {
    name: 'guidepost-launcher-pieces',
    generateBundle(_, bundle) {
      for (const piece of Object.values(bundle))
        if (piece.type === 'chunk' && piece.isEntry) told(piece.facadeModuleId ?? '', piece.fileName)
    },
  }
}

/** The entry alone: what comes later is left where it was built. */
function entryOnly(root: string, names: ReadonlyMap<string, string>): Plugin {
  const mark = (file: string) => `guidepost-later:${file}`
  return {
    name: 'guidepost-launcher-entry',
    enforce: 'pre',
    resolveId(id) {
      if (id === ENTRY) return `\0${ENTRY}`
      const later = LATER.find((file) => id === `./${file}`)
      return later ? { id: mark(later), external: true } : null
    },
    load: (id) => (id === `\0${ENTRY}` ? entryOf(root, join(root, 'src/browser/launcher/start.ts')) : null),
    generateBundle(_, bundle) {
      for (const piece of Object.values(bundle))
        if (piece.type === 'chunk')
          for (const [file, name] of names) piece.code = piece.code.replaceAll(mark(file), `./${name}`)
    },
  }
}
