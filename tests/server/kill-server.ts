import { NO_MAIL } from '../../src/server/mail/mailroom.ts'
import { createServer } from '../../src/server/server.ts'
import { openFiles } from '../../src/store/files.ts'
import { openStore } from '../../src/store/store.ts'
import { SITE } from './site.ts'

/** The process that the kill test kills: `node kill-server.ts <folder>` serves on a free port and prints it. */

const folder = process.argv[2] ?? ''
const store = await openStore(`sqlite:${folder}`)
const app = await createServer({
  clientSecret: '',
  webhookSecret: '',
  launcherSecret: '',
  mail: NO_MAIL,
  isSample: false,
  site: SITE,
  store,
  files: openFiles(`${folder}/attachments`),
  clock: Date.now,
  random: () => 1,
  dist: folder,
  topics: [],
  fields: new Map(),
  redirects: {},
  synonyms: new Map(),
  stopWords: new Map(),
  signInTexts: new Map(),
})
console.log(await app.listen({ port: 0, host: '127.0.0.1' }))
