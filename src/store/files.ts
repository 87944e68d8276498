import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Where attached files rest: beside the store, outside of what is served. */
export interface Files {
  /** Resolves after the bytes reached the disk; saving the same number again changes nothing. */
  save(id: string, bytes: Uint8Array): Promise<void>
  /** Null when there is no such file. */
  read(id: string): Promise<Buffer | null>
}

/** Files in a folder, by number, spread over its subfolders. Throws when the folder cannot be made. */
export function openFiles(folder: string): Files {
  mkdirSync(folder, { recursive: true })
  // Two letters of a random number: a thousand files a folder at a million.
  const place = (id: string) => join(folder, id.slice(0, 2))

  return {
    async save(id, bytes) {
      const file = join(place(id), id)
      if (await isThere(file)) return
      await mkdir(place(id), { recursive: true })
      const written = `${file}.${randomUUID()}`
      const handle = await open(written, 'wx')
      await handle.writeFile(bytes)
      await handle.sync()
      await handle.close()
      await rename(written, file)
      await syncFolder(place(id))
    },
    async read(id) {
      return readFile(join(place(id), id)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null
        throw error
      })
    },
  }
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}

/** A renamed file is on the disk once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}
