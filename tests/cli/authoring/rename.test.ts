import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { command as changed } from '../../../src/cli/changed.ts'
import { command } from '../../../src/cli/rename.ts'
import { command as retire } from '../../../src/cli/retire.ts'
import { redirectsBy, redirectsFile } from '../../../src/core/redirects.ts'
import { redirectsOf } from '../../../src/site/redirects.ts'
import { aScratch, LOCALES, type Scratch } from './scratch.ts'

const FROM = 'fiat-funding/deposit-not-arrived'
const TO = 'general/where-is-my-deposit'
const redirects = (scratch: Scratch) => redirectsFile.parse(parse(scratch.read('content/redirects.yaml')) ?? {})

describe('a guide that is renamed', () => {
  it('moves in all languages, with every link, list, question and answer that names it, and keeps all rules', async () => {
    const scratch = aScratch()
    const before = scratch.all()
    const { json } = await scratch.run(command, [FROM, TO])
    expect(json).toMatchObject({ from: FROM, to: TO, written: true })
    for (const locale of LOCALES) {
      expect(scratch.has(`content/${locale}/${FROM}.mdx`)).toBe(false)
      expect(scratch.has(`content/${locale}/${TO}.mdx`)).toBe(before.has(`content/${locale}/${FROM}.mdx`))
    }
    for (const [file, text] of scratch.all())
      if (file !== 'content/redirects.yaml') expect(text, file).not.toContain(FROM)
    for (const file of [
      'content/replies.yaml',
      'content/en/questions.csv',
      'content/notices/2026-08-euro-deposits.en.mdx',
    ])
      expect(scratch.read(file), file).toContain(TO)
    const order = parse(scratch.read('content/topics.yaml'))
    expect(order.general.guides.at(-1)).toBe('where-is-my-deposit')
    expect(order['fiat-funding'].guides).not.toContain('deposit-not-arrived')
    expect(await scratch.errors()).toEqual([])
  })

  it('stays where it stands in the reading order of its topic', async () => {
    const scratch = aScratch()
    const before = scratch.read('content/topics.yaml')
    await scratch.run(command, [FROM, 'fiat-funding/where-is-it'])
    expect(scratch.read('content/topics.yaml')).toBe(before.replace('deposit-not-arrived', 'where-is-it'))
  })

  it('makes no translation stale that only links to it', async () => {
    const scratch = aScratch()
    const file = 'content/en/fiat-funding/deposit-by-card.mdx'
    const before = scratch.read(file)
    await scratch.run(command, [FROM, TO])
    expect(scratch.read(file)).not.toBe(before)
    const { lines } = await scratch.run(changed, ['fiat-funding/deposit-by-card', 'minor'])
    expect(lines[0]).toBe('Nothing changed in "fiat-funding/deposit-by-card" since a change was last declared.')
  })

  it('leaves an address in every language that leads on, without chains, there and back', async () => {
    const scratch = aScratch()
    scratch.change('content/redirects.yaml', '{}', `/hc/12-deposit: /en/${FROM}/#steps\n/help: /en/`)
    const head = scratch.read('content/redirects.yaml').split('\n').slice(0, 2)
    await scratch.run(command, [FROM, TO])
    const once = redirects(scratch)
    expect(once).toMatchObject({ '/hc/12-deposit': `/en/${TO}/#steps`, '/help': '/en/' })
    for (const locale of LOCALES) expect(once[`/${locale}/${FROM}`]).toBe(`/${locale}/${TO}/`)
    await scratch.run(command, [TO, 'general/a-third-name'])
    expect(new Set(Object.values(redirects(scratch)).filter((to) => to.startsWith('/de/')))).toEqual(
      new Set(['/de/general/a-third-name/']),
    )
    await scratch.run(command, ['general/a-third-name', FROM])
    const back = redirects(scratch)
    expect(Object.keys(back)).not.toContain(`/en/${FROM}`)
    expect(back).toMatchObject({ [`/en/${TO}`]: `/en/${FROM}/`, '/hc/12-deposit': `/en/${FROM}/#steps` })
    expect(scratch.read('content/redirects.yaml').split('\n').slice(0, 2)).toEqual(head)
    expect(await scratch.errors()).toEqual([])
  })

  it('that will be retired is read at its new address until then, and both lead on from then on', async () => {
    const scratch = aScratch()
    scratch.change('content/redirects.yaml', '{}', '/hc/12-staking: /en/trading/staking/')
    await scratch.run(retire, ['trading/staking', '--to', 'trading/sell-crypto', '--on', '2027-01-01'])
    const { lines } = await scratch.run(command, ['trading/staking', 'trading/earn'])
    expect(lines).toContain('From the day it is retired on, old and new addresses lead to what replaces it.')
    const at = (day: string) => redirectsBy(redirectsOf(scratch.folder, Date.parse(day)))
    for (const old of ['/de/trading/staking', '/hc/12-staking']) {
      expect(at('2026-12-31')(old)).toMatch(/^\/(?:de|en)\/trading\/earn\/$/)
      expect(at('2027-01-01')(old)).toMatch(/^\/(?:de|en)\/trading\/sell-crypto\/$/)
    }
    expect(at('2026-12-31')('/de/trading/earn/')).toBeNull()
    expect(at('2027-01-01')('/de/trading/earn/')).toBe('/de/trading/sell-crypto/')
    expect(await scratch.errors()).toEqual([])
  })

  it('leads on from its old address, not to itself, when that was written down before', async () => {
    const scratch = aScratch()
    scratch.change('content/redirects.yaml', '{}', `/en/${FROM}: /en/${TO}/`)
    const { json } = await scratch.run(command, [FROM, TO])
    expect(json).toMatchObject({ waiting: [] })
    expect(redirects(scratch)[`/en/${FROM}`]).toBe(`/en/${TO}/`)
    expect(Object.keys(redirects(scratch))).toHaveLength(LOCALES.length)
  })

  it('takes along the links that are written from where they stand, its own too, and tells their lines', async () => {
    const scratch = aScratch()
    const neighbour = 'content/en/trading/sell-crypto.mdx'
    const [own, there] = ['content/en/trading/staking.mdx', 'content/en/general/earn.mdx']
    const before =
      '[five](../staking/) [six](<../staking/#how> "Six") [trading](../) [../staking/][seven]\n\n[seven]: ../staking\n'
    scratch.write(neighbour, `${scratch.read(neighbour)}\n${before}`)
    scratch.write(
      own,
      `${scratch.read(own)}\n[a](../sell-crypto/) [b](../staking/) [c](./#how) [d](../../contact/) [e](../)\n`,
    )
    const { json } = await scratch.run(command, ['trading/staking', 'general/earn'])
    expect(scratch.read(neighbour)).toMatch(
      /\n\[five\]\(\.\.\/\.\.\/general\/earn\/\) \[six\]\(<\.\.\/\.\.\/general\/earn\/#how> "Six"\) \[trading\]\(\.\.\/\) \[\.\.\/staking\/\]\[seven\]\n\n\[seven\]: \.\.\/\.\.\/general\/earn\/\n$/,
    )
    expect(scratch.read(there).trimEnd().split('\n').at(-1)).toBe(
      '[a](../../trading/sell-crypto/) [b](../earn/) [c](./#how) [d](../../contact/) [e](../../trading/)',
    )
    expect(json).toMatchObject({
      mended: expect.arrayContaining([
        expect.objectContaining({ file: neighbour, text: '[seven]: ../staking' }),
        expect.objectContaining({ file: own, text: expect.stringContaining('[a](../sell-crypto/)') }),
      ]),
    })
    expect((await scratch.errors()).filter((text) => text.startsWith('links'))).toEqual([])
  })

  it('there and back leaves every guide as it was', async () => {
    const scratch = aScratch()
    const before = scratch.all()
    await scratch.run(command, [FROM, 'fiat-funding/where-is-it'])
    await scratch.run(command, ['fiat-funding/where-is-it', FROM])
    before.delete('content/redirects.yaml')
    const after = scratch.all()
    after.delete('content/redirects.yaml')
    expect(after).toEqual(before)
  })

  it('as a draft that nobody could read leaves no address', async () => {
    const scratch = aScratch()
    const source = scratch.read('content/en/trading/staking.mdx')
    scratch.write('content/en/trading/earn.mdx', source.replace('\nupdated:', '\ndraft: true\nupdated:'))
    const { lines } = await scratch.run(command, ['trading/earn', 'trading/rewards'])
    expect(lines).toContain('No redirects: it was a draft, which no reader has a link to.')
    expect(redirects(scratch)).toEqual({})
  })

  it('leaves alone names that only hold its own', async () => {
    const scratch = aScratch()
    scratch.write('content/pictures/trading/staking/a.txt', '')
    scratch.change(
      'content/en/trading/sell-crypto.mdx',
      '## What you need\n',
      '## What you need\n\n![A](../../pictures/trading/staking/a.png) <GuideLink to="trading/staking#unstake" />\n',
    )
    scratch.write('content/en/trading/staking-more.mdx', scratch.read('content/en/trading/staking.mdx'))
    await scratch.run(command, ['trading/staking', 'trading/earn'])
    expect(scratch.read('content/en/trading/sell-crypto.mdx')).toContain(
      '![A](../../pictures/trading/staking/a.png) <GuideLink to="trading/earn#unstake" />',
    )
    expect(scratch.has('content/en/trading/staking-more.mdx')).toBe(true)
  })
})

describe('used wrongly it answers 2, and writes nothing', () => {
  const scratch = aScratch()
  const before = scratch.all()

  it.each<[string[], RegExp]>([
    [[FROM], /^Name the guide, and its new name: /],
    [['nonsense', 'trading/x'], /^There is no guide "nonsense"\./],
    [['trading/stakin', 'trading/x'], /Did you mean "trading\/staking"\?/],
    [[FROM, 'x'], /^"x" is no name of a guide\./],
    [[FROM, 'nope/x'], /^There is no topic "nope"\./],
    [[FROM, 'trading/A b'], /cannot be part of an address\./],
    [
      [FROM, 'trading/staking'],
      /^There is a guide "trading\/staking" already\. .*npx guidepost retire trading\/staking --to/,
    ],
    [[FROM, FROM], /has this name already\./],
  ])('%j', async (args, message) => {
    const { code, lines } = await scratch.run(command, args)
    expect([code, lines.at(-1)]).toEqual([2, expect.stringMatching(message)])
  })

  it('with --dry-run it tells each file and line, and writes nothing', async () => {
    const { code, lines } = await scratch.run(command, [FROM, TO, '--dry-run'])
    expect([code, lines[0]]).toEqual([0, 'Nothing was written: this is what would be.'])
    expect(lines).toContain(`  content/de/${FROM}.mdx → content/de/${TO}.mdx`)
    expect(lines.join('\n')).toMatch(/^ {2}content\/en\/questions\.csv:\d+,\d+/m)
  })

  it('and none of that wrote anything', () => {
    expect(scratch.all()).toEqual(before)
  })
})
