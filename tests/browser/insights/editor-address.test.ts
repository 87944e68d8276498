import { expect, test } from 'vitest'
import { editorAddress } from '../../../src/browser/insights/editor-address.ts'

test.each([
  [
    'en',
    ['unstake, early', 'stop staking'],
    '/edit/#/collections/trading/new?phrases=unstake%20early%2Cstop%20staking',
  ],
  ['en', [], '/edit/#/collections/trading/new'],
  // A guide begins in English: words of another language are for its translation.
  ['es', ['retirar del staking'], '/edit/#/collections/trading/new'],
])('a gap in %s with the words %j is begun at %s', (locale, queries, address) => {
  expect(editorAddress('trading', { locale, variants: queries.map((query) => ({ query })) })).toBe(address)
})
