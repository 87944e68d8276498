import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Who may import whom: the table of the design, held here. */

interface Room {
  /** Rooms of ours, besides its own. */
  ours: readonly string[]
  /** Packages and Node's own modules, by their first part. */
  packages: readonly string[]
}

const NODE = 'node:'
const ROOMS: Record<string, Room> = {
  core: { ours: [], packages: ['zod', 'csv-parse', 'yaml'] },
  browser: {
    ours: ['core'],
    packages: [
      'preact',
      'eventsource',
      '@observablehq/plot',
      '@scure/bip39',
      'qr',
      // The editor of those who do not use git, which no reader downloads.
      '@sveltia/cms',
      'yaml',
    ],
  },
  // Guides as plain HTML and Markdown.
  plain: {
    ours: ['core'],
    packages: [
      'unified',
      'hast',
      'mdast',
      'mdast-util-mdx-jsx',
      'rehype-remark',
      'rehype-stringify',
      'remark-gfm',
      'remark-mdx',
      'remark-parse',
      'remark-rehype',
      'remark-stringify',
      'github-slugger',
      'yaml',
      NODE,
    ],
  },
  checks: {
    ours: ['core', 'plain'],
    packages: [
      'yaml',
      'zod',
      'mdast',
      'mdast-util-mdx-jsx',
      'mdast-util-to-string',
      'github-slugger',
      // Which language a passage is in, how large a picture is.
      'eld',
      'image-size',
      NODE,
    ],
  },
  site: {
    ours: ['core', 'browser', 'checks', 'plain'],
    packages: [
      'astro',
      'astro:content',
      'i18next',
      'yaml',
      'zod',
      // For its types alone: it runs in the browser.
      '@sveltia/cms',
      'pagefind',
      'd3-geo',
      'd3-scale',
      'topojson-client',
      // Builds the launcher and the editor, which are no part of a page.
      'vite',
      'topojson-specification',
      'world-atlas',
      NODE,
    ],
  },
  store: { ours: ['core'], packages: ['lru-cache', 'zod', NODE] },
  server: {
    ours: ['core', 'store'],
    packages: [
      'fastify',
      '@fastify',
      '@scure/bip39',
      // Mail, both ways.
      'email-reply-parser',
      'html-to-text',
      'imapflow',
      'nodemailer',
      'postal-mime',
      'file-type',
      'isbot',
      'jose',
      'openid-client',
      'prom-client',
      'yaml',
      'zod',
      NODE,
    ],
  },
  cli: {
    ours: ['core', 'checks', 'plain', 'store', 'server'],
    packages: [
      'astro',
      'csv-parse',
      'fastify',
      '@streamparser/json',
      'jsonc-parser',
      'yaml',
      'zod',
      // Articles of other help centers: HTML, Markdown and MDX as trees.
      'unified',
      'hast',
      'mdast',
      'mdast-util-mdx-jsx',
      'mdast-util-to-string',
      'rehype-parse',
      'rehype-raw',
      'rehype-remark',
      'rehype-stringify',
      'remark-gfm',
      'remark-mdx',
      'remark-parse',
      'remark-rehype',
      'remark-stringify',
      'github-slugger',
      NODE,
    ],
  },
}
/** The one file that every room but core and browser may read. */
const CONFIG = 'site.config.ts'
/** Where a server's own commands live, they start it; a style's address, or its text for a shadow root, is all that the browser takes from the site. */
const isStyle = (path: string) => /\.css(?:\?(?:url|inline))?$/.test(path)

interface Import {
  file: string
  room: string
  from: string
  typeOnly: boolean
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join('src', file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  const statements = [...text.matchAll(/^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm)]
  const dynamic = [...text.matchAll(/import\(\s*['"]([^'"]+)['"]\s*\)/g)]
  const room = file.split('/')[0] ?? ''
  return [
    ...statements.map(([, type, from = '']) => ({ file, room, from, typeOnly: type !== undefined })),
    ...dynamic.map(([, from = '']) => ({ file, room, from, typeOnly: false })),
  ]
}

const files = globSync('**/*.{ts,tsx,astro}', { cwd: 'src' }).filter((file) => file.includes('/'))
const imports = files.flatMap(importsOf)

/** The path inside src/ that a relative import means. */
const meant = ({ file, from }: Import) => relative('.', join(dirname(file), from))

describe('the import table', () => {
  it('reads every file and finds the imports', () => {
    expect(files.length).toBeGreaterThan(100)
    expect(imports.length).toBeGreaterThan(300)
    expect(new Set(files.map((file) => file.split('/')[0]))).toEqual(new Set(Object.keys(ROOMS)))
  })

  it('holds between our rooms', () => {
    const wrong = imports.filter((found) => {
      if (!found.from.startsWith('.')) return false
      const path = meant(found)
      const target = path.split('/')[0] ?? ''
      if (target === found.room || (path === CONFIG && !['core', 'browser'].includes(found.room))) return false
      if (path.startsWith('../locales/') || isStyle(path)) return !['site', 'browser'].includes(found.room)
      return !ROOMS[found.room]?.ours.includes(target)
    })
    expect(wrong.map(({ file, from }) => `src/${file} imports "${from}"`)).toEqual([])
  })

  it('holds for packages', () => {
    const wrong = imports.filter(({ room, from }) => {
      if (from.startsWith('.')) return false
      return !ROOMS[room]?.packages.some(
        (name) => from === name || from.startsWith(`${name}/`) || (name === NODE && from.startsWith(NODE)),
      )
    })
    expect(wrong.map(({ file, from }) => `src/${file} imports "${from}"`)).toEqual([])
  })

  it('keeps zod, csv-parse and yaml out of the reader’s download: only types come from files that use them', () => {
    const heavy = new Set(
      imports
        .filter(({ room, from, typeOnly }) => room === 'core' && !from.startsWith('.') && !typeOnly)
        .map(({ file }) => file),
    )
    const reaches = (file: string, seen = new Set<string>()): boolean => {
      if (heavy.has(file)) return true
      if (seen.has(file)) return false
      seen.add(file)
      return imports.some(
        (found) => found.file === file && !found.typeOnly && found.from.startsWith('.') && reaches(meant(found), seen),
      )
    }
    const wrong = imports.filter(
      (found) =>
        found.room === 'browser' &&
        !found.file.startsWith('browser/edit/') &&
        !found.typeOnly &&
        found.from.startsWith('.') &&
        reaches(meant(found)) &&
        meant(found).startsWith('core/'),
    )
    expect(wrong.map(({ file, from }) => `src/${file} imports "${from}"`)).toEqual([])
  })

  it('imports only files that are there', () => {
    const missing = imports.filter(
      (found) => found.from.startsWith('.') && !existsSync(join('src', meant(found).replace(/\?.*$/, ''))),
    )
    expect(missing.map(({ file, from }) => `src/${file} imports "${from}"`)).toEqual([])
  })
})
