import { fileURLToPath } from 'node:url'
import { assertWritable, readEnvironment, serve } from '../server/main.ts'
import { assertFree } from '../server/port.ts'
import { buildWhenChanged } from './build.ts'
import { endWithNpm } from './end-with-npm.ts'

/** What `npm start` runs: builds when something changed, then serves everything in this same process. */

const root = fileURLToPath(new URL('../../', import.meta.url))

endWithNpm(process.env.npm_lifecycle_event !== undefined)
try {
  const environment = readEnvironment(process.env)
  // Both before the build, which takes a minute: nobody should wait for an error that is certain.
  await assertFree(environment)
  assertWritable(environment.dataFolder)
  await buildWhenChanged(root, console.log)
  await serve(environment, console.log)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
