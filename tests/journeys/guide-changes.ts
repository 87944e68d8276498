import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { findings } from '../../src/checks/findings.ts'
import { site } from '../../src/site.config.ts'

/** What became of the files of guides that were edited. */

const ROOT = resolve(import.meta.dirname, '../..')
const MEMORY = join(ROOT, '.cache/checks.bin')

/** The lines of a file that are others than before: as they were, and as they are. */
export function changedLines(before: string, now: string): [string[], string[]] {
  const [old, fresh] = [before.split('\n'), now.split('\n')]
  return [old.filter((line) => !fresh.includes(line)), fresh.filter((line) => !old.includes(line))]
}

/** What the checks say of the content with these files in it. */
export async function problemsWith(files: ReadonlyMap<string, string>): Promise<string[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'guidepost-edited-'))
  cpSync(join(ROOT, 'content'), join(scratch, 'content'), { recursive: true })
  symlinkSync(join(ROOT, 'locales'), join(scratch, 'locales'))
  // What the checks found when the site was built, so that they look at the changed files alone.
  if (existsSync(MEMORY)) cpSync(MEMORY, join(scratch, '.cache/checks.bin'))
  for (const [file, text] of files) {
    mkdirSync(dirname(join(scratch, file)), { recursive: true })
    writeFileSync(join(scratch, file), text)
  }
  const asked = { site, guide: null, locale: null, now: Date.now() }
  const found = (await findings(scratch, asked)).flatMap(({ file, text, severity }) =>
    severity === 'error' ? [`${file}: ${text}`] : [],
  )
  rmSync(scratch, { recursive: true })
  return found
}
