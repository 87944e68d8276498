import { spawnSync } from 'node:child_process'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { builtFingerprint, sourceFingerprint } from './fingerprint.ts'

/** Builds the site into a folder beside `dist/` and swaps, so that a build that stopped half-way never counts as done. */
export function buildWhenChanged(root: string, print: (line: string) => void): boolean {
  const dist = join(root, 'dist')
  const fingerprint = sourceFingerprint(root)
  if (builtFingerprint(dist) === fingerprint) return true
  print('Building the site and its search index…')
  const fresh = join(root, '.cache', 'dist')
  rmSync(fresh, { recursive: true, force: true })
  const astro = join(root, 'node_modules', 'astro', 'bin', 'astro.mjs')
  const { status } = spawnSync(process.execPath, [astro, 'build', '--silent', '--outDir', fresh], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  })
  if (status !== 0) return false
  writeFileSync(join(fresh, '.fingerprint'), fingerprint)
  rmSync(dist, { recursive: true, force: true })
  renameSync(fresh, dist)
  return true
}
