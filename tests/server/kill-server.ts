import { createServer } from '../../src/server/server.ts'
import { openStore } from '../../src/store/store.ts'
import { SITE } from './site.ts'

/** The process that the kill test kills: `node kill-server.ts <folder>` serves on a free port and prints it. */

const folder = process.argv[2] ?? ''
const store = await openStore(`sqlite:${folder}`)
const app = await createServer({
  clientSecret: '',
  launcherSecret: '',
  isSample: false,
  site: SITE,
  store,
  clock: Date.now,
  random: () => 1,
  dist: folder,
  topics: [],
  redirects: {},
  synonyms: new Map(),
  stopWords: new Map(),
  signInTexts: new Map(),
})
console.log(await app.listen({ port: 0, host: '127.0.0.1' }))
