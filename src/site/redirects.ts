import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { addressKey, redirectsFile } from '../core/redirects.ts'

/**
 * The old addresses that a file host can answer, each with a page that leads on; those that end in `*` need the server.
 * A file that cannot be used answers none here: the check of `content/` stops the build and names the line.
 */
export function staticRedirects(root: string): Record<string, string> {
  const file = join(root, 'content', 'redirects.yaml')
  if (!existsSync(file)) return {}
  const read = redirectsFile.safeParse(readYaml(readFileSync(file, 'utf8')) ?? {})
  if (!read.success) return {}
  return Object.fromEntries(
    // Brackets would be a parameter of the route.
    Object.entries(read.data).flatMap(([from, to]) => (/[*[\]]/.test(from) ? [] : [[addressKey(from), to]])),
  )
}

function readYaml(source: string): unknown {
  try {
    return parse(source)
  } catch {
    return null
  }
}
