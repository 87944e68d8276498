import { describe, expect, it } from 'vitest'
import type { Lexicon } from '../../src/core/lexicon.ts'
import { createPlainIndex, type PlainPage, packPlainIndex } from '../../src/core/plain-index.ts'

const PAGES: PlainPage[] = [
  {
    content: 'Reset your password. A long text about codes and passwords.',
    meta: { title: 'Reset a password', answer: 'In the settings.' },
  },
  {
    content: 'Withdraw euros. The password is asked once.',
    meta: { title: 'Withdraw', answer: 'Choose a bank.', phrases: 'cash out' },
  },
  { content: 'Überweisung', meta: { title: 'Überweisung', answer: '' } },
]
const lexicon: Lexicon = {
  locale: 'en',
  vocabulary: new Map(['bank', 'cash', 'password', 'uberweisung', 'unused'].map((word) => [word, 1])),
  written: new Map(),
  stopWords: [],
  synonyms: [],
  pages: { p1: 'account-access/reset-password', p2: 'fiat/withdraw', p3: 'fiat/transfer' },
  ranker: { guides: [], step: 1, weights: new Map() },
}
const index = createPlainIndex(packPlainIndex(PAGES, lexicon), lexicon)
const found = async (query: string | null) => (await index.search(query)).results.map(({ id }) => id)

describe('the index in plain JavaScript', () => {
  it.each([
    ['password', ['p1', 'p2']],
    ['cash', ['p2']],
    ['Überweisung', ['p3']],
    ['unused', []],
    ['unheard', []],
    [null, ['p1', 'p2', 'p3']],
  ])('finds for %s %o, what speaks most of it first', async (query, pages) => {
    expect(await found(query)).toEqual(pages)
  })

  it('knows a page by its title, its answer and its guide', async () => {
    const [first] = (await index.search('password')).results
    expect(await first?.data()).toEqual({
      url: '',
      content: 'In the settings.',
      meta: { guide: 'account-access/reset-password', title: 'Reset a password', answer: 'In the settings.' },
    })
  })

  it('is as small as its words: one pair of characters a word and page', () => {
    expect(
      packPlainIndex(PAGES, lexicon)
        .postings.split(' ')
        .map(({ length }) => length / 2),
    ).toEqual([0, 1, 2, 1, 0])
  })
})
