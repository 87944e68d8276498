import { describe, expect, it } from 'vitest'
import { readField } from '../../src/core/field-value.ts'
import { type TopicField, topicsFile } from '../../src/core/topics.ts'

const topic = (fields: unknown[]) => topicsFile.safeParse({ trading: { icon: 'x', queue: 'x', guides: [], fields } })

function aField(change: Partial<TopicField>): TopicField {
  return { id: 'f', kind: 'text', required: false, options: [], pattern: '', max: 200, ...change }
}
const SIGNATURE = '5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW'
const PHRASE = 'legal winner thank year wave sausage worth useful legal winner thank yellow'

describe('what a field takes', () => {
  it.each<[Partial<TopicField>, string, string]>([
    [{ kind: 'text' }, '  the man   from the bank ', 'the man from the bank'],
    [{ kind: 'text' }, '', ''],
    [{ kind: 'amount' }, '250.00 EUR', '250.00 EUR'],
    [{ kind: 'amount' }, '€1,250', '€1,250'],
    [{ kind: 'amount' }, '1 250,00 €', '1 250,00 €'],
    [{ kind: 'amount' }, '٢٥٠ ريال', '250 ريال'],
    [{ kind: 'amount' }, '0.5BTC', '0.5BTC'],
    [{ kind: 'amount' }, '１００円', '100円'],
    [{ kind: 'date' }, '2026-11-23', '2026-11-23'],
    [{ kind: 'transaction' }, `0x${'ab12'.repeat(16)}`, `0x${'ab12'.repeat(16)}`],
    [{ kind: 'transaction' }, ' ORD-2026-000123 ', 'ORD-2026-000123'],
    [{ kind: 'transaction' }, 'https://explorer.example/tx/abc123def456?cluster=main', 'abc123def456'],
    [{ kind: 'transaction' }, SIGNATURE, SIGNATURE],
    [{ kind: 'network', options: ['tron', 'ton'] }, 'tron', 'tron'],
    [{ kind: 'text', pattern: '[A-Z]{2}-\\d{4}' }, 'AB-1234', 'AB-1234'],
    [{ kind: 'transaction', pattern: '\\d{3}' }, '123', '123'],
  ])('%j takes %s as %s', (field, typed, value) => {
    expect(readField(aField(field), typed)).toEqual({ value })
  })

  it.each<[Partial<TopicField>, string, string]>([
    [{ required: true }, '   ', 'missing'],
    [{ kind: 'network', options: ['tron', 'ton'], required: true }, '', 'missing'],
    [{ kind: 'network', options: ['tron', 'ton'] }, 'bitcoin', 'choice'],
    [{ max: 10 }, 'eleven signs', 'long'],
    [{ kind: 'amount' }, 'a lot', 'amount'],
    [{ kind: 'amount' }, '250 of them, or so', 'amount'],
    [{ kind: 'date' }, 'yesterday', 'date'],
    [{ kind: 'date' }, '2026-02-30', 'date'],
    [{ kind: 'transaction' }, 'I sent it twice', 'transaction'],
    [{ kind: 'transaction' }, '<script>', 'transaction'],
    [{ pattern: '[A-Z]{2}-\\d{4}' }, 'AB-1234 and more', 'pattern'],
    [{ kind: 'text' }, PHRASE, 'secret'],
    [{ kind: 'text' }, SIGNATURE, 'secret'],
    [{ kind: 'transaction' }, PHRASE, 'secret'],
    [{ kind: 'transaction' }, '5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ', 'secret'],
  ])('%j refuses %s: %s', (field, typed, reason) => {
    expect(readField(aField(field), typed)).toEqual({ reason })
  })
})

describe('fields in content/topics.yaml', () => {
  it('need no more than an id and a kind', () => {
    expect(topic([{ id: 'order', kind: 'transaction' }]).data?.trading?.fields).toEqual([
      { id: 'order', kind: 'transaction', required: false, options: [], pattern: '', max: 200 },
    ])
  })

  it.each<[string, object, RegExp]>([
    ['an unknown kind', { kind: 'colour' }, /must be one of text, amount/],
    ['a choice without options', { kind: 'choice' }, /at least two options/],
    ['options of a text', { kind: 'text', options: ['a', 'b'] }, /must be left out/],
    ['a pattern that is none', { kind: 'text', pattern: '[' }, /must be a regular expression/],
    ['more than a request takes', { kind: 'text', max: 301 }, /at most 300/],
  ])('%s is refused', (_, change, message) => {
    expect(topic([{ id: 'order', ...change }]).error?.message).toMatch(message)
  })
})
