import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { type Page, test } from '@playwright/test'
import type { SiteConfig } from '../../src/core/site-config.ts'
import { editorSources, openerPolicy } from '../../src/server/editor-policy.ts'
import { widen } from '../../src/server/vendor-policy.ts'
import { buildEditor, editorPage } from '../../src/site/edit/build-editor.ts'
import { editorSetup } from '../../src/site/edit/setup.ts'
import { site } from '../../src/site.config.ts'

/** The editor's page for its journeys: put together once for those of a file, and served as the server would. */

const ROOT = resolve(import.meta.dirname, '../..')
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
}
/** As the server sets it for every page. */
const STRICT =
  "default-src 'self';script-src 'self' 'wasm-unsafe-eval';style-src 'self';img-src 'self' data: blob:;object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'"

/** Builds the editor before the journeys of a file; answers where it will be. */
export function builtEditor(): { folder: string } {
  const built = { folder: '' }
  test.beforeAll(async () => {
    built.folder = mkdtempSync(join(tmpdir(), 'guidepost-editor-'))
    await buildEditor(ROOT, built.folder)
  })
  test.afterAll(() => rmSync(built.folder, { recursive: true, force: true }))
  return built
}

/**
 * Answers at an origin as the server does with an editor in its configuration; null: as `npm run dev`, without a policy.
 * What the page asks of other hosts is kept, and gets no answer; what it asks of hosts that are routed later, they answer.
 */
export async function serveEditor(
  page: Page,
  { folder }: { folder: string },
  { origin, editor }: { origin: string; editor: SiteConfig['editor'] },
): Promise<string[]> {
  const headers: Record<string, string> = editor
    ? {
        'content-security-policy': widen(STRICT, editorSources(editor)),
        'cross-origin-opener-policy': openerPolicy(editor),
      }
    : {}
  const foreign: string[] = []
  await page.context().route('**/*', (route) => {
    const { href, origin: asked, pathname } = new URL(route.request().url())
    if (asked !== origin) {
      foreign.push(href)
      return route.abort()
    }
    if (pathname === '/edit/setup.json')
      return route.fulfill({ json: editorSetup(ROOT, { ...site, editor }, Date.now()), headers })
    if (pathname === '/edit/')
      return route.fulfill({ body: editorPage(ROOT, { ...site, editor }), contentType: 'text/html', headers })
    if (!pathname.startsWith('/edit/')) return route.fulfill({ status: 204 })
    const file = join(folder, pathname.replace(/^\/edit\//, ''))
    return route.fulfill({ body: readFileSync(file), contentType: TYPES[extname(file)] ?? '', headers })
  })
  return foreign
}

/** Violations of the policy that the page set, from now on. */
export function refusedByPolicy(page: Page): string[] {
  const refused: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text())
  })
  return refused
}

/** Shows all of a guide at once: fields below the fold are drawn late. */
export const ALL_AT_ONCE = { width: 1400, height: 5000 }

export const saveButton = (page: Page) => page.getByRole('button', { name: 'Save', exact: true })

/** Says how much the change of the English text matters. */
export async function declareChange(page: Page, significance: 'Minor' | 'Medium' | 'Major'): Promise<void> {
  await page.getByRole('button', { name: /^Add .*How much this change matters/ }).click()
  await page.getByRole('menuitem', { name: new RegExp(`^${significance}`) }).click()
}
