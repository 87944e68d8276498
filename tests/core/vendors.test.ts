import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { flatten, type HandoffContext, type Limits } from '../../src/core/vendor-attributes.ts'
import { readVendor } from '../../src/core/vendor-config.ts'
import { ATTRIBUTES } from '../../src/core/vendors.ts'
import { site } from '../../src/site.config.ts'
import { CHATWOOT, CRISP, INTERCOM, ZENDESK } from '../fakes/configured.ts'

const CONTEXT: HandoffContext = {
  conversation: 'a1b2c3d4e5f6g7h8i9j0',
  locale: 'es',
  topic: 'trading',
  question: 'Where is it?',
  packet: { searches: [], guides: [], page: '' },
}
const UNLIMITED: Limits = { longest: 10_000, parts: 1, bytes: Number.POSITIVE_INFINITY }
const search = (query: string, opened: string[] = []) => ({ query, results: 3, rung: 'exact' as const, opened, at: 1 })

describe('the attributes of a hand-off', () => {
  it('are all there, whatever the reader took out', () => {
    expect(flatten(CONTEXT, UNLIMITED)).toEqual({
      guidepost_conversation: 'a1b2c3d4e5f6g7h8i9j0',
      guidepost_topic: 'trading',
      guidepost_language: 'es',
      guidepost_page: '-',
      guidepost_question: 'Where is it?',
      guidepost_searches: '-',
      guidepost_guides: '-',
    })
  })

  it('spread long texts over several, each ending with a line, and cut the last', () => {
    const searches = ['a', 'b', 'c', 'd'].map((query) => search(query.repeat(6), ['x/y']))
    const context = { ...CONTEXT, packet: { searches, guides: [], page: '' } }
    const flat = flatten(context, { longest: 40, parts: 2, bytes: Number.POSITIVE_INFINITY })
    expect(flat['guidepost_searches']).toBe('dddddd → 3 → x/y\ncccccc → 3 → x/y')
    expect(flat['guidepost_searches_2']).toBe('bbbbbb → 3 → x/y\naaaaaa → 3 → x/y')
    const shorter = flatten(context, { longest: 20, parts: 2, bytes: Number.POSITIVE_INFINITY })
    expect(shorter['guidepost_searches']).toBe('dddddd → 3 → x/y')
    expect(shorter['guidepost_searches_2']).toBe('cccccc → 3 → x/y\nbb…')
  })

  it('cut the last ones first where all together are too many bytes', () => {
    const context = {
      ...CONTEXT,
      question: '入金'.repeat(50),
      packet: { searches: [search('q')], guides: [], page: '/es/' },
    }
    const flat = flatten(context, { longest: 1000, parts: 1, bytes: 100 })
    expect(flat['guidepost_conversation']).toBe(CONTEXT.conversation)
    expect(flat['guidepost_page']).toBe('/es/')
    expect(flat['guidepost_question']).toMatch(/^(?:入金)+入?…$/)
    expect(flat['guidepost_searches']).toBe('…')
  })

  it('never pass a limit, break a character or lose a name', () => {
    const text = fc.string({ unit: 'binary', maxLength: 400 })
    const limits = fc.record({
      longest: fc.integer({ min: 60, max: 300 }),
      parts: fc.integer({ min: 1, max: 4 }),
      bytes: fc.integer({ min: 400, max: 4000 }),
    })
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 10 }), text, limits, (question, queries, page, limit) => {
        const packet = { searches: queries.map((query) => search(query)), guides: [], page }
        const flat = flatten({ ...CONTEXT, question, packet }, limit)
        for (const name of ATTRIBUTES) expect(flat[name]).toBeDefined()
        const values = Object.values(flat)
        expect(values.every((value) => value !== '' && value.length <= limit.longest && value.isWellFormed())).toBe(
          true,
        )
        // What does not fit at all is told by one sign each.
        const bytes = values.reduce((all, value) => all + new TextEncoder().encode(value).length, 0)
        expect(bytes).toBeLessThanOrEqual(limit.bytes + values.length * 3)
      }),
    )
  })
})

describe('the configured helpdesk', () => {
  test.each([site.vendor, { kind: 'mail' }, CHATWOOT, INTERCOM, ZENDESK, CRISP])('can be $kind', (config) => {
    expect(readVendor(config)).toEqual(config)
  })

  test.each([
    ['an unknown one', { kind: 'fax' }, 'vendor.kind'],
    ['an address with a path', { ...CHATWOOT, baseUrl: 'https://chat.example/app' }, 'vendor.baseUrl'],
    ['an address that is none', { ...CHATWOOT, baseUrl: 'chat.example' }, 'vendor.baseUrl'],
    ['an empty token', { ...CHATWOOT, websiteToken: '' }, 'vendor.websiteToken'],
    ['a region that is none', { ...INTERCOM, region: 'mars' }, 'vendor.region'],
    [
      'a ticket field left out',
      { ...ZENDESK, fields: { ...ZENDESK.fields, guidepost_page: undefined } },
      'vendor.fields.guidepost_page',
    ],
    ['a secret', { ...CRISP, secret: 'x' }, 'vendor Unrecognized key: "secret"'],
  ])('cannot be %s, and the setting is named', (_, config, named) => {
    expect(() => readVendor(config)).toThrow(named)
    expect(() => readVendor(config)).toThrow('Correct it there.')
  })
})
