import type { EditorComponentDefinition, Field } from '@sveltia/cms'
import { type Block, TEXT_EDITING } from './setup.ts'

/** Components of a guide as blocks of the editor: read from its text, and written as they were. */

type Values = Record<string, unknown>

/** What stands between tags besides what they hold; kept, so that a guide nobody changed is written as it was. */
const GAP = 'gap'
const ATTRIBUTE = '\\s+(?:[a-zA-Z]+)=(?:"[^"]*"|\\{\\[[^\\]]*\\]\\})'
const ATTRIBUTES = `((?:${ATTRIBUTE})*)`

/** How the editor finds a component in a text, asks for its parts, and writes it. */
export function blockFor(block: Block, tab: Block | null): EditorComponentDefinition {
  const { name, label, stands, holds } = block
  const content: Field = { name: 'content', label: 'Text', ...TEXT_EDITING }
  const tabs: Field = {
    name: 'tabs',
    label: 'Tabs',
    widget: 'list',
    min: 2,
    summary: '{{label}}',
    fields: [...(tab?.fields ?? []), content],
  }
  const held: Record<Block['holds'], Field[]> = {
    nothing: [],
    words: [{ name: 'content', label: 'Words', widget: 'string', required: false }],
    blocks: [content],
    tabs: [tabs],
  }
  return {
    id: name,
    label,
    fields: [...block.fields, ...held[holds]],
    mode: stands === 'inline' ? 'dialog' : 'block',
    collapsed: holds === 'nothing',
    // What an inline one shows of itself in its line.
    summary: `{{${block.fields[0]?.name ?? 'content'}}}`,
    pattern: patternOf(block),
    fromBlock: ([, attributes = '', inner = '']) => ({
      ...readAttributes(attributes),
      ...(holds === 'tabs' && tab ? readTabs(inner, tab) : holds === 'nothing' ? {} : readContent(inner, block)),
    }),
    toBlock: (values) => write(block, tab, values),
    toPreview: (values) => write(block, tab, values),
  }
}

function patternOf({ name, stands, holds }: Block): RegExp {
  const open = `<${name}${ATTRIBUTES}`
  // What spans lines is a block of its own to the editor; a pattern with [\s\S] is how it is told.
  if (stands === 'block')
    return new RegExp(holds === 'nothing' ? `${open}\\s*\\/>[\\s\\S]{0}` : `${open}>([\\s\\S]*?)<\\/${name}>`)
  return new RegExp(holds === 'nothing' ? `${open}\\s*\\/>` : `${open}(?:\\s*\\/>|>([^<]*)<\\/${name}>)`)
}

function readAttributes(text: string): Values {
  return Object.fromEntries(
    [...text.matchAll(/\s+([a-zA-Z]+)=(?:"([^"]*)"|\{(\[[^\]]*\])\})/g)].map(([, name = '', words, list]) => [
      name,
      list === undefined ? unquote(words ?? '') : JSON.parse(list),
    ]),
  )
}

function readContent(inner: string, { stands }: Block): Values {
  if (stands === 'inline') return inner === '' ? {} : { content: inner }
  const [, gap = ''] = /^(\s*)/.exec(inner) ?? []
  return { content: inner.trim(), [GAP]: gap }
}

function readTabs(inner: string, tab: Block): Values {
  const pattern = new RegExp(patternOf(tab).source, 'g')
  return {
    tabs: [...inner.matchAll(pattern)].map(([, attributes = '', content = '']) => ({
      ...readAttributes(attributes),
      ...readContent(content, tab),
    })),
  }
}

function write(block: Block, tab: Block | null, values: Values): string {
  const { name, fields, stands, holds, isAiry } = block
  const open = `<${name}${fields.map((field) => attribute(field.name, values[field.name])).join('')}`
  const content = String(values['content'] ?? '').trim()
  if (holds === 'nothing' || (stands === 'inline' && content === '')) return `${open} />`
  if (stands === 'inline') return `${open}>${content}</${name}>`
  if (holds === 'tabs' && tab) {
    const tabs = Array.isArray(values['tabs']) ? values['tabs'] : []
    return `${open}>\n${tabs.map((each: Values) => write(tab, null, each)).join('\n')}\n</${name}>`
  }
  const gap = typeof values[GAP] === 'string' ? values[GAP] : isAiry ? '\n\n' : '\n'
  return `${open}>${gap}${content}${gap}</${name}>`
}

function attribute(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '' : ` ${name}={${JSON.stringify(value)}}`
  return typeof value === 'string' && value !== '' ? ` ${name}="${quote(value)}"` : ''
}

const quote = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
const unquote = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
