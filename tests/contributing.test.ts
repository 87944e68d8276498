import { execFileSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { newSession } from '../src/core/session-id.ts'
import { RECIPES } from './recipes/recipes.ts'
import { type Ran, type Recipe, ROOT, type Scratch, scratchRepository, type Tried } from './recipes/scratch.ts'

/** The recipes of `CONTRIBUTING.md`, all carried out on one copy of the repository, which must then work with what they added. */

const PATIENCE = 300_000
vi.setConfig({ testTimeout: PATIENCE })
const contributing = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8')
const data = mkdtempSync(join(tmpdir(), 'guidepost-recipes-data-'))
const NOW = Date.UTC(2026, 10, 23, 12)
const base = { session: newSession(NOW, () => 7), at: NOW, locale: 'en', page: '/en/' }
const OPENED = { kind: 'contact_opened', ...base, id: 1, surface: 'header', topic: '' }
const PRINTED = { kind: 'guide_printed', ...base, id: 2, guide: 'trading/staking', pages: 3 }
const APPEND = 'tests/recipes/append-event.ts'

/** The tests that prove a recipe: of a file, those whose names match; how many there are at least. */
const TESTS = {
  texts: { file: 'tests/locales.test.ts', pattern: '^sv ', many: 60 },
  journal: { file: 'tests/server/journal.test.ts', pattern: 'guide_printed', many: 1 },
  tally: { file: 'tests/store/metrics.test.ts', pattern: 'random histories', many: 1 },
  // In each of the sixteen locales and the new one, and once in the definition.
  sentence: {
    file: 'tests/core/metric-sentences.test.ts',
    pattern: 'of return_rate|name and explain every metric',
    many: 18,
  },
  rule: { file: 'tests/checks/rules.test.ts', pattern: 'shouting|in vain', many: 2 },
  window: { file: 'tests/browser/handoff/vendors/vendors.test.ts', pattern: 'Parley (?:as|in)', many: 20 },
  webhook: { file: 'tests/server/webhooks/webhooks.test.ts', pattern: 'webhook of parley', many: 10 },
  policy: { file: 'tests/server/vendor-policy.test.ts', pattern: 'with parley', many: 5 },
} as const

/** That these tests ran, and none failed. */
async function passed({ file: wanted, pattern, many }: (typeof TESTS)[keyof typeof TESTS]): Promise<void> {
  const ran = (await tried).filter(
    ({ file, name }) => file === wanted && (name === '' || new RegExp(pattern).test(name)),
  )
  expect(ran.flatMap(({ name, failed }) => failed.map((message) => `${name}: ${message}`))).toEqual([])
  expect(ran.length).toBeGreaterThanOrEqual(many)
}

let scratch: Scratch
let types: Promise<Ran>
let checked: Promise<Ran>
let tried: Promise<Tried[]>
const touched = new Map<string, string[]>()

beforeAll(() => {
  // By the code as it is: the changed one must open what it wrote.
  execFileSync(process.execPath, [join(ROOT, APPEND), data, JSON.stringify(OPENED)], { stdio: 'pipe' })
  scratch = scratchRepository()
  for (const recipe of RECIPES) touched.set(recipe.title, scratch.carryOut(recipe))
  // Beside one another, since each takes long.
  types = scratch.node(['node_modules/typescript/bin/tsc', '--noEmit', '--pretty', 'false'])
  checked = scratch.node(['src/cli/main.ts', 'check', '--locale', 'sv'])
  const wanted = Object.values(TESTS)
  tried = scratch.tests(
    wanted.map(({ file }) => file),
    wanted.map(({ pattern }) => pattern).join('|'),
    { RUNS: '300' },
  )
}, PATIENCE)

afterAll(async () => {
  await Promise.allSettled([types, checked, tried])
  scratch.remove()
  rmSync(data, { recursive: true, force: true })
}, PATIENCE)

function sectionOf(title: string): string {
  return (
    contributing
      .split(/^## /m)
      .find((section) => section.startsWith(`${title}\n`))
      ?.slice(title.length) ?? ''
  )
}

/** The files that a section names, as patterns: `<name>` is what is added, `<locale>` and `*` any part of a path. */
function filesNamedIn({ title, name: added }: Recipe): [file: string, pattern: RegExp][] {
  const files = [...sectionOf(title).matchAll(/`((?:src|tests|content|locales)\/[^`\s]*\.\w+)`/g)].map(
    ([, file = '']) => file.replaceAll('<name>', added),
  )
  return files.map((file) => [file, new RegExp(`^${file.replaceAll('.', '\\.').replaceAll(/<locale>|\*/g, '[^/]+')}$`)])
}

describe('CONTRIBUTING.md', () => {
  it('is one page, and names every room', () => {
    expect(contributing.trimEnd().split('\n').length).toBeLessThanOrEqual(90)
    const rooms = globSync('src/*/', { cwd: ROOT }).map((room) => room.replace(/\/$/, ''))
    expect(rooms.length).toBeGreaterThan(5)
    expect(rooms.filter((room) => !contributing.includes(`| \`${room}\` |`))).toEqual([])
  })

  it('names only files and folders that are there', () => {
    const named = [...contributing.matchAll(/`((?:src|tests|content|locales)\/[^`\s]*)`/g)].map(([, name = '']) => name)
    const missing = named
      .filter((name) => !name.includes('<name>'))
      .filter((name) => globSync(name.replace('<locale>', 'en').replace(/[[\]]/g, '[$&]'), { cwd: ROOT }).length === 0)
    expect(missing).toEqual([])
  })

  it.each(RECIPES)('names exactly the files that are touched: $title', (recipe) => {
    const named = filesNamedIn(recipe)
    const files = touched.get(recipe.title) ?? []
    expect(named.length).toBeGreaterThan(0)
    expect(
      files.filter((file) => !named.some(([, pattern]) => pattern.test(file))),
      'touched, and not named',
    ).toEqual([])
    expect(
      named.filter(([, pattern]) => !files.some((file) => pattern.test(file))).map(([name]) => name),
      'named, and not touched',
    ).toEqual([])
  })
})

describe('a locale', () => {
  it('has every text and plural form while its texts are still those of English', () => passed(TESTS.texts))

  it('passes `guidepost check`', async () => {
    const { code, printed } = await checked
    expect(code, printed).toBe(0)
  })
})

describe('an event', () => {
  it('is kept, by a store that the code before it made', async () => {
    const { code, stdout, printed } = await scratch.node([APPEND, data, JSON.stringify(PRINTED)])
    expect(code, printed).toBe(0)
    expect(JSON.parse(stdout)).toEqual([OPENED, PRINTED])
  })

  it('is taken from a reader’s browser', () => passed(TESTS.journal))
})

describe('a metric', () => {
  it('is counted by SQL as its plain rule counts it', () => passed(TESTS.tally))
  it('has its name and its sentence in every locale', () => passed(TESTS.sentence))
})

describe('a check', () => {
  const guide = 'content/en/trading/staking.mdx'

  it('finds a fault in its file and line, and fails', async () => {
    await checked
    const before = scratch.read(guide)
    scratch.write(guide, `${before.trimEnd()}\n\nNever tell your password!!\n`)
    const { code, stdout, printed } = await scratch.node(['src/cli/main.ts', 'check', 'shouting', '--json'])
    expect(code, printed).toBe(1)
    const line = before.trimEnd().split('\n').length + 2
    expect(JSON.parse(stdout).problems).toMatchObject([{ rule: 'shouting', severity: 'error', file: guide, line }])
  })

  it('is tried with all the others', () => passed(TESTS.rule))
})

describe('a vendor', () => {
  it('keeps the contract of a hand-off and of a window', () => passed(TESTS.window))
  it('keeps the contract of a webhook', () => passed(TESTS.webhook))
  it('has its window let in on the contact page, and nowhere else', () => passed(TESTS.policy))
})

describe('all five together', () => {
  it('have no wrong type', async (context) => {
    if (!scratch.hasContentTypes) context.skip('The types of the content come with a build: run npm run build first.')
    const { code, printed } = await types
    expect(code, printed).toBe(0)
  })
})
