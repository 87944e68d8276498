import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { editorAddress } from '../../src/browser/insights/editor-address.ts'
import type { EditorBackend } from '../../src/core/editor-backend.ts'
import type { SiteConfig } from '../../src/core/site-config.ts'
import { site } from '../../src/site.config.ts'
import { ALL_AT_ONCE, builtEditor, declareChange, refusedByPolicy, saveButton, serveEditor } from './editor-page.ts'
import { changedLines, problemsWith } from './guide-changes.ts'
import { DIST } from './product.ts'

/**
 * Somebody who does not use git edits a guide. The editor is put together as for `npm run dev`; the folder that it asks for
 * is one in the browser's memory, filled from `content/`, since no test can answer the system's own dialog.
 */

const ROOT = resolve(import.meta.dirname, '../..')
const TOPIC = 'fiat-funding'
const SLUG = 'deposit-by-bank-transfer'
const ORIGIN = 'http://localhost'
const ADDRESS = `${ORIGIN}/edit/`
const guides = globSync(`content/*/${TOPIC}/*.mdx`, { cwd: ROOT })
const before = new Map(guides.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]))

test.describe.configure({ mode: 'default' })
const built = builtEditor()

/** Opens the editor on the folder; what it asked of other hosts is kept. */
async function openEditor(page: Page, place: string, editor: SiteConfig['editor'] = null): Promise<string[]> {
  const foreign = await serveEditor(page, built, { origin: ORIGIN, editor })
  await page.addInitScript(() => {
    Object.assign(window, { showDirectoryPicker: () => navigator.storage.getDirectory() })
  })
  await page.setViewportSize(ALL_AT_ONCE)
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

const GITHUB: EditorBackend = {
  kind: 'github',
  repo: 'harbor/help',
  branch: 'main',
  apiUrl: '',
  authUrl: '',
  appId: '',
}

test('a sentence is changed, said to be wording, and saved: the files change there alone and pass the checks', async ({
  page,
}) => {
  // The checks of all guides are part of it.
  test.slow()
  const foreign = await openEditor(page, `#/collections/${TOPIC}/entries/${SLUG}`)
  const text = page.locator('[data-locale="en"] .lexical-root').first()
  await expect(text.getByText('A bank account in your own name.')).toBeVisible()
  // Opening a guide changes nothing of it, not even its white space.
  await expect(saveButton(page)).toBeDisabled()

  await text.getByText('Your bank’s app, or its website.').click()
  await page.keyboard.press('End')
  await page.keyboard.type(' Keep it open.')
  await declareChange(page, 'Minor')
  await saveButton(page).click()
  const english = `content/en/${TOPIC}/${SLUG}.mdx`
  await expect(async () => expect([...(await changedFiles(page)).keys()]).toContain(english)).toPass()

  const files = await changedFiles(page)
  const [old, now] = changedLines(before.get(english) ?? '', files.get(english) ?? '')
  expect(old).toEqual([expect.stringMatching(/^sections: /), '- Your bank’s app, or its website.'])
  expect(now).toEqual([expect.stringMatching(/^sections: /), '- Your bank’s app, or its website. Keep it open.'])
  const translations = [...files.keys()].filter((file) => file !== english)
  expect(translations.length).toBe(guides.filter((file) => file.endsWith(`${SLUG}.mdx`)).length - 1)
  for (const file of translations)
    expect(changedLines(before.get(file) ?? '', files.get(file) ?? '')[1], file).toEqual([
      expect.stringMatching(/^madeFrom: /),
    ])
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
  const refused = refusedByPolicy(page)
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
