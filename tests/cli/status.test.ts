import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command as changed } from '../../src/cli/changed.ts'
import type { Context } from '../../src/cli/command.ts'
import { command } from '../../src/cli/status.ts'
import { setMatter } from '../../src/core/edit-matter.ts'
import { site } from '../../src/site.config.ts'
import { aContext, run } from './running.ts'

/** The matrix of a few guides, each of which stands another way in some language. */

const NOW = Date.UTC(2026, 10, 30)
const GUIDES = ['trading/buy-crypto', 'fees-limits/deposit-withdrawal-fees', 'account-access/reset-2fa']
const { en, de, ar } = site.locales
if (!en || !de || !ar) throw new Error('The sample has lost a language.')
const few = { ...site, locales: { en, de, ar } }

const root = mkdtempSync(join(tmpdir(), 'guidepost-status-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const context = (own: Partial<Context> = {}) => aContext({ root, site: few, now: () => NOW, ...own })
const edit = (file: string, change: (text: string) => string) => {
  const path = join(root, 'content', file)
  writeFileSync(path, change(readFileSync(path, 'utf8')))
}
const feeChange = (text: string) => text.replace('## Cards\n', '## Cards\n\nThey are not refunded.\n')

beforeAll(async () => {
  for (const file of [...globSync(`content/{en,de,ar}/{${GUIDES}}.mdx`), ...globSync('content/*.yaml')])
    cpSync(file, join(root, file))
  edit('en/fees-limits/deposit-withdrawal-fees.mdx', feeChange)
  await run(changed, ['fees-limits/deposit-withdrawal-fees', 'major', '--what', 'Cards are new.'], context())
  rmSync(join(root, 'content/ar/trading/buy-crypto.mdx'))
  edit('de/trading/buy-crypto.mdx', (text) => setMatter(text, { draft: true }))
  edit('de/account-access/reset-2fa.mdx', (text) => setMatter(text, { reviewed: '2026-06-01' }))
})

const status = (...args: string[]) => run(command, args, context())
const matrix = (lines: readonly string[]) => lines.slice(0, lines.indexOf(''))

describe('how guides stand in languages', () => {
  it('is a matrix in reading order, with what the signs mean and how many there are', async () => {
    const { code, lines } = await status()
    expect(code).toBe(0)
    expect(lines).toEqual([
      '                           en de ar',
      'account-access',
      '  reset-2fa                 ·  r  ·',
      'trading',
      '  buy-crypto                ·  d  -',
      'fees-limits',
      '  deposit-withdrawal-fees   r  !  !',
      '',
      'draft                       0  1  0',
      'missing                     0  0  1',
      'stale                       0  1  1',
      'due                         1  1  0',
      'fresh                       2  0  1',
      '',
      '3 guides in 3 languages: 3 fresh, 2 due, 2 stale, 1 missing, 1 draft',
      '· fresh   ~ stale   ! stale, readers are warned   - missing   r review due   d draft   s scheduled   x retired',
    ])
  })

  it('is data too', async () => {
    const { json } = await status('--locale', 'ar')
    expect(json).toMatchObject({
      guides: [{ guide: 'account-access/reset-2fa' }, { guide: 'trading/buy-crypto' }, { guide: GUIDES[1] }],
      counts: { ar: { fresh: 1, missing: 1, stale: 1, due: 0, draft: 0, scheduled: 0, retired: 0 } },
    })
  })

  it('is of several languages, named with commas or one after another', async () => {
    const [comma, again] = [await status('--locale', 'de,ar'), await status('--locale', 'de', '--locale', 'ar')]
    expect(comma.lines).toEqual(again.lines)
    expect(comma.json).toMatchObject({ counts: { de: {}, ar: {} } })
  })

  it('can be what is stale, with what changed in which languages', async () => {
    const { lines } = await status('--stale')
    expect(matrix(lines)).toEqual([
      '                           en de ar',
      'fees-limits',
      '  deposit-withdrawal-fees      !  !',
    ])
    expect(lines.at(-1)).toBe(`${GUIDES[1]}  "Cards" (major, since 2026-11-30): Cards are new.  de, ar`)
  })

  it('can be what is due, stale or not, with the day and whose it is', async () => {
    const { lines } = await status('--due')
    expect(matrix(lines)).toEqual([
      '                           en de ar',
      'account-access',
      '  reset-2fa                    r',
      'fees-limits',
      '  deposit-withdrawal-fees   r  r  r',
    ])
    expect(lines.at(-1)).toBe(`${GUIDES[1]}  due 2026-12-09, fees: en, de, ar`)
  })

  it.each<[string[], string[]]>([
    [['--missing'], ['                       en de ar'.slice(9), 'trading', '  buy-crypto         -']],
    [
      ['--topic', 'trading', '--locale', 'de'],
      ['              de', 'trading', '  buy-crypto   d'],
    ],
    [
      ['--owner', 'trading', '--locale', 'de'],
      ['              de', 'trading', '  buy-crypto   d'],
    ],
  ])('can be a part of it: %j', async (args, expected) =>
    expect(matrix((await status(...args)).lines)).toEqual(expected),
  )
})

describe('a guide whose English text is gone', () => {
  const file = join(root, 'content/en/account-access/reset-2fa.mdx')
  it('is told as that, and its translations are held against no other one', async () => {
    const before = readFileSync(file, 'utf8')
    rmSync(file)
    const { lines } = await status('--stale', '--topic', 'account-access')
    writeFileSync(file, before)
    expect(lines).toEqual([
      'Nothing in account-access is stale in en, de, ar.',
      '',
      'account-access/reset-2fa  has no English text to hold de, ar against. Take content/en/account-access/reset-2fa.mdx back from your version control, or retire the guide: npx guidepost retire account-access/reset-2fa --to-topic',
    ])
  })
})

describe('mine', () => {
  const mine = (environment: Record<string, string>) =>
    run(command, ['--mine', '--locale', 'de'], context({ environment }))
  it('are the guides of the owner in the environment', async () =>
    expect(matrix((await mine({ GUIDEPOST_OWNER: 'trading' })).lines)).toContain('  buy-crypto   d'))
  it('are those of git’s configuration where the environment has none', async () => {
    execFileSync('git', ['init', '-q'], { cwd: root })
    execFileSync('git', ['config', 'guidepost.owner', 'fees'], { cwd: root })
    expect(matrix((await mine({})).lines).at(-1)).toBe('  deposit-withdrawal-fees   !')
    execFileSync('git', ['config', '--unset', 'guidepost.owner'], { cwd: root })
  })
  it('are asked for when nothing says whose they are', async () => {
    const { code, lines } = await mine({})
    expect([code, lines[0]]).toEqual([
      2,
      expect.stringMatching(/^Nothing says which guides are yours\. Run git config guidepost\.owner once/),
    ])
  })
  it('must be somebody’s who is known', async () =>
    expect(await mine({ GUIDEPOST_OWNER: 'payment' })).toMatchObject({
      code: 2,
      lines: ['There is no owner "payment". Did you mean "payments"?'],
    }))
})

describe('when there is nothing to show', () => {
  it.each([
    [['--stale', '--topic', 'trading'], 'Nothing in trading is stale in en, de, ar.'],
    [['--missing', '--due', '--owner', 'trading', '--locale', 'de'], 'Nothing of trading is missing or due in de.'],
    [['--owner', 'client-services'], 'There is no guide of client-services.'],
  ])('%j says so', async (args, line) => expect(await status(...args)).toMatchObject({ code: 0, lines: [line] }))
  it('says how to begin where there is no guide at all', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'guidepost-status-'))
    for (const file of globSync('content/*.yaml')) cpSync(file, join(empty, file))
    const { lines } = await run(command, [], context({ root: empty }))
    expect(lines).toEqual(['There is no guide yet. Write the first: npx guidepost new <topic>/<slug>'])
    rmSync(empty, { recursive: true, force: true })
  })
})

it.each([
  [['--locale', 'xx'], 'There is no locale "xx". Choose among en, de, ar.'],
  [['--topic', 'tradin'], 'There is no topic "tradin". Did you mean "trading"?'],
])('%j was asked wrongly', async (args, line) =>
  expect(await status(...args)).toMatchObject({ code: 2, lines: [line] }),
)
