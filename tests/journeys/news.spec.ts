import { expect } from '@playwright/test'
import { fallbackChain } from '../../src/core/locales.ts'
import { site } from '../../src/site.config.ts'
import { test } from './product.ts'

/** What is new, as a browser and a feed reader find it. */

test('every language has a valid feed, named by its pages, and tells what its page tells', async ({
  page,
  product,
}) => {
  for (const locale of Object.keys(site.locales)) {
    await page.goto(`${product.address}/${locale}/whats-new/`)
    const told = await page.locator('[data-news] h3').allInnerTexts()
    expect(told.length).toBeGreaterThan(0)
    const feed = await page.evaluate(async () => {
      const address = document.querySelector<HTMLLinkElement>('link[type="application/atom+xml"]')?.getAttribute('href')
      const reply = await fetch(address ?? '')
      const parsed = new DOMParser().parseFromString(await reply.text(), 'application/xml')
      const texts = (selector: string) =>
        [...parsed.querySelectorAll(selector)].map(({ textContent }) => textContent ?? '')
      return {
        type: reply.headers.get('content-type'),
        error: parsed.querySelector('parsererror')?.textContent ?? '',
        root: [parsed.documentElement.namespaceURI, parsed.documentElement.getAttribute('xml:lang')],
        once: ['feed > id', 'feed > title', 'feed > updated', 'feed > author > name', 'feed > link[rel=self]'].map(
          (selector) => parsed.querySelectorAll(selector).length,
        ),
        self: parsed.querySelector('feed > link[rel=self]')?.getAttribute('href'),
        ids: texts('id'),
        titles: texts('entry > title'),
        moments: texts('updated'),
        links: [...parsed.querySelectorAll('entry > link')].map((link) => link.getAttribute('href') ?? ''),
        locales: [...parsed.querySelectorAll('entry > summary')].map((summary) => summary.getAttribute('xml:lang')),
      }
    })
    expect(feed.error).toBe('')
    expect(feed.root).toEqual(['http://www.w3.org/2005/Atom', locale])
    expect(feed.once).toEqual([1, 1, 1, 1, 1])
    expect(feed.self).toBe(`${site.url}/${locale}/whats-new.xml`)
    expect(new Set(feed.ids).size).toBe(feed.ids.length)
    expect(feed.titles.map((title, place) => title.endsWith(told[place] ?? '–'))).toEqual(told.map(() => true))
    expect(feed.moments.filter((moment) => new Date(moment).toISOString() !== moment)).toEqual([])
    expect(feed.links.filter((link) => !link.startsWith(`${site.url}/${locale}/`))).toEqual([])
    expect(feed.locales.filter((tag) => !fallbackChain(locale, site).includes(tag ?? ''))).toEqual([])
  }
})

test('a guide names its plain Markdown, and the server says what it is', async ({ page, product }) => {
  await page.goto(`${product.address}/ja/account-access/reset-2fa/`)
  const address = await page.locator('link[type="text/markdown"]').getAttribute('href')
  const reply = await page.request.get(`${product.address}${address}`)
  expect([address, reply.headers()['content-type']]).toEqual([
    '/ja/account-access/reset-2fa.md',
    'text/markdown; charset=utf-8',
  ])
  const [, title = ''] = /^# (.+)\n\n> \S/.exec(await reply.text()) ?? []
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
})
