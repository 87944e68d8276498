import { readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { SiteConfig } from '../../core/site-config.ts'
import type { Collected } from './article.ts'
import type { Format } from './find-topic.ts'
import { type JsonFile, readJsonFile } from './json-file.ts'
import { readHelpScout } from './read-helpscout.ts'
import { readIntercom } from './read-intercom.ts'
import { markdownFiles, readMarkdown } from './read-markdown.ts'
import { readZendesk } from './read-zendesk.ts'

/** The files of an export and the folder that its pictures are in. */
export interface Export {
  folder: string
  collected: Collected
}

/** Reads a file or a folder; a problem says what is wrong and how to mend it. */
export function readExport(path: string, format: Format, site: SiteConfig): Export | { problem: string } {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return { problem: `"${path}" does not exist. Name the file of the export, or its folder.` }
  const folder = stat.isDirectory() ? path : dirname(path)
  const locales = Object.keys(site.locales)
  const wanted = format === 'markdown' ? '.md' : '.json'
  const files = stat.isDirectory() ? (format === 'markdown' ? markdownFiles(path) : jsonFiles(path)) : [basename(path)]
  if (files.length === 0 || !files.every((file) => /\.(?:json|md|markdown)$/i.test(file)))
    return { problem: `"${path}" holds no file whose name ends in ${wanted}. Unpack it if it is packed.` }
  const collected =
    format === 'markdown'
      ? readMarkdown(folder, files, locales, site.defaultLocale)
      : readJson(folder, files, format, site)
  if (collected.articles.length === 0 && collected.remarks.length === 0)
    return { problem: `"${path}" holds no articles of ${format}. Look whether --from names the right help center.` }
  return { folder, collected }
}

function readJson(
  folder: string,
  names: readonly string[],
  format: Exclude<Format, 'markdown'>,
  site: SiteConfig,
): Collected {
  const files: JsonFile[] = names.map((name) => ({ ...readJsonFile(join(folder, name)), file: name }))
  if (format === 'zendesk') return readZendesk(files)
  if (format === 'intercom') return readIntercom(files)
  return readHelpScout(files, site.locales, site.defaultLocale)
}

function jsonFiles(folder: string): string[] {
  return (
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => /\.json$/i.test(path) && !/(?:^|\/)(?:node_modules|\.[^/]*)\//.test(path))
      // Page 10 comes after page 9.
      .sort(new Intl.Collator('en', { numeric: true }).compare)
  )
}
