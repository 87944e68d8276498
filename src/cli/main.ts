#!/usr/bin/env node
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { assertWritable, readEnvironment, readParts } from '../server/main.ts'
import { readSampleLabel } from '../server/sample.ts'
import { site } from '../site.config.ts'
import { openStore, type Store } from '../store/store.ts'

/** `npx guidepost <command>`: what writers and operators do from a terminal. */

interface Command {
  says: string
  run(args: readonly string[], openStore: () => Promise<Store>): Promise<number>
}

const root = fileURLToPath(new URL('../../', import.meta.url))

const environment = process.env

const QUARTER_OPTIONS = { quarter: { type: 'string' }, explain: { type: 'string' } } as const

const COMMANDS: Readonly<Record<string, Command>> = {
  report: {
    says: 'the figures of the insights pages: --from 2026-11-01 --to 2026-11-30 --locale es --topic trading --json; or --quarter 2026-Q3 for the published report, with --explain tickets.new',
    async run(args, open) {
      const { report } = await import('./report.ts')
      const { topics } = readParts(root)
      const parts = { site, topics, now: Date.now(), print: console.log }
      const quarter = parseArgs({ args: [...args], options: QUARTER_OPTIONS, strict: false }).values
      if (quarter['quarter'] === undefined) return report(args, { store: await open(), ...parts })
      const { reportQuarter } = await import('./quarter.ts')
      const { quarter: name, explain } = parseArgs({ args: [...args], options: QUARTER_OPTIONS }).values
      const isSample = readSampleLabel(readEnvironment(environment).dataFolder) !== null
      return reportQuarter(name ?? '', explain ?? '', { store: await open(), root, isSample, ...parts })
    },
  },
  search: {
    says: '"where is my money" --locale en: what search makes of a question, word by word',
    async run(args) {
      const { explainSearch } = await import('./search.ts')
      return explainSearch(args, { site, dist: `${root}dist`, print: console.log })
    },
  },
  check: {
    says: '[RULE…] [--guide topic/slug] [FILE…]: what is wrong in content/, with how to mend it: --locale ar --fix --strict --format text|github|json --list',
    async run(args) {
      const { checkContent } = await import('./check.ts')
      return checkContent(args, { site, root, folder: process.cwd(), now: Date.now(), print: console.log })
    },
  },
  learn: {
    says: 'questions whose answer readers confirmed, for search to learn: --from --to --locale es --write',
    async run(args, open) {
      const { learnFromLedger } = await import('./learn.ts')
      const parts = { ...readParts(root), site, root, now: Date.now(), print: console.log }
      return learnFromLedger(args, { store: await open(), ...parts })
    },
  },
  'import-tickets': {
    says: 'FILE --from zendesk|intercom|chatwoot|csv: tickets of another helpdesk, for the service figures: --errors FILE',
    async run(args, open) {
      const { importTickets } = await import('./import-tickets.ts')
      const screen = { isTTY: process.stderr.isTTY === true, write: (text: string) => void process.stderr.write(text) }
      return importTickets(args, { open, site, root, now: Date.now, print: console.log, screen })
    },
  },
  sample: {
    says: '--days 120 --sessions-per-day 2000 --seed 1: an invented history in data-sample, to try everything out with',
    async run(args) {
      const { sample } = await import('./sample.ts')
      const screen = process.stderr
      const progress = (text: string) => void (screen.isTTY && screen.write(`\r\u001b[K${text}`))
      return sample(args, { root, now: Date.now(), print: console.log, progress })
    },
  },
  import: {
    says: 'PATH --from zendesk|intercom|helpscout|markdown: articles of another help center as guides: --topics FILE --dry-run',
    async run(args) {
      const { importArticles } = await import('./import.ts')
      return importArticles(args, { site, root, now: Date.now(), print: console.log })
    },
  },
  export: {
    says: 'FOLDER --to-format zendesk|intercom|helpscout|markdown: all guides, languages and pictures, for elsewhere',
    async run(args) {
      const { exportGuides } = await import('./export.ts')
      return exportGuides(args, { site, root, print: console.log })
    },
  },
  'sign-in': {
    says: 'prints a link that signs one member of staff in, once, within a day: --name Ada --role writer,agent',
    async run(args, open) {
      const { printSignIn } = await import('./sign-in.ts')
      const { port } = readEnvironment(environment)
      return printSignIn(args, { open, port, now: Date.now(), print: console.log })
    },
  },
  token: {
    says: 'create --name "Weekly mail" --scopes report,gaps --expires 2027-01-01, list, or revoke ID: tokens by which other tools read figures',
    async run(args, open) {
      const { token } = await import('./token.ts')
      return token(args, { store: await open(), now: Date.now(), print: console.log })
    },
  },
  'access-log': {
    says: 'who exported what, newest first: --json',
    async run(args, open) {
      const { accessLog } = await import('./access-log.ts')
      return accessLog(args, { store: await open(), print: console.log })
    },
  },
}

function help(): string {
  const lines = Object.entries(COMMANDS).map(([name, { says }]) => `  npx guidepost ${name.padEnd(14)} ${says}`)
  return [
    'Guidepost, a self-service support center.',
    '',
    ...lines,
    `  npx guidepost ${'help'.padEnd(14)} this list`,
    '',
    'The data is read from DATA_DIR (default: data), as by npm start.',
  ].join('\n')
}

/** Runs one command; answers the exit code. */
async function main([name = 'help', ...args]: readonly string[]): Promise<number> {
  if (['help', '--help', '-h'].includes(name)) {
    console.log(help())
    return 0
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) {
    console.error(`There is no command "${name}".\n\n${help()}`)
    return 2
  }
  let store: Store | null = null
  const open = async () => {
    const { dataFolder } = readEnvironment(environment)
    assertWritable(dataFolder)
    store = await openStore(`sqlite:${dataFolder}`)
    return store
  }
  try {
    return await command.run(args, open)
  } finally {
    await (store as Store | null)?.close()
  }
}

// A reader such as `head` may have enough before we are done.
process.stdout.on('error', () => process.exit(0))

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
