import { Document, isMap, isNode, isScalar, isSeq, parseDocument, type Range } from 'yaml'

/** Fields of a guide's front matter are set in place: every other byte of the file stays as the writer left it. */

/** What a field may be set to; null takes it out. */
export type MatterValue = string | number | boolean | null | readonly unknown[] | Readonly<Record<string, unknown>>

const MATTER = /^---(\r?\n)([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m
/** Lists of short words, which stand in one line. */
const IN_A_LINE = new Set(['sections', 'madeFrom', 'tags', 'reviewers'])

/**
 * The file with fields set to what they are to be: where they stood, else at the end of the front matter.
 * Throws when the file has no front matter or it is not valid YAML.
 * @example setMatter('---\ntitle: A\n---\n', { draft: true }) // => '---\ntitle: A\ndraft: true\n---\n'
 */
export function setMatter(source: string, fields: Readonly<Record<string, MatterValue>>): string {
  const match = MATTER.exec(source)
  if (match?.index !== 0)
    throw new Error('The file has no front matter. Begin it with "---", the fields and "---" again.')
  const [, newline = '\n', matter = ''] = match
  const edited = Object.entries(fields).reduce(
    (text, [name, value]) => setField(text, name, linesOf(name, value).replaceAll('\n', newline)),
    matter,
  )
  const start = 3 + newline.length
  return source.slice(0, start) + edited + source.slice(start + matter.length)
}

/** A field's lines as they are to stand; none when it is to go. */
function linesOf(name: string, value: MatterValue): string {
  if (value === null) return ''
  const document = new Document({ [name]: value })
  const node = document.get(name, true)
  if (isSeq(node) && (IN_A_LINE.has(name) || node.items.length === 0)) {
    node.flow = true
    // Eight digits may look like a number, and then would be read as one.
    for (const item of node.items) if (isScalar(item)) item.type = 'QUOTE_DOUBLE'
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

function setField(matter: string, name: string, lines: string): string {
  const range = rangeOf(matter, name)
  if (range === null) return matter + lines
  const [from, to] = range
  return matter.slice(0, from) + lines + matter.slice(to)
}

/** From where a field's first line begins to where the line after its last begins; null when there is none. */
function rangeOf(matter: string, name: string): [number, number] | null {
  const { contents, errors } = parseDocument(matter)
  if (errors[0]) throw new Error(`The front matter is not valid YAML: ${errors[0].message}`, { cause: errors[0] })
  if (!isMap(contents)) return null
  const pair = contents.items.find(({ key }) => isScalar(key) && key.value === name)
  if (!pair || !isNode(pair.key)) return null
  const [start] = rangeOfNode(pair.key.range)
  // Up to the end of its value, without the comments and empty lines between it and the next field.
  const [, end] = rangeOfNode(isNode(pair.value) ? pair.value.range : pair.key.range)
  const line = matter.indexOf('\n', Math.max(start, end - 1))
  return [start, line === -1 ? matter.length : line + 1]
}

function rangeOfNode(range: Range | null | undefined): Range {
  if (!range) throw new Error('A field of the front matter has no place.')
  return range
}
