// Runs before anything else, on whatever Node the machine has: installs when packages are missing or out of date.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const mark = `${root}node_modules/.package-lock.json`
const lock = `${root}package-lock.json`

if (!existsSync(mark) || statSync(lock).mtimeMs > statSync(mark).mtimeMs + 1000) {
  console.log('Installing packages (the first time takes a minute)…')
  const { status } = spawnSync('npm ci --include=dev --include=optional --no-audit --no-fund --loglevel=error', { cwd: root, stdio: 'inherit', shell: true })
  if (status !== 0) {
    console.error('The packages could not be installed. Check the network and that npm is 10 or later (npm --version), then try again.')
    process.exit(1)
  }
}
