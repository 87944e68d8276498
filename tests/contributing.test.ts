import { execFileSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newSession } from '../src/core/session-id.ts'
import { RECIPES } from './recipes/recipes.ts'
import { type Ran, ROOT, type Scratch, scratchRepository, type Tried } from './recipes/scratch.ts'

/** The recipes of `CONTRIBUTING.md`, all carried out on one copy of the repository, which must then work with what they added. */

const PATIENCE = 300_000
const contributing = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8')
const data = mkdtempSync(join(tmpdir(), 'guidepost-recipes-data-'))
const NOW = Date.UTC(2026, 10, 23, 12)
const base = { session: newSession(NOW, () => 7), at: NOW, locale: 'en', page: '/en/' }
const OPENED = { kind: 'contact_opened', ...base, id: 1, surface: 'header', topic: '' }
const PRINTED = { kind: 'guide_printed', ...base, id: 2, guide: 'trading/staking', pages: 3 }
const APPEND = 'tests/recipes/append-event.ts'

/** The tests that prove a recipe: of these files, those whose names match; how many there are. */
const TESTS = {
  texts: { files: ['tests/locales.test.ts'], pattern: '^sv ', many: 60 },
  journal: { files: ['tests/server/journal.test.ts'], pattern: 'guide_printed', many: 1 },
  tally: { files: ['tests/store/metrics.test.ts'], pattern: 'random histories', many: 1 },
  // In each of the sixteen locales and the new one, and once in the definition.
  sentence: {
    files: ['tests/core/metric-sentences.test.ts'],
    pattern: 'of return_rate|name and explain every metric',
    many: 18,
  },
  rule: { files: ['tests/checks/rules.test.ts'], pattern: 'shouting|in vain', many: 2 },
  window: { files: ['tests/browser/handoff/vendors/vendors.test.ts'], pattern: 'Parley (?:as|in)', many: 20 },
  webhook: { files: ['tests/server/webhooks/webhooks.test.ts'], pattern: 'webhook of parley', many: 10 },
  policy: { files: ['tests/server/vendor-policy.test.ts'], pattern: 'with parley', many: 5 },
} as const

/** Says what failed; else, how many passed. */
async function passed({ files, pattern, many }: (typeof TESTS)[keyof typeof TESTS]): Promise<void> {
  const ran = (await tried).filter(
    ({ file, name }) => files.some((wanted) => wanted === file) && (name === '' || new RegExp(pattern).test(name)),
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
    wanted.flatMap(({ files }) => files),
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

/** The files that a section names, as patterns: `<name>` and `*` stand for any part of a name. */
function filesNamedIn(section: string): [name: string, pattern: RegExp][] {
  const names = [...section.matchAll(/`((?:src|tests|content|locales)\/[^`\s]*\.\w+)`/g)].map(([, name = '']) => name)
  return names.map((name) => [name, new RegExp(`^${name.replaceAll('.', '\\.').replaceAll(/<\w+>|\*/g, '[^/]+')}$`)])
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
      .filter((name) => !/<(?:name)>/.test(name))
      .filter((name) => globSync(name.replace('<locale>', 'en').replace(/[[\]]/g, '[$&]'), { cwd: ROOT }).length === 0)
    expect(missing).toEqual([])
  })

  it.each(RECIPES.map(({ title }) => title))('names exactly the files that are touched: %s', (title) => {
    const named = filesNamedIn(sectionOf(title))
    const files = touched.get(title) ?? []
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
  it('has every text and plural form while its texts are still those of English', () => passed(TESTS.texts), PATIENCE)

  it(
    'passes `guidepost check`',
    async () => {
      const { code, printed } = await checked
      expect(code, printed).toBe(0)
    },
    PATIENCE,
  )
})

describe('an event', () => {
  it(
    'is kept, by a store that the code before it made',
    async () => {
      const { code, stdout, printed } = await scratch.node([APPEND, data, JSON.stringify(PRINTED)])
      expect(code, printed).toBe(0)
      expect(JSON.parse(stdout)).toEqual([OPENED, PRINTED])
    },
    PATIENCE,
  )

  it('is taken from a reader’s browser', () => passed(TESTS.journal), PATIENCE)
})

describe('a metric', () => {
  it('is counted by SQL as its plain rule counts it', () => passed(TESTS.tally), PATIENCE)
  it('has its name and its sentence in every locale', () => passed(TESTS.sentence), PATIENCE)
})

describe('a check', () => {
  const guide = 'content/en/trading/staking.mdx'

  it(
    'finds a fault in its file and line, and fails',
    async () => {
      await checked
      const before = scratch.read(guide)
      scratch.write(guide, `${before.trimEnd()}\n\nNever tell your password!!\n`)
      const { code, stdout, printed } = await scratch.node(['src/cli/main.ts', 'check', 'shouting', '--json'])
      expect(code, printed).toBe(1)
      const line = before.trimEnd().split('\n').length + 2
      expect(JSON.parse(stdout).problems).toMatchObject([{ rule: 'shouting', severity: 'error', file: guide, line }])
    },
    PATIENCE,
  )

  it('is tried with all the others', () => passed(TESTS.rule), PATIENCE)
})

describe('a vendor', () => {
  it('keeps the contract of a hand-off and of a window', () => passed(TESTS.window), PATIENCE)
  it('keeps the contract of a webhook', () => passed(TESTS.webhook), PATIENCE)
  it('has its window let in on the contact page, and nowhere else', () => passed(TESTS.policy), PATIENCE)
})

describe('all five together', () => {
  it(
    'have no wrong type',
    async (context) => {
      if (!scratch.hasContentTypes) context.skip('The types of the content come with a build: run npm run build first.')
      const { code, printed } = await types
      expect(code, printed).toBe(0)
    },
    PATIENCE,
  )
})
