import { isMap, isScalar, isSeq, parseDocument, type Range, type Scalar, type YAMLSeq } from 'yaml'

/** The reading order of a topic in `content/topics.yaml`, changed in place: every other byte stays as it was. */

export const TOPICS = 'content/topics.yaml'

/** Puts a guide at the end of its topic; nothing changes when it stands there already. Throws when there is no such topic. */
export function addToOrder(source: string, topic: string, slug: string): string {
  const order = orderOf(source, topic)
  if (slugsOf(order).includes(slug)) return source
  const [, , end] = rangeOf(order)
  const last = order.items.at(-1)
  if (!isScalar(last)) return `${source.slice(0, rangeOf(order)[0])}[${slug}]${source.slice(rangeOf(order)[1])}`
  const [start, after] = rangeOf(last)
  if (order.flow) return `${source.slice(0, after)}, ${slug}${source.slice(after)}`
  const line = source.indexOf('\n', after)
  const at = line === -1 ? end : line
  return `${source.slice(0, at)}\n${beforeItem(source, start)}${slug}${source.slice(at)}`
}

/** Puts one name in place of another. */
export function renameInOrder(source: string, topic: string, slug: string, now: string): string {
  const found = itemOf(orderOf(source, topic), slug)
  if (!found) return addToOrder(source, topic, now)
  const [start, end] = rangeOf(found)
  return source.slice(0, start) + now + source.slice(end)
}

/** Takes a guide out of its topic. */
export function dropFromOrder(source: string, topic: string, slug: string): string {
  const order = orderOf(source, topic)
  const found = itemOf(order, slug)
  if (!found) return source
  const [start, end] = rangeOf(found)
  if (!order.flow) {
    const from = source.lastIndexOf('\n', start) + 1
    const to = source.indexOf('\n', end)
    const [first] = order.items
    // A list without items would be nothing at all.
    if (order.items.length === 1 && first === found)
      return `${source.slice(0, rangeOf(order)[0])}[]${source.slice(end)}`
    return source.slice(0, from) + (to === -1 ? '' : source.slice(to + 1))
  }
  const after = /^\s*,\s*/.exec(source.slice(end))?.[0].length ?? 0
  const before = after === 0 ? (/,\s*$/.exec(source.slice(0, start))?.[0].length ?? 0) : 0
  return source.slice(0, start - before) + source.slice(end + after)
}

function orderOf(source: string, topic: string): YAMLSeq {
  const document = parseDocument(source)
  const node = isMap(document.contents) ? document.getIn([topic, 'guides'], true) : null
  if (isSeq(node)) return node
  throw new Error(`${TOPICS} has no list "guides" for the topic "${topic}". Add one: "guides: []".`)
}

const slugsOf = (order: YAMLSeq) => order.items.flatMap((item) => (isScalar(item) ? [String(item.value)] : []))

function itemOf(order: YAMLSeq, slug: string): Scalar | undefined {
  return order.items.filter(isScalar).find(({ value }) => value === slug)
}

/** What stands on the line of a list before an item: its indentation and its dash. */
function beforeItem(source: string, start: number): string {
  return source.slice(source.lastIndexOf('\n', start) + 1, start)
}

function rangeOf({ range }: { range?: Range | null | undefined }): Range {
  if (!range) throw new Error('The list has no place in its file.')
  return range
}
