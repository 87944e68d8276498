import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { site } from '../../site.config.ts'
import { handleFirst } from '../handle-first.ts'
import { buildEditor, editorPage, writeEditor } from './build-editor.ts'
import { editorSetup } from './setup.ts'

/**
 * `/edit/`: in the published site where `site.config.ts` says so, and always in `npm run dev`, on the folder that it runs
 * in. There it is put together when it is first asked for, and told of the files as they are then.
 */
export function editor(): AstroIntegration {
  let root = process.cwd()
  return {
    name: 'editor',
    hooks: {
      'astro:config:setup': ({ config }) => {
        root = fileURLToPath(config.root)
      },
      'astro:server:setup': ({ server }) => {
        const handle = (request: IncomingMessage, response: ServerResponse, next: () => void) => {
          const path = /^\/edit(\/.*)?$/.exec(request.url?.split('?')[0] ?? '')
          if (path) void answer(path[1] ?? '', response)
          else next()
        }
        const answer = editorInDev(root)
        handleFirst(server, handle)
      },
      'astro:build:done': async ({ dir }) => {
        if (site.editor) await writeEditor(root, site, join(fileURLToPath(dir), 'edit'))
      },
    },
  }
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
}

function editorInDev(root: string): (path: string, response: ServerResponse) => Promise<void> {
  const local = { ...site, editor: null }
  const folder = join(root, '.cache/edit')
  let built: Promise<void> | null = null
  return async (path, response) => {
    const send = (type: string, content: string | Buffer) =>
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' }).end(content)
    try {
      if (path === '') response.writeHead(302, { location: '/edit/' }).end()
      else if (path === '/') send('text/html; charset=utf-8', editorPage(root, local))
      else if (path === '/setup.json')
        send('application/json; charset=utf-8', JSON.stringify(editorSetup(root, local, Date.now())))
      else if (path.includes('..')) response.writeHead(404).end()
      else {
        built ??= buildEditor(root, folder)
        await built
        send(TYPES[extname(path)] ?? 'application/octet-stream', await readFile(join(folder, path)))
      }
    } catch (error) {
      built = null
      console.error(error instanceof Error ? error.message : error)
      response.writeHead(500).end()
    }
  }
}
