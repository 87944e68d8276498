import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach } from 'vitest'
import { command } from '../../src/cli/import-tickets.ts'
import type { SiteConfig } from '../../src/core/site-config.ts'
import { site } from '../../src/site.config.ts'
import { openStore } from '../../src/store/store.ts'
import { aContext, run } from './running.ts'

/** Imports into a store of their own, as from a terminal, and a look at what is in it. */

export const EXPORTS = join(import.meta.dirname, 'exports')
/** Two languages and a zone, whatever the sample site publishes. */
const OWN_SITE: SiteConfig = {
  ...site,
  locales: { en: { name: 'English', fallback: [] }, 'pt-BR': { name: 'Português', fallback: [] } },
  hours: [{ locales: ['en'], topics: [], timeZone: 'Europe/Madrid', weekly: {}, exceptions: [] }],
}

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

export interface Importing {
  /** Holds `content/topics.yaml` and `data/`. */
  folder: string
  /** What was drawn on the screen that is no terminal unless `isTTY`. */
  drawn: string[]
  run(args: readonly string[], isTTY?: boolean): Promise<{ code: number; lines: string[] }>
  /** All tickets, by their time and id. */
  rows(): Record<string, unknown>[]
}

export function setUpImport(): Importing {
  const folder = mkdtempSync(join(tmpdir(), 'guidepost-import-'))
  folders.push(folder)
  mkdirSync(join(folder, 'content'))
  cpSync('content/topics.yaml', join(folder, 'content', 'topics.yaml'))
  const drawn: string[] = []
  const data = join(folder, 'data')
  return {
    folder,
    drawn,
    async run(args, isTTY = false) {
      const store = await openStore(`sqlite:${data}`, 'here')
      const screen = { isTTY, write: (text: string) => void drawn.push(text) }
      try {
        return await run(
          command,
          args,
          aContext({ openStore: async () => store, site: OWN_SITE, root: folder, screen }),
        )
      } finally {
        await store.close()
      }
    },
    rows() {
      const database = new DatabaseSync(join(data, 'guidepost.sqlite'), { readOnly: true })
      try {
        return database.prepare('select * from tickets order by created_at, channel, id').all()
      } finally {
        database.close()
      }
    },
  }
}
