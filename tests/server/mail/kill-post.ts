import { createServer } from '../../../src/server/server.ts'
import { openFiles } from '../../../src/store/files.ts'
import { openStore } from '../../../src/store/store.ts'
import { SITE } from '../site.ts'

/** The process that the outbox's kill test kills: `node kill-post.ts <folder> <smtp>` serves, prints its address, and sends mail. */

const [folder = '', smtp = ''] = process.argv.slice(2)
const store = await openStore(`sqlite:${folder}`)
const app = await createServer({
  clientSecret: '',
  webhookSecret: '',
  launcherSecret: '',
  mail: { secrets: { smtp, imap: '', inbound: '' }, texts: new Map() },
  isSample: false,
  site: {
    ...SITE,
    tickets: {
      address: 'support@testline.example',
      mailbox: 'team@helpdesk.example',
      agents: [],
      plusAddressing: true,
      mostAnHour: 1_000_000,
    },
  },
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
for (;;) {
  await app.mailroom?.deliver()
  await new Promise((resolve) => setTimeout(resolve, 20))
}
