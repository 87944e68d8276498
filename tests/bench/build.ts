import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { timed } from './time.ts'

/** A cold build of the whole site: pages a second, and what it weighs. */
export async function build(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'guidepost-bench-'))
  const took = await timed(1, () =>
    spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--silent', '--outDir', folder], {
      stdio: ['ignore', 'ignore', 'inherit'],
    }),
  )
  const pages = globSync('**/*.html', { cwd: folder }).length
  const bytes = globSync('**/*', { cwd: folder })
    .map((file) => statSync(join(folder, file)))
    .filter((found) => found.isFile())
    .reduce((sum, { size }) => sum + size, 0)
  rmSync(folder, { recursive: true, force: true })
  return [
    `${pages} pages in ${(took / 1000).toFixed(1)} s: ${((pages * 1000) / took).toFixed(0)} pages/s, ${(bytes / 1e6).toFixed(1)} MB`,
  ]
}
