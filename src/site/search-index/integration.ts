import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import * as pagefind from 'pagefind'
import { site } from '../../site.config.ts'
import { serveFreshIndex } from './fresh-index.ts'
import { addGuidePage, isGuidePage, pageOfFragment } from './indexed-page.ts'
import { packedLexiconOf } from './lexicon.ts'
import { plainSearchOf } from './plain-search.ts'

/** After the build: one Pagefind index a locale, and beside each what our own layer knows of its words. In dev: both, fresh. */

export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:server:setup': ({ server }) => serveFreshIndex(server),
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir)
        const expected = await writeIndexes(dist)
        logger.info(`indexed ${[...expected].map(([locale, count]) => `${locale}: ${count}`).join(', ')}`)
      },
    },
  }
}

/** Indexes every guide page of a built site; answers the number of guides by locale. Throws when an index is not whole. */
export async function writeIndexes(dist: string): Promise<Map<string, number>> {
  const { index, errors } = await pagefind.createIndex()
  if (!index) throw new Error(`The search index cannot be made: ${errors.join('; ')}`)
  const expected = new Map<string, number>()
  mkdirSync(join(dist, 'search', 'plain'), { recursive: true })
  for (const locale of Object.keys(site.locales)) {
    const pages = globSync(`${locale}/*/*/index.html`, { cwd: dist })
      .sort()
      .map((file) => ({
        url: `/${file.replace(/index\.html$/, '')}`,
        html: readFileSync(join(dist, file), 'utf8'),
      }))
      .filter(({ html }) => isGuidePage(html))
    for (const { url, html } of pages) await addGuidePage(index, url, html)
    expected.set(locale, pages.length)
  }
  await index.writeFiles({ outputPath: join(dist, 'pagefind') })
  await pagefind.close()
  assertWhole(dist, expected)
  for (const locale of expected.keys()) {
    const fragments = globSync(`${locale.toLowerCase()}_*.pf_fragment`, {
      cwd: join(dist, 'pagefind', 'fragment'),
    }).sort()
    const pages = fragments.map((file) =>
      pageOfFragment(basename(file), readFileSync(join(dist, 'pagefind', 'fragment', file))),
    )
    const lexicon = packedLexiconOf(locale, pages)
    writeFileSync(join(dist, 'search', `${locale}.json`), lexicon)
    writeFileSync(join(dist, 'search', 'plain', `${locale}.json`), plainSearchOf(lexicon, pages))
  }
  return expected
}

/** A locale without an index of its own would silently be searched in another language's. */
function assertWhole(dist: string, expected: ReadonlyMap<string, number>): void {
  const entry: { languages: Record<string, { page_count: number }> } = JSON.parse(
    readFileSync(join(dist, 'pagefind', 'pagefind-entry.json'), 'utf8'),
  )
  for (const [locale, count] of expected) {
    const found = entry.languages[locale.toLowerCase()]?.page_count ?? 0
    if (found !== count)
      throw new Error(
        `The search index of "${locale}" holds ${found} guides, but ${count} are published. Is <html lang> of its pages "${locale}"?`,
      )
  }
}
