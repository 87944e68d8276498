import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gunzipSync } from 'node:zlib'
import { create, insertMultiple, search as searchOrama } from '@orama/orama'
import lunr from 'lunr'
import MiniSearch from 'minisearch'
import { openPagefind, openSearch } from '../../src/cli/open-search.ts'
import { PAGEFIND_OPTIONS } from '../../src/core/search.ts'
import { asItComes } from '../search/layers.ts'
import { type Answering, answerWith, DIST, goldenOf, measure, percent, withTypos } from '../search/measure.ts'
import { browserSearch } from './browser-search.ts'
import { timed } from './time.ts'

/** The golden questions in English, asked of ours and of what others would put in: quality, bytes, time per question. */

const LOCALE = 'en'

interface Guide {
  id: string
  title: string
  scope: string
  answer: string
  text: string
}

interface Contender {
  name: string
  answer: Answering
  /** Compressed bytes of data that a browser loads before the first result. */
  bytes: number
}

export async function search(): Promise<string[]> {
  if (!existsSync(join(DIST, 'pagefind'))) return ['There is no built site in dist/. Run npm run build first.']
  const guides = readGuides()
  const golden = goldenOf(LOCALE)
  const contenders = [
    await ours(),
    await pagefindAsItComes(),
    miniSearch(guides),
    withLunr(guides),
    await withOrama(guides),
  ]
  const lines = [
    `${golden.length} golden questions over ${guides.length} guides in ${LOCALE}; shares in percent`,
    'search                     first / three   with a typo     empty   data KiB   ms/question   time ×',
  ]
  let first = 0
  for (const { name, answer, bytes } of contenders) {
    const asked = await measure(answer, golden)
    const slips = await measure(answer, withTypos(golden))
    const took = (await timed(3, () => measure(answer, golden))) / golden.length
    first ||= took
    const share = (part: number) => percent(part, asked.queries).padStart(5)
    lines.push(
      `${name.padEnd(26)} ${share(asked.first)} / ${share(asked.firstThree)}   ${share(slips.first)} / ${share(slips.firstThree)}   ${share(asked.empty)}   ${(bytes / 1024).toFixed(0).padStart(8)}   ${took.toFixed(2).padStart(11)}   ${(took / first).toFixed(2).padStart(6)}`,
    )
  }
  return [...lines, '', ...(await browserSearch())]
}

/** The guides as Pagefind indexed them: the same text for everybody. */
function readGuides(): Guide[] {
  const folder = join(DIST, 'pagefind', 'fragment')
  return globSync(`${LOCALE}_*.pf_fragment`, { cwd: folder }).map((file) => {
    const text = gunzipSync(readFileSync(join(folder, file))).toString('utf8')
    const { content, meta }: { content: string; meta: Record<string, string> } = JSON.parse(
      text.slice(text.indexOf('{')),
    )
    const { guide = '', title = '', scope = '', answer = '' } = meta
    return { id: guide.split('/')[1] ?? '', title, scope, answer, text: content }
  })
}

async function ours(): Promise<Contender> {
  const { engine } = await openSearch(DIST, LOCALE)
  const data = statSync(join(DIST, 'search', `${LOCALE}.json.br`)).size
  return { name: 'Guidepost', answer: answerWith(engine), bytes: data + pagefindBytes() }
}

async function pagefindAsItComes(): Promise<Contender> {
  const { noWorker } = PAGEFIND_OPTIONS
  const pagefind = await openPagefind(DIST, LOCALE, { noWorker })
  return { name: 'Pagefind as it comes', answer: asItComes(pagefind), bytes: pagefindBytes() }
}

/** Pagefind's own: its wasm, the locale's list of pages and its index in pieces, all of which a long question may need. */
function pagefindBytes(): number {
  const files = [`wasm.${LOCALE}.pagefind`, `pagefind.${LOCALE}_*.pf_meta`, `index/${LOCALE}_*.pf_index`]
  const folder = join(DIST, 'pagefind')
  return files
    .flatMap((pattern) => globSync(pattern, { cwd: folder }))
    .reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
}

function miniSearch(guides: readonly Guide[]): Contender {
  const index = new MiniSearch<Guide>({
    fields: ['title', 'scope', 'answer', 'text'],
    searchOptions: { boost: { title: 5, scope: 2 }, fuzzy: 0.2, prefix: true, combineWith: 'OR' },
  })
  index.addAll([...guides])
  return {
    name: 'MiniSearch, fuzzy, OR',
    answer: async (query) => index.search(query).map(({ id }) => String(id)),
    bytes: compressed(JSON.stringify(index)),
  }
}

function withLunr(guides: readonly Guide[]): Contender {
  const index = lunr(function (this: lunr.Builder) {
    this.ref('id')
    this.field('title', { boost: 5 })
    this.field('scope', { boost: 2 })
    this.field('answer')
    this.field('text')
    for (const guide of guides) this.add(guide)
  })
  return {
    name: 'lunr, one letter off',
    answer: async (query) =>
      index
        .query((asked) => {
          for (const word of query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
            asked.term(word, { boost: 10 })
            asked.term(word, { editDistance: word.length > 3 ? 1 : 0, usePipeline: false })
          }
        })
        .map(({ ref }) => ref),
    bytes: compressed(JSON.stringify(index)),
  }
}

async function withOrama(guides: readonly Guide[]): Promise<Contender> {
  const index = create({
    schema: { id: 'string', title: 'string', scope: 'string', answer: 'string', text: 'string' },
    language: 'english',
  })
  await insertMultiple(index, [...guides])
  const { save } = await import('@orama/orama')
  return {
    name: 'Orama, one letter off',
    answer: async (query) => {
      const { hits } = await searchOrama(index, {
        term: query,
        tolerance: 1,
        threshold: 1,
        boost: { title: 5, scope: 2 },
        limit: 10,
      })
      return hits.map(({ document }) => String(document.id))
    },
    bytes: compressed(JSON.stringify(save(index))),
  }
}

function compressed(text: string): number {
  return brotliCompressSync(text).length
}
