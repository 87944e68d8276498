import type { ElementContent } from 'hast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import { factNamed, formatFact } from '../core/facts.ts'
import { element, textNode } from './element.ts'
import type { SiteTexts } from './site-texts.ts'

/** The components of guides as plain HTML, which any help center shows. */

export type Component = MdxJsxFlowElement | MdxJsxTextElement

/** What a component may need of the guide it stands in. */
export interface Setting {
  locale: string
  texts: SiteTexts
  /** The address and the title of a guide, as this locale's readers get it; null when there is none. */
  linkTo(guide: string, heading: string): { href: string; title: string } | null
  /** A drawing as a picture: its address; null where none can be had. @param line that it is named on */
  drawing(name: string, line: number): string | null
  /** A box with its kind, as the vendor's editor writes it. */
  box(kind: 'note' | 'warning', children: ElementContent[]): ElementContent
  problem(line: number, text: string): void
}

/** @param children what stands inside, as HTML already */
export function componentHtml(node: Component, children: ElementContent[], setting: Setting): ElementContent[] {
  const line = node.position?.start.line ?? 1
  const value = (name: string) => attributeOf(node, name)
  switch (node.name) {
    case null:
    case 'Steps':
    case 'Tabs':
      return children
    case 'Tab':
      return [label(value('label')), ...children]
    case 'Note':
    case 'Warning': {
      const title = value('title')
      return [
        setting.box(node.name === 'Note' ? 'note' : 'warning', [...(title === '' ? [] : [label(title)]), ...children]),
      ]
    }
    case 'details':
      return [element('details', {}, children.flatMap(withoutParagraph))]
    case 'Anchor':
      return [element('a', { id: value('id') }, [])]
    case 'Fact':
      return [
        textNode(
          formatFact(
            factNamed(setting.texts.facts, value('id')),
            setting.locale,
            setting.texts.translator(setting.locale, 'facts'),
          ),
        ),
      ]
    case 'FactTable':
      return [factTable(listOf(node, 'subjects'), listOf(node, 'measures'), setting)]
    case 'GuideLink': {
      const [guide = '', heading = ''] = value('to').split('#')
      const target = setting.linkTo(guide, heading)
      if (!target) {
        setting.problem(line, `GuideLink leads to "${guide}", which does not exist. Correct it and export again.`)
        return children
      }
      return [element('a', { href: target.href }, children.length > 0 ? children : [textNode(target.title)])]
    }
    case 'Diagram':
      return diagram(value('name'), line, setting)
    default: {
      if (/^[a-z][a-z0-9]*$/.test(node.name)) return [element(node.name, plainAttributes(node), children)]
      setting.problem(
        line,
        `<${node.name}> is no component that can be exported; what stands inside was kept. Write it in Markdown.`,
      )
      return children
    }
  }
}

/** The line of a fold stands in it as it is, as on the site. */
function withoutParagraph(child: ElementContent): ElementContent[] {
  const isLine =
    child.type === 'element' &&
    child.tagName === 'p' &&
    child.children.some((each) => each.type === 'element' && each.tagName === 'summary')
  return isLine ? child.children : [child]
}

const label = (text: string) => element('p', {}, [element('strong', {}, [textNode(text)])])

function factTable(
  subjects: readonly string[],
  measures: readonly string[],
  { locale, texts }: Setting,
): ElementContent {
  const t = texts.translator(locale, 'facts')
  const heading = measures.map((measure) => element('th', { scope: 'col' }, [textNode(t(`measure.${measure}`))]))
  const rows = subjects.map((subject) =>
    element('tr', {}, [
      element('th', { scope: 'row' }, [textNode(t(`subject.${subject}`))]),
      ...measures.map((measure) => {
        const fact = texts.facts[subject]?.[measure]
        return element('td', {}, [textNode(fact ? formatFact(fact, locale, t) : '–')])
      }),
    ]),
  )
  return element('table', {}, [
    element('thead', {}, [element('tr', {}, [element('td', {}, []), ...heading])]),
    element('tbody', {}, rows),
  ])
}

function diagram(name: string, line: number, { locale, texts, drawing }: Setting): ElementContent[] {
  const t = texts.translator(locale, 'diagrams')
  const [alt, caption] = [t(`${name}.alt`), t(`${name}.caption`)]
  const src = drawing(name, line)
  const picture = src === null ? element('p', {}, [textNode(alt)]) : element('img', { src, alt }, [])
  return [element('figure', {}, [picture, element('figcaption', {}, [textNode(caption)])])]
}

function attributeOf(node: Component, name: string): string {
  const found = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name)
  return typeof found?.value === 'string' ? found.value : ''
}

function plainAttributes(node: Component): Record<string, string> {
  return Object.fromEntries(
    node.attributes.flatMap((each) =>
      each.type === 'mdxJsxAttribute' && typeof each.value === 'string' ? [[each.name, each.value]] : [],
    ),
  )
}

/** The texts of `{["a", "b"]}`. */
function listOf(node: Component, name: string): string[] {
  const found = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name)
  const source = typeof found?.value === 'object' && found.value !== null ? found.value.value : ''
  return [...source.matchAll(/["']([^"']+)["']/g)].map(([, text = '']) => text)
}
