import { SOURCE } from '../../core/guide-path.ts'
import { type HostedGuide, readAtHost } from './at-host.ts'
import type { Versions } from './declare.ts'
import { type GuideFields, type Reading, writeGuideFile } from './guide-file.ts'
import { type EditorHost, READ_AS } from './setup.ts'

/**
 * Sveltia writes whole files, and looks for what others changed meanwhile only where it commits to the published branch, not
 * where it drafts: their sentences would go out of the guide, and nobody would be told.
 */

export interface Writing {
  path: string
  /** The file as it was when the guide was opened; undefined: there was none. */
  readAs: string | undefined
  /** The file as it will be. */
  text: string
}

interface Account {
  backendName: string
  token: string
}

export interface Overwriting {
  /** Throws, with what to do, where a file at the host is neither as it was opened nor as it was last saved here. */
  refuse(branch: string, files: readonly Writing[]): Promise<void>
  /** What was not refused is at the host now. */
  saved(): void
}

/** The files of a guide, `<topic>/<slug>`, with what a save makes of them. */
export function writingsOf({ english, translations }: Versions, guide: string, reading: Reading): Writing[] {
  return Object.entries({ ...translations, [SOURCE]: english }).map(([locale, fields]: [string, GuideFields]) => {
    const readAs = fields[READ_AS]
    const text = writeGuideFile(fields, reading)
    return { path: `content/${locale}/${guide}.mdx`, readAs: typeof readAs === 'string' ? readAs : undefined, text }
  })
}

/** Where Sveltia keeps who is signed in; it renews the token there. */
const ACCOUNT = 'sveltia-cms.user'

/** Looks at the host before each save. @param ask how it is asked, which is `fetch` */
export function refuseOverwriting(host: EditorHost, storage: Pick<Storage, 'getItem'>, ask: typeof fetch): Overwriting {
  const savedHere = new Map<string, string>()
  let saving: readonly Writing[] = []
  return {
    async refuse(branch, files) {
      saving = files
      const { backendName, token }: Account = JSON.parse(storage.getItem(ACCOUNT) ?? '{}')
      // Somebody may work with the folder though there is a host.
      if (backendName !== host.kind) return
      const guide: HostedGuide = { branch, paths: files.map(({ path }) => path) }
      const now = await readAtHost(host, guide, { token, ask })
      // Nobody: Sveltia renews the token when it saves, or says that it cannot.
      if (!now) return
      // Sveltia hands a file over without the white space around it.
      const isKnown = ({ path, readAs, text }: Writing) =>
        [readAs, text, savedHere.get(path) ?? text].some((known) => known?.trim() === now.get(path)?.trim())
      const other = files.find((file) => !isKnown(file))
      if (other)
        throw new Error(
          `Not saved: somebody else changed ${other.path} after you opened it. Copy what you wrote, load this page again without restoring it, and write it in anew.`,
        )
    },
    saved() {
      for (const { path, text } of saving) savedHere.set(path, text)
    },
  }
}
