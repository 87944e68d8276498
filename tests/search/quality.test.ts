import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../../src/browser/search/engine.ts'
import { measure, openEngine, readGolden } from './open-engine.ts'

/** What clients type, against the built index, through the very engine that runs in the browser. */

const DIST = process.env.GUIDEPOST_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url))
const GOLDEN = fileURLToPath(new URL('golden', import.meta.url))

/** Shares in whole percent below which a change has made the search worse. */
const FLOORS = [
  {
    locale: 'en',
    first: 84,
    firstThree: 97,
    misspelt: { query: 'i sent usdt to teh wrong netwrok', meant: 'network', guide: 'crypto-funding/wrong-network' },
  },
  {
    locale: 'es',
    first: 88,
    firstThree: 96,
    misspelt: { query: 'olvide mi contrasenya', meant: 'contrasena', guide: 'account-access/reset-password' },
  },
  {
    locale: 'ar',
    first: 84,
    firstThree: 92,
    misspelt: { query: 'ارسلت الى شبككة خاطئة', meant: 'شبكه', guide: 'crypto-funding/wrong-network' },
  },
]

describe.skipIf(!existsSync(join(DIST, 'pagefind')))('the built search', () => {
  for (const { locale, first, firstThree, misspelt } of FLOORS) {
    describe(locale, () => {
      let engine: Engine
      const { fetch } = globalThis
      beforeAll(async () => {
        engine = await openEngine(DIST, locale)
      })
      afterAll(() => {
        Object.assign(globalThis, { fetch, document: undefined, location: undefined })
      })

      it('puts the right guide first, or among the first three, and never answers nothing', async () => {
        const quality = await measure(engine, readGolden(join(GOLDEN, `${locale}.csv`)))
        const share = (count: number) => Math.round((100 * count) / quality.queries)
        const listed = quality.misses.join('\n')
        expect(share(quality.first), listed).toBeGreaterThanOrEqual(first)
        expect(share(quality.firstThree), listed).toBeGreaterThanOrEqual(firstThree)
        expect(quality.empty).toBe(0)
      })

      it('answers a misspelt question and says how it read it', async () => {
        const found = await engine.search(misspelt.query, false)
        expect(found.rung).toBe('respelled')
        expect(found.respelled).toContain(misspelt.meant)
        expect(found.results[0]?.guide).toBe(misspelt.guide)
      })

      it('takes the words as they are typed when asked to', async () => {
        expect((await engine.search('netwrok', true)).results).toEqual([])
      })

      it('answers nothing to a question that has no word of the guides', async () => {
        expect(await engine.search('zzyzx quokkaq', false)).toMatchObject({ results: [], rung: 'none', best: false })
      })
    })
  }
})
