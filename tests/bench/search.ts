import { existsSync } from 'node:fs'
import { measure, openEngine, readGolden } from '../search/open-engine.ts'
import { timed } from './time.ts'

/** The golden questions through the built index: quality, and the time a question takes. */
export async function search(): Promise<string[]> {
  if (!existsSync('dist/pagefind')) return ['There is no built site in dist/. Run npm run build first.']
  const lines: string[] = []
  const { fetch } = globalThis
  for (const locale of ['en', 'es', 'ar']) {
    const golden = readGolden(`tests/search/golden/${locale}.csv`)
    const engine = await openEngine('dist', locale)
    const quality = await measure(engine, golden)
    const took = await timed(3, async () => {
      for (const { query } of golden) await engine.search(query, false)
    })
    const share = (count: number) => `${Math.round((100 * count) / quality.queries)} %`
    lines.push(
      `${locale}: ${share(quality.first)} first, ${share(quality.firstThree)} in the first three of ${quality.queries}, ${(took / golden.length).toFixed(1)} ms a question`,
    )
    Object.assign(globalThis, { fetch, document: undefined, location: undefined })
  }
  return lines
}
