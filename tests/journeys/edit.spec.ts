import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { editorAddress } from '../../src/browser/insights/editor-address.ts'
import { findings } from '../../src/checks/findings.ts'
import type { EditorBackend } from '../../src/core/editor-backend.ts'
import type { SiteConfig } from '../../src/core/site-config.ts'
import { editorSources } from '../../src/server/editor-policy.ts'
import { widen } from '../../src/server/vendor-policy.ts'
import { writeEditor } from '../../src/site/edit/build-editor.ts'
import { editorSetup } from '../../src/site/edit/setup.ts'
import { site } from '../../src/site.config.ts'
import { DIST } from './product.ts'

/**
 * Somebody who does not use git edits a guide. The editor is put together as for `npm run dev`; the folder that it asks for
 * is one in the browser's memory, filled from `content/`, since no test can answer the system's own dialog.
 */

const ROOT = resolve(import.meta.dirname, '../..')
const TOPIC = 'fiat-funding'
const SLUG = 'deposit-by-bank-transfer'
const ADDRESS = 'http://localhost/edit/'
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
}

const MEMORY = join(ROOT, '.cache/checks.bin')

const guides = globSync(`content/*/${TOPIC}/*.mdx`, { cwd: ROOT })
const before = new Map(guides.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]))
let folder = ''

test.describe.configure({ mode: 'default' })
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guidepost-editor-'))
  await writeEditor(ROOT, { ...site, editor: null }, folder)
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Opens the editor on the folder; what it asked of other hosts is kept. */
async function openEditor(page: Page, place: string, editor: SiteConfig['editor'] = null): Promise<string[]> {
  const policy = editor ? widen(STRICT, editorSources(editor)) : ''
  const foreign: string[] = []
  await page.route('**/*', (route) => {
    const { href, hostname, pathname } = new URL(route.request().url())
    if (hostname !== 'localhost') {
      foreign.push(href)
      return route.abort()
    }
    const headers: Record<string, string> = policy === '' ? {} : { 'content-security-policy': policy }
    if (pathname === '/edit/setup.json')
      return route.fulfill({ json: editorSetup(ROOT, { ...site, editor }, Date.now()), headers })
    const file = pathname.replace(/^\/edit\/$/, '/edit/index.html').replace(/^\/edit\//, '')
    if (!pathname.startsWith('/edit/')) return route.fulfill({ status: 204 })
    return route.fulfill({ body: readFileSync(join(folder, file)), contentType: TYPES[extname(file)] ?? '', headers })
  })
  await page.addInitScript(() => {
    Object.assign(window, { showDirectoryPicker: () => navigator.storage.getDirectory() })
  })
  await page.setViewportSize({ width: 1400, height: 5000 })
  await page.goto(`${ADDRESS}${place}`)
  await page.evaluate(fillFolder, [...before])
  await page.getByRole('button', { name: 'Work with Local Repository' }).click()
  return foreign
}

async function fillFolder(files: [string, string][]): Promise<void> {
  const root = await navigator.storage.getDirectory()
  await root.getDirectoryHandle('.git', { create: true })
  for (const [file, text] of files) {
    const parts = file.split('/')
    let at = root
    for (const part of parts.slice(0, -1)) at = await at.getDirectoryHandle(part, { create: true })
    const writer = await (await at.getFileHandle(parts.at(-1) ?? '', { create: true })).createWritable()
    await writer.write(text)
    await writer.close()
  }
}

/** The files of the folder as they are now, by path; those alone that are others than before. */
async function changedFiles(page: Page): Promise<Map<string, string>> {
  const now = await page.evaluate(async () => {
    const found: [string, string][] = []
    const read = async (at: FileSystemDirectoryHandle, path: string): Promise<void> => {
      for await (const [name, handle] of at.entries()) {
        if (handle instanceof FileSystemDirectoryHandle) await read(handle, `${path}${name}/`)
        else if (handle instanceof FileSystemFileHandle)
          found.push([`${path}${name}`, await (await handle.getFile()).text()])
      }
    }
    await read(await navigator.storage.getDirectory(), '')
    return found
  })
  return new Map(now.filter(([file, text]) => before.get(file) !== text))
}

/** The lines of a file that are others than before: as they were, and as they are. */
function changedLines(file: string, now: string): [string[], string[]] {
  const [old, fresh] = [(before.get(file) ?? '').split('\n'), now.split('\n')]
  return [old.filter((line) => !fresh.includes(line)), fresh.filter((line) => !old.includes(line))]
}

/** What the checks say of the content with these files in it. */
async function problemsWith(files: ReadonlyMap<string, string>): Promise<string[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'guidepost-edited-'))
  cpSync(join(ROOT, 'content'), join(scratch, 'content'), { recursive: true })
  symlinkSync(join(ROOT, 'locales'), join(scratch, 'locales'))
  // What the checks found when the site was built, so that they look at the changed files alone.
  if (existsSync(MEMORY)) cpSync(MEMORY, join(scratch, '.cache/checks.bin'))
  for (const [file, text] of files) writeFileSync(join(scratch, file), text)
  const asked = { site, guide: null, locale: null, now: Date.now() }
  const found = (await findings(scratch, asked)).flatMap(({ file, text, severity }) =>
    severity === 'error' ? [`${file}: ${text}`] : [],
  )
  rmSync(scratch, { recursive: true })
  return found
}

