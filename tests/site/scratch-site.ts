import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { site } from '../../src/site.config.ts'

/** A copy of the whole site to change and build, with few languages so that it builds quickly. */

const ROOT = resolve(import.meta.dirname, '../..')

export interface ScratchSite {
  folder: string
  build(): void
  /** As `npx guidepost preview` does, into the folder `preview`. */
  buildPreview(): void
  /** Runs `npx guidepost` there. Throws when its exit code is not 0. */
  guidepost(...args: string[]): void
  /** A page of the built site. */
  page(path: string): string
  /** Any file of the scratch copy; null when there is none. */
  file(path: string): string | null
  edit(path: string, change: (text: string) => string): void
  remove(): void
}

/** The packages as they are, but for what Vite and Astro keep beside them: two sites that share it take the other's guides for their own. */
function linkModules(folder: string): void {
  const [from, to] = [join(ROOT, 'node_modules'), join(folder, 'node_modules')]
  mkdirSync(to)
  for (const name of readdirSync(from))
    if (name === '.bin' || !name.startsWith('.')) symlinkSync(join(from, name), join(to, name))
}

/** @param locales the body of `locales` in site.config.ts, such as "en: { name: 'English', fallback: [] }," */
export function scratchSite(locales: string): ScratchSite {
  const folder = mkdtempSync(join(tmpdir(), 'guidepost-site-'))
  for (const part of [
    'src',
    'content',
    'locales',
    'public',
    'astro.config.mjs',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true })
  linkModules(folder)
  // What the checks remember of files that are the same here.
  if (existsSync(join(ROOT, '.cache/checks.bin')))
    cpSync(join(ROOT, '.cache/checks.bin'), join(folder, '.cache/checks.bin'))
  const config = join(folder, 'src/site.config.ts')
  const text = readFileSync(config, 'utf8')
  const published = [...locales.matchAll(/^ *'?([\w-]+)'?: \{/gm)].map(([, tag = '']) => tag)
  const tags = published.map((tag) => `'${tag}'`)
  // Guides of other languages would be read and compiled for nothing.
  for (const tag of Object.keys(site.locales))
    if (!published.includes(tag)) rmSync(join(folder, 'content', tag), { recursive: true, force: true })
  writeFileSync(
    config,
    text
      .replace(/ {2}locales: \{\n[\s\S]*?\n {2}\},\n/, `  locales: {\n${locales}\n  },\n`)
      // Hours may name published languages only.
      .replace(
        / {2}hours: \[\n[\s\S]*?\n {2}\],\n/,
        `  hours: [\n    { locales: [${tags}], topics: [], timeZone: 'UTC', weekly: weekdays, exceptions: holidays },\n  ],\n`,
      ),
  )
  const build = (...args: string[]) =>
    void execFileSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--silent', ...args], {
      cwd: folder,
      stdio: 'pipe',
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    })
  return {
    folder,
    build,
    buildPreview: () => build('--mode', 'preview', '--outDir', 'preview'),
    file: (path) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : null),
    edit: (path, change) => writeFileSync(join(folder, path), change(readFileSync(join(folder, path), 'utf8'))),
    guidepost: (...args) =>
      void execFileSync(process.execPath, ['src/cli/main.ts', ...args], { cwd: folder, stdio: 'pipe' }),
    page: (path) => readFileSync(join(folder, 'dist', path, 'index.html'), 'utf8'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
