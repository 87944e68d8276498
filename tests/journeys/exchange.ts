import { createServer, type Server } from 'node:http'
import { test as base } from './product.ts'

/** A page of the exchange itself, on an origin of its own and under a policy that allows next to nothing. */

export interface Exchange {
  address: string
  /** The page's address in a language, with the launcher in it. */
  page(locale: string, path?: string): string
}

const TITLES: Record<string, string> = { en: 'Your account', ar: 'حسابك' }

export const test = base.extend<{ exchange: Exchange; supportAt: { address: string } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs off its first argument.
  supportAt: async ({}, use) => use({ address: '' }),

  exchange: async ({ supportAt }, use) => {
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://exchange')
      if (url.pathname === '/favicon.ico' || url.pathname === '/page.css') {
        response.writeHead(200, { 'content-type': url.pathname === '/page.css' ? 'text/css' : 'image/x-icon' })
        return response.end(url.pathname === '/page.css' ? STYLE : '')
      }
      const support = supportAt.address
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        // One page of it has no policy, and so would run whatever it is given.
        [url.pathname === '/free' ? 'x-no-policy' : 'content-security-policy']:
          `default-src 'self'; script-src ${support}; connect-src ${support}; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`,
        'referrer-policy': 'no-referrer',
      })
      return response.end(pageOf(url, support))
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    // By another name than the support center's, so that the two are different sites and not only different origins.
    await use(exchangeAt(`http://localhost:${portOf(server)}`))
    server.closeAllConnections()
    server.close()
  },

  launcher: async ({ exchange }, use) => use({ origins: [exchange.address], identity: 'HS256' }),

  product: async ({ product, supportAt }, use) => {
    supportAt.address = product.address
    await use(product)
  },
})

function exchangeAt(address: string): Exchange {
  return { address, page: (locale, path = 'account') => `${address}/${path}?locale=${locale}` }
}

/** A page that makes it hard: its measure is small, everything in it is styled, and nothing of it may get in. */
const STYLE = `html { font-size: 10px } body { font: 30px/3 cursive; margin: 0; color: #400 }
* { text-transform: uppercase; letter-spacing: 0.3em } button { all: unset; color: red } p { display: none }
body > * { position: relative; display: block }`

function pageOf(url: URL, support: string): string {
  const locale = url.searchParams.get('locale') ?? 'en'
  return `<!doctype html><html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8">
<title>${TITLES[locale]}</title><meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/page.css">
<script type="module" src="${support}/launcher.js" data-locale="${locale}"></script></head>
<body><main><h1>${TITLES[locale]}</h1><a href="${url.pathname}?locale=${locale}&next">${TITLES[locale]} 2</a></main></body></html>`
}

function portOf(server: Server): number {
  const bound = server.address()
  return typeof bound === 'object' && bound !== null ? bound.port : 0
}
