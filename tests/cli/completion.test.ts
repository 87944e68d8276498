import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { loadCommands } from '../../src/cli/commands.ts'
import { command } from '../../src/cli/completion.ts'
import { aContext, run } from './running.ts'

/** The scripts in real shells: what the Tab key offers. A shell that this machine has not is left out, and says so. */

const folder = mkdtempSync(join(tmpdir(), 'guidepost-completion-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const FILES = [
  'content/topics.yaml',
  'content/en/trading/staking.mdx',
  'content/en/trading/sell-crypto.mdx',
  'content/en/fees-limits/trading-fees.mdx',
  'content/de/trading/staking.mdx',
  'content/notices/outage.en.mdx',
  'locales/en/a.json',
  'locales/pt-BR/a.json',
  'deeper/folder/export.csv',
]
for (const file of FILES) {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), file.endsWith('.yaml') ? '# order\ntrading:\n  icon: x\nfees-limits:\n' : '')
}

const names = (await loadCommands()).flatMap((group) => group.commands).map(({ name }) => name)

const scriptFor = async (shell: string) => (await run(command, [shell], aContext({}))).lines.join('\n')
const has = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0

/** What bash offers at the end of a line. */
async function offered(line: string, cwd = folder): Promise<string[]> {
  const words = line.match(/[^\s=]+|=|\s$/g) ?? []
  const list = words.map((word) => `'${word.trim()}'`).join(' ')
  const program = words[0] === 'npx' ? '_guidepost_npx npx' : '_guidepost guidepost'
  const script = `${await scriptFor('bash')}\nCOMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}\n${program}\nprintf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout, stderr, status } = spawnSync('bash', ['-c', script], { cwd, encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
  return stdout.split('\n').filter((word) => word !== '')
}

describe('bash', () => {
  it.each(['npx guidepost ', 'guidepost '])('"%s" offers all commands', async (line) => {
    expect((await offered(line)).sort()).toEqual([...names, 'help', '--help'].sort())
  })

  it.each<[string, string[]]>([
    ['npx guidepost imp', ['import', 'import-tickets']],
    ['npx guidepost import --', ['--from', '--topics', '--to', '--dry-run', '--force', '--json', '--help']],
    ['npx guidepost import x --from ', ['zendesk', 'intercom', 'helpscout', 'markdown']],
    ['npx guidepost import x --from=z', ['zendesk']],
    ['npx guidepost import x --from=', ['zendesk', 'intercom', 'helpscout', 'markdown']],
    ['npx guidepost report --locale ', ['en', 'pt-BR']],
    ['npx guidepost report --topic f', ['fees-limits']],
    ['npx guidepost report --from ', []],
    ['npx guidepost help tok', ['token']],
    ['npx guidepost completion ', ['bash', 'zsh', 'fish']],
    ['npx guidepost completion zsh ', []],
    ['npx guidepost translate st', ['staking']],
    ['npx guidepost translate trading/staking --to a', ['all']],
    ['npx guidepost check phr', ['phrases']],
    ['npx guidepost check links trading/st', ['trading/staking']],
    ['npx guidepost changed trading/staking ', ['minor', 'medium', 'major']],
    ['npx guidepost changed --dry-run trading/staking m', ['minor', 'medium', 'major']],
    ['npx guidepost changed --what x trading/', ['trading/sell-crypto', 'trading/staking']],
    ['npx guidepost changed --what=x trading/', ['trading/sell-crypto', 'trading/staking']],
    ['npx guidepost rename trading/staking f', ['fees-limits/trading-fees']],
    ['npx other ', []],
    ['npx gu', []],
  ])('"%s" offers %j', async (line, wanted) => {
    expect(await offered(line)).toEqual(wanted)
  })

  it('offers files where a file is meant, and knows the checkout from any folder in it', async () => {
    const deeper = join(folder, 'deeper/folder')
    expect(await offered('guidepost import-tickets ', deeper)).toEqual(['export.csv'])
    expect(await offered('guidepost report --locale p', deeper)).toEqual(['pt-BR'])
  })

  it('offers nothing of a checkout outside of one', async () => {
    expect(await offered('guidepost report --locale ', tmpdir())).toEqual([])
  })

  it('leaves what completed npx before in place, also when it is read twice', async () => {
    const script = await scriptFor('bash')
    const all = `_before() { COMPREPLY=(as-before); }\ncomplete -F _before npx\n${script}\n${script}\nCOMP_WORDS=(npx x); COMP_CWORD=1\n_guidepost_npx\necho "\${COMPREPLY[@]}"`
    expect(spawnSync('bash', ['-c', all], { encoding: 'utf8' }).stdout).toBe('as-before\n')
  })
})

describe.skipIf(!has('fish'))('fish, where it is installed', () => {
  const offeredBy = async (line: string) => {
    const script = join(folder, 'deeper/script.fish')
    writeFileSync(script, await scriptFor('fish'))
    const asked = `source ${script}; complete -C '${line}'`
    const { stdout, stderr } = spawnSync('fish', ['--no-config', '-c', asked], { cwd: folder, encoding: 'utf8' })
    expect(stderr).toBe('')
    return stdout
      .split('\n')
      .filter((row) => row !== '')
      .map((row) => row.split('\t')[0])
      .sort()
  }

  it.each<[string, string[]]>([
    ['npx guidepost imp', ['import', 'import-tickets']],
    ['guidepost imp', ['import', 'import-tickets']],
    ['npx guidepost report --lo', ['--locale']],
    ['npx guidepost report --locale ', ['en', 'pt-BR']],
    ['npx guidepost import x --from z', ['zendesk']],
    ['npx guidepost completion ', ['bash', 'fish', 'zsh']],
    ['npx guidepost completion zsh ', []],
    ['npx guidepost translate trading/staking --to=a', ['--to=all']],
    ['npx guidepost check links trading/st', ['trading/staking']],
    ['npx guidepost changed trading/staking ', ['major', 'medium', 'minor']],
    ['npx guidepost changed --what x tr', ['trading/sell-crypto', 'trading/staking']],
  ])('"%s" offers %j', async (line, wanted) => {
    expect(await offeredBy(line)).toEqual(wanted)
  })
})

describe.skipIf(!has('zsh'))('zsh, where it is installed', () => {
  const offeredBy = async (words: readonly string[]) => {
    // Outside of its line editor zsh offers nothing: what would be offered is printed in its place.
    const stub = `compdef() { : }\ncompadd() { shift; print -l -- $@ }\ncompset() { : }\n_describe() { local -a all; all=(\${(P)2}); print -l -- \${all%%:*} }\n_files() { print files }\n_default() { print default }`
    const list = words.map((word) => `'${word}'`).join(' ')
    const script = `${stub}\n${await scriptFor('zsh')}\nwords=(${list}); CURRENT=${words.length}; _guidepost`
    const { stdout, stderr } = spawnSync('zsh', ['-f', '-c', script], { cwd: folder, encoding: 'utf8' })
    expect(stderr).toBe('')
    return stdout.split('\n').filter((word) => word !== '')
  }

  it.each<[string[], string[]]>([
    [
      ['npx', 'guidepost', 'report', '--locale', ''],
      ['en', 'pt-BR'],
    ],
    [
      ['guidepost', 'report', '--topic', ''],
      ['trading', 'fees-limits'],
    ],
    [['guidepost', 'import', ''], ['files']],
    [['guidepost', 'import', 'x', ''], []],
    [
      ['guidepost', 'report', '--locale='],
      ['en', 'pt-BR'],
    ],
    [
      ['guidepost', 'retire', 'st'],
      ['fees-limits/trading-fees', 'trading/sell-crypto', 'trading/staking', 'trading-fees', 'sell-crypto', 'staking'],
    ],
    [
      ['guidepost', 'changed', '--dry-run', 'trading/staking', ''],
      ['minor', 'medium', 'major'],
    ],
    [
      ['guidepost', 'changed', '--what', 'x', ''],
      ['fees-limits/trading-fees', 'trading/sell-crypto', 'trading/staking'],
    ],
    [
      ['guidepost', 'export', 'x', '-'],
      ['--to-format', '--json', '--help'],
    ],
    [['npx', 'other', ''], ['default']],
  ])('%j offers %j', async (words, wanted) => {
    expect(await offeredBy(words)).toEqual(wanted)
  })

  it('offers all commands', async () => {
    expect((await offeredBy(['npx', 'guidepost', ''])).sort()).toEqual([...names, 'help'].sort())
  })
})
