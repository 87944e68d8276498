import { mkdirSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { AstroIntegration } from 'astro'
import { CHECKED, FINDINGS, isClientView, type PageFinding } from '../../core/preview-facts.ts'
import { PUBLIC } from '../../core/showing.ts'
import { handleFirst } from '../handle-first.ts'
import { brokenGuides } from './broken-guides.ts'
import { findingsOf } from './findings.ts'

/**
 * The bar over the pages of a preview, and what the check finds in `content/`. The published site has nothing of it: not
 * a script, a style or a file.
 * @param isCopy whether this build is the copy that `npx guidepost preview` makes
 */
export function preview(isCopy: boolean): AstroIntegration {
  let root = ''
  return {
    name: 'preview',
    hooks: {
      'astro:config:setup': ({ config, command, injectScript, updateConfig }) => {
        root = fileURLToPath(config.root)
        const run = command === 'dev' ? 'dev' : isCopy ? 'copy' : 'public'
        updateConfig({ vite: { define: { SITE_RUN: JSON.stringify(run) }, plugins: [brokenGuides(root)] } })
        if (run !== 'public')
          injectScript('page', `import ${JSON.stringify(join(root, 'src/browser/preview/start.tsx'))}`)
      },
      'astro:server:setup': ({ server }) => {
        handleFirst(server, answer(root))
        // Nothing is checked before somebody asks; whoever looks at a page asks again.
        server.watcher.on('all', (_event, path) => {
          if (path.startsWith(join(root, 'content')) || path.startsWith(join(root, 'locales'))) server.ws.send(CHECKED)
        })
      },
      'astro:build:done': async ({ dir }) => {
        if (!isCopy) return
        const file = join(fileURLToPath(dir), FINDINGS)
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, JSON.stringify(await findingsOf(root, Date.now())))
      },
    },
  }
}

/** What Astro reads `Astro.locals` from while it serves. */
const LOCALS = Symbol.for('astro.locals')

function answer(root: string) {
  let latest: Promise<unknown> = Promise.resolve()
  return (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => {
    if (request.url?.split('?')[0] !== FINDINGS) {
      if (isClientView(request.headers.cookie)) Reflect.set(request, LOCALS, { shown: PUBLIC })
      return next()
    }
    // One at a time: each finds what the one before has worked out.
    latest = latest.catch(() => {}).then(() => findInThread(root))
    latest.then((findings) => {
      response.setHeader('content-type', 'application/json; charset=utf-8')
      response.setHeader('cache-control', 'no-store')
      response.end(JSON.stringify(findings))
    }, next)
  }
}

function findInThread(root: string): Promise<PageFinding[]> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./findings-thread.ts', import.meta.url), {
      workerData: { root, now: Date.now() },
    })
    thread.once('message', resolve).once('error', reject)
  })
}
