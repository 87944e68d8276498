import { expect, it } from 'vitest'
import { factsFile } from '../../src/core/facts.ts'
import { guidesIn, repliesFile, repliesFor } from '../../src/core/replies.ts'

const facts = factsFile.parse({
  sepa: {
    'deposit-fee': { kind: 'money', amount: 1.5, currency: 'EUR', source: 's', owner: 'o', reviewed: '2026-11-02' },
  },
})
const replies = repliesFile.parse([
  {
    id: 'fee',
    topics: ['fees'],
    text: { en: 'It costs {{sepa.deposit-fee}}.', de: 'Es kostet {{ sepa.deposit-fee }}.' },
  },
  { id: 'guide', text: { en: 'See {{guide:trading/staking}} first.' } },
])
const offered = (...chain: string[]) =>
  repliesFor(replies, { chain, facts, site: 'https://help.example', translator: () => (key) => key })

it('offers each reply in the client’s language, with figures as that language writes them', () =>
  expect(offered('de', 'en')[0]).toEqual({ id: 'fee', topics: ['fees'], locale: 'de', text: 'Es kostet 1,50\u00a0€.' }))

it('offers the nearest language where one is missing and says which, and links to the client’s own page', () =>
  expect(offered('es', 'de', 'en').map(({ locale, text }) => [locale, text])).toEqual([
    ['de', 'Es kostet 1,50\u00a0€.'],
    ['en', 'See https://help.example/es/trading/staking/ first.'],
  ]))

it('knows the guides that a text names', () =>
  expect(guidesIn('{{guide:a/b}} and {{ guide:c/d-e }}, not {{a.b}}')).toEqual(['a/b', 'c/d-e']))
