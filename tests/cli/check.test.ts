import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it, test } from 'vitest'
import { findings } from '../../src/checks/findings.ts'
import { RULES } from '../../src/checks/rules.ts'
import { command } from '../../src/cli/check.ts'
import { annotation } from '../../src/cli/check-report.ts'
import { site } from '../../src/site.config.ts'
import { BUY, COMPRAR, NOW, scratchContent } from '../checks/scratch-content.ts'
import { aContext, run } from './running.ts'

/** `guidepost check`, as it is typed. */

const scratch = scratchContent()
beforeEach(() => scratch.reset())
afterAll(() => scratch.remove())

const { en, es } = site.locales
if (!en || !es) throw new Error('The sample is in English and Spanish.')
const own = { ...site, locales: { en, es } }
const context = aContext({ root: scratch.root, site: own, now: () => NOW })
const check = (...args: string[]) => run(command, args, context)

describe('guidepost check', () => {
  it('says that nothing is wrong, of how many guides and by how many rules', async () => {
    const { code, lines } = await check()
    expect([code, lines]).toEqual([0, [`Nothing is wrong: 4 guides by ${RULES.length} rules.`]])
  })

  it('names file, line, rule and mending, counts, and ends with 1', async () => {
    scratch.add(BUY, 'Wait for the payout.')
    const { code, lines } = await check()
    expect(code).toBe(1)
    expect(lines).toEqual([
      BUY,
      '    40  error terms: "payout" has another name here: write "withdrawal" (content/terms.yaml).',
      '',
      `1 error and 0 warnings in 1 file: 4 guides by ${RULES.length} rules.`,
    ])
  })

  it('ends with 0 where there are only warnings, and with 1 when it is strict', async () => {
    scratch.edit(BUY, (text) => text.replace('reviewed: 2026-11-02', 'reviewed: 2026-01-02'))
    expect(await check()).toMatchObject({ code: 0, json: { errors: 0, warnings: 1 } })
    expect((await check('--strict')).code).toBe(1)
  })

  test.each<[what: string, args: string[], found: string[]]>([
    ['one rule', ['placeholders'], [BUY, COMPRAR]],
    ['another', ['headings'], []],
    ['a guide in all languages', ['trading/buy'], [BUY, COMPRAR]],
    ['the same by its option', ['--guide', 'trading/buy', '--locale', 'es'], [COMPRAR]],
    ['a guide where nothing is wrong', ['trading/sell'], []],
    ['a language', ['--locale', 'en'], [BUY]],
    ['a file', [join(scratch.root, BUY)], [BUY]],
    ['a folder', [join(scratch.root, 'content/es')], [COMPRAR]],
    ['a rule in a file', ['placeholders', join(scratch.root, COMPRAR)], [COMPRAR]],
  ])('looks at %s alone', async (_, args, found) => {
    scratch.add(BUY, 'TODO')
    scratch.add(COMPRAR, 'TODO')
    const { code, json } = await check(...args)
    expect(json).toMatchObject({ problems: found.map((file) => expect.objectContaining({ file })) })
    expect(code).toBe(found.length > 0 ? 1 : 0)
  })

  test.each([
    [['term'], '"term" is no rule, no guide and no file. Did you mean "terms"?'],
    [['trading/bui'], 'Did you mean "trading/buy"?'],
    [['--locale', 'xx'], 'There is no locale "xx". Choose among en, es.'],
    [['--format', 'xml'], '"xml"'],
    [['--search', 'terms'], '--search runs no rules. Leave their names out'],
    [['--search', '--fix'], '--search mends nothing. Leave out --fix'],
    [['package.json'], '"package.json" is neither in content/ nor in locales/'],
  ])('is asked wrongly by %j, and says how it is asked', async (args, message) => {
    const { code, lines } = await check(...args)
    expect(code).toBe(2)
    expect(lines.join('\n')).toContain(message)
  })

  it('mends what is safe, says where, and finds the rest', async () => {
    scratch.edit(BUY, (text) => text.replace('Free', 'Free ').concat('\nTODO\n'))
    const { code, lines } = await check('--fix')
    expect(code).toBe(1)
    expect(lines[0]).toBe(`mended ${BUY} (spaces)`)
    expect(lines.join('\n')).not.toContain('White space')
    expect(scratch.text(BUY)).not.toMatch(/[ \t]$/m)
    expect((await check('--fix')).lines[0]).toBe(BUY)
  })

  it('mends nothing outside of what is asked for', async () => {
    scratch.edit(BUY, (text) => text.replace('Free', 'Free '))
    const before = scratch.text(BUY)
    await check('--fix', '--locale', 'es')
    expect(scratch.text(BUY)).toBe(before)
  })

  it('names its rules, and which of them mend', async () => {
    const { lines, json } = await check('--list')
    expect(lines).toHaveLength(RULES.length)
    expect(lines.find((line) => line.startsWith('anchors '))).toMatch(/error.*\(--fix\)$/)
    expect(json).toContainEqual(expect.objectContaining({ name: 'terms', severity: 'error', fixes: true }))
  })

  it('is told to a program as data, whatever the format', async () => {
    scratch.add(BUY, 'TODO')
    const { lines, json } = await check('--format', 'json')
    expect(JSON.parse(lines.join('\n'))).toEqual(json)
    expect(json).toMatchObject({
      guides: 4,
      errors: 1,
      problems: [{ rule: 'placeholders', severity: 'error', line: 40 }],
    })
  })
})

