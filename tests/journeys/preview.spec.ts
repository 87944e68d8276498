import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type ScratchSite, scratchSite } from '../site/scratch-site.ts'
import { textsOf } from './product.ts'

/** `npm run dev` on a scratch copy: what a writer sees, what a client sees, and what is to be mended, as it is written. */

// One dev server for all of them.
test.describe.configure({ mode: 'default' })

const GUIDE = 'account-access/reset-2fa'
const UNSEEN = 'trading/buy-crypto'
let scratch: ScratchSite
let data = ''
let dev: ChildProcess
let address = ''

test.beforeAll(async () => {
  test.setTimeout(120_000)
  scratch = scratchSite(
    "    en: { name: 'English', fallback: [] },\n    es: { name: 'Español', fallback: ['en'] },\n    ar: { name: 'العربية', fallback: ['en'] },",
  )
  scratch.edit(`content/es/${GUIDE}.mdx`, (text) => text.replace(/^reviewEvery:/m, 'draft: true\nreviewEvery:'))
  for (const locale of ['en', 'es', 'ar'])
    scratch.edit(`content/${locale}/${UNSEEN}.mdx`, (text) =>
      text.replace(/^reviewEvery:/m, 'draft: true\nreviewEvery:').concat('\nTODO\n'.repeat(12)),
    )
  data = mkdtempSync(join(tmpdir(), 'guidepost-preview-'))
  const port = await aFreePort()
  const log = openSync(join(data, 'dev.log'), 'w')
  dev = spawn(process.execPath, ['src/cli/dev.ts'], {
    cwd: scratch.folder,
    // As a shell may have it: whoever builds a site sets NODE_ENV and forgets it.
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), DATA_DIR: data, ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', log, log],
  })
  address = `http://localhost:${port}`
  await expect
    .poll(
      () =>
        fetch(`${address}/es/${GUIDE}/`).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 90_000 },
    )
    .toBe(200)
})

test.afterEach(async ({ page: _ }, info) => {
  if (info.status !== info.expectedStatus) await info.attach('dev.log', { path: join(data, 'dev.log') })
})

test.afterAll(async () => {
  const ended = new Promise((done) => dev.once('exit', done))
  dev.kill('SIGTERM')
  await ended
  scratch.remove()
  rmSync(data, { recursive: true, force: true })
})

test('a draft, what a client sees in its place, the narrow page, and what is to be mended beside its line', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const [spanish, english] = [textsOf('es', 'preview'), textsOf('en', 'preview')]
  const bar = page.locator('#guidepost-preview-bar')
  await page.goto(`${address}/es/${GUIDE}/`)
  await expect(bar.getByText(spanish('bar.state.draft'), { exact: true })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Restablecer la autenticación en dos pasos')

  // While the dev server still finds out what a page needs, it may load the page again under the key.
  await expect(async () => {
    await bar.getByRole('button', { name: spanish('bar.client') }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reset two-factor authentication', {
      timeout: 5000,
    })
  }).toPass({ timeout: 60_000 })
  await expect(bar.getByText(spanish('bar.fallback', { language: 'inglés' }))).toBeVisible()
  await bar.getByRole('button', { name: spanish('bar.write') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Restablecer la autenticación en dos pasos')

  await bar.getByRole('button', { name: spanish('bar.narrow') }).click()
  const narrow = bar.getByRole('dialog', { name: spanish('bar.narrowTitle') })
  const phone = narrow.locator('iframe').contentFrame()
  await expect(phone.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await phone.locator('html').evaluate((html) => html.clientWidth)).toBeLessThanOrEqual(390)
  await expect(phone.locator('#guidepost-preview-bar')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(narrow).toHaveCount(0)

  await bar.getByRole('combobox', { name: spanish('bar.language') }).selectOption(`/en/${GUIDE}/`)
  await expect(page).toHaveURL(`${address}/en/${GUIDE}/`)
  // The first check takes longest; each after it remembers.
  await expect(bar.getByText(english('bar.checking'))).toHaveCount(0, { timeout: 60_000 })
  scratch.edit(
    `content/en/${GUIDE}.mdx`,
    (text) => `${text}\nNow wait 17 hours, see <GuideLink to="trading/stakin" />.\n`,
  )
  const line = page.locator('p', { hasText: 'Now wait 17 hours' })
  await expect(line).toBeVisible({ timeout: 60_000 })
  const marks = page.locator('[data-preview-mark=finding]')
  await expect(marks.filter({ hasText: '"17 hours" is a figure in prose' })).toBeVisible({ timeout: 60_000 })
  await expect(marks.filter({ hasText: 'Did you mean "trading/staking"?' })).toBeVisible()
  expect(await line.evaluate((text) => text.nextElementSibling?.getAttribute('data-preview-mark'))).toBe('finding')
})

test('what a client does not see is told, and many findings do not hide the page, in Arabic neither', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const arabic = textsOf('ar', 'preview')
  const bar = page.locator('#guidepost-preview-bar')
  await page.goto(`${address}/ar/${UNSEEN}/`)
  const findings = bar.locator('details.findings')
  await expect(findings).toBeVisible({ timeout: 60_000 })
  await expect(findings).not.toHaveAttribute('open')
  await bar.locator('summary').click()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  expect((await findings.boundingBox())?.height).toBeLessThan(600)
  const [note, title] = [page.locator('[data-showing=draft]'), page.getByRole('heading', { level: 1 })]
  const [above, below] = [await note.boundingBox(), await title.boundingBox()]
  expect((below?.y ?? 0) - (above?.y ?? 0) - (above?.height ?? 0)).toBeGreaterThanOrEqual(12)

  await expect(async () => {
    await bar.getByRole('button', { name: arabic('bar.client') }).click()
    await expect(title).toHaveText(textsOf('ar', 'site')('notFound.title'), { timeout: 5000 })
  }).toPass({ timeout: 60_000 })
  await expect(bar.getByText(arabic('bar.state.draft'), { exact: true })).toBeVisible()
  await expect(bar.getByText(arabic('bar.unseen'))).toBeVisible()
})

test('a tag that is not closed, or lacks its field, is told in the check’s words, and mended the page is there again', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const told = () => readFileSync(join(data, 'dev.log'), 'utf8')
  const file = 'content/en/general/tax-documents.mdx'
  await page.goto(`${address}/en/general/tax-documents/`)
  for (const [broken, said] of [
    ['\n<Note>\nNever closed.\n', /tax-documents\.mdx:\d+ This is not valid MDX: .* Close the tag, or write/],
    ['\n<Diagram />\n', /tax-documents\.mdx:\d+ <Diagram> lacks its "name"\. Write <Diagram name="…" \/>/],
  ] as const) {
    scratch.edit(file, (text) => `${text}${broken}`)
    await expect
      .poll(() => fetch(`${address}/en/general/tax-documents/`).then(() => told()), { timeout: 60_000 })
      .toMatch(said)
    scratch.edit(file, (text) => text.replace(broken, ''))
    await expect
      .poll(() => fetch(`${address}/en/general/tax-documents/`).then(({ status }) => status), { timeout: 60_000 })
      .toBe(200)
  }
  expect(told()).not.toContain('MDXError')
})

function aFreePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, 'localhost', () => {
      const bound = probe.address()
      probe.close(() => done(typeof bound === 'object' && bound ? bound.port : 0))
    })
  })
}
