// Runs before anything else, on whatever Node the machine has: installs when packages are missing or older than the lock file.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
/** npm writes it last, so it is not there when an installation was interrupted. */
const mark = `${root}node_modules/.package-lock.json`
const lock = `${root}package-lock.json`

function fail(reason) {
  console.error(reason)
  process.exit(1)
}

const [major] = process.versions.node.split('.').map(Number)
if (major < 20)
  fail(`Node ${process.versions.node} is too old. Install Node 20 or later from https://nodejs.org and try again.`)

if (!existsSync(mark) || statSync(lock).mtimeMs > statSync(mark).mtimeMs + 1000) {
  console.log('Installing packages (about a minute the first time)…')
  const { status } = spawnSync('npm ci --include=dev --include=optional --no-audit --no-fund --loglevel=error', {
    cwd: root,
    stdio: 'inherit',
    shell: true,
  })
  if (status !== 0)
    fail(
      'The packages could not be installed; the lines above say why. Most often the network or a proxy is the reason: check that `npm ping` answers, that `npm --version` is 10 or later and that the disk has 1 GB free. Then run the same command again.',
    )
}
