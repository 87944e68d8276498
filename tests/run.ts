import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** `npm test`: builds the site, then runs the tests; ends with one line of what passed and failed. */

const root = fileURLToPath(new URL('../', import.meta.url))
const report = `${root}.cache/vitest.json`
const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0

mkdirSync(`${root}.cache`, { recursive: true })
rmSync(report, { force: true })
let [passed, failed] = [0, 0]
const count = (name: string, ok: boolean) => {
  console.log(`${ok ? 'passed' : 'FAILED'}: ${name}`)
  if (ok) passed += 1
  else failed += 1
}
count('build', node('node_modules/astro/bin/astro.mjs', 'build', '--silent'))
// After the build, which writes the types of the content.
count('types', node('node_modules/typescript/bin/tsc', '--noEmit', '--pretty', 'false'))
const ran = node('node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`)
if (existsSync(report)) {
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
  passed += numPassedTests
  failed += numFailedTests
}
if (!ran && failed === 0) failed = 1
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
