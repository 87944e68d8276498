import { describe, expect, it } from 'vitest'
import { isEmptyPacket, pageBefore, titleOf, withGuide, withoutEntry } from '../../../src/browser/handoff/packet.ts'
import type { Packet } from '../../../src/core/handoff.ts'

const search = (query: string): Packet['searches'][number] => ({ query, results: 2, rung: 'exact', opened: [], at: 1 })
const packet: Packet = {
  searches: [search('reset 2fa'), search('reset 2fa')],
  guides: [
    {
      guide: 'account-access/reset-2fa',
      title: 'Reset two-factor authentication',
      locale: 'en',
      at: 1,
      helpful: false,
    },
  ],
  page: '/en/account-access/reset-2fa/',
}

describe('the packet', () => {
  it('loses exactly the entry that was taken out, also when two look the same', () => {
    const [, second] = packet.searches
    if (!second) throw new Error('The sample packet has two searches.')
    const left = withoutEntry(packet, { kind: 'search', search: second })
    expect(left.searches).toHaveLength(1)
    expect(left.searches[0]).toBe(packet.searches[0])
    expect(left.guides).toBe(packet.guides)
  })

  it('has a guide that is read while it is shown at its end, once, with what was said of it last', () => {
    const read = { guide: 'trading/staking', title: 'Staking', locale: 'en', at: 2, helpful: null }
    const grown = withGuide(packet, read)
    expect(grown.guides).toEqual([...packet.guides, read])
    expect(withGuide(grown, { ...read, helpful: false }).guides.map(({ helpful }) => helpful)).toEqual([false, false])
    const many = Array.from({ length: 12 }, (_, number) => ({ ...read, guide: `trading/guide-${number}` }))
    expect(many.reduce(withGuide, packet).guides).toEqual(many.slice(2))
  })

  it('is empty when every entry was taken out one by one', () => {
    let left = packet
    for (const taken of packet.searches) left = withoutEntry(left, { kind: 'search', search: taken })
    for (const guide of packet.guides) left = withoutEntry(left, { kind: 'guide', guide })
    expect(isEmptyPacket(left)).toBe(false)
    expect(isEmptyPacket(withoutEntry(left, { kind: 'page' }))).toBe(true)
  })

  it.each([
    ['a guide that was read by its title', 'account-access/reset-2fa', 'Reset two-factor authentication'],
    ['another by its slug in words', 'trading/buy-and-sell', 'buy and sell'],
  ])('names %s', (_, guide, name) => expect(titleOf(guide, packet.guides)).toBe(name))

  it.each([
    ['our own page without its query', 'https://a.example/en/search/?q=my+iban', '/en/search/'],
    ['nothing for another site', 'https://b.example/en/', ''],
    ['nothing for the contact page itself', 'https://a.example/en/contact/?topic=trading', ''],
    ['nothing without a referrer', '', ''],
  ])('takes %s as the page before', (_, referrer, page) =>
    expect(pageBefore(referrer, 'https://a.example', '/en/contact/')).toBe(page),
  )
})
