import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Redirects, redirectsBy, redirectsFile } from '../core/redirects.ts'

/** A build while the server runs is noticed after this long, in ms. */
const BETWEEN_LOOKS = 30_000

/**
 * Where old addresses lead, as the build that is served left it: with the guides that were retired until then.
 * @param written what `content/redirects.yaml` says, for a folder that holds no built site
 */
export function builtRedirects(
  dist: string,
  written: Redirects,
  clock: () => number,
): (path: string) => Promise<string | null> {
  const file = join(dist, 'redirects.json')
  let leads = redirectsBy(written)
  let looked = Number.NEGATIVE_INFINITY
  let changed = -1
  return async (path) => {
    const now = clock()
    if (now - looked >= BETWEEN_LOOKS) {
      looked = now
      const saved = await stat(file).then(
        ({ mtimeMs }) => mtimeMs,
        () => -1,
      )
      if (saved !== -1 && saved !== changed) {
        changed = saved
        leads = redirectsBy(redirectsFile.parse(JSON.parse(await readFile(file, 'utf8'))))
      }
    }
    return leads(path)
  }
}
