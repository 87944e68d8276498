import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { readYamlFile } from './yaml-file.ts'

/** What is said of a data file that is not there. */
export const MISSING = 'This file is missing. Take it back from your version control.'

/**
 * A data file of `content/` that whoever asks cannot do without.
 * @param file from the repository's root
 * Throws what is wrong in it first: the file, the line, and how to mend it.
 * @example readDataFile(root, 'content/topics.yaml', topicsFile)
 */
export function readDataFile<S extends z.ZodType>(root: string, file: string, schema: S): z.infer<S> {
  const path = join(root, file)
  if (!existsSync(path)) throw new Error(`${file}: ${MISSING}`)
  const { value, problems } = readYamlFile(file, readFileSync(path, 'utf8'), schema)
  if (value !== null) return value
  const [first] = problems
  throw new Error(`${file}:${first?.line ?? 1} ${first?.text ?? 'This file cannot be read.'}`)
}
