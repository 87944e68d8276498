import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { blockFor } from '../../../src/browser/edit/blocks.ts'
import { parseGuidePath } from '../../../src/core/guide-path.ts'
import { editorSetup } from '../../../src/site/edit/setup.ts'
import { site } from '../../../src/site.config.ts'

/** Components become blocks of the editor, and components again. */

const ROOT = resolve(import.meta.dirname, '../../..')
const { blocks } = editorSetup(ROOT, site, 0)
const tab = blocks.find(({ name }) => name === 'Tab') ?? null

function block(name: string) {
  const found = blocks.find((each) => each.name === name)
  if (!found) throw new Error(`There is no block "${name}".`)
  return blockFor(found, tab)
}

function read(name: string, text: string): Record<string, unknown> {
  const { pattern, fromBlock } = block(name)
  const match = pattern.exec(text)
  if (!match || !fromBlock) throw new Error(`${name} does not find itself in: ${text}`)
  return fromBlock(match)
}

describe('a component is read', () => {
  it.each([
    ['Fact', '<Fact id="sepa.deposit-time" />', { id: 'sepa.deposit-time' }],
    ['GuideLink', '<GuideLink to="trading/staking" />', { to: 'trading/staking' }],
    ['GuideLink', '<GuideLink to="trading/staking">stake</GuideLink>', { to: 'trading/staking', content: 'stake' }],
    [
      'FactTable',
      '<FactTable subjects={["sepa","ach"]} measures={["deposit-fee"]} />',
      { subjects: ['sepa', 'ach'], measures: ['deposit-fee'] },
    ],
    ['Note', '<Note title="Say &quot;no&quot;">\nText.\n</Note>', { title: 'Say "no"', content: 'Text.' }],
    ['Steps', '<Steps>\n\n1. One.\n2. Two.\n\n</Steps>', { content: '1. One.\n2. Two.' }],
    [
      'Tabs',
      '<Tabs>\n<Tab label="iOS">\n\nA\n\n</Tab>\n<Tab label="Android">\n\nB\n\n</Tab>\n</Tabs>',
      {
        tabs: [
          { label: 'iOS', content: 'A' },
          { label: 'Android', content: 'B' },
        ],
      },
    ],
  ])('%s from %s', (name, text, expected) => {
    expect(read(name, text)).toMatchObject(expected)
    expect(block(name).toBlock(read(name, text))).toBe(text)
  })
})

describe('a new component is written', () => {
  it.each([
    ['Fact', { id: 'sepa.deposit-time' }, '<Fact id="sepa.deposit-time" />'],
    ['GuideLink', { to: 'trading/staking', content: '' }, '<GuideLink to="trading/staking" />'],
    ['Warning', { title: '', content: 'Stop.' }, '<Warning>\nStop.\n</Warning>'],
    ['Steps', { content: '1. One.' }, '<Steps>\n\n1. One.\n\n</Steps>'],
    [
      'Tabs',
      {
        tabs: [
          { label: 'A', content: '1' },
          { label: 'B', content: '2' },
        ],
      },
      '<Tabs>\n<Tab label="A">\n\n1\n\n</Tab>\n<Tab label="B">\n\n2\n\n</Tab>\n</Tabs>',
    ],
    ['Note', { title: 'a & "b"', content: 'c' }, '<Note title="a &amp; &quot;b&quot;">\nc\n</Note>'],
  ])('%s from %j', (name, values, expected) => {
    expect(block(name).toBlock(values)).toBe(expected)
  })
})

it('every component of every guide is found, and written as it was', () => {
  const files = globSync('*/*/*.mdx', { cwd: join(ROOT, 'content') }).filter((file) => parseGuidePath(file) !== null)
  const counts = new Map<string, number>()
  for (const file of files) {
    const source = readFileSync(join(ROOT, 'content', file), 'utf8')
    for (const { name } of blocks) {
      const { pattern, fromBlock, toBlock } = block(name)
      const found = [...source.matchAll(new RegExp(pattern.source, 'g'))]
      expect(found.length, `${name} in ${file}`).toBe(source.split(new RegExp(`<${name}[\\s/>]`)).length - 1)
      for (const match of found) expect(toBlock(fromBlock?.(match) ?? {}), file).toBe(match[0])
      counts.set(name, (counts.get(name) ?? 0) + found.length)
    }
  }
  for (const name of ['Fact', 'GuideLink', 'Steps', 'Warning', 'Note', 'Tabs', 'FactTable', 'Diagram'])
    expect(counts.get(name), name).toBeGreaterThan(10)
})
