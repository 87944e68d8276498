import { describe, expect, it } from 'vitest'
import { toCsv } from '../../../src/browser/insights/csv.ts'

describe('a table as CSV', () => {
  it.each([
    ['a plain text', 'sepa late', '"sepa late"'],
    ['a number, as a number', 1184, '1184'],
    ['nothing', '', '""'],
    ['quotes, doubled', 'say "no"', '"say ""no"""'],
    ['commas and line ends, inside quotes', 'a,b\nc', '"a,b\nc"'],
    ['text of any script', 'تأخر الإيداع', '"تأخر الإيداع"'],
    ['a formula, as text', '=SUM(A1)', '"\'=SUM(A1)"'],
    ['a formula by plus', '+1', '"\'+1"'],
    ['a formula by minus', '-1', '"\'-1"'],
    ['a formula by at', '@cmd', '"\'@cmd"'],
    ['a formula behind a tab', '\t=1', '"\'\t=1"'],
    ['a formula behind a carriage return', '\r=1', '"\'\r=1"'],
    ['a sign within a text, as it is', 'a=b', '"a=b"'],
  ])('writes %s', (_, cell, written) => {
    expect(toCsv([[cell]])).toBe(`${written}\r\n`)
  })

  it('ends every row as RFC 4180 does', () => {
    expect(
      toCsv([
        ['Day', 'Searches'],
        ['2026-11-23', 3],
      ]),
    ).toBe('"Day","Searches"\r\n"2026-11-23",3\r\n')
  })
})
