import { spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'

/** A copy of the repository that the recipes of `CONTRIBUTING.md` are carried out on. */

export const ROOT = resolve(import.meta.dirname, '../..')
const PARTS = ['src', 'content', 'locales', 'tests', 'astro.config.mjs', 'package.json', 'package-lock.json']
/** What a build leaves: the types of the content. */
const MADE = '.astro'

export interface Ran {
  code: number | null
  stdout: string
  /** Everything that was printed. */
  printed: string
}

/** A test that ran. */
export interface Tried {
  file: string
  name: string
  /** What it says is wrong; none where it passed. */
  failed: readonly string[]
}

/** What Vitest writes with `--reporter=json`. */
interface Report {
  testResults: {
    name: string
    message: string
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[]
  }[]
}

export interface Scratch {
  folder: string
  hasContentTypes: boolean
  /** Runs Node there. */
  node(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ran>
  /** Runs test files there, of which only the tests whose names match: what became of each. Throws when they cannot be run. */
  tests(files: readonly string[], pattern: string, env: Readonly<Record<string, string>>): Promise<Tried[]>
  /** Carries out a recipe and answers every file that it touched. Throws, naming the recipe, when a place in a file is gone. */
  carryOut(recipe: Recipe): string[]
  read(file: string): string
  write(file: string, text: string): void
  remove(): void
}

export interface Recipe {
  /** The heading of its section in `CONTRIBUTING.md`. */
  title: string
  /** What is added, `<name>` in that section. Its new files are in `tests/fixtures/recipes/<name>/`. */
  name: string
  steps(edit: Edit): void
}

export interface Edit {
  /** Puts text behind a place in a file, which must be there once. */
  insertAfter(file: string, anchor: string, text: string): void
  /** Puts text at the end of a list or an object that a line opens: before the line that closes it. */
  insertAtEnd(file: string, opening: string, text: string): void
  /** Adds texts to a file of JSON, group by group. */
  addTexts(file: string, texts: Readonly<Record<string, Readonly<Record<string, string>>>>): void
  copyFolder(from: string, to: string): void
  folders(within: string): string[]
}

export function scratchRepository(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'guidepost-recipes-'))
  const at = (file: string) => join(folder, file)
  for (const part of [...PARTS, 'tsconfig.json', ...(existsSync(join(ROOT, MADE)) ? [MADE] : [])])
    cpSync(join(ROOT, part), at(part), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), at('node_modules'))

  const read = (file: string) => readFileSync(at(file), 'utf8')
  function write(file: string, text: string): void {
    mkdirSync(dirname(at(file)), { recursive: true })
    writeFileSync(at(file), text)
  }

  function node(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
    const child = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, NO_COLOR: '1', ...env } })
    let [stdout, printed] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
      printed += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
    return new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code) => resolve({ code, stdout, printed }))
    })
  }

  return {
    folder,
    hasContentTypes: existsSync(at('.astro/types.d.ts')),
    node,
    read,
    write,
    async tests(files, pattern, env) {
      const report = '.cache/recipes.json'
      const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts']
      const { printed } = await node(
        [...vitest, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...files, '-t', pattern],
        env,
      )
      if (!existsSync(at(report)))
        throw new Error(`The tests cannot be run where the recipes were carried out.\n${printed}`)
      const { testResults }: Report = JSON.parse(read(report))
      return testResults.flatMap(({ name, message, assertionResults }) => {
        const file = relative(realpathSync(folder), name)
        if (assertionResults.length === 0) return [{ file, name: '', failed: [message] }]
        return assertionResults
          .filter(({ status }) => status === 'passed' || status === 'failed')
          .map((result) => ({ file, name: result.fullName, failed: result.failureMessages }))
      })
    },
    carryOut(recipe) {
      const touched = new Set<string>()
      const own = `tests/fixtures/recipes/${recipe.name}`
      for (const file of globSync('**/*.ts', { cwd: join(ROOT, own) })) {
        write(file, readFileSync(join(ROOT, own, file), 'utf8'))
        touched.add(file)
      }
      recipe.steps(editing(recipe.title, { read, write, touched, at }))
      return [...touched]
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

interface Files {
  read(file: string): string
  write(file: string, text: string): void
  touched: Set<string>
  at(file: string): string
}

function editing(title: string, { read, write, touched, at }: Files): Edit {
  function change(file: string, text: string): void {
    touched.add(file)
    write(file, text)
  }

  /** Where a place ends. */
  function find(file: string, anchor: string): number {
    const parts = read(file).split(anchor)
    if (parts.length !== 2)
      throw new Error(
        `The recipe "${title}" no longer fits: ${file} holds ${JSON.stringify(anchor)} ${parts.length - 1} times. Mend the recipe in tests/recipes/recipes.ts, and CONTRIBUTING.md where it says otherwise.`,
      )
    return (parts[0] ?? '').length + anchor.length
  }

  function insertAt(file: string, place: number, added: string): void {
    const text = read(file)
    change(file, text.slice(0, place) + added + text.slice(place))
  }

  return {
    insertAfter: (file, anchor, added) => insertAt(file, find(file, anchor), added),
    insertAtEnd(file, opening, added) {
      const begins = find(file, opening)
      const indent = /^ */.exec(opening)?.[0] ?? ''
      const closing = read(file)
        .slice(begins)
        .search(new RegExp(`^${indent}[\\]})]`, 'm'))
      if (closing === -1)
        throw new Error(`Nothing closes ${JSON.stringify(opening)} in ${file}. Mend the recipe "${title}".`)
      insertAt(file, begins + closing, added)
    },
    addTexts(file, texts) {
      const before: Record<string, Record<string, unknown>> = JSON.parse(read(file))
      const groups = Object.entries(texts).map(([group, own]) => [group, { ...before[group], ...own }] as const)
      change(file, JSON.stringify({ ...before, ...Object.fromEntries(groups) }, null, 2))
    },
    copyFolder(from, to) {
      cpSync(at(from), at(to), { recursive: true })
      for (const file of globSync(`${to}/**/*.*`, { cwd: at('.') })) touched.add(file)
    },
    folders: (within) => globSync('*', { cwd: at(within) }),
  }
}
