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

const FLAGS = '--include=dev --include=optional --no-audit --no-fund --loglevel=error'

/** Runs npm in the checkout; answers whether it succeeded, and what it complained about. */
function npm(command) {
  const { status, stderr } = spawnSync(`npm ${command} ${FLAGS}`, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
    shell: true,
  })
  return { succeeded: status === 0, complaint: stderr }
}

if (!existsSync(mark) || statSync(lock).mtimeMs > statSync(mark).mtimeMs + 1000) {
  console.log('Installing packages (about a minute the first time)…')
  // `npm ci` refuses a lock file that was written on one platform and lacks the optional packages of the others;
  // `npm install` takes the same versions from it, and without saving leaves it as it is.
  const installed = npm('ci').succeeded ? { succeeded: true, complaint: '' } : npm('install --no-save')
  if (!installed.succeeded)
    fail(
      `${installed.complaint}
The packages could not be installed; the lines above say why. Most often it is the network or a proxy: check that
\`npm ping\` answers, that \`npm --version\` is 10 or later, and that the disk has 1 GB free. Then run the same command again.`,
    )
}
