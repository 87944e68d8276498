import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isClientView, VIEW_COOKIE } from '../../src/core/preview-facts.ts'
import { serveFreshIndex } from '../../src/site/search-index/fresh-index.ts'

/** The search of `npm run dev`: on a server that shows a draft to the writer, and does not in a client's view. */

type Handle = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

const root = mkdtempSync(join(tmpdir(), 'guidepost-fresh-'))
const stack: { route: string; handle: unknown }[] = []
const httpServer = createServer((request, response) => {
  const [own] = stack
  const page = () => response.end(pageOf(request))
  if (own) (own.handle as Handle)(request, response, page)
  else page()
})
let address = ''

function pageOf({ url, headers }: IncomingMessage): string {
  const isShown = url !== '/en/trading/draft/' || !isClientView(headers.cookie)
  const words = url?.split('/')[3] ?? ''
  return `<html lang="en"><title>${words}</title><body><main${isShown ? ' data-pagefind-body' : ''}><h1>About ${words}</h1><p>All of ${words}.</p></main>`
}

beforeAll(async () => {
  mkdirSync(join(root, 'content/en/trading'), { recursive: true })
  for (const slug of ['draft', 'staking']) writeFileSync(join(root, `content/en/trading/${slug}.mdx`), '')
  serveFreshIndex({ config: { root }, httpServer, middlewares: { stack } })
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', () => resolve()))
  address = `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`
})
afterAll(() => {
  httpServer.close()
  rmSync(root, { recursive: true, force: true })
})

const read = async (path: string, cookie: string) => (await fetch(`${address}${path}`, { headers: { cookie } })).text()

test('finds a draft for the writer, and not in a client’s view, whichever is asked first and again', async () => {
  for (const [cookie, guides] of [
    [VIEW_COOKIE, 1],
    ['', 2],
    [`other=1; ${VIEW_COOKIE}`, 1],
    ['', 2],
  ] as const) {
    const words = await read('/search/en.json', cookie)
    expect(words.includes('staking')).toBe(true)
    expect(words.includes('draft')).toBe(guides === 2)
    const entry = JSON.parse(await read('/pagefind/pagefind-entry.json', cookie))
    expect(entry.languages.en.page_count).toBe(guides)
  }
})

test('has no search of a language that is not published', async () => {
  expect((await fetch(`${address}/search/xx.json`)).status).toBe(404)
})
