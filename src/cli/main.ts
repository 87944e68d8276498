#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import { assertWritable, folderOf } from '../server/environment.ts'
import { site } from '../site.config.ts'
import { openStore, type Place, type Store } from '../store/store.ts'
import { storeFile } from '../store/store-file.ts'
import { runCommand } from './frame.ts'
import { coloured, hasColours, plain } from './paint.ts'

/** `npx guidepost <command>`: what writers and operators do from a terminal. */

const { stdin, stdout, stderr, env } = process
const dataFolder = folderOf(env)
const opened: Store[] = []
/** Commands whose answer would be wrong of the wrong store. */
const ASK = new Set(['backlog', 'gaps', 'learn', 'report'])

/** Asks on stderr, so that the answer of the command on stdout stays whole. */
async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: stdin, output: stderr })
  const ended = new Promise<never>((_, reject) =>
    terminal.once('close', () => reject(new Error('The input has ended. Nothing was done; run it again.'))),
  )
  try {
    return await Promise.race([terminal.question(question), ended])
  } finally {
    terminal.close()
  }
}

const context = {
  root: fileURLToPath(new URL('../../', import.meta.url)),
  site,
  environment: env,
  now: Date.now,
  dataFolder,
  async openStore(place: Place = 'here') {
    assertWritable(dataFolder)
    if (ASK.has(process.argv[2] ?? '') && !existsSync(storeFile(dataFolder)))
      console.error(`Nothing was kept in ${dataFolder} yet. To ask another store, name its folder with DATA_DIR.`)
    const store = await openStore(`sqlite:${dataFolder}`, place)
    opened.push(store)
    return store
  },
  note: console.error,
  screen: { isTTY: stderr.isTTY === true, write: (text: string) => void stderr.write(text) },
  paint: hasColours(env, stdout.isTTY === true) ? coloured : plain,
  ask: stdin.isTTY === true ? ask : null,
}

// A reader such as `head` may have enough before we are done.
stdout.on('error', () => process.exit(0))

try {
  process.exitCode = await runCommand(process.argv.slice(2), context, { print: console.log, complain: console.error })
} finally {
  for (const store of opened) await store.close()
}
