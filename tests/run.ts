import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildWhenChanged } from '../src/cli/build.ts'
import { installChromium } from './chromium.ts'

/** `npm test`: lint, build, types, unit and contract tests, journeys; ends with one line of what passed and failed. */

const root = fileURLToPath(new URL('../', import.meta.url))
const journeyReport = `${root}.cache/journeys.json`

/** Where the stores of the tests stand: in memory where there is enough of it, since each waits for its disk at every write. */
function temporaryFolder(): Record<string, string> {
  const memory = '/dev/shm'
  if (process.env.TMPDIR !== undefined || !existsSync(memory)) return {}
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > 4 * 1024 ** 3 ? { TMPDIR: memory } : {}
}

// Node keeps what it made of our sources, which every worker and every command of the tests would make again.
const env = { ...process.env, ...temporaryFolder(), NODE_COMPILE_CACHE: `${root}.cache/compiled` }
const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env }).status === 0
const beside = async (...args: string[]) => {
  const [code] = await once(spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env }), 'exit')
  return code === 0
}

let [passed, failed] = [0, 0]
const count = (name: string, ok: boolean) => {
  console.log(`${ok ? 'passed' : 'FAILED'}: ${name}`)
  if (ok) passed += 1
  else failed += 1
  return ok
}

mkdirSync(`${root}.cache`, { recursive: true })
rmSync(journeyReport, { force: true })

count(
  'lint and format',
  node(
    'node_modules/@biomejs/biome/bin/biome',
    'ci',
    '--config-path=tests/lint.json',
    '--error-on-warnings',
    'src',
    'tests',
    'astro.config.mjs',
  ),
)
/** Reads what a run of Vitest counted; a run that ended badly without a failed test is a failure of its own. */
function countUnit(name: string, report: string, ok: boolean): void {
  const before = failed
  if (existsSync(report)) {
    const { numPassedTests, numFailedTests }: { numPassedTests: number; numFailedTests: number } = JSON.parse(
      readFileSync(report, 'utf8'),
    )
    passed += numPassedTests
    failed += numFailedTests
  }
  if (!ok && failed === before) count(name, false)
}

/** Runs the unit tests of some folders. */
async function unit(name: string, args: readonly string[]): Promise<void> {
  const report = `${root}.cache/vitest-${name.replaceAll(' ', '-')}.json`
  rmSync(report, { force: true })
  const ok = await beside(
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  )
  countUnit(name, report, ok)
}

/** The site and then its types, which the build writes. */
async function build(): Promise<void> {
  count(
    'build',
    await buildWhenChanged(root, console.log).then(
      () => true,
      (error) => Boolean(console.error(error)),
    ),
  )
  count('types', await beside('node_modules/typescript/bin/tsc', '--noEmit', '--pretty', 'false'))
  count(
    'types of pages',
    await beside(
      'node_modules/@astrojs/check/bin/astro-check.js',
      '--minimumSeverity',
      'warning',
      '--minimumFailingSeverity',
      'warning',
    ),
  )
}

/** These need nothing that is built. */
const UNBUILT = ['core', 'store']

// The build keeps one core busy: what needs no site runs beside it, and goes on beside what does.
await Promise.all([
  unit('tests of core and store', ['--maxWorkers=1', ...UNBUILT.map((folder) => `tests/${folder}/`)]),
  build().then(() => unit('other tests', [...UNBUILT.map((folder) => `--exclude=${folder}/**`)])),
])

if (count('a browser for the journeys', installChromium(root))) {
  const journeys = node(
    'node_modules/@playwright/test/cli.js',
    'test',
    '--config',
    'tests/journeys/playwright.config.ts',
  )
  if (existsSync(journeyReport)) {
    const { stats }: { stats: { expected: number; unexpected: number; flaky: number } } = JSON.parse(
      readFileSync(journeyReport, 'utf8'),
    )
    passed += stats.expected + stats.flaky
    failed += stats.unexpected
  }
  if (!journeys && failed === 0) count('journeys', false)
}

console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
