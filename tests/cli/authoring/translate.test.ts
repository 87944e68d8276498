import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { command as changed } from '../../../src/cli/changed.ts'
import { command as newGuide } from '../../../src/cli/new.ts'
import { command } from '../../../src/cli/translate.ts'
import { frontMatter } from '../../../src/core/guide.ts'
import { aScratch, LOCALES, type Scratch } from './scratch.ts'

const matterOf = (text: string) => parse(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '')
const bodyOf = (text: string) => text.replace(/^---\n[\s\S]*?\n---\n/, '')
const ENGLISH = 'content/en/trading/staking.mdx'
const JAPANESE = 'content/ja/trading/staking.mdx'
const ARABIC = 'content/ar/trading/buy-crypto.mdx'

describe('a translation that is begun', () => {
  it('has the structure, facts and links of the English guide, a mark on each passage, and the prints of its sections', async () => {
    const scratch = aScratch()
    const { code, lines } = await scratch.run(command, ['staking', '--to', 'ja'])
    expect([code, lines]).toEqual([
      0,
      [expect.stringMatching(/^ja {2}content\/ja\/trading\/staking\.mdx: to be translated/)],
    ])
    const [english, own] = [scratch.read(ENGLISH), scratch.read(JAPANESE)]
    const matter = matterOf(own)
    expect(frontMatter.safeParse(matter).error).toBeUndefined()
    expect(matter).toMatchObject({ draft: true, owner: 'trading', madeFrom: matterOf(english).sections })
    for (const text of [matter.title, matter.scope, matter.answer, ...Object.values(matter.glance), ...matter.phrases])
      expect(text).toMatch(/^TODO translate: /)
    const parts = (text: string) =>
      text.match(/^## .+$|<\/?(?:Steps|Warning|Note|Fact|FactTable|GuideLink|Diagram)\b[^>]*>/gm)
    expect(parts(bodyOf(own))).toEqual(parts(bodyOf(english)))
    expect(own.match(/\{\/\* TODO translate \*\/\}/g)).toHaveLength(matter.madeFrom.length - 1)
    expect(await scratch.errors()).toEqual([])
  })

  it('names screens and buttons as the language does', async () => {
    const scratch = aScratch()
    await scratch.run(command, ['staking', '--to', 'ja'])
    expect(scratch.read(ENGLISH)).toContain('**Wallet**')
    expect(scratch.read(JAPANESE)).not.toContain('**Wallet**')
    expect(scratch.read(JAPANESE)).toContain('**資産**')
  })

  it('in every language that lacks it with "all", without touching the others', async () => {
    const scratch = aScratch()
    const before = scratch.all()
    const { json } = await scratch.run(command, ['trading/staking', '--to', 'all'])
    const missing = LOCALES.filter((locale) => !before.has(`content/${locale}/trading/staking.mdx`))
    expect(missing.length).toBeGreaterThan(5)
    expect(json).toMatchObject({ translations: missing.map((locale) => ({ locale, written: true })) })
    for (const [file, text] of before) expect(scratch.read(file)).toBe(text)
    expect((await scratch.run(command, ['trading/staking', '--to', 'all'])).lines).toEqual([
      'trading/staking is written in every language.',
      `Still to be translated, TODO stands in them: ${missing.join(', ')}.`,
    ])
    expect(await scratch.run(command, ['staking', '--to', 'ja'])).toMatchObject({
      code: 1,
      lines: [expect.stringMatching(/^ja {2}is still to be translated: TODO stands in \d+ lines of /)],
    })
  })

  it('is not begun where English has none, and says which languages have it', async () => {
    const scratch = aScratch()
    rmSync(join(scratch.folder, 'content/en/trading/staking.mdx'))
    const { code, lines } = await scratch.run(command, ['staking', '--to', 'it'])
    expect([code, lines.join(' ')]).toEqual([
      2,
      expect.stringMatching(
        /^"trading\/staking" has no English text, and only its translations are left: de, es, fr\. Take content\/en\/trading.* retire trading\/staking --to-topic$/,
      ),
    ])
    expect((await scratch.errors()).filter((text) => text.includes('made from'))).toHaveLength(3)
  })

  it('of a new guide writes down what English said then', async () => {
    const scratch = aScratch()
    const texts = ['--title', 'A', '--scope', 'B', '--answer', 'C', '--phrase', 'set my own price']
    await scratch.run(newGuide, ['trading/limit-orders', ...texts])
    await scratch.run(command, ['limit-orders', '--to', 'de'])
    const { sections } = matterOf(scratch.read('content/en/trading/limit-orders.mdx'))
    expect(sections).toHaveLength(7)
    expect(matterOf(scratch.read('content/de/trading/limit-orders.mdx')).madeFrom).toEqual(sections)
    expect(await scratch.errors()).toEqual([])
  })
})

/** English says something else in its head and in one section, and has another section besides. */
async function withChange(): Promise<Scratch> {
  const scratch = aScratch()
  const file = 'content/en/trading/buy-crypto.mdx'
  scratch.change(file, 'scope: ', 'scope: Now ')
  scratch.change(file, '## What you need\n', '## What you need\n\nOpen **Markets** first.\n')
  scratch.change(file, '## How long it takes\n', '## Buy again\n\nThe same as before.\n\n## How long it takes\n')
  await scratch.run(changed, ['trading/buy-crypto', 'medium', '--what', 'You can buy again.'])
  return scratch
}

describe('a translation that is there', () => {
  it('says how it stands, and is left as it is', async () => {
    const scratch = await withChange()
    const before = scratch.all()
    expect(await scratch.run(command, ['staking', '--to', 'de'])).toMatchObject({
      code: 0,
      lines: ['de  says what English says.'],
    })
    const { code, lines } = await scratch.run(command, ['buy-crypto', '--to', 'ar'])
    expect(code).toBe(1)
    expect(lines).toEqual([
      'ar  does not say what English says:',
      '  stale:   the head',
      '  stale:   ما تحتاج إليه',
      '  missing: Buy again',
      '  Put English beside it: npx guidepost translate trading/buy-crypto --to ar --update',
    ])
    expect(scratch.all()).toEqual(before)
  })

  it('with --update has English beside what is stale and what is missing in its place; again, nothing changes', async () => {
    const scratch = await withChange()
    const before = scratch.read(ARABIC)
    await scratch.run(command, ['buy-crypto', '--to', 'ar', '--update'])
    const own = scratch.read(ARABIC)
    expect(own).toContain(
      '{/* TODO translate anew the head (title, scope, answer, glance). English says now:\n\n  Buy crypto\n  Now Buy',
    )
    expect(own).toContain(
      '{/* TODO translate anew. English says now:\n\n  ## What you need\n\n  Open **الأسواق** first.',
    )
    expect(own).toMatch(
      /\n\n## Buy again\n\n\{\/\* TODO translate \*\/\}\n\nThe same as before\.\n\n## كم يستغرق ذلك\n/,
    )
    expect(own.match(/^## .+$/gm)).toHaveLength((before.match(/^## .+$/gm)?.length ?? 0) + 1)
    // What was put in is all that differs.
    const without = own
      .replace(/\{\/\* TODO[\s\S]*?\*\/\}\n\n/g, '')
      .replace('## Buy again\n\nThe same as before.\n\n', '')
    expect(bodyOf(without)).toBe(bodyOf(before))
    await scratch.run(command, ['buy-crypto', '--to', 'ar', '--update'])
    expect(scratch.read(ARABIC)).toBe(own)
  })

  it('is done when nothing is marked any more, and then says what English says', async () => {
    const scratch = await withChange()
    await scratch.run(command, ['buy-crypto', '--to', 'ar', '--update'])
    const refused = await scratch.run(command, ['buy-crypto', '--to', 'ar', '--done'])
    expect([refused.code, refused.lines[0]]).toEqual([1, 'ar  is not done: TODO stands in it still.'])
    expect(refused.lines.filter((line) => line.startsWith(`  ${ARABIC}:`))).toHaveLength(3)
    scratch.write(ARABIC, scratch.read(ARABIC).replace(/\{\/\* TODO[\s\S]*?\*\/\}\n\n/g, ''))
    const { code, lines } = await scratch.run(command, ['buy-crypto', '--to', 'ar', '--done'])
    expect([code, lines]).toEqual([0, [`ar  says what English says; that is written down in ${ARABIC}.`]])
    expect(matterOf(scratch.read(ARABIC)).madeFrom).toEqual(
      matterOf(scratch.read('content/en/trading/buy-crypto.mdx')).sections,
    )
    expect(await scratch.run(command, ['buy-crypto', '--to', 'ar'])).toMatchObject({ code: 0 })
    expect(await scratch.errors()).toEqual([])
  })

  it('is not done while it lacks a section of English', async () => {
    const scratch = await withChange()
    const { code, lines } = await scratch.run(command, ['buy-crypto', '--to', 'ar', '--done'])
    expect([code, lines[0]]).toEqual([1, 'ar  has 7 sections with its head, and English has 8.'])
  })

  it('whose section English has no more is told to take it out', async () => {
    const scratch = aScratch()
    const file = 'content/en/trading/buy-crypto.mdx'
    scratch.write(file, scratch.read(file).replace(/## What it costs\n[\s\S]*?(?=\n## )/, ''))
    await scratch.run(changed, ['trading/buy-crypto', 'medium', '--what', 'Nothing costs anything.'])
    const { lines } = await scratch.run(command, ['buy-crypto', '--to', 'ar', '--update'])
    expect(lines).toContain('  surplus: كم يكلف')
    expect(scratch.read(ARABIC)).toContain('## كم يكلف\n\n{/* TODO translate: English has this section no more.')
  })
})

it('a change of a guide whose English text is gone is told as that too', async () => {
  const scratch = aScratch()
  rmSync(join(scratch.folder, ENGLISH))
  const { code, lines } = await scratch.run(changed, ['staking', 'minor'])
  expect([code, lines.at(-1)]).toEqual([2, expect.stringMatching(/^"trading\/staking" has no English text, and only/)])
  expect(await scratch.errorsIn('content/de/trading/staking.mdx')).toContainEqual(
    expect.stringMatching(/^made-from .* was made from is not there\. Take .* retire trading\/staking --to-topic$/),
  )
})

describe('used wrongly it answers 2, and writes nothing', () => {
  const scratch = aScratch()
  const before = scratch.all()

  it.each<[string[], RegExp]>([
    [[], /^Name the guide: /],
    [['staking'], /^Say into which language: npx guidepost translate <topic>\/<slug> --to LOCALES/],
    [['stakin', '--to', 'ar'], /^There is no guide "stakin"\. Did you mean "trading\/staking"\?/],
    [['staking', '--to', 'en'], /^Guides are translated from English\./],
    [['staking', '--to', 'xx'], /^There is no locale "xx"\. Choose among de, /],
    [['staking', '--to', 'ar,jp'], /^There is no locale "jp"\. Did you mean "ja"\?/],
    [['staking', '--to', 'de', '--update', '--done'], /^--update and --done are two steps\./],
  ])('%j', async (args, message) => {
    const { code, lines } = await scratch.run(command, args)
    expect([code, lines.at(-1)]).toEqual([2, expect.stringMatching(message)])
  })

  it('updating what is not there says how to begin', async () => {
    const { code, lines } = await scratch.run(command, ['staking', '--to', 'ja', '--update'])
    expect([code, lines]).toEqual([
      1,
      ['ja  is not translated yet. Begin: npx guidepost translate trading/staking --to ja'],
    ])
  })

  it('and none of that wrote anything', () => {
    expect(scratch.all()).toEqual(before)
  })
})

describe('a translation with other sections than English', () => {
  const GERMAN = 'content/de/trading/staking.mdx'
  const sections = (text: string) => text.split(/^(?=## )/m)

  it.each([1, 3, 7])('gets back the one that was taken out, the %ith, to be translated', async (place) => {
    const scratch = aScratch()
    const before = sections(scratch.read(GERMAN))
    scratch.write(GERMAN, before.toSpliced(place, 1).join(''))
    const english = /^## (.*)/.exec(sections(scratch.read(GERMAN.replace('/de/', '/en/')))[place] ?? '')?.[1]
    expect((await scratch.run(command, ['staking', '--to', 'de'])).lines.slice(0, 2)).toEqual([
      'de  does not say what English says:',
      `  missing: ${english}`,
    ])
    await scratch.run(command, ['staking', '--to', 'de', '--update'])
    const now = sections(scratch.read(GERMAN))
    expect(now.length).toBe(before.length)
    expect(now[place]).toMatch(/^## .*\n\n\{\/\* TODO translate \*\/\}/)
    expect(now.join('')).toMatch(/\n---\n\n(?!\n)/)
    expect(now.slice(0, -1).every((section) => section.endsWith('\n\n'))).toBe(true)
    scratch.write(GERMAN, now.with(place, before[place] ?? '').join(''))
    expect((await scratch.run(command, ['staking', '--to', 'de', '--done'])).code).toBe(0)
    expect(await scratch.errors()).toEqual([])
  })

  it('is told of the one that English has not, and is done without it', async () => {
    const scratch = aScratch()
    const before = sections(scratch.read(GERMAN))
    scratch.write(GERMAN, before.toSpliced(2, 0, '## Zusatz\n\nEin Satz, den Englisch nicht hat.\n\n').join(''))
    expect((await scratch.run(command, ['staking', '--to', 'de'])).lines[1]).toBe('  surplus: Zusatz')
    scratch.write(GERMAN, before.join(''))
    expect((await scratch.run(command, ['staking', '--to', 'de', '--done'])).code).toBe(0)
    expect(await scratch.errors()).toEqual([])
  })

  it('that does not say what it was made from says so, and has English put beside it', async () => {
    const scratch = aScratch()
    scratch.write(GERMAN, scratch.read(GERMAN).replace(/^madeFrom:.*\n/m, ''))
    const { code, lines } = await scratch.run(command, ['staking', '--to', 'de'])
    expect([code, lines[0]]).toEqual([1, expect.stringMatching(/^de {2}does not say which English .* --to de --done$/)])
    await scratch.run(command, ['staking', '--to', 'de', '--update'])
    const marked = scratch.read(GERMAN)
    expect(marked.match(/TODO translate anew/g)).toHaveLength(sections(marked).length)
    scratch.write(GERMAN, marked.replace(/\{\/\* TODO[\s\S]*?\*\/\}\n\n/g, ''))
    expect((await scratch.run(command, ['staking', '--to', 'de', '--done'])).code).toBe(0)
    expect(await scratch.errors()).toEqual([])
  })
})
