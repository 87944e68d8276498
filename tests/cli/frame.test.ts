import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { type Context, choice, defineCommand, flag, list, required, text, told } from '../../src/cli/command.ts'
import { GROUPS, loadCommands } from '../../src/cli/commands.ts'
import { runCommand } from '../../src/cli/frame.ts'
import { coloured, hasColours } from '../../src/cli/paint.ts'
import { aContext, run } from './running.ts'

/** What all commands have in common. */

async function typed(words: readonly string[], own: Partial<Context> = {}) {
  const printed: string[] = []
  const complained: string[] = []
  const output = {
    print: (line: string) => void printed.push(line),
    complain: (line: string) => void complained.push(line),
  }
  const code = await runCommand(words, aContext(own), output)
  return { code, printed: printed.join('\n'), complained: complained.join('\n') }
}

const commands = (await loadCommands()).flatMap((group) => group.commands)

describe('help', () => {
  it.each([[[]], [['help']], [['--help']], [['-h']]])(
    '%j shows every command by an example, in groups',
    async (words) => {
      const { code, printed, complained } = await typed(words)
      expect([code, complained]).toEqual([0, ''])
      for (const { title } of GROUPS.filter((group) => Object.keys(group.commands).length > 0))
        expect(printed).toContain(`\n${title}\n`)
      for (const { examples, summary } of commands) {
        expect(printed).toContain(examples[0]?.line)
        expect(printed).toContain(summary)
      }
    },
  )

  it('fits a terminal of 120 columns', async () => {
    const { printed } = await typed([])
    expect(printed.split('\n').filter((line) => line.length > 120)).toEqual([])
  })

  it.each(commands.map(({ name }) => name))('%s: `help %s` and `%s --help` are the same', async (name) => {
    const asked = await typed(['help', name])
    expect(asked.code).toBe(0)
    expect(await typed([name, '--help'])).toEqual(asked)
    expect(await typed([name, 'anything', '-h'])).toEqual(asked)
    const command = commands.find((each) => each.name === name)
    for (const { line, does } of command?.examples ?? [])
      expect(asked.printed).toMatch(new RegExp(`${quoted(line)}\\s+${quoted(does)}`))
    for (const option of [...Object.keys(command?.options ?? {}), 'json', 'help'])
      expect(asked.printed).toContain(`--${option}`)
    expect(asked.printed).toMatch(/^Exit codes: 0 fine; 1 .+; 2 it was asked wrongly\.$/m)
  })

  it('is data too', async () => {
    const { printed } = await typed(['help', '--json'])
    const { groups } = JSON.parse(printed)
    expect(groups.flatMap((group: { commands: object[] }) => group.commands)).toHaveLength(commands.length)
    expect(JSON.parse((await typed(['export', '--help', '--json'])).printed)).toMatchObject({
      name: 'export',
      options: [{ name: 'to-format', isRequired: true }],
    })
  })
})

describe('every command', () => {
  it.each(commands)(
    '$name is called as the table says, and declares what help needs',
    ({ name, summary, examples, ends }) => {
      expect(GROUPS.flatMap((group) => Object.keys(group.commands))).toContain(name)
      expect(summary).toMatch(/^[a-z].*[^.]$/)
      expect(ends).toMatch(/^[a-z].*[^.]$/)
      expect(examples.length).toBeGreaterThanOrEqual(2)
      expect(examples.length).toBeLessThanOrEqual(4)
      for (const { line } of examples) expect(line).toMatch(/npx guidepost|npm start/)
    },
  )

  it.each(commands)('$name: the options in its examples are options it has', ({ name, examples, options }) => {
    const own = examples.flatMap(({ line }) =>
      line.includes(`guidepost ${name}`) ? (line.match(/(?<=\s--)[a-z-]+/g) ?? []) : [],
    )
    expect(own.filter((option) => !Object.hasOwn(options, option) && option !== 'json')).toEqual([])
  })

  it.each(commands)('$name leaves --json and --help to the frame', ({ options }) => {
    expect(Object.keys(options)).not.toContain('json')
    expect(Object.keys(options)).not.toContain('help')
  })
})

