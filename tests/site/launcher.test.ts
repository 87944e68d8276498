import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { launcherSetup } from '../../src/site/launcher/setup.ts'
import { site } from '../../src/site.config.ts'

/** The built launcher, as other sites' pages load it. */

const ROOT = resolve(import.meta.dirname, '../..')
const DIST = join(ROOT, 'dist')
const script = readFileSync(join(DIST, 'launcher.js'), 'utf8')
const compressed = (text: string) => brotliCompressSync(text).length
const read = (piece: string) => readFileSync(join(DIST, piece), 'utf8')

/** What a script of a folder loads, at once or later. */
const loadedBy = (text: string, folder: string) =>
  [...text.matchAll(/(?:\bfrom|\bimport\s*\(?)\s*["'`](\.[^"'`]+\.js)["'`]/g)].map(([, name = '']) =>
    join(folder, name),
  )

/** Everything that the launcher may ever load, by where it lies. */
function piecesOf(text: string, folder: string, known = new Set<string>()): Set<string> {
  for (const piece of loadedBy(text, folder)) {
    if (known.has(piece)) continue
    known.add(piece)
    piecesOf(read(piece), dirname(piece), known)
  }
  return known
}
const pieces = [...piecesOf(script, '.')]

describe('launcher.js', () => {
  it('costs at most 12 kB compressed until it is opened, in one file', () => {
    expect(compressed(script)).toBeLessThanOrEqual(12_000)
    expect(compressed(script)).toBeGreaterThan(3_000)
    expect(script).not.toMatch(/(?:^|[;}])import\s*[\w*{"'`]/)
  })

  // The word lists of recovery phrases are loaded for a text that looks like one, and for nothing else.
  const usual = pieces.filter((piece) => !/\/phrase-lists\./.test(piece))

  it('costs at most 62 kB more when everything of it was opened, from beside itself and not from its address again', () => {
    expect(pieces.length - usual.length).toBe(1)
    expect(pieces.length).toBeGreaterThan(4)
    expect(pieces.filter((piece) => !piece.startsWith('assets/launcher/'))).toEqual([])
    expect(usual.reduce((sum, piece) => sum + compressed(read(piece)), 0)).toBeLessThanOrEqual(62_000)
  })

  it.each(['new Worker', 'WebAssembly', 'document.cookie', 'new Function', 'DOMParser', 'insertAdjacentHTML'])(
    'has no use for %s, which a strict policy forbids or nobody wants on another page',
    (forbidden) => {
      expect(
        [script, ...pieces.map(read)].filter((text) => text.includes(forbidden)).map(({ length }) => length),
      ).toEqual([])
    },
  )
})

describe('what it is told', () => {
  const setup = launcherSetup(ROOT)
  it('has the closed launcher’s texts in every language, and no others', () => {
    expect(Object.keys(setup.texts)).toEqual(Object.keys(site.locales))
    for (const [locale, texts] of Object.entries(setup.texts)) {
      expect(Object.keys(texts), locale).toEqual(expect.arrayContaining(['label', 'failed', 'site', 'unread_other']))
      expect(Object.keys(texts), locale).not.toContain('panel')
    }
  })

  it('begins with the default language, and knows what stands in', () => {
    expect(setup.locales[0]).toBe(site.defaultLocale)
    expect(setup.fallbacks['pt-BR']).toEqual(['es', 'en'])
    expect(setup.topics).toContain('verification')
  })
})
