import type { z } from 'zod'
import { DIAGRAMS } from '../../core/guide.ts'
import { GUIDE_COMPONENTS, type GuideComponent } from '../../core/guide-components.ts'
import { byGuide } from '../by-guide.ts'
import type { Tag } from '../outline.ts'
import { didYouMean, type Rule } from '../rule.ts'

/** Components and diagrams that a guide cannot use, or not so. */
export const components: Rule = {
  name: 'components',
  says: 'A guide uses only the components made for guides, with the fields they take, and diagrams that exist.',
  severity: 'error',
  draftsMay: false,
  mend: null,
  check: (content) =>
    byGuide(
      'components',
      content,
      () => [],
      (guide) =>
        content.outline(guide).tags.flatMap((tag) => tagProblems(tag).map((text) => ({ line: tag.line, text }))),
    ),
}

const COMPONENTS: readonly string[] = Object.keys(GUIDE_COMPONENTS)
const isComponent = (name: string): name is GuideComponent => COMPONENTS.includes(name)

function tagProblems(tag: Tag): string[] {
  const { name, within } = tag
  return [
    ...(isComponent(name) ? strangeFields(name, tag) : []),
    ...unshowable(tag),
    ...(name === 'Tab' && within !== 'Tabs'
      ? ['<Tab> stands outside of <Tabs>. Put it right into <Tabs>, or take it out.']
      : []),
  ]
}

/** Why a page with this tag cannot be shown; empty when it can. */
export function unshowable(tag: Tag): string[] {
  const { name, tabs } = tag
  if (!/^[A-Z]/.test(name)) return []
  if (!isComponent(name)) return [noComponent(name)]
  if (name === 'Tabs' && tabs < 2)
    return ['<Tabs> holds fewer than two <Tab label="…">. Add one, or write the steps without tabs.']
  return wrongFields(name, tag)
}

const fieldsOf = (name: GuideComponent): string[] => Object.keys(GUIDE_COMPONENTS[name].props.shape)

function strangeFields(name: GuideComponent, { attributes }: Tag): string[] {
  const known = fieldsOf(name)
  return Object.keys(attributes)
    .filter((key) => !known.includes(key) && !UNSAFE.test(key))
    .map(
      (key) =>
        `<${name}> has no "${key}".${didYouMean(key, known)} Take it out${known.length > 0 ? `, or write ${known.join(' or ')}` : ''}.`,
    )
}

/** What is missing in a tag, and what may not stand there. */
function wrongFields(name: GuideComponent, { attributes, lists }: Tag): string[] {
  const given = fieldsOf(name).flatMap((key) => (key in attributes ? [[key, lists[key] ?? attributes[key]]] : []))
  const { error } = GUIDE_COMPONENTS[name].props.safeParse(Object.fromEntries(given))
  return (error?.issues ?? []).flatMap(({ path: [key = ''], code }) => {
    const field = String(key)
    const value = lists[field] ?? attributes[field]
    // A program is told by the rule on what is unsafe.
    if (value === null) return []
    if (value === undefined) return [`<${name}> lacks its "${field}". Write ${howTo(name)}.`]
    if (code === 'invalid_value') return [noDiagram(String(value))]
    return value.length === 0
      ? [`"${field}" of <${name}> is empty. Write ${howTo(name)}.`]
      : [`"${field}" of <${name}> is a ${Array.isArray(value) ? 'text' : 'list'}. Write ${howTo(name)}.`]
  })
}

/** What the rule on what is unsafe tells. */
const UNSAFE = /^on|^(?:style|class|classname)$|^set:/i

/** @example howTo('Tab') // => '<Tab label="…">' */
function howTo(name: GuideComponent): string {
  const { props, holds } = GUIDE_COMPONENTS[name]
  const fields = Object.entries<z.core.$ZodType>(props.shape).map(([field, { _zod }]) => {
    const isLeftOut = _zod.def.type === 'optional'
    const written = _zod.def.type === 'array' ? `${field}={["…"]}` : `${field}="…"`
    return isLeftOut ? '' : ` ${written}`
  })
  return `<${name}${fields.join('')}${holds === 'nothing' ? ' />' : '>'}`
}

const noComponent = (name: string) =>
  `<${name}> is not a component that guides may use.${didYouMean(name, COMPONENTS)} There are ${COMPONENTS.join(', ')}.`
const noDiagram = (name: string) =>
  `There is no diagram "${name}".${didYouMean(name, DIAGRAMS)} There are ${DIAGRAMS.join(', ')}.`

/** Diagrams and components that are not there, in a line that is no part of a guide. */
export function componentProblems(text: string): string[] {
  const diagrams = [...text.matchAll(/<Diagram\s[^>]*?name="([^"]*)"/g)].flatMap(([, name = '']) =>
    DIAGRAMS.some((diagram) => diagram === name) ? [] : [noDiagram(name)],
  )
  const tags = [...text.matchAll(/<([A-Z]\w*)/g)].flatMap(([, name = '']) =>
    isComponent(name) ? [] : [noComponent(name)],
  )
  return [...diagrams, ...tags]
}
