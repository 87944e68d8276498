import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Attachment } from './article.ts'

/** The pictures of an export: files beside it, bytes inside it, or data addresses. Nothing is fetched. */

export interface Picture {
  /** As it is called in the export, with the ending of what it is. */
  name: string
  bytes: Uint8Array
}

export interface PictureFiles {
  /** The picture an address means, looked for from a folder of the export ("" is the export's own); else why there is none. */
  find(address: string, folder: string): Picture | { missing: string }
}

const ENDING = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i
const MOST_FILES = 100_000

/** @param folder the export's; @param attachments what the export says of pictures that it names by a number */
export function openPictureFiles(folder: string, attachments: ReadonlyMap<string, Attachment>): PictureFiles {
  let known: Map<string, string> | null = null
  const files = () => {
    known ??= new Map(listFiles(folder).map((path) => [path.toLowerCase(), path]))
    return known
  }
  return {
    find(address, from) {
      if (/^data:/i.test(address.trim())) return fromData(address.trim())
      const path = pathIn(address)
      const number = path.split('/').findLast((part) => /^\d{3,}$/.test(part))
      const attachment = number === undefined ? undefined : attachments.get(number)
      if (attachment?.bytes) return picture(attachment.names[0] ?? basename(path), attachment.bytes)
      const names = (attachment?.names ?? []).flatMap((name) => [
        `${number}/${basename(name)}`,
        `${number}-${basename(name)}`,
        basename(name),
      ])
      const found = [join(from, path), path, ...names]
        .map((wanted) => fileAt(wanted, files()))
        .find((file) => file !== null)
      if (found === undefined || found === null)
        return {
          missing: 'it is not in the export. Save it in the export’s folder under the same name and import again',
        }
      return picture(basename(found), readFileSync(join(folder, found)))
    },
  }
}

function pathIn(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null
  const path = url === null ? (address.split(/[?#]/)[0] ?? '') : url.pathname
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** The file whose path ends as the wanted one does, as long an end as possible; null when none or several do. */
function fileAt(wanted: string, files: ReadonlyMap<string, string>): string | null {
  const parts = wanted
    .toLowerCase()
    .split(/[\\/]/)
    .filter((part) => part !== '' && part !== '.' && part !== '..')
  for (let start = 0; start < parts.length; start++) {
    const end = parts.slice(start).join('/')
    const same = files.get(end)
    if (same !== undefined) return same
    const found = [...files].filter(([path]) => path.endsWith(`/${end}`))
    if (found.length > 0) return found.length === 1 ? (found[0]?.[1] ?? null) : null
  }
  return null
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .slice(0, MOST_FILES)
    .filter((path) => (ENDING.test(path) || !/\.[a-z]{2,5}$/i.test(path)) && lstatSync(join(folder, path)).isFile())
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
}

function fromData(address: string): Picture | { missing: string } {
  const match = /^data:image\/[\w.+-]+(;base64)?,([\s\S]*)$/i.exec(address)
  if (!match) return { missing: 'its data is no picture. Put the picture into a file' }
  const [, isBase64, data = ''] = match
  const bytes = isBase64 ? Buffer.from(data, 'base64') : Buffer.from(decoded(data))
  return picture(`picture-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}`, bytes)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function picture(name: string, bytes: Uint8Array): Picture | { missing: string } {
  const kind = kindOf(bytes)
  if (kind === null) return { missing: 'its file is no PNG, JPEG, GIF, WebP, AVIF or SVG. Save it as one of them' }
  if (kind === 'svg' && /<script|<foreignObject|\son\w+\s*=|javascript:/i.test(Buffer.from(bytes).toString('utf8')))
    return { missing: 'its SVG holds a script or a page. Save it as PNG' }
  return { name: `${name.replace(/\.[A-Za-z0-9]{2,5}$/, '')}.${kind}`, bytes }
}

/** What a file is by its first bytes; null when it is no picture. */
function kindOf(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  if (start.startsWith('\x89PNG\r\n')) return 'png'
  if (start.startsWith('\xff\xd8\xff')) return 'jpg'
  if (/^GIF8[79]a/.test(start)) return 'gif'
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'webp'
  if (/^ftypavi[fs]/.test(start.slice(4, 12))) return 'avif'
  const text = Buffer.from(bytes.subarray(0, 1000)).toString('utf8')
  return /^\uFEFF?\s*(?:<\?xml[\s\S]*?\?>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/i.test(text)
    ? 'svg'
    : null
}
