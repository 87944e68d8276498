import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { preferredLocale } from '../core/locales.ts'
import { createTranslate, type Texts } from '../core/text.ts'

/** The file that says that a data folder holds a sample, which every screen then shows. */
export const SAMPLE_LABEL = 'sample.json'

const label = z.looseObject({ sample: z.literal(true), complete: z.boolean() })

/** The label of a data folder; null when what it holds was measured. */
export function readSampleLabel(folder: string): z.infer<typeof label> | null {
  const file = join(folder, SAMPLE_LABEL)
  if (!existsSync(file)) return null
  const read = label.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  return read.success ? read.data : { sample: true, complete: false }
}

/** Puts the ribbon on every page that is served, and a word into every answer. Readers of a real site download none of it. */
export function addSampleRibbon(app: FastifyInstance, texts: ReadonlyMap<string, Texts>): void {
  app.addHook('onSend', async (request, reply, payload) => {
    reply.header('guidepost-sample', 'true')
    if (!String(reply.getHeader('content-type')).startsWith('text/html')) return payload
    const html = await textOf(payload)
    const asked = new URL(request.url, 'http://localhost').searchParams.get('locale') ?? ''
    const [, own = ''] = /<html[^>]*\slang="([^"]+)"/.exec(html) ?? []
    const languages = /<html[^>]*\sdata-locales=/.test(html) ? languagesOf(request.headers['accept-language']) : []
    const locale = texts.has(asked)
      ? asked
      : preferredLocale(languages, { locales: Object.fromEntries(texts), defaultLocale: own })
    const said = createTranslate(texts.get(locale) ?? {}, locale)('sample')
    reply.removeHeader('content-length').removeHeader('etag').removeHeader('last-modified')
    return html
      .replace(/<\/title>/, '</title><link rel="stylesheet" href="/sample.css">')
      .replace(/<body[^>]*>/, (opening) => `${opening}<p class="sample-ribbon" dir="auto" lang="${locale}">${said}</p>`)
  })
}

/** Staff pages speak what the browser prefers, and say so only once they run. */
function languagesOf(header = ''): string[] {
  return header.split(',').map((part) => part.split(';')[0]?.trim() ?? '')
}

async function textOf(payload: unknown): Promise<string> {
  if (typeof payload === 'string') return payload
  if (payload === null || payload === undefined || typeof payload !== 'object' || !(Symbol.asyncIterator in payload))
    return ''
  const parts: Buffer[] = []
  for await (const part of payload as AsyncIterable<Buffer | string>) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString('utf8')
}
