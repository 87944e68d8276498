import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { nearest } from '../core/nearest.ts'
import type { SiteConfig } from '../core/site-config.ts'
import { collectGuides } from './articles/collect-guides.ts'
import { EXPORT_FORMATS } from './articles/export-formats.ts'
import { FORMATS, type Format } from './articles/find-topic.ts'

interface Parts {
  site: SiteConfig
  /** The project's folder, with `content/`. */
  root: string
  print(line: string): void
}

const USE = 'npx guidepost export <empty folder> --to-format zendesk|intercom|helpscout|markdown'

/**
 * `guidepost export`: all guides in all languages, with their pictures, in a shape that other help centers read. Answers the
 * exit code: 0 when all of it was written, 1 when something could not be, 2 when it was called wrongly.
 */
export function exportGuides(given: readonly string[], { site, root, print }: Parts): number {
  const asked = readArguments(given)
  if ('problem' in asked) {
    print(asked.problem)
    return 2
  }
  const folder = resolve(asked.folder)
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    print(
      `"${asked.folder}" is not empty. Name a new folder, so that nothing of an earlier export stays among this one.`,
    )
    return 2
  }
  const shape = EXPORT_FORMATS[asked.format]
  const plain = collectGuides(root, site, shape)
  for (const [file, bytes] of shape.write(plain, site)) {
    const path = join(folder, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes)
  }
  const locales = new Set(plain.guides.map(({ locale }) => locale))
  for (const { file, line, text } of plain.remarks) print(`${file}:${line} ${text}`)
  print(
    `Guides: ${plain.guides.length} in ${locales.size} languages. Pictures: ${plain.pictures.size}. They are in ${asked.folder}.`,
  )
  return plain.remarks.length === 0 ? 0 : 1
}

function readArguments(given: readonly string[]): { folder: string; format: Format } | { problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      allowPositionals: true,
      options: { 'to-format': { type: 'string', default: '' } },
    })
    const [folder] = positionals
    if (folder === undefined || positionals.length > 1) return { problem: `Name one folder: ${USE}` }
    const wanted = values['to-format']
    const format = FORMATS.find((known) => known === wanted)
    if (format) return { folder, format }
    const near = nearest(wanted, FORMATS)
    const meant = near === null ? '' : ` Did you mean "${near}"?`
    return {
      problem: wanted === '' ? `Say in which shape: ${USE}` : `"${wanted}" is no known shape.${meant} Use: ${USE}`,
    }
  } catch (error) {
    return { problem: `${error instanceof Error ? error.message : error}\nUse: ${USE}` }
  }
}
