import { isSafeAddress } from '../../core/safe-address.ts'
import { byGuide } from '../by-guide.ts'
import type { Outline } from '../outline.ts'
import type { OnLine, Rule } from '../rule.ts'

/** What runs, frames or styles something: a guide is words, and comes from many hands. */
export const unsafe: Rule = {
  name: 'unsafe',
  says: 'A guide holds no script, frame, form, style, event handler, program or address that runs something.',
  severity: 'error',
  draftsMay: false,
  mend: null,
  check: (content) =>
    byGuide(
      'unsafe',
      content,
      () => [],
      (guide) => unsafeIn(content.outline(guide)),
    ),
}

/** HTML that only says what a word is. */
const HARMLESS = new Set(
  'abbr b bdi bdo br cite code dd del details dfn div dl dt em figcaption figure hr i ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr'.split(
    ' ',
  ),
)
const ADDRESSES = ['href', 'src', 'srcset', 'action', 'formaction', 'poster', 'data', 'xlink:href']

function unsafeIn({ tags, links, pictures, programs }: Outline): OnLine[] {
  return [
    ...tags.flatMap(({ line, name, attributes }) => tagProblems(name, attributes).map((text) => ({ line, text }))),
    ...links.flatMap(({ line, to }) => (isSafeAddress(to, false) ? [] : [{ line, text: runs(to) }])),
    ...pictures.flatMap(({ line, address }) =>
      isSafeAddress(address, false) ? [] : [{ line, text: pictureRuns(address) }],
    ),
    ...programs.map(({ line, text, isModule }) => ({ line, text: isModule ? IMPORTS : program(text) })),
  ]
}

function tagProblems(name: string, attributes: Readonly<Record<string, string | null>>): string[] {
  const isComponent = /^[A-Z]/.test(name)
  if (name !== '' && !isComponent && !HARMLESS.has(name.toLowerCase()))
    return [
      `<${name}> does not belong in a guide: it runs, frames, asks or styles something. Say it in words or Markdown, or link to it.`,
    ]
  return Object.entries(attributes).flatMap(([key, value]) => {
    const plain = key.toLowerCase()
    if (/^on/.test(plain)) return [`"${key}" of <${name}> runs a script. Take it out.`]
    if (['style', 'class', 'classname'].includes(plain) || plain.startsWith('set:'))
      return [`"${key}" of <${name}> changes how the site looks or what it holds. Take it out.`]
    return ADDRESSES.includes(plain) && value !== null && !isSafeAddress(value, false) ? [runs(value)] : []
  })
}

const SHOWN = 60
const shown = (text: string) => text.trim().slice(0, SHOWN)
const runs = (address: string) =>
  `The address "${shown(address)}" runs something or holds data. Lead to a page (https://…) or a guide instead.`
const pictureRuns = (address: string) =>
  `The picture "${shown(address)}" is written into the address. Put its file into content/pictures/ and name it here.`
const IMPORTS = 'A guide imports and exports nothing: its components are there already. Take the line out.'
const program = (text: string) =>
  `{${shown(text)}} is a program. Write what it shows; only FactTable takes a list in braces, of plain names.`