/** As the server sets it for every page. */
const STRICT =
  "default-src 'self';script-src 'self' 'wasm-unsafe-eval';style-src 'self';img-src 'self' data: blob:;object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'"
const GITHUB: EditorBackend = {
  kind: 'github',
  repo: 'harbor/help',
  branch: 'main',
  apiUrl: '',
  authUrl: '',
  appId: '',
}

const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true })

test('a sentence is changed, said to be wording, and saved: the files change there alone and pass the checks', async ({
  page,
}) => {
  // The checks of all guides are part of it.
  test.slow()
  const foreign = await openEditor(page, `#/collections/${TOPIC}/entries/${SLUG}`)
  const text = page.locator('[data-locale="en"] .lexical-root').first()
  await expect(text.getByText('A bank account in your own name.')).toBeVisible()
  // Opening a guide changes nothing of it, not even its white space.
  await expect(save(page)).toBeDisabled()

  await text.getByText('Your bank’s app, or its website.').click()
  await page.keyboard.press('End')
  await page.keyboard.type(' Keep it open.')
  await page.getByRole('button', { name: /^Add .*How much this change matters/ }).click()
  await page.getByRole('menuitem', { name: /^Minor/ }).click()
  await save(page).click()
  const english = `content/en/${TOPIC}/${SLUG}.mdx`
  await expect(async () => expect([...(await changedFiles(page)).keys()]).toContain(english)).toPass()

  const files = await changedFiles(page)
  const [old, now] = changedLines(english, files.get(english) ?? '')
  expect(old).toEqual([expect.stringMatching(/^sections: /), '- Your bank’s app, or its website.'])
  expect(now).toEqual([expect.stringMatching(/^sections: /), '- Your bank’s app, or its website. Keep it open.'])
  const translations = [...files.keys()].filter((file) => file !== english)
  expect(translations.length).toBe(guides.filter((file) => file.endsWith(`${SLUG}.mdx`)).length - 1)
  for (const file of translations)
    expect(changedLines(file, files.get(file) ?? '')[1], file).toEqual([expect.stringMatching(/^madeFrom: /)])
  expect(await problemsWith(files)).toEqual([])
  expect(foreign).toEqual([])
})

test('a guide is begun with the phrases of a gap, as a draft, in English alone', async ({ page }) => {
  const address = editorAddress(TOPIC, {
    locale: 'en',
    variants: [{ query: 'iban, wrong' }, { query: 'money sent twice' }],
  })
  await openEditor(page, new URL(address, ADDRESS).hash)
  const english = page.locator('[data-locale="en"]')
  const inputs = english.locator('[data-key-path^="phrases."] input')
  await expect(inputs).toHaveCount(2)
  expect(
    await inputs.evaluateAll((all) => all.map((input) => (input instanceof HTMLInputElement ? input.value : ''))),
  ).toEqual(['iban wrong', 'money sent twice'])
  await expect(english.getByRole('switch', { name: 'Draft' })).toBeChecked()
})

test('with a repository it offers to sign in there, keeps to the server’s policy, and asks no other host', async ({
  page,
}) => {
  const refused: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text())
  })
  const foreign = await openEditor(page, `#/collections/${TOPIC}/entries/${SLUG}`, GITHUB)
  await expect(page.locator('[data-locale="en"] .lexical-root').first()).toBeVisible()
  await expect(page.getByText('Tier 2 and a bank account in your own name').last()).toBeVisible()
  expect({ refused, foreign }).toEqual({ refused: [], foreign: [] })
})

test('is no part of the published site unless its configuration says so', () => {
  expect(site.editor).toBeNull()
  expect(existsSync(join(DIST, 'edit'))).toBe(false)
  const scripts = globSync('assets/**/*.js', { cwd: DIST })
  expect(scripts.length).toBeGreaterThan(5)
  for (const script of scripts) expect(readFileSync(join(DIST, script), 'utf8').includes('Sveltia'), script).toBe(false)
})
