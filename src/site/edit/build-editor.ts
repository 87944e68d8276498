import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import type { SiteConfig } from '../../core/site-config.ts'
import { editorSetup } from './setup.ts'

/** Puts the editor together: Sveltia CMS out of its package with all that it needs, so that it asks no other host for it. */

/** Writes the whole of it: the page, its script, and what it is told. */
export async function writeEditor(root: string, site: SiteConfig, folder: string): Promise<void> {
  await buildEditor(root, folder)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'index.html'), editorPage(root, site))
  writeFileSync(join(folder, 'setup.json'), JSON.stringify(editorSetup(root, site, Date.now())))
}

/** Builds its script, beside which its fonts and further pieces lie. */
export async function buildEditor(root: string, folder: string): Promise<void> {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    base: './',
    plugins: [withoutHighlighting(), withoutOtherHosts()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
      rolldownOptions: {
        input: { editor: join(root, 'src/browser/edit/start.ts') },
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'assets/[name].[hash].js',
          assetFileNames: 'assets/[name].[hash][extname]',
        },
      },
    },
  })
}

/** Guides hold no program text: three hundred files that colour it stay out. */
function withoutHighlighting(): Plugin {
  const EMPTY = '\0no-highlighting'
  return {
    name: 'guidepost-without-highlighting',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith('@shikijs/langs/') ? EMPTY : null),
    load: (id) => (id === EMPTY ? 'export default []' : null),
  }
}

/** Where the package would have its fonts from when its own do not load, and where it asks whether GitHub or GitLab are well. */
const FONTS = /@font-face\s*\{[^}]*cdn\.jsdelivr\.net[^}]*\}/g
const STATUS = /https:\/\/(?:www\.githubstatus\.com\/api|status-api\.hostedstatus\.com)\/[\w./-]+/g

/** A writer's browser asks the repository's host and nobody else: fonts lie beside the script, and nobody is asked how hosts are. */
function withoutOtherHosts(): Plugin {
  return {
    name: 'guidepost-without-other-hosts',
    transform: {
      filter: { id: /\/@sveltia\/cms\/npm\/index\.js$/ },
      handler: (code) => code.replace(FONTS, '').replace(STATUS, 'data:application/json,{}'),
    },
  }
}

/** The page that the editor fills. */
export function editorPage(root: string, { name, defaultLocale, editor }: SiteConfig): string {
  const texts: Record<string, unknown> = JSON.parse(
    readFileSync(join(root, 'locales', defaultLocale, 'insights.json'), 'utf8'),
  )
  // With the folder alone there is no account to sign in with, though the editor offers it.
  const local = editor ? '' : '<style>.buttons > button.secondary { display: none }</style>'
  return `<!doctype html>
<html lang="${defaultLocale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(name)}</title>
<link rel="icon" href="/favicon.svg">${local}
<script type="module" src="./editor.js"></script>
</head>
<body>
<noscript>${escapeHtml(String(texts['editorNeedsScript'] ?? ''))}</noscript>
</body>
</html>
`
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign)
