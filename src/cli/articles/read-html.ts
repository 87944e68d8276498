import type { Root } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import type { Version } from './article.ts'

const parser = unified().use(rehypeParse, { fragment: true })

/** Stands for a body whose elements stand deeper in each other than any program can follow. */
export const ENDLESS: Root = { type: 'root', children: [] }

/** An article's body as a tree whose elements know their line. */
export function readHtml(html: string): Root {
  return orEndless(() => parser.parse(html))
}

/** What `read` answers, or ENDLESS where it calls itself too often. */
export function orEndless(read: () => Root): Root {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) return ENDLESS
    throw error
  }
}

/** The place of a body that is one string of a JSON file: its line there, and in words the article and its own line. */
export function inJson(name: string, file: string, line: number): Pick<Version, 'file' | 'lineOf' | 'within'> {
  return { file, lineOf: () => line, within: (bodyLine) => `${name}, line ${bodyLine} of its body` }
}

/** The hosts of full addresses. */
export function hostsOf(addresses: readonly string[]): Set<string> {
  return new Set(addresses.flatMap((address) => (URL.canParse(address) ? [new URL(address).host] : [])))
}

/** The path of an address; empty when it is none. */
export function pathOf(address: string): string {
  return URL.canParse(address, 'https://old.example') ? new URL(address, 'https://old.example').pathname : ''
}
