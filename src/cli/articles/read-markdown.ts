import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import rehypeRaw from 'rehype-raw'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { parse } from 'yaml'
import { publishedLocale } from '../../core/locales.ts'
import type { Article, Collected, Remark, Version } from './article.ts'
import { plainFootnotes } from './plain-footnotes.ts'
import { orEndless } from './read-html.ts'

/**
 * A folder of Markdown: `<locale>/<topic>/<slug>.md`, `<topic>/<slug>.<locale>.md` or any other depth, whose last folder is
 * the category. Front matter as static site generators write it: title, description, date, draft, tags, aliases.
 */

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' })
  .use(rehypeRaw)
  .use(plainFootnotes)
  .freeze()

const FRONT = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/

/** @param folder where the files are; @param files their paths in it; @param own the locale of files that name none */
export function readMarkdown(
  folder: string,
  files: readonly string[],
  locales: readonly string[],
  own: string,
): Collected {
  const articles = new Map<string, Article>()
  const remarks: Remark[] = []
  for (const file of files) {
    const source = textIn(readFileSync(join(folder, file)))
    if (source === null) {
      remarks.push({ file, line: 1, text: NOT_UTF8 })
      continue
    }
    const front = readFront(source, file)
    if ('problem' in front) {
      remarks.push(front.problem)
      continue
    }
    const { matter, body, before } = front
    const place = placeOf(file, locales)
    const text = (name: string) => textOf(matter[name])
    const marked = withHeadings(body)
    const tree = orEndless(() => processor.runSync(processor.parse(marked), marked))
    const title = text('title') || titleIn(body) || place.slug
    const slug =
      text('slug')
        .split('/')
        .findLast((part) => part !== '') ?? place.slug
    const version: Version = {
      locale: text('locale') || text('lang') || text('language') || place.locale || own,
      title,
      summary: text('description') || text('summary') || text('scope'),
      body: withoutTitle(tree, title),
      labels: [...listOf(matter['phrases']), ...listOf(matter['keywords']), ...listOf(matter['tags'])],
      updated: dayOf(matter['updated'] ?? matter['lastmod'] ?? matter['last_update'] ?? matter['date']),
      isDraft: matter['draft'] === true || matter['published'] === false,
      addresses: [
        ...listOf(matter['aliases']),
        ...listOf(matter['redirect_from']),
        ...listOf(matter['permalink']),
      ].filter((path) => path.startsWith('/')),
      file,
      lineOf: (line) => line + before,
      within: () => '',
      matter,
    }
    const categories = [
      text('topic'),
      ...listOf(matter['category']),
      ...listOf(matter['categories']),
      ...place.categories,
    ].filter((name) => name !== '')
    const shared = [...place.categories, slug].join('/')
    const known = articles.get(shared)
    const locale = publishedLocale(version.locale, locales)
    if (known?.versions.some((other) => publishedLocale(other.locale, locales) === locale))
      remarks.push({
        file,
        line: 1,
        text: `Another file holds the same guide in ${locale}. Rename one of them, or say its language: "locale: …".`,
      })
    else if (known) known.versions.push(version)
    else articles.set(shared, { key: `markdown:${shared}`, slug, categories, versions: [version] })
  }
  return { articles: [...articles.values()], remarks, hosts: new Set(), attachments: new Map() }
}

/** The Markdown files of a folder, in the order of their names. */
export function markdownFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(?:md|markdown)$/i.test(path) && !/(?:^|\/)(?:node_modules|\.[^/]*)\//.test(path))
    .sort()
}

const NOT_UTF8 =
  'The file is not UTF-8, so that its letters can only be guessed. It was left out; save it as UTF-8 and import again.'

/** Null when the bytes are no UTF-8. */
function textIn(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function readFront(
  source: string,
  file: string,
): { matter: Record<string, unknown>; body: string; before: number } | { problem: Remark } {
  const found = FRONT.exec(source)
  if (!found) return { matter: {}, body: source.replace(/^\uFEFF/, ''), before: 0 }
  try {
    const read: unknown = parse(found[1] ?? '')
    const matter = typeof read === 'object' && read !== null ? Object.fromEntries(Object.entries(read)) : {}
    return { matter, body: source.slice(found[0].length), before: found[0].match(/\n/g)?.length ?? 0 }
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    return {
      problem: {
        file,
        line: 1,
        text: `The front matter is not valid YAML: ${why} It was left out; mend it and import again.`,
      },
    }
  }
}

/** Locale, categories and slug of a path: a folder or an ending that is a published language names it. */
function placeOf(file: string, locales: readonly string[]): { locale: string; categories: string[]; slug: string } {
  const isLocale = (part: string) =>
    locales.some((locale) => locale.toLowerCase() === part.replaceAll('_', '-').toLowerCase())
  const parts = file.replace(/\.(?:md|markdown)$/i, '').split('/')
  const name = parts.at(-1) ?? ''
  const [, stem = name, ending = ''] = /^(.+)\.([A-Za-z_-]{2,10})$/.exec(name) ?? []
  const folders = parts.slice(0, -1)
  const own = isLocale(ending) ? ending : (folders.find(isLocale) ?? '')
  const isIndex = /^(?:index|readme|_index)$/i.test(isLocale(ending) ? stem : name)
  const rest = folders.filter((part) => part !== own)
  const slug = isIndex ? (rest.at(-1) ?? 'index') : isLocale(ending) ? stem : name
  return { locale: own, categories: (isIndex ? rest.slice(0, -1) : rest).toReversed(), slug }
}

/** `## Title {#id}`, as many generators write it, is a heading with that id. */
function withHeadings(body: string): string {
  return body.replace(/^(#{1,6}[ \t].*?)(?:[ \t]+#+)?[ \t]*\{#([\w:.-]+)\}[ \t]*$/gm, '$1 <a id="$2"></a>')
}

function titleIn(body: string): string {
  return /^#[ \t]+(.+?)[ \t#]*$/m.exec(body)?.[1] ?? ''
}

/** The tree without a first heading that only says the title again. */
function withoutTitle(tree: Version['body'], title: string): Version['body'] {
  const first = tree.children.findIndex((child) => child.type === 'element')
  const heading = tree.children[first]
  const words =
    heading?.type === 'element' && heading.tagName === 'h1'
      ? heading.children.map((child) => (child.type === 'text' ? child.value : '')).join('')
      : ''
  return words.trim() === title.trim() && words !== '' ? { ...tree, children: tree.children.toSpliced(first, 1) } : tree
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
const listOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).map(textOf).filter((text) => text !== '')

function dayOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return /^\d{4}-\d{2}-\d{2}/.exec(textOf(value))?.[0] ?? ''
}
