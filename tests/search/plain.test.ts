import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openSearch } from '../../src/cli/open-search.ts'
import { unpackLexicon } from '../../src/core/lexicon.ts'
import { createPlainIndex } from '../../src/core/plain-index.ts'
import { createEngine } from '../../src/core/search.ts'
import { answerWith, DIST, goldenOf, LOCALES, measure } from './measure.ts'

/** The launcher's index against Pagefind's, under the same layer, over the golden questions. */
it('finds with its own index as much as with Pagefind’s, in every language', async () => {
  let [plain, pagefind, asked] = [0, 0, 0]
  for (const locale of LOCALES) {
    const { lexicon, index } = JSON.parse(readFileSync(join(DIST, 'search', 'plain', `${locale}.json`), 'utf8'))
    const own = unpackLexicon(lexicon)
    const golden = goldenOf(locale)
    const [here, there] = [
      await measure(answerWith(createEngine(createPlainIndex(index, own), own)), golden),
      await measure(answerWith((await openSearch(DIST, locale)).engine), golden),
    ]
    expect(here.empty, locale).toBe(there.empty)
    expect(here.firstThree, locale).toBeGreaterThanOrEqual(there.firstThree - 1)
    plain += here.first
    pagefind += there.first
    asked += here.queries
  }
  expect(plain).toBeGreaterThanOrEqual(pagefind - asked / 100)
})
