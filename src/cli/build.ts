import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readTimedGuides } from '../checks/timed-guides.ts'
import { nextChange } from '../core/showing.ts'
import { site } from '../site.config.ts'
import { defineCommand, told } from './command.ts'
import { compressFiles } from './compress.ts'
import { readDue, sayNext, writeDue } from './due.ts'
import { builtFingerprint, FINGERPRINT_FILE, sourceFingerprint } from './fingerprint.ts'

export const command = defineCommand({
  name: 'build',
  summary: 'makes the site anew when something changed or is due',
  argument: null,
  options: {},
  examples: [
    { line: 'npx guidepost build', does: 'when something was written, or a guide is to be published or retired' },
    { line: '*/5 * * * * cd /srv/help && npx guidepost build', does: 'for cron: guides come and go on time' },
  ],
  ends: 'the site could not be built; what was built before is untouched',
  async run(_, { root, note, now }) {
    const isNew = await buildWhenChanged(root, note, now())
    return told({ built: isNew }, [isNew ? 'The site is built.' : 'The site is up to date.'])
  },
})

/**
 * Builds the site unless the last build was made of the same sources, and no guide was to be published or retired since.
 * Says when the next one is. It is built into a folder of its own and then
 * swapped in, so that a build that stopped half-way never counts as done. Throws when the build fails.
 */
export async function buildWhenChanged(
  root: string,
  print: (line: string) => void,
  now = Date.now(),
): Promise<boolean> {
  const dist = join(root, 'dist')
  const fingerprint = sourceFingerprint(root)
  const next = nextChange(readTimedGuides(root, Object.keys(site.locales)), now)
  const isBuilt = builtFingerprint(dist) === fingerprint && now < readDue(dist)
  if (!isBuilt) await buildInto(root, dist, { fingerprint, due: next?.at ?? null, print })
  if (next) print(sayNext(next))
  return !isBuilt
}

async function buildInto(
  root: string,
  dist: string,
  { fingerprint, due, print }: { fingerprint: string; due: number | null; print(line: string): void },
): Promise<void> {
  print('Building the site and its search index…')
  const cache = join(root, '.cache')
  dropAbandoned(cache)
  const fresh = join(cache, `dist-${process.pid}`)
  await runAstro(root, ['build', '--outDir', fresh, '--silent'])
  await compressFiles(fresh)
  writeDue(fresh, due)
  writeFileSync(join(fresh, FINGERPRINT_FILE), fingerprint)
  const old = join(cache, `old-${process.pid}`)
  if (existsSync(dist)) renameSync(dist, old)
  renameSync(fresh, dist)
  rmSync(old, { recursive: true, force: true })
}

/** Runs Astro with its output in ours; a signal that ends us ends it too. */
export function runAstro(root: string, args: readonly string[]): Promise<void> {
  const astro = join(root, 'node_modules', 'astro', 'bin', 'astro.mjs')
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' }
  const child = spawn(process.execPath, [astro, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env })
  const stop = () => {
    child.kill('SIGKILL')
    process.exit(1)
  }
  process.once('SIGTERM', stop).once('SIGINT', stop)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      process.off('SIGTERM', stop).off('SIGINT', stop)
      if (code === 0) resolve()
      else
        reject(new Error('The site could not be built; the lines above say why. What was built before is untouched.'))
    })
  })
}

/** Takes away what builds left behind whose process is gone. */
function dropAbandoned(cache: string): void {
  mkdirSync(cache, { recursive: true })
  for (const name of readdirSync(cache)) {
    const pid = Number(/^(?:dist|old)-(\d+)$/.exec(name)?.[1] ?? Number.NaN)
    if (!Number.isNaN(pid) && !isRunning(pid)) rmSync(join(cache, name), { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
