/** A mail's text, put together once and written twice: as plain text, and as HTML without pictures, styles or scripts from elsewhere. */

export type Block =
  /** Where an answer is cut off: what stands below it is quoted. */
  | { kind: 'above'; text: string }
  | { kind: 'text'; text: string }
  /** What somebody said. */
  | { kind: 'quote'; text: string }
  /** In the background: hints and promises. */
  | { kind: 'soft'; text: string }
  | { kind: 'link'; text: string; url: string }
  | { kind: 'facts'; facts: readonly (readonly [label: string, value: string])[] }
  | { kind: 'said'; who: string; time: string; text: string }

export interface Body {
  text: string
  html: string
}

/** What the line that answers are cut off at looks like, in any language. */
export const ABOVE = /##-\s.{1,120}?\s-##/u

/** @param dir the direction of the language's writing */
export function writeBody(blocks: readonly Block[], { locale, dir }: { locale: string; dir: 'ltr' | 'rtl' }): Body {
  const html = blocks.map((block) => htmlOf(block, dir)).join('\n')
  return {
    text: `${blocks.map(textOf).join('\n\n')}\n`,
    html: `<!doctype html>\n<html lang="${escaped(locale)}" dir="${dir}">\n<meta charset="utf-8">\n<body dir="${dir}" style="max-width:38em;font-family:sans-serif;font-size:16px;line-height:1.5">\n${html}\n</body>\n</html>\n`,
  }
}

function textOf(block: Block): string {
  switch (block.kind) {
    case 'above':
      return `##- ${block.text} -##`
    case 'text':
    case 'soft':
      return block.text
    case 'quote':
      return block.text.replace(/^/gm, '| ')
    case 'link':
      return `${block.text}\n${block.url}`
    case 'facts':
      return block.facts.map(([label, value]) => `${label}: ${value}`).join('\n')
    case 'said':
      return `${block.who} (${block.time})\n${block.text}`
  }
}

const SOFT = 'opacity:.7;font-size:14px'

function htmlOf(block: Block, dir: 'ltr' | 'rtl'): string {
  switch (block.kind) {
    case 'above':
      return `<p style="${SOFT}">##- ${escaped(block.text)} -##</p>`
    case 'text':
      return `<p dir="auto" style="white-space:pre-wrap">${escaped(block.text)}</p>`
    case 'soft':
      return `<p style="${SOFT}">${escaped(block.text)}</p>`
    case 'quote':
      // Mail programs know no logical sides.
      return `<div dir="auto" style="padding:0 12px;border-${dir === 'rtl' ? 'right' : 'left'}:3px solid;white-space:pre-wrap">${escaped(block.text)}</div>`
    case 'link':
      return `<p>${escaped(block.text)}<br><a href="${escaped(block.url)}" dir="ltr">${escaped(block.url)}</a></p>`
    case 'facts':
      return `<table>${block.facts
        .map(
          ([label, value]) =>
            `<tr><th style="text-align:start;vertical-align:top;padding:0 6px;font-weight:normal;opacity:.7">${escaped(label)}</th><td dir="auto">${escaped(value)}</td></tr>`,
        )
        .join('')}</table>`
    case 'said':
      return `<p style="margin-bottom:0"><b>${escaped(block.who)}</b> <span style="${SOFT}">${escaped(block.time)}</span></p>\n<div dir="auto" style="white-space:pre-wrap">${escaped(block.text)}</div>`
  }
}

/** @example escaped('<b>') // => '&lt;b&gt;' */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
