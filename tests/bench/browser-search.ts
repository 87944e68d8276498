import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { launchOptions } from '../chromium.ts'
import { DIST } from '../search/measure.ts'

/** Search in Chromium on a slow phone (processor 4× slower, 150 ms, 1.6 Mbit/s): bytes, and what the reader waits for. */

const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 }
const SLOWER = 4
const FIRST = 'transfer not arrived'
const AGAIN = ['forgot my password', 'card declined', 'wrong netwrok', 'how long does a withdrawal take']
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
}

export async function browserSearch(): Promise<string[]> {
  let sent = 0
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').replace(/[?#].*$/, ''))
    const file = join(DIST, path.endsWith('/') ? `${path}index.html` : path)
    try {
      const content = readFileSync(file)
      const type = TYPES[extname(file)]
      response.setHeader('content-type', type ?? 'application/octet-stream')
      if (type) response.setHeader('content-encoding', 'br')
      const body = type ? brotliCompressSync(content) : content
      sent += body.length
      response.end(body)
    } catch {
      response.statusCode = 404
      response.end()
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const browser = await chromium.launch(launchOptions())
  try {
    const page = await browser.newPage()
    const client = await page.context().newCDPSession(page)
    await client.send('Network.enable')
    await client.send('Network.emulateNetworkConditions', SLOW)
    await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await page.goto(`http://127.0.0.1:${port}/en/`, { waitUntil: 'networkidle' })
    await page.evaluate(() => {
      const blocked: number[] = []
      Object.assign(globalThis, { blocked })
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) blocked.push(duration)
      }).observe({ type: 'longtask' })
    })
    const before = sent
    const began = Date.now()
    const box = page.getByRole('searchbox').first()
    await box.focus()
    await box.click()
    const input = page.getByRole('dialog').getByRole('combobox')
    await input.fill(FIRST)
    await page.locator(`[data-query="${FIRST}"]`).waitFor()
    const first = Date.now() - began
    const loaded = sent - before
    const again: number[] = []
    for (const query of AGAIN) {
      const asked = Date.now()
      await input.fill(query)
      await page.locator(`[data-query="${query}"]`).waitFor()
      again.push(Date.now() - asked)
    }
    const blocked: number[] = await page.evaluate(() => Reflect.get(globalThis, 'blocked'))
    return [
      `in Chromium, processor ${SLOWER}× slower, 150 ms and 1.6 Mbit/s:`,
      `  from focus to the first results ${first} ms, ${(loaded / 1024).toFixed(0)} KiB; before the focus nothing of search`,
      `  each next question ${again.map((took) => `${took} ms`).join(', ')}, of it 60 ms waiting for the next letter`,
      `  main thread busy for more than 50 ms at once: ${blocked.length} times${blocked.length > 0 ? `, longest ${Math.round(Math.max(...blocked))} ms` : ''}`,
    ]
  } finally {
    await browser.close()
    server.close()
  }
}