describe('what is asked wrongly is told with how to mend it, and ends with 2', () => {
  it.each<[string[], RegExp]>([
    [['exprot'], /^There is no command "exprot"\. Did you mean "export"\? `npx guidepost help` lists them all\.$/],
    [['nonsense'], /^There is no command "nonsense"\. There are:\n[\s\S]*^ {2}npx guidepost sign-in$/m],
    [['help', 'exprot'], /Did you mean "export"\?/],
    [['exprot', '--help'], /Did you mean "export"\?/],
    [['toString'], /^There is no command "toString"\./],
    [['report', '--locael', 'es'], /^Unknown option '--locael'\. Did you mean '--locale'\? Use: npx guidepost report/],
    [['report', '--toString'], /^Unknown option '--toString'\./],
    [['report', '-x'], /^Unknown option '-x'\./],
    [['report', 'more'], /^"more" is one word too many\. Use: npx guidepost report/],
    [['report', '--locale'], /^'--locale' lacks its value\. Write --locale LOCALE/],
    [['report', '--locale', '--topic', 'x'], /^'--locale' lacks its value\./],
    [['gaps', '--json=1'], /^'--json' is a switch and takes no value\. Write --json alone\./],
    [['import', 'x', '--from', 'zendesk', '--force=yes'], /^'--force' is a switch and takes no value\./],
    [['import', '--from', 'zendesk'], /^Name one file or one folder: npx guidepost import <file or folder>/],
    [['import', 'a', 'b', '--from', 'zendesk'], /^Name one file or one folder: /],
    [['import', 'x'], /^Say where the articles come from: /],
    [['import', 'x', '--from', ''], /^Say where the articles come from: /],
    [['import', 'x', '--from', 'zendsk'], /^"zendsk" is no known help center\. Did you mean "zendesk"\?/],
    [['import', 'x', '--from', 'paper'], /^"paper" is no known help center\. Choose among zendesk, intercom/],
    [['completion', 'tcsh'], /^"tcsh" is no shell we know\. Choose one of bash, zsh, fish\./],
  ])('%j', async (words, message) => {
    const { code, printed, complained } = await typed(words)
    expect([code, printed, complained]).toEqual([2, '', expect.stringMatching(message)])
    const asJson = await typed([...words, '--json'])
    const { error } = JSON.parse(asJson.printed)
    expect([asJson.code, asJson.complained, `${error.what} ${error.mend}`]).toEqual([2, '', complained])
    expect(error.mend).not.toBe('')
  })

  it('a failure is told in the same way and ends with 1', async () => {
    const openStore = () => Promise.reject(new Error('The data cannot be kept in "x". Name another folder.'))
    expect(await typed(['access-log'], { openStore })).toEqual({
      code: 1,
      printed: '',
      complained: 'The data cannot be kept in "x". Name another folder.',
    })
    const { code, printed, complained } = await typed(['access-log', '--json'], { openStore })
    expect([code, complained, JSON.parse(printed)]).toEqual([
      1,
      '',
      { error: { what: 'The data cannot be kept in "x".', mend: 'Name another folder.' } },
    ])
  })
})

test('--version says which this is', async () => {
  const { code, printed } = await typed(['--version'], { root: resolve('.') })
  expect([code, printed.trim()]).toEqual([0, JSON.parse(readFileSync('package.json', 'utf8')).version])
})

test('a file that may not be written is told in words, with what to do', async () => {
  const cause = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', path: '/site/a.mdx.half' })
  const openStore = () => Promise.reject(cause)
  const { code, complained } = await typed(['access-log'], { openStore })
  expect([code, complained]).toEqual([
    1,
    expect.stringMatching(/^"\/site\/a\.mdx" may not be .* Give yourself the right/),
  ])
})

describe('what is given', () => {
  const command = defineCommand({
    name: 'try',
    summary: 'tries',
    argument: {
      name: '<word>',
      fills: 'anything',
      fillsNext: 'anything',
      least: 0,
      most: 2,
      ask: 'Name two words at most',
    },
    options: {
      title: text('TITLE', 'a text'),
      phrase: list('PHRASE', 'a list'),
      dry: flag('a switch'),
      kind: required(choice('kind', ['minor', 'major'], 'a choice'), 'Say which kind'),
    },
    examples: [],
    ends: 'never',
    run: async (given) => told(given, []),
  })
  const given = async (...args: string[]) => (await run(command, args, aContext({}))).json

  it('is read as it is declared; what is missing is empty', async () => {
    expect(await given('--kind', 'minor')).toEqual({
      options: { title: '', phrase: [], dry: false, kind: 'minor' },
      args: [],
    })
    expect(await given('a', '--phrase', 'x', '--kind=major', '--dry', 'b', '--phrase=-y')).toEqual({
      options: { title: '', phrase: ['x', '-y'], dry: true, kind: 'major' },
      args: ['a', 'b'],
    })
  })

  it('keeps words after "--" as they are', async () => {
    expect(await given('--kind', 'minor', '--', '--json')).toMatchObject({ args: ['--json'] })
  })
})

describe('colours', () => {
  it.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ TERM: 'dumb' }, true, false],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
  ])('with %j on a terminal (%s) are shown: %s', (environment, isTerminal, shown) => {
    expect(hasColours(environment, isTerminal)).toBe(shown)
  })

  it('are in what a person reads, never in JSON', async () => {
    expect((await typed(['help'], { paint: coloured })).printed).toContain('\u001b[')
    expect((await typed(['help', '--json'], { paint: coloured })).printed).not.toContain('\u001b[')
    expect((await typed(['help'])).printed).not.toContain('\u001b[')
  })
})

const quoted = (line: string) => line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
