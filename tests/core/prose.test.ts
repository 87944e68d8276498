import { expect, it } from 'vitest'
import { boldNames, FACT, proseLines } from '../../src/core/prose.ts'

it('reads what readers get, with its lines', () => {
  const source = [
    '---',
    'title: "Fees: all of them"',
    'phrases:',
    '  - 24 hours',
    'glance:',
    '  time: "{{sepa.deposit-time}}"',
    '---',
    '',
    '<Note title="In 2 days">',
    'It takes <Fact id="sepa.deposit-time" />, see <GuideLink to="a/b">the fees</GuideLink>.',
    '</Note>',
    '<FactTable subjects={["sepa"]} measures={["deposit-fee"]} />',
    '1. Open **Wallet**.',
    'The ![form (A)](../../pictures/2fa/24.png) and [this](/en/24-hours/).',
  ].join('\n')
  expect(proseLines(source)).toEqual([
    { line: 2, text: 'Fees: all of them' },
    { line: 6, text: FACT },
    { line: 9, text: 'In 2 days' },
    { line: 10, text: `It takes ${FACT}, see the fees.` },
    { line: 12, text: FACT },
    { line: 13, text: 'Open **Wallet**.' },
    { line: 14, text: 'The ![form (A)] and [this].' },
  ])
})

it('tells names in bold from the leads of lists', () => {
  expect(boldNames('**Failed:** open **Activity**, then **Wallet**.')).toEqual(['Activity', 'Wallet'])
  expect(boldNames('**失敗：**開く')).toEqual([])
})
