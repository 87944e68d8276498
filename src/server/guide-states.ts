import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type GuideStates, guideStates } from '../core/guide-state.ts'

/** The states of all guides as the last build wrote them down; null when there is no such list, or it is of another version. */
export type ReadGuideStates = () => Promise<GuideStates | null>

/**
 * Reads the list again whenever a build has changed it.
 * @param dist the folder of the built site
 */
export function openGuideStates(dist: string): ReadGuideStates {
  const file = join(dist, 'writers/guides.json')
  let known: { stamp: string; states: GuideStates | null } = { stamp: '', states: null }
  return async () => {
    const found = await stat(file).catch(() => null)
    if (found === null) return null
    const stamp = `${found.mtimeMs} ${found.size}`
    if (stamp !== known.stamp) known = { stamp, states: readStates(await readFile(file, 'utf8')) }
    return known.states
  }
}

function readStates(text: string): GuideStates | null {
  try {
    return guideStates.parse(JSON.parse(text))
  } catch {
    // Half written while a build runs, or by a version with other fields: the next build mends it.
    return null
  }
}
