import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { hashOf, MANIFEST, type Manifest, writeManifest } from './manifest.ts'
import { addRedirects, REDIRECTS } from './old-addresses.ts'
import type { Plan } from './plan-import.ts'

/** Puts a plan into a checkout: what a person changed stays, and a second time nothing changes. */

export interface Written {
  added: string[]
  updated: string[]
  same: string[]
  /** Files that a person wrote, changed or took away since the last import. */
  protected: string[]
  redirects: number
  /** Redirects that are there already and lead elsewhere. */
  kept: string[]
}

export interface Writing {
  checkout: string
  manifest: Manifest
  /** Writes over what a person changed, too. */
  isForced: boolean
  /** Only says what it would do. */
  isDry: boolean
}

export function writeImport(plan: Plan, { checkout, manifest, isForced, isDry }: Writing): Written {
  const written: Written = { added: [], updated: [], same: [], protected: [], redirects: 0, kept: [] }
  const hashes: Record<string, string> = {}
  const put = (file: string, bytes: Uint8Array) => {
    if (!isDry) writeWhole(join(checkout, file), bytes)
  }
  for (const [file, bytes] of [...plan.pictures, ...plan.guides]) {
    const path = join(checkout, file)
    const now = existsSync(path) ? hashOf(readFileSync(path)) : null
    const before = manifest.files[file] ?? null
    const wanted = hashOf(bytes)
    if (now === wanted) written.same.push(file)
    else if (now !== before && !isForced) {
      written.protected.push(file)
      continue
    } else {
      ;(now === null ? written.added : written.updated).push(file)
      put(file, bytes)
    }
    hashes[file] = wanted
  }
  const source = existsSync(join(checkout, REDIRECTS)) ? readFileSync(join(checkout, REDIRECTS), 'utf8') : ''
  const redirects = addRedirects(source, plan.redirects)
  if (redirects.count > 0) put(REDIRECTS, Buffer.from(redirects.text))
  const next = { guides: { ...manifest.guides, ...plan.articles }, files: { ...manifest.files, ...hashes } }
  const text = writeManifest(next)
  if (text !== writeManifest(manifest)) put(MANIFEST, Buffer.from(text))
  return { ...written, redirects: redirects.count, kept: redirects.kept }
}

/** A file is there in whole or as before, whenever an import is stopped. */
function writeWhole(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  const half = `${path}.half`
  writeFileSync(half, bytes)
  renameSync(half, path)
}
