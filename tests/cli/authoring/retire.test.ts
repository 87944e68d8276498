import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { command } from '../../../src/cli/retire.ts'
import { readQuestions } from '../../../src/core/questions.ts'
import { redirectsBy, redirectsFile } from '../../../src/core/redirects.ts'
import { redirectsOf } from '../../../src/site/redirects.ts'
import { aScratch, LOCALES, type Scratch } from './scratch.ts'

const GUIDE = 'trading/staking'
const redirects = (scratch: Scratch) => redirectsFile.parse(parse(scratch.read('content/redirects.yaml')) ?? {})
const matterOf = (text: string) => parse(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '')
const questions = (scratch: Scratch, guide: string) =>
  readQuestions(scratch.read('content/en/questions.csv'), 'questions.csv').filter((row) => row.guide === guide).length

describe('a guide that is retired', () => {
  it('for its topic is gone in all languages, its addresses lead there, and all rules are kept', async () => {
    const scratch = aScratch()
    const { code, json } = await scratch.run(command, [GUIDE, '--to-topic'])
    expect([code, json]).toEqual([0, expect.objectContaining({ to: null, left: [], written: true })])
    for (const locale of LOCALES) {
      expect(scratch.has(`content/${locale}/${GUIDE}.mdx`)).toBe(false)
      expect(redirects(scratch)[`/${locale}/${GUIDE}`]).toBe(`/${locale}/trading/`)
    }
    expect(matterOf(scratch.read('content/en/general/tax-documents.mdx')).related).not.toContain(GUIDE)
    expect(parse(scratch.read('content/topics.yaml')).trading.guides).not.toContain('staking')
    expect(questions(scratch, GUIDE)).toBe(0)
    expect(await scratch.errors()).toEqual([])
  })

  it('for another guide leads to it, from related and from the questions of search too', async () => {
    const scratch = aScratch()
    const [own, other] = [questions(scratch, GUIDE), questions(scratch, 'trading/sell-crypto')]
    const { code } = await scratch.run(command, ['staking', '--to', 'sell-crypto'])
    expect(code).toBe(0)
    expect(redirects(scratch)['/ja/trading/staking']).toBe('/ja/trading/sell-crypto/')
    const { related } = matterOf(scratch.read('content/en/general/tax-documents.mdx'))
    expect(related.filter((each: string) => each === 'trading/sell-crypto')).toHaveLength(1)
    expect(questions(scratch, 'trading/sell-crypto')).toBe(own + other)
    expect(await scratch.errors()).toEqual([])
  })

  it('that texts and the only entry of a list still name is told by file and line', async () => {
    const scratch = aScratch()
    const file = 'content/en/general/tax-documents.mdx'
    scratch.write(file, scratch.read(file).replace(/related:\n(?: {2}- .*\n)+/, `related:\n  - ${GUIDE}\n`))
    scratch.change('content/de/trading/sell-crypto.mdx', '\n## ', `\n<GuideLink to="${GUIDE}" />\n\n## `)
    scratch.change('content/de/trading/buy-crypto.mdx', '\n## ', '\n[Mehr](../staking/#how) [alles](../)\n\n## ')
    const { code, lines } = await scratch.run(command, [GUIDE, '--to-topic'])
    expect(code).toBe(1)
    const told = lines.slice(lines.indexOf('These name it still, and are yours to change:') + 1)
    expect(told).toEqual([
      expect.stringMatching(
        /^ {2}content\/de\/trading\/buy-crypto\.mdx:\d+ \[Mehr\]\(\.\.\/staking\/#how\) \[alles\]\(\.\.\/\)$/,
      ),
      expect.stringMatching(/^ {2}content\/de\/trading\/sell-crypto\.mdx:\d+ <GuideLink to="trading\/staking" \/>$/),
      expect.stringMatching(/^ {2}content\/en\/general\/tax-documents\.mdx:\d+ - trading\/staking$/),
    ])
    const wrong = (await scratch.errors()).map((text) => text.split(' ')[1])
    expect(wrong).toEqual(expect.arrayContaining(told.map((line) => line.trim().split(' ')[0])))
  })

  it('on a day stays until then, and its addresses are known already', async () => {
    const scratch = aScratch()
    const before = scratch.read(`content/en/${GUIDE}.mdx`)
    const { code, lines } = await scratch.run(command, [GUIDE, '--to', 'trading/sell-crypto', '--on', '2027-01-01'])
    expect([code, lines[0]]).toEqual([
      0,
      expect.stringMatching(/^trading\/staking goes on 2027-01-01, at the first build then/),
    ])
    const now = scratch.read(`content/en/${GUIDE}.mdx`)
    expect(now.replace('retire: 2027-01-01\n', '')).toBe(before)
    expect(redirects(scratch)['/de/trading/staking']).toBe('/de/trading/sell-crypto/')
    expect(questions(scratch, GUIDE)).toBeGreaterThan(0)
    expect(await scratch.errors()).toEqual([])
  })

  it('on a day is what its old addresses lead to until then, whatever day and replacement are said at last', async () => {
    const scratch = aScratch()
    scratch.change('content/redirects.yaml', '{}', `/old/thing: /en/${GUIDE}/`)
    await scratch.run(command, [GUIDE, '--to', 'trading/sell-crypto', '--on', '2027-01-01'])
    const at = (day: string) => redirectsBy(redirectsOf(scratch.folder, Date.parse(day)))('/old/thing')
    expect([at('2026-12-31'), at('2027-01-01')]).toEqual([`/en/${GUIDE}/`, '/en/trading/sell-crypto/'])
    await scratch.run(command, [GUIDE, '--to', 'trading/buy-crypto', '--on', '2027-02-01'])
    expect([at('2027-01-31'), at('2027-02-01')]).toEqual([`/en/${GUIDE}/`, '/en/trading/buy-crypto/'])
    expect(await scratch.errors()).toEqual([])
  })

  it('on a day leads on then even when another guide was retired to it before', async () => {
    const scratch = aScratch()
    await scratch.run(command, [GUIDE, '--to', 'trading/sell-crypto', '--on', '2027-01-01'])
    await scratch.run(command, ['general/tax-documents', '--to', GUIDE])
    const leads = redirectsBy(redirectsOf(scratch.folder, Date.parse('2027-01-01')))
    expect([leads('/en/general/tax-documents/'), leads(`/en/${GUIDE}/`)]).toEqual([
      '/en/trading/sell-crypto/',
      '/en/trading/sell-crypto/',
    ])
  })
})

describe('used wrongly it answers 2, and writes nothing', () => {
  const scratch = aScratch()
  const before = scratch.all()

  it.each<[string[], RegExp]>([
    [[], /^Name the guide: /],
    [['nonsense', '--to-topic'], /^There is no guide "nonsense"\./],
    [[GUIDE], /^Say what readers with an old link get\. Add --to/],
    [[GUIDE, '--to', 'trading/sell-crypto', '--to-topic'], /^Say what readers with an old link get\./],
    [[GUIDE, '--to', 'trading/none'], /^There is no guide "trading\/none"\./],
    [[GUIDE, '--to', GUIDE], /^A guide is not replaced by itself\./],
    [[GUIDE, '--to-topic', '--on', '2027-02-30'], /^--on is "2027-02-30", which is no day\./],
    [[GUIDE, '--to-topic', '--on', '2026-11-30'], /^2026-11-30 has come already\. Leave --on out/],
  ])('%j', async (args, message) => {
    const { code, lines } = await scratch.run(command, args)
    expect([code, lines.at(-1)]).toEqual([2, expect.stringMatching(message)])
  })

  it('with --dry-run it writes nothing', async () => {
    const { code, lines } = await scratch.run(command, [GUIDE, '--to-topic', '--dry-run'])
    expect([code, lines[0]]).toEqual([0, 'Nothing was written: this is what would be.'])
  })

  it('and none of that wrote anything', () => {
    expect(scratch.all()).toEqual(before)
  })
})
