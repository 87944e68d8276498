import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { replyProblems } from '../../src/checks/rules/replies.ts'
import { factsFile } from '../../src/core/facts.ts'
import { figureWords } from '../../src/core/figures.ts'
import { termsFile, wrongWordsIn } from '../../src/core/terms.ts'

const root = mkdtempSync(join(tmpdir(), 'guidepost-replies-'))
mkdirSync(join(root, 'content'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const facts = factsFile.parse({
  sepa: { 'deposit-time': { kind: 'duration', max: 2, unit: 'day', source: 's', owner: 'o', reviewed: '2026-11-02' } },
})
const terms = termsFile.parse({ withdrawal: { en: 'withdrawal', not: { en: ['payout'] } } })
const rules = {
  topics: ['trading'],
  guides: { names: ['trading/staking', 'trading/margin'], drafts: new Set(['trading/margin']) },
  facts,
  words: new Map([['en', { figures: figureWords('en', facts, []), wrongWords: wrongWordsIn('en', terms) }]]),
}

function problemsOf(yaml: string): string[] {
  writeFileSync(join(root, 'content/replies.yaml'), yaml)
  return replyProblems(root, rules).map(({ file, line, text }) => `${file}:${line} ${text}`)
}
const reply = (text: string) => `- id: one\n  topics: [trading]\n  text:\n    en: "${text}"\n`

test.each<[string, string, RegExp | null]>([
  ['a reply with a fact and a guide', reply('{{sepa.deposit-time}}: {{guide:trading/staking}}'), null],
  [
    'a fact that is not there',
    reply('{{sepa.deposit-tim}}'),
    /:4 Fact "sepa.deposit-tim" is not .* Did you mean "sepa.deposit-time"\?/,
  ],
  [
    'a guide that is not there',
    reply('{{guide:trading/stakin}}'),
    /:4 The reply leads to the guide "trading\/stakin", which does not exist\. Did you mean/,
  ],
  [
    'a guide that is a draft',
    reply('{{guide:trading/margin}}'),
    /:4 .* "trading\/margin", which is a draft\. Publish it/,
  ],
  [
    'a topic that is not there',
    reply('Hi').replace('[trading]', '[tradin]'),
    /:2 Topic "tradin" is not .* Did you mean "trading"\?/,
  ],
  [
    'a figure in words',
    reply('It takes 2 days.'),
    /:4 "2 days" is a figure, and figures change\. Write {{subject\.measure}}/,
  ],
  [
    'a word that has another name',
    reply('Your payout is there.'),
    /:4 "payout" has another name here: write "withdrawal"/,
  ],
  ['a reply without a text', '- id: one\n  text: {}\n', /:2 .*is empty: add a text/],
  ['a field that nobody knows', `${reply('Hi')}  colour: red\n`, /"colour" is not a known field/],
  ['two of one name', `${reply('Hi')}${reply('Hello')}`, /:5 There is a reply "one" above already/],
  ['what is no YAML', '- id: [', /This is not valid YAML/],
])('%s', (_, yaml, wanted) => {
  const problems = problemsOf(yaml)
  if (wanted === null) expect(problems).toEqual([])
  else expect(problems).toEqual([expect.stringMatching(wanted)])
})

test('a desk without replies has no problem', () => {
  rmSync(join(root, 'content/replies.yaml'))
  expect(replyProblems(root, rules)).toEqual([])
})
