import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** The browser of the journeys: the system's, else Debian's package as root, else Playwright's own. */

const SYSTEM = '/usr/bin/chromium'

/** How Chromium is started: the system's where it is, and as root without its sandbox. */
export function launchOptions(): { executablePath?: string; args: string[] } {
  const isRoot = process.getuid?.() === 0
  return {
    ...(existsSync(SYSTEM) ? { executablePath: SYSTEM } : {}),
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  }
}

function run(command: string): boolean {
  return (
    spawnSync(command, { shell: true, stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
      .status === 0
  )
}

/** Installs Chromium when there is none; answers whether there is one now. */
export function installChromium(root: string): boolean {
  if (existsSync(SYSTEM)) return true
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium for the journeys…')
    if (
      run('apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium > /dev/null') &&
      existsSync(SYSTEM)
    )
      return true
  }
  return run(`"${process.execPath}" "${root}node_modules/@playwright/test/cli.js" install chromium`)
}
