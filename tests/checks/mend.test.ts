import { afterAll, beforeEach, describe, expect, it, test } from 'vitest'
import { mend } from '../../src/checks/mend.ts'
import { RULES } from '../../src/checks/rules.ts'
import { adding, BUY, ruleOf, scratchContent } from './scratch-content.ts'

/** What `--fix` changes, and that it changes nothing else. */

const scratch = scratchContent()
beforeEach(() => scratch.reset())
afterAll(() => scratch.remove())

const TODAY = '2026-11-30'

/** [rule, what, breaks the guide, and what is right again; null: nothing is changed] */
type Case = [rule: string, what: string, broken: (text: string) => string, right: ((text: string) => string) | null]

const CASES: Case[] = [
  ['spaces', 'white space at the end of fields', (text) => text.replace('Free', 'Free \t'), (text) => text],
  [
    'spaces',
    'the same where lines end as on Windows',
    (text) => text.replace('Free', 'Free ').replaceAll('\n', '\r\n'),
    (text) => text.replaceAll('\n', '\r\n'),
  ],
  ['spaces', 'two blanks in the text, which break the line', adding('One  \ntwo'), null],
  [
    'since',
    'a guide that says not since when it is there',
    (text) => text.replace(/^since:.*\n/m, ''),
    (text) => text.replace(/^since:.*\n/m, '').replace(/\n---\n/, `\nsince: ${TODAY}\n---\n`),
  ],
  ['since', 'one that is published on a day', (text) => text.replace(/^since:.*/m, 'publish: 2027-01-01'), null],
  ['front-matter', 'a byte order mark', (text) => `\ufeff${text}`, (text) => text],
  ['front-matter', 'no front matter at all', () => 'Text', null],
  [
    'phrases',
    'a phrase twice',
    (text) => text.replace('  - buy one two\n', '  - buy one two\n  - Buy  one two\n'),
    (text) => text,
  ],
  [
    'phrases',
    'a phrase twice where no other is to spare',
    (text) => text.replace('buy three four', 'buy one two'),
    null,
  ],
  ['headings', 'a level that is skipped', adding('#### Deep\n\n##### Deeper'), adding('### Deep\n\n#### Deeper')],
  ['headings', 'a heading in a fence', adding('```md\n#### Deep\n```'), null],
  ['headings', 'a second title, which only a writer can place', adding('# Big'), null],
  [
    'anchors',
    'a heading that is nearly named',
    adding('<GuideLink to="trading/buy#befor-you-start">x</GuideLink> and [y](#buyit)'),
    adding('<GuideLink to="trading/buy#before-you-start">x</GuideLink> and [y](#buy-it)'),
  ],
  ['anchors', 'a heading that is far from any', adding('[y](#nowhere-at-all)'), null],
  ['anchors', 'two headings that are equally near', adding('## Part a\n\n## Part b\n\n[y](#part-c)'), null],
  ['terms', 'a word twice in a line, of which one may be meant', adding('The payout waits for the payout.'), null],
  [
    'terms',
    'a word in a title, and as a sentence begins',
    adding('Payout <Note title="payout">x</Note>.'),
    adding('Withdrawal <Note title="withdrawal">x</Note>.'),
  ],
  ['terms', 'the same once in a line', adding('A Payout takes time.'), adding('A Withdrawal takes time.')],
  [
    'terms',
    'the same in code and in an address',
    adding('Type `payout`, see [it](https://explorer.example/payout).'),
    null,
  ],
]

describe('--fix', () => {
  test.each(CASES)('%s: %s', (name, _, broken, right) => {
    const whole = scratch.text(BUY)
    scratch.write(BUY, broken(whole))
    const mended = scratch.mended(BUY, ruleOf(name))
    expect(mended).toBe(right === null ? broken(whole) : right(whole))
    // Once more changes nothing.
    scratch.write(BUY, mended)
    expect(scratch.mended(BUY, ruleOf(name))).toBe(mended)
  })

  it('writes the files that changed, says by which rules, and leaves nothing for the rule to find', async () => {
    scratch.edit(BUY, (text) => text.replace('Free', 'Free ').concat('\n#### Deep\n'))
    const content = scratch.read()
    expect(mend(content, content.guides, RULES)).toEqual([{ file: BUY, rules: ['spaces', 'headings'] }])
    expect(await scratch.find(ruleOf('headings'))).toEqual([])
    const again = scratch.read()
    expect(mend(again, again.guides, RULES)).toEqual([])
  })

  it('changes nothing where nothing is wrong', () => {
    const content = scratch.read()
    expect(mend(content, content.guides, RULES)).toEqual([])
  })
})
