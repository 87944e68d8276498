import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Translate } from '../../core/facts.ts'

/** The drawings of guides as files of their own, cut out of the built site, with the site's colours inside. */

const STYLE = join('src', 'site', 'styles', 'diagram.css')
const TOKENS = join('src', 'site', 'styles', 'tokens.css')

/**
 * Answers a drawing of a guide as a whole SVG file; null when the built site has it not.
 * @param t the texts of diagrams in the guide's language
 */
export function openDrawings(
  checkout: string,
): (locale: string, guide: string, name: string, t: Translate) => string | null {
  const style = readStyle(checkout)
  return (locale, guide, name, t) => {
    const page = join(checkout, 'dist', locale, guide, 'index.html')
    if (!existsSync(page)) return null
    const alt = t(`${name}.alt`)
    const drawings = readFileSync(page, 'utf8').match(/<svg\b[^>]*role="img"[\s\S]*?<\/svg>/g) ?? []
    const drawing = drawings.find((svg) => unescaped(/aria-label="([^"]*)"/.exec(svg)?.[1] ?? '') === alt)
    return drawing === undefined
      ? null
      : drawing.replace(
          /^<svg\b([^>]*)>/,
          (_, rest: string) =>
            `<svg xmlns="http://www.w3.org/2000/svg" class="diagram" font-family="sans-serif"${rest}><style>${style}</style>`,
        )
  }
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll('&#38;', '&')
}

/** The rules for drawings with the colours that they name. */
function readStyle(checkout: string): string {
  const read = (file: string) => (existsSync(join(checkout, file)) ? readFileSync(join(checkout, file), 'utf8') : '')
  const colours = new Map<string, string>()
  // The first of a name is for light pages; what comes later is for dark ones.
  for (const [, name = '', value = ''] of read(TOKENS).matchAll(/^\s*(--color-[\w-]+):\s*([^;]+);/gm))
    if (!colours.has(name)) colours.set(name, value)
  return read(STYLE)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/var\((--[\w-]+)\)/g, (_, name: string) => colours.get(name) ?? 'currentColor')
    .replace(/\s+/g, ' ')
    .trim()
}
