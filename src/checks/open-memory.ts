import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Memory } from './memory.ts'

/** Kept from one run to the next, in a file that may be deleted at any time. */
export interface KeptMemory extends Memory {
  /** Writes what is known now; what was of files that are gone is forgotten. */
  save(): void
}

interface Kept {
  from: string
  /** Serialised, so that it is as it was however its user changed it. */
  value: Buffer
}

/** What findings are worked out with: when it changes, all are worked out anew. */
const CODE = ['src/checks/**/*.ts', 'src/core/**/*.ts', 'src/plain/**/*.ts', 'package-lock.json']

/**
 * The memory in `.cache/`, empty when there is none, it cannot be read or the rules have changed since.
 * @param root the repository's root
 */
export function openMemory(root: string): KeptMemory {
  const file = join(root, '.cache', 'checks.bin')
  const code = codeFingerprint(root)
  const before = readKept(file, code)
  const now = new Map<string, Kept>()
  const isKept = (name: string, from: string) => before.get(name)?.from === from
  return {
    of<T>(name: string, from: string, make: () => T): T {
      const known = now.get(name) ?? before.get(name)
      if (known?.from === from) {
        now.set(name, known)
        const value: T = deserialize(known.value)
        return value
      }
      const value = make()
      now.set(name, { from, value: serialize(value) })
      return value
    },
    knows: (name, from) => isKept(name, from),
    save() {
      if ([...now].every(([name, { from }]) => isKept(name, from))) return
      mkdirSync(join(root, '.cache'), { recursive: true })
      const kept = new Map([...before, ...now].filter(([name]) => existsSync(join(root, fileOf(name)))))
      // Swapped in whole, so that a reader beside us sees one or the other.
      const fresh = `${file}-${process.pid}`
      writeFileSync(fresh, serialize({ code, kept }))
      renameSync(fresh, file)
    },
  }
}

/** The file that a value is of: its name ends with it. */
const fileOf = (name: string) => name.split(' ').at(-1) ?? ''

function codeFingerprint(root: string): string {
  const hash = createHash('sha256').update(process.version)
  for (const file of globSync(CODE, { cwd: root }).sort())
    hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function readKept(file: string, code: string): Map<string, Kept> {
  try {
    const read: { code: string; kept: Map<string, Kept> } = deserialize(readFileSync(file))
    return read.code === code ? read.kept : new Map()
  } catch {
    // None yet, or half a file of another version: everything is worked out anew.
    return new Map()
  }
}
