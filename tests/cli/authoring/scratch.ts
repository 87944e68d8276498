import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll } from 'vitest'
import { check } from '../../../src/checks/check.ts'
import { openMemory } from '../../../src/checks/open-memory.ts'
import { readContent } from '../../../src/checks/read-content.ts'
import type { Problem } from '../../../src/checks/rule.ts'
import { RULES } from '../../../src/checks/rules.ts'
import type { Command, Context } from '../../../src/cli/command.ts'
import { site } from '../../../src/site.config.ts'
import { aContext, type Ran, run } from '../running.ts'

/** A copy of the guides that commands may write in, held to the rules afterwards. */

export const NOW = Date.parse('2026-11-30T10:00:00Z')
export const LOCALES = Object.keys(site.locales)

const folders: string[] = []
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const SLOW = new Set(['syntax', 'language'])

/** What the build found in a text is found in the same text again. */
const memory = openMemory('.')

export interface Scratch {
  folder: string
  run(command: Command, args: readonly string[], own?: Partial<Context>): Promise<Ran>
  read(file: string): string
  write(file: string, text: string): void
  /** Puts one text in place of another. Throws when the file does not hold it. */
  change(file: string, from: string, to: string): void
  has(file: string): boolean
  /** Every file of `content/` with its text. */
  all(): Map<string, string>
  /** What the rules say, as "rule file:line text"; what a draft may have is left out. */
  errors(): Promise<string[]>
  /** The same of one guide, in less time. */
  errorsIn(file: string): Promise<string[]>
}

export function aScratch(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'guidepost-authoring-'))
  folders.push(folder)
  cpSync('content', join(folder, 'content'), { recursive: true })
  for (const part of ['locales', 'src']) symlinkSync(resolve(part), join(folder, part))
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  return {
    folder,
    run: (command, args, own = {}) => run(command, args, aContext({ root: folder, now: () => NOW, ...own })),
    read,
    write,
    change(file, from, to) {
      const text = read(file)
      if (!text.includes(from)) throw new Error(`${file} does not hold "${from}".`)
      write(file, text.replace(from, to))
    },
    has: (file) => existsSync(join(folder, file)),
    all: () =>
      new Map(
        globSync('content/**/*.*', { cwd: folder })
          .sort()
          .map((file) => [file, read(file)]),
      ),
    async errors() {
      const content = readContent(folder, { url: site.url, locales: LOCALES, now: NOW, memory })
      // What takes long looks only at guides that are not as they are here.
      const guides = content.guides.filter(
        ({ file, source }) => !existsSync(file) || readFileSync(file, 'utf8') !== source,
      )
      const fast = RULES.filter(({ name }) => !SLOW.has(name))
      const slow = RULES.filter(({ name }) => SLOW.has(name))
      return errorsOf([...(await check(content, fast)), ...(await check({ ...content, guides }, slow))])
    },
    async errorsIn(file) {
      const content = readContent(folder, { url: site.url, locales: LOCALES, now: NOW, memory })
      const guides = content.guides.filter((guide) => guide.file === file)
      return errorsOf((await check({ ...content, guides }, RULES)).filter((problem) => problem.file === file))
    },
  }
}

function errorsOf(problems: readonly Problem[]): string[] {
  return problems
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, file, line, text }) => `${rule} ${file}:${line} ${text}`)
}
