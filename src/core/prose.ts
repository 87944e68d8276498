/** A guide's text as its readers get it: what the rules on figures and terms look at. */

export interface ProseLine {
  /** 1-based, in the file. */
  line: number
  /** Without tags; bold keeps its stars, and a fact leaves `FACT` in its place. */
  text: string
}

/** What stands for a fact or a guide's title in a line of prose. */
export const FACT = '\uFFFC'

const READ_FIELDS = new Set(['title', 'scope', 'answer', 'glance'])

/**
 * The lines that readers get, from the front matter (title, scope, answer, glance) and from the body, with the titles
 * and labels of components as lines of their own.
 * @example proseLines('---\ntitle: Fees\n---\nIt takes <Fact id="a.b" />.')
 * // => [{ line: 2, text: 'Fees' }, { line: 4, text: 'It takes \uFFFC.' }]
 */
export function proseLines(source: string): ProseLine[] {
  const lines = withoutComments(source).split(/\r?\n/)
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1
  return [...frontLines(lines.slice(0, Math.max(end, 0))), ...bodyLines(lines, end + 1)].filter(
    ({ text }) => text !== '',
  )
}

/** Nobody reads comments. Lines stay where they are. */
const withoutComments = (source: string) =>
  source.replace(/\{\/\*[\s\S]*?\*\/\}/g, (comment) => comment.replace(/[^\n]/g, ''))

function frontLines(lines: readonly string[]): ProseLine[] {
  let field = ''
  return lines.flatMap((text, index) => {
    field = /^(\w+):/.exec(text)?.[1] ?? field
    if (!READ_FIELDS.has(field)) return []
    const value = text.replace(/^\s*\w+:/, '').trim()
    const plain = value.replace(/^(["'])(.*)\1$/, '$2')
    return [{ line: index + 1, text: withoutTags(plain) }]
  })
}

function bodyLines(lines: readonly string[], from: number): ProseLine[] {
  return lines.slice(from).flatMap((text, index) => {
    const line = from + index + 1
    const attributes = [...text.matchAll(/\s(?:title|label)="([^"]*)"/g)].map(([, value = '']) => ({
      line,
      text: value.trim(),
    }))
    return [...attributes, { line, text: withoutTags(text.replace(/^\s*\d+\.\s/, '')) }]
  })
}

function withoutTags(text: string): string {
  return (
    text
      .replace(/\{\{[^}]*\}\}|<(?:Fact|FactTable|GuideLink)\b[^>]*\/>/g, FACT)
      // Where a link or a picture leads is an address, no prose.
      .replace(/(?<=\])\([^()\s]*\)/g, '')
      .replace(/<\/?[A-Za-z][^>]*>/g, '')
      .trim()
  )
}

/**
 * What stands in bold; without the leads of list items, which end in a colon.
 * @example boldNames('Open **Wallet**. **No code:** wait.') // => ['Wallet']
 */
export function boldNames(text: string): string[] {
  return [...text.matchAll(/\*\*([^*]+)\*\*/g)]
    .map(([, name = '']) => name.trim())
    .filter((name) => !/[:：]$/.test(name))
}
