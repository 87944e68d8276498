import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

/** Problems of an import: the first are printed, all are counted, and all are written where a file was named. */

const SHOWN = 20

export interface ProblemList {
  add(problem: string): void
  /** The first of them. */
  shown(): readonly string[]
  /** The lines to print at the end. */
  lines(): string[]
  count(): number
  /** Waits until the file is written. Throws when it could not be. */
  close(): Promise<void>
}

/** @param path the file for all of them; empty for none. Throws when it cannot be opened. */
export async function openProblemList(path: string): Promise<ProblemList> {
  const shown: string[] = []
  let total = 0
  const file = path === '' ? null : createWriteStream(path)
  let failure: Error | null = null
  if (file) {
    await once(file, 'open')
    file.on('error', (error) => {
      failure = error
    })
  }
  return {
    add(problem) {
      total += 1
      if (shown.length < SHOWN) shown.push(problem)
      file?.write(`${problem}\n`)
    },
    count: () => total,
    shown: () => shown,
    lines() {
      const more = total - shown.length
      if (more === 0) return shown
      const where = path === '' ? '--errors FILE writes all of them.' : `All of them are in ${path}.`
      return [...shown, `… and ${more.toLocaleString('en')} more. ${where}`]
    },
    async close() {
      if (file && !failure) {
        file.end()
        await once(file, 'close')
      }
      if (failure)
        throw new Error(`The problems cannot be written to "${path}". Name another file with --errors.`, {
          cause: failure,
        })
    },
  }
}
