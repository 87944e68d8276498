import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { toShadowCss } from '../../src/site/launcher/shadow-css.ts'

it.each([
  [':root { color: red }', ':host { color: red }'],
  ['p { margin: 2rem }', 'p { margin: calc(2 * var(--guidepost-rem)) }'],
  ['p { margin: -0.5rem auto 0 }', 'p { margin: calc(-0.5 * var(--guidepost-rem)) auto 0 }'],
  [
    'p { inline-size: min(100% - 2rem, 40rem) }',
    'p { inline-size: min(100% - calc(2 * var(--guidepost-rem)), calc(40 * var(--guidepost-rem))) }',
  ],
  [
    '@media (width < 40rem) { p { margin: 1rem } }',
    '@media (width < 40rem) { p { margin: calc(1 * var(--guidepost-rem)) } }',
  ],
  [':root { --color-teal: #0b6e6e; }', ':host { --color-teal: var(--guidepost-accent, #0b6e6e); }'],
  [':root { --color-amber: #b45309; }', ':host { --color-amber: #b45309; }'],
  ['a { color: var(--color-teal) }', 'a { color: var(--color-teal) }'],
  ['@import "./thread.css";\np { top: 0 }', '\np { top: 0 }'],
])('%s becomes %s', (css, expected) => expect(toShadowCss(css)).toBe(expected))

it('gives the tokens of the site to the host, in both themes, and leaves none behind', () => {
  const css = toShadowCss(readFileSync('src/site/styles/tokens.css', 'utf8'))
  expect(css).not.toMatch(/:root|@theme|initial|[\d.]rem\b/)
  expect(css.match(/--color-ink: var\(--guidepost-ink, #\w{6}\)/g)).toHaveLength(3)
  expect(css).toContain(':host([theme="dark"]) {')
  expect(css).toContain(':host(:not([theme="light"])) {')
})
