import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assertHours } from '../core/hours-problems.ts'
import { randomBits } from '../core/session-id.ts'
import { site } from '../site.config.ts'
import { openFiles } from '../store/files.ts'
import { openStore, type Store } from '../store/store.ts'
import { askUsual } from '../store/usual-questions.ts'
import { createAlerts } from './alerts.ts'
import { assertWritable, type Environment, readEnvironment } from './environment.ts'
import { gapParts } from './gaps.ts'
import { assertMail, NO_MAIL } from './mail/mailroom.ts'
import { readParts } from './parts.ts'
import { assertFree } from './port.ts'
import { readSampleLabel } from './sample.ts'
import { createServer } from './server.ts'
import { makeSignInLink } from './sign-in.ts'
import { createSurgeWatch } from './surge-watch.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export interface Running {
  store: Store
  port: number
  close(): Promise<void>
}

/** Opens the store and listens. Throws, with nothing left open, when either cannot be done. */
export async function listen(
  { port, host, dataFolder, clientSecret, launcherSecret, alertSecrets, webhookSecret, mailSecrets }: Environment,
  dist: string,
): Promise<Running> {
  assertWritable(dataFolder)
  const store = await openStore(`sqlite:${dataFolder}`)
  try {
    const parts = readParts(ROOT)
    assertHours(site, parts.topics)
    assertMail(site, mailSecrets)
    const isSample = readSampleLabel(dataFolder) !== null
    const app = await createServer({
      site,
      store,
      files: openFiles(join(dataFolder, 'attachments')),
      clock: Date.now,
      random: randomBits,
      dist,
      clientSecret,
      webhookSecret,
      launcherSecret,
      // Nobody gets mail about what is invented.
      mail: isSample ? NO_MAIL : { secrets: mailSecrets, texts: parts.mailTexts },
      isSample,
      ...parts,
    })
    await app.listen({ port, host })
    const { synonyms, insightsTexts: texts } = parts
    const partsNow = () => gapParts({ site, store, clock: Date.now, synonyms })
    let askedAt = 0
    const counting = repeat(async () => {
      await countDays(store)
      if (askedAt + BETWEEN_USUAL > Date.now()) return
      await askUsual(partsNow(), parts.topics)
      askedAt = Date.now()
    }, BETWEEN_COUNTS)
    const watch = createSurgeWatch({
      store,
      gapParts: partsNow,
      alerts: createAlerts({ site, secrets: alertSecrets, clock: Date.now, texts }),
      clock: Date.now,
    })
    const watching = repeat(() => watch.check(), BETWEEN_LOOKS)
    const { mailroom } = app
    const mailing = repeat(async () => void (await mailroom?.deliver()), BETWEEN_MAILS)
    const collecting = repeat(async () => void (await mailroom?.collect()), BETWEEN_COLLECTIONS)
    const bound = app.server.address()
    return {
      store,
      port: bound !== null && typeof bound === 'object' ? bound.port : port,
      async close() {
        // A request that is being answered has three seconds; then its connection ends.
        const impatience = setTimeout(() => app.server.closeAllConnections(), 3000)
        await app.close()
        clearTimeout(impatience)
        await counting.stop()
        await watching.stop()
        await mailing.stop()
        await collecting.stop()
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

const BETWEEN_COUNTS = 5_000

/** A day that ends, or gets late events, is soon remembered again. */
const BETWEEN_USUAL = 600_000

const BETWEEN_LOOKS = 60_000

const BETWEEN_MAILS = 2_000

const BETWEEN_COLLECTIONS = 20_000

/** Counts days whose events changed while nobody asks, one at a time, so that a question finds them counted. */
async function countDays(store: Store): Promise<void> {
  while ((await store.refreshDays(1)) > 0);
}

/** Does something at once and then again and again, never twice at a time. */
function repeat(work: () => Promise<void>, every: number): { stop(): Promise<void> } {
  let isBusy = false
  let round = Promise.resolve()
  const start = () => {
    if (isBusy) return
    isBusy = true
    // What fails here fails at the next question too, where somebody is told.
    round = work()
      .catch(() => {})
      .finally(() => {
        isBusy = false
      })
  }
  const timer = setInterval(start, every)
  start()
  return {
    async stop() {
      clearInterval(timer)
      await round
    },
  }
}

/** Serves the built site and everything live, prints where it all is, and ends cleanly on SIGTERM and SIGINT. */
export async function serve(environment: Environment, print: (line: string) => void): Promise<void> {
  const running = await listen(environment, join(ROOT, 'dist'))
  const shownHost = ['localhost', '0.0.0.0', '::'].includes(environment.host) ? 'localhost' : environment.host
  const address = `http://${shownHost.includes(':') ? `[${shownHost}]` : shownHost}:${running.port}`
  print('')
  print(`  ${site.name} support center   ${address}/`)
  print(`  Staff sign-in (works once)    ${address}${await makeSignInLink(running.store, Date.now())}`)
  // A command reads the usual folder, unless it is told of another.
  const named = environment.dataFolder === join(ROOT, 'data') ? '' : `DATA_DIR=${environment.dataFolder} `
  print(`  Another sign-in link          ${named}npx guidepost sign-in`)
  const kind = readSampleLabel(environment.dataFolder) ? ' (sample: invented data)' : ''
  print(`  Data                          ${environment.dataFolder}${kind}`)
  print('')
  endOnSignal(running.close)
}

/** Runs an ending once, at the first SIGTERM or SIGINT, and then ends the process within five seconds in any case. */
export function endOnSignal(end: () => Promise<void>): void {
  let ending = false
  const stop = () => {
    if (ending) return
    ending = true
    setTimeout(() => process.exit(1), 4500).unref()
    end().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  process.on('SIGHUP', stop)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const environment = readEnvironment(process.env)
    await assertFree(environment)
    await serve(environment, console.log)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
