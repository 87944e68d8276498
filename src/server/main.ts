import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { words } from '../core/query.ts'
import { randomBits } from '../core/session-id.ts'
import { site } from '../site.config.ts'
import { openStore } from '../store/store.ts'
import { createServer } from './server.ts'
import { makeSignInLink } from './sign-in.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Where the product listens and keeps its data, from the environment. Throws when a value cannot be used. */
export function readEnvironment(env: NodeJS.ProcessEnv): { port: number; host: string; dataFolder: string } {
  const port = Number(env.PORT || 4321)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`PORT is "${env.PORT}", which is no port. Use a number from 1 to 65535, such as PORT=4322.`)
  return { port, host: env.HOST || 'localhost', dataFolder: resolve(env.DATA_DIR || join(ROOT, 'data')) }
}

/** The stop words of every locale, folded as queries are. */
export function readStopWords(folder: string): Map<string, Set<string>> {
  const stopWords = new Map<string, Set<string>>()
  for (const locale of readdirSync(folder)) {
    const file = join(folder, locale, 'search.json')
    if (!existsSync(file)) continue
    const { stopWords: list }: { stopWords: string[] } = JSON.parse(readFileSync(file, 'utf8'))
    stopWords.set(locale, new Set(list.flatMap((word) => words(word, locale))))
  }
  return stopWords
}

/** Opens the store, listens, prints where everything is, and ends cleanly on SIGTERM and SIGINT. */
export async function serve({ port, host, dataFolder }: ReturnType<typeof readEnvironment>, print: (line: string) => void, shownPort = port): Promise<void> {
  const store = await openStore(`sqlite:${dataFolder}`)
  const dist = join(ROOT, 'dist')
  const stopWords = readStopWords(join(ROOT, 'locales'))
  const app = await createServer({ site, store, clock: Date.now, random: randomBits, dist, stopWords })
  await app.listen({ port, host })
  const address = `http://localhost:${shownPort}`
  print('')
  print(`  ${site.name} support   ${address}`)
  print(`  Staff sign-in       ${address}${await makeSignInLink(store, Date.now())}`)
  print(`                      (works once; npx guidepost sign-in prints another)`)
  print(`  Data                ${dataFolder}`)
  print('')

  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    setTimeout(() => process.exit(1), 4500).unref()
    await app.close()
    await store.close()
    process.exit(0)
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await serve(readEnvironment(process.env), console.log)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
