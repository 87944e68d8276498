import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const TEXT = /\.(?:html|css|js|mjs|json|md|svg|xml|txt|webmanifest)$/
/** Below this size a compressed copy saves no packet. */
const SMALLEST = 1024
const AT_ONCE = 8

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

/** Lays a Brotli and a gzip copy beside every text file of a folder, so that the server compresses nothing per request. */
export async function compressFiles(folder: string): Promise<void> {
  const found = await readdir(folder, { recursive: true })
  const files = found.filter((file) => TEXT.test(file)).map((file) => join(folder, file))
  for (let first = 0; first < files.length; first += AT_ONCE)
    await Promise.all(files.slice(first, first + AT_ONCE).map(compressFile))
}

async function compressFile(file: string): Promise<void> {
  const content = await readFile(file)
  if (content.length < SMALLEST) return
  const options = {
    params: { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  }
  await writeFile(`${file}.br`, await toBrotli(content, options))
  await writeFile(`${file}.gz`, await toGzip(content, { level: 9 }))
}
