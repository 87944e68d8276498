import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { extname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { DIST, search, textsOf } from './product.ts'

/** The built files on a plain file server: everything that needs no server works, and contact falls back to mail. */

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}
let server: Server
let address = ''

test.beforeAll(async () => {
  server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://files').pathname)
    const file = join(DIST, path.endsWith('/') ? `${path}index.html` : path)
    const found = request.method === 'GET' && file.startsWith(DIST) && existsSync(file) && statSync(file).isFile()
    const served = found ? file : join(DIST, '404.html')
    response.writeHead(found ? 200 : 404, { 'content-type': TYPES[extname(served)] ?? 'application/octet-stream' })
    createReadStream(served).pipe(response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const bound = server.address()
  address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`
})
test.afterAll(() => {
  server.closeAllConnections()
  server.close()
})

for (const locale of ['en', 'es', 'ar'])
  test.describe(locale, () => {
    test.use({ locale })

    test('leads to the language, searches, opens a guide, and keeps what it would have recorded', async ({ page }) => {
      await page.goto(`${address}/`)
      await expect(page).toHaveURL(`${address}/${locale}/`)
      const query = { en: 'forgot my password', es: 'olvidé mi contraseña', ar: 'نسيت كلمة المرور' }[locale] ?? ''
      await search(page, query)
      await page.getByRole('dialog').locator(`a[href^="/${locale}/account-access/reset-password/"]`).first().click()
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      // The search, the click and the view wait for a server that may come.
      await expect
        .poll(() => page.evaluate(() => JSON.parse(sessionStorage.getItem('guidepost:queue') ?? '[]').length))
        .toBe(3)
    })

    test('contact falls back to mail, with the question in it', async ({ page }) => {
      const contact = textsOf(locale, 'contact')
      await page.goto(`${address}/${locale}/contact/?topic=verification&q=${encodeURIComponent('my id')}`)
      const mail = page.getByRole('link', { name: contact('form.mail') })
      await expect(mail).toHaveAttribute('href', /^mailto:support@mail\.harborline\.example\?.*my%20id/)
      await expect(page.getByText('support@mail.harborline.example').first()).toBeVisible()
    })

    test('checks whether it is really us', async ({ page }) => {
      await page.goto(`${address}/${locale}/channels/`)
      const requests: string[] = []
      page.on('request', (request) => requests.push(`${request.url()} ${request.postData() ?? ''}`))
      await page.getByRole('textbox').first().fill('https://harbor1ine.example/login')
      await page.keyboard.press('Enter')
      await expect(page.locator('[data-verdict]')).toContainText('harborline.example')
      expect(requests.filter((request) => request.includes('harbor1ine'))).toEqual([])
    })

    test('says what the build knew of notices, and that nothing else is known', async ({ page }) => {
      const t = textsOf(locale, 'status')
      await page.goto(`${address}/${locale}/status/`)
      await expect(page.getByText(t('state.calm'))).toBeVisible()
      await expect(page.locator('[data-list=past] li')).toHaveCount(2)
      await page.goto(`${address}/${locale}/`)
      await page.waitForLoadState('networkidle')
      await expect(page.locator('[data-notices]')).toBeHidden()
    })
  })
