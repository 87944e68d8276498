import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { command } from '../../../src/cli/new.ts'
import { frontMatter } from '../../../src/core/guide.ts'
import { aScratch } from './scratch.ts'

const FILE = 'content/en/trading/limit-orders.mdx'
const WHOLE = [
  ...['trading/limit-orders', '--title', 'Limit orders', '--scope', 'Buy or sell at a price of your own.'],
  ...[
    '--answer',
    'In Trade choose Limit and enter your price.',
    '--phrase',
    'set my own price',
    '--phrase',
    'buy lower',
  ],
]
const matterOf = (text: string) => parse(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '')

describe('a new guide', () => {
  it('is a draft with the usual sections, last in the reading order, and keeps the rules as a draft', async () => {
    const scratch = aScratch()
    const topics = scratch.read('content/topics.yaml')
    const { code, json } = await scratch.run(command, WHOLE)
    expect([code, json]).toEqual([0, expect.objectContaining({ file: FILE, written: true })])
    const text = scratch.read(FILE)
    const matter = matterOf(text)
    expect(frontMatter.safeParse(matter).error).toBeUndefined()
    expect(matter).toMatchObject({
      title: 'Limit orders',
      draft: true,
      owner: 'trading',
      related: ['trading/buy-crypto', 'trading/convert-currencies'],
      updated: '2026-11-30',
    })
    expect(matter.phrases).toHaveLength(8)
    expect(matter.phrases.slice(0, 3)).toEqual(['set my own price', 'buy lower', 'TODO trading/limit-orders 3'])
    expect(text.match(/^## .+$/gm)).toEqual([
      '## What you need',
      '## TODO',
      '## How long it takes',
      '## What it costs',
      '## What can go wrong',
      '## When to contact us',
    ])
    expect(scratch.read('content/topics.yaml')).toBe(topics.replace(' staking]', ' staking, limit-orders]'))
    expect(await scratch.errors()).toEqual([])
  })

  it('in another language has the headings of that language', async () => {
    const scratch = aScratch()
    await scratch.run(command, [...WHOLE, '--locale', 'de'])
    expect(scratch.read('content/de/trading/limit-orders.mdx')).toContain('## Was Sie benötigen')
    expect(await scratch.errorsIn('content/de/trading/limit-orders.mdx')).toEqual([])
  })

  it('asks at a terminal for what is missing, again where it cannot be so, and writes what was said', async () => {
    const scratch = aScratch()
    const answers = [
      '',
      'x'.repeat(91),
      'Limit orders',
      'A price of your own.',
      'Choose Limit.',
      'my price',
      'wait',
      '',
    ]
    const asked: string[] = []
    const ask = async (question: string) => {
      asked.push(question)
      return answers.shift() ?? ''
    }
    const { code, lines } = await scratch.run(command, ['trading/limit-orders'], { ask })
    expect(code).toBe(0)
    expect(asked.slice(0, 4).map((question) => question.split(' ')[0])).toEqual(['Title', 'Title', 'Title', 'Scope'])
    expect(lines.slice(0, 2)).toEqual([
      'It must not be empty.',
      'It must be at most 90 characters; move detail to "scope".',
    ])
    expect(matterOf(scratch.read(FILE))).toMatchObject({ title: 'Limit orders', scope: 'A price of your own.' })
    expect(matterOf(scratch.read(FILE)).phrases.slice(0, 2)).toEqual(['my price', 'wait'])
    expect(answers).toEqual([])
  })

  it('leaves out phrases that another guide of the language has, and says so', async () => {
    const scratch = aScratch()
    const { lines } = await scratch.run(command, [...WHOLE, '--phrase', 'Unstake', '--phrase', 'set my own price'])
    expect(lines[0]).toBe('"Unstake" stands in content/en/trading/staking.mdx already, and was left out.')
    expect(matterOf(scratch.read(FILE)).phrases.filter((phrase: string) => !phrase.startsWith('TODO'))).toEqual([
      'set my own price',
      'buy lower',
    ])
    expect(await scratch.errors()).toEqual([])
  })

  it('with --dry-run is only shown', async () => {
    const scratch = aScratch()
    const before = scratch.all()
    const { code, lines } = await scratch.run(command, [...WHOLE, '--dry-run'])
    expect([code, lines[1]]).toEqual([0, 'title: Limit orders'])
    expect(scratch.all()).toEqual(before)
  })
})

describe('a new guide is not written with', () => {
  const scratch = aScratch()
  const before = scratch.all()

  it.each<[string, string[], RegExp]>([
    ['nothing', [], /^Name the guide: npx guidepost new <topic>\/<slug>/],
    [
      'no texts in a pipe',
      ['trading/limit-orders', '--title', 'Limit orders'],
      /^A guide needs more than that: scope, answer, phrase\. Add --scope "…" --answer "…" --phrase "…", or run it at a terminal/,
    ],
    ['a slug alone', ['limit-orders'], /^"limit-orders" is no name of a guide\. Write <topic>\/<slug>/],
    [
      'a topic that is none',
      ['tradng/limit-orders'],
      /^There is no topic "tradng"\. Did you mean "trading\/limit-orders"\?/,
    ],
    [
      'signs of no address',
      ['trading/Limit Orders!'],
      /cannot be part of an address\. Use .* such as trading\/limit-orders\./,
    ],
    ['a guide that is there', ['trading/staking'], /^content\/en\/trading\/staking\.mdx is there already\./],
    [
      'a guide that English has',
      ['trading/staking', '--locale', 'ja'],
      /is written in English already\. Translate it: npx guidepost translate trading\/staking --to ja/,
    ],
    ['a locale that is none', [...WHOLE, '--locale', 'xx'], /^There is no locale "xx"\. Choose among en, de/],
    ['a title that is too long', [...WHOLE, '--title', 'x'.repeat(91)], /^--title must be at most 90 characters/],
    ['a team that is none', [...WHOLE, '--owner', 'nobody'], /^--owner must be one of account-safety/],
    [
      'related that is not there',
      [...WHOLE, '--related', 'trading/none'],
      /^--related names "trading\/none", which does not exist/,
    ],
  ])('%s', async (_, args, message) => {
    const { code, lines } = await scratch.run(command, args)
    expect([code, lines.at(-1)]).toEqual([2, expect.stringMatching(message)])
  })

  it('and none of that wrote anything', () => {
    expect(scratch.all()).toEqual(before)
  })
})
