/**
 * Style sheets of our pages as they are used in the shadow root of another site's page: the root is the host, sizes hang
 * on the launcher's own measure (that page's `rem` may be anything), and the owner of the page may set the colours.
 */

/** Colour of ours → what the owner of a page sets, as `--guidepost-accent`. */
const THEME: Readonly<Record<string, string>> = {
  teal: 'accent',
  'on-teal': 'on-accent',
  'teal-soft': 'accent-soft',
  paper: 'paper',
  raised: 'raised',
  ink: 'ink',
  soft: 'soft',
  line: 'line',
}
const DARK = /@media screen and \(prefers-color-scheme: dark\) \{\s*:root \{([^}]*)\}\s*\}/

/**
 * @example toShadowCss(':root { --color-ink: #000 } p { margin: 2rem }')
 * // => ':host { --color-ink: var(--guidepost-ink, #000) } p { margin: calc(2 * var(--guidepost-rem)) }'
 */
export function toShadowCss(css: string): string {
  const themed = css
    .replace(/@import[^;]+;/g, '')
    .replace(/^\s*--[\w-]+-\*: initial;\n/gm, '')
    .replace('@theme static', ':root')
    .replace(/--color-([\w-]+):\s*([^;}]*[^;}\s])/g, (whole, name: string, value: string) =>
      THEME[name] === undefined ? whole : `--color-${name}: var(--guidepost-${THEME[name]}, ${value})`,
    )
    // A launcher may be dark on a light page, and the other way round.
    .replace(
      DARK,
      '@media screen and (prefers-color-scheme: dark) { :host(:not([theme="light"])) {$1} }\n:host([theme="dark"]) {$1}',
    )
    .replace(/:root\b/g, ':host')
  return themed
    .split(/(@(?:media|container)[^{]*\{)/)
    .map((part) => (part.startsWith('@') ? part : part.replace(/(?<![\w.-])-?\d*\.?\d+rem\b/g, measured)))
    .join('')
}

function measured(size: string): string {
  return `calc(${size.replace('rem', '')} * var(--guidepost-rem))`
}