describe('annotations for GitHub', () => {
  it('are one line each, and nothing else', async () => {
    scratch.add(BUY, 'TODO')
    const { lines } = await check('--format', 'github')
    expect(lines).toEqual([
      `::error file=${BUY},line=40,title=placeholders::"TODO" stands for something that is still to be written. Write it, or make the guide a draft (draft: true).`,
    ])
  })

  it('escape what GitHub reads as its own signs', () => {
    const problem = {
      rule: 'a:b',
      severity: 'warning' as const,
      file: 'a,b:c.mdx',
      line: 3,
      text: '100 %\r\n::error::x',
    }
    expect(annotation(problem)).toBe('::warning file=a%2Cb%3Ac.mdx,line=3,title=a%3Ab::100 %25%0D%0A::error::x')
  })
})

describe('what was worked out before', () => {
  const found = () => findings(scratch.root, { site: own, guide: 'trading/buy', locale: 'en', now: NOW })

  it('is found again, as long as nothing changed', async () => {
    scratch.add(BUY, 'Wait for the payout, TODO. It costs 1.5 %.')
    const first = await found()
    expect(first.map(({ rule }) => rule).sort()).toEqual(['figures', 'placeholders', 'terms'])
    expect(await found()).toEqual(first)
  })

  it('is worked out anew when the guide, a term, a fact or the English guide changed', async () => {
    expect(await found()).toEqual([])
    scratch.add(BUY, 'Wait for the remittance. It costs 2 %.')
    expect((await found()).map(({ rule }) => rule)).toEqual(['figures'])
    scratch.edit('content/terms.yaml', (text) => text.replace('en: [payout]', 'en: [payout, remittance]'))
    expect((await found()).map(({ rule }) => rule).sort()).toEqual(['figures', 'terms'])
    scratch.edit('content/facts.yaml', (text) => text.replace('percent: 1.5', 'percent: 2'))
    expect((await found()).find(({ rule }) => rule === 'figures')?.text).toContain('card.fee')
    const spanish = () => findings(scratch.root, { site: own, guide: 'trading/buy', locale: 'es', now: NOW })
    expect(await spanish()).toEqual([])
    scratch.edit(BUY, (text) => text.replace('2. Choose what', '2. Open the app.\n3. Choose what'))
    expect((await spanish()).map(({ rule }) => rule)).toEqual(['steps'])
  })

  it('is no hindrance when it is half a file', async () => {
    scratch.add(BUY, 'TODO')
    await found()
    scratch.write('.cache/checks.bin', new Uint8Array([255, 13, 1]))
    expect((await found()).map(({ rule }) => rule)).toEqual(['placeholders'])
  })
})
