import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll } from 'vitest'
import { parse } from 'yaml'
import { command as exportGuides } from '../../../src/cli/export.ts'
import { command as importArticles } from '../../../src/cli/import.ts'
import { aContext, type Ran, run } from '../running.ts'

/** A checkout of its own, without guides, that articles are imported into and exported from as by the command line. */

export const FIXTURES = resolve('tests/fixtures/help-centers')
const NOW = Date.parse('2026-11-24T10:00:00Z')

const folders: string[] = []
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'guidepost-articles-'))
  folders.push(folder)
  return folder
}

export interface Checkout {
  folder: string
  importArticles(...args: string[]): Promise<Ran>
  /** Exports into a new folder and answers it. */
  exportGuides(format: string): Promise<{ code: number; lines: string[]; folder: string }>
  read(file: string): string
  write(file: string, text: string | Uint8Array): void
  remove(file: string): void
  /** Every file of `content/` that an import may have written, by its path. */
  files(): string[]
  matter(file: string): Record<string, unknown>
  /** A guide without its front matter. */
  body(file: string): string
}

export function aCheckout(): Checkout {
  const folder = aFolder()
  mkdirSync(join(folder, 'content'))
  for (const file of globSync('content/*.yaml')) cpSync(file, join(folder, file))
  for (const part of ['locales', 'src']) symlinkSync(resolve(part), join(folder, part))
  const context = aContext({ root: folder, now: () => NOW })
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  return {
    folder,
    importArticles: (...args) => run(importArticles, args, context),
    async exportGuides(format) {
      const to = join(aFolder(), 'export')
      return { ...(await run(exportGuides, [to, '--to-format', format], context)), folder: to }
    },
    read,
    write(file, text) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), text)
    },
    remove: (file) => rmSync(join(folder, file)),
    files: () =>
      globSync('content/**/*.*', { cwd: folder })
        .filter((file) => !/^content\/[a-z]+\.yaml$/.test(file))
        .sort(),
    matter: (file) => parse(/^---\n([\s\S]*?)\n---\n/.exec(read(file))?.[1] ?? ''),
    body: (file) =>
      read(file)
        .replace(/^---\n[\s\S]*?\n---\n/, '')
        .trim(),
  }
}

/** A PNG of one dot; `shade` makes it another one. */
export function aPicture(shade = 0): Uint8Array {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  return shade === 0 ? png : Buffer.concat([png, Buffer.from([shade])])
}

/** An export of Zendesk with articles of these bodies, one language each unless given. */
export function aZendeskExport(bodies: readonly string[], change: Record<string, unknown> = {}): string {
  const folder = aFolder()
  const articles = bodies.map((body, place) => ({
    id: 5001 + place,
    title: `Article ${place + 1}`,
    body,
    locale: 'en-us',
    section_id: 1,
    draft: false,
    label_names: [],
    html_url: `https://help.tidewater.example/hc/en-us/articles/${5001 + place}-Article-${place + 1}`,
    edited_at: '2026-10-01T08:00:00Z',
    ...change,
  }))
  writeFileSync(
    join(folder, 'articles.json'),
    JSON.stringify({ articles, sections: [{ id: 1, name: 'Trading', category_id: 2 }] }, null, 2),
  )
  return folder
}

/** What one article's HTML becomes, and what is told of it. A second article is there to be linked to and to be related. */
export async function converted(html: string): Promise<{ body: string; told: string[]; code: number }> {
  const checkout = aCheckout()
  const { code, lines } = await checkout.importArticles(
    aZendeskExport([`<p>The answer.</p>${html}`, '<p>Another.</p><p>More.</p>']),
    '--from',
    'zendesk',
  )
  return {
    body: checkout.body('content/en/trading/article-1.mdx'),
    told: lines.filter((line) => line.startsWith('articles.json:')),
    code,
  }
}
