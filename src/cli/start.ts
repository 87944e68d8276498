import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assertWritable, readEnvironment } from '../server/environment.ts'
import { serve } from '../server/main.ts'
import { assertFree } from '../server/port.ts'
import { readSampleLabel } from '../server/sample.ts'
import { buildWhenChanged } from './build.ts'
import { endWithNpm } from './end-with-npm.ts'
import { SAMPLE_FOLDER } from './sample/folder.ts'
import { yesterday } from './sample/history.ts'
import { makeSample } from './sample/make-sample.ts'

/** What `npm start` runs: builds when something changed, then serves everything in this same process. */

const root = fileURLToPath(new URL('../../', import.meta.url))

endWithNpm(process.env.npm_lifecycle_event !== undefined)
try {
  const isSample = process.argv.includes('--sample')
  const asked = readEnvironment(process.env)
  const folder = process.env.DATA_DIR ? asked.dataFolder : join(root, SAMPLE_FOLDER)
  const environment = isSample ? { ...asked, dataFolder: folder } : asked
  // Both before the build, which takes a minute: nobody should wait for an error that is certain.
  await assertFree(environment)
  assertWritable(environment.dataFolder)
  await buildWhenChanged(root, console.log)
  if (isSample) await sampleOnce(environment.dataFolder)
  await serve(environment, console.log)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

/** A small history, made the first time: a month, in some seconds. */
async function sampleOnce(folder: string): Promise<void> {
  if (readSampleLabel(folder)?.complete) return
  console.log('Making a month of sample data…')
  const shape = { days: 28, sessionsPerDay: 300, seed: 1, end: yesterday(Date.now()) }
  await makeSample(shape, folder, root, () => undefined)
}
