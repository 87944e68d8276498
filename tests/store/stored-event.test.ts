import { expect, it } from 'vitest'
import type { GuidepostEvent } from '../../src/core/events.ts'
import { toStored } from '../../src/store/stored-event.ts'

/** What SQL compares queries by. */

const stopWords = new Map([['en', new Set(['my', 'is', 'the', 'to'])]])
const stored = (query: string, locale = 'en') => {
  const event: GuidepostEvent = {
    kind: 'search_performed',
    session: '5',
    id: 1,
    at: 1,
    locale,
    page: '/en/',
    search: 1,
    query,
    results: 0,
    rung: 'none',
    surface: 'home',
  }
  return toStored(event, stopWords)
}

it.each([
  ['my deposit is missing', 'deposit missing', ['depos', 'missi', '']],
  ['Missing: the DEPOSIT!', 'deposit missing', ['depos', 'missi', '']],
  ['refund to [e-mail] on [phone]', 'on refund', ['refun', '', '']],
  ['[deposit] missing', 'deposit missing', ['depos', 'missi', '']],
  ['[card]', '', ['', '', '']],
  ['withdrawl withdrawal', 'withdrawal withdrawl', ['withd', 'withd', '']],
])('%s is the same question as every other that says "%s"', (query, words, stems) => {
  expect(stored(query)).toMatchObject({ words, stems })
})

it('leaves every other event without words', () => {
  const event: GuidepostEvent = {
    kind: 'contact_opened',
    session: '5',
    id: 1,
    at: 1,
    locale: 'en',
    page: '/en/',
    surface: 'header',
    topic: '',
  }
  expect(toStored(event, stopWords)).toMatchObject({ words: '', stems: ['', '', ''] })
})
