import { byGuide } from '../by-guide.ts'
import type { Rule } from '../rule.ts'

/** Pictures that somebody who does not see them learns nothing from. */
export const altText: Rule = {
  name: 'alt-text',
  says: 'A picture has words that say what it shows, and not the name of its file.',
  severity: 'error',
  draftsMay: true,
  mend: null,
  check: (content) =>
    byGuide(
      'alt-text',
      content,
      () => [],
      (guide) =>
        content.outline(guide).pictures.flatMap(({ line, address, alt }) => {
          const text = problemOf(address, alt.trim())
          return text === null ? [] : [{ line, text }]
        }),
    ),
}

function problemOf(address: string, alt: string): string | null {
  const name = address.split('/').at(-1) ?? address
  const stem = name.replace(/\.\w+$/, '')
  if (alt === '') return `The picture "${name}" has no words. Write what it shows between its [ ].`
  const isName = [name, stem].includes(alt) || /\.(?:png|jpe?g|gif|webp|avif|svg)$/i.test(alt)
  if (NOTHING.test(alt)) return `"${alt}" does not say what the picture shows. Write that between its [ ].`
  return isName ? `"${alt}" is a file's name. Write what the picture shows between its [ ].` : null
}

/** What cameras and programs name a picture, and what any picture is. */
const NOTHING = /^(?:dscn?|image|img|photo|picture|pic|pxl|screen ?shot|untitled)[\s\d._:-]*$/i
