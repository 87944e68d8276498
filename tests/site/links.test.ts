import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { site } from '../../src/site.config.ts'

/** Every link of the built site leads somewhere: pages, anchors, scripts, styles, and the addresses told to search engines. */

const DIST = process.env['GUIDEPOST_DIST'] ?? 'dist'
const pages = globSync('**/*.html', { cwd: DIST })
const html = new Map(pages.map((file) => [file, readFileSync(join(DIST, file), 'utf8')]))
/** Answered by the server alone. */
const SERVED = new Set(['/sign-in'])

const fileOf = (path: string) => (path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1))

function attributes(text: string, name: 'href' | 'src' | 'action'): string[] {
  return [...text.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) =>
    value.replaceAll('&amp;', '&').replaceAll('&#38;', '&'),
  )
}

describe('the built site', () => {
  it('has a page for every guide in every locale', () => {
    const guides = globSync('content/en/*/*.mdx').map((file) => file.replace(/^content\/en\/|\.mdx$/g, ''))
    expect(guides.length).toBeGreaterThanOrEqual(12)
    for (const locale of Object.keys(site.locales))
      for (const guide of guides) expect(html.has(`${locale}/${guide}/index.html`), `${locale}/${guide}`).toBe(true)
  })

  it('links only to what is there, anchors included', () => {
    const dead: string[] = []
    let checked = 0
    for (const [file, text] of html)
      for (const link of [...attributes(text, 'href'), ...attributes(text, 'src'), ...attributes(text, 'action')]) {
        if (/^(?:mailto|data):/.test(link)) continue
        const url = new URL(link, `${site.url}/${file.replace(/index\.html$/, '')}`)
        if (url.origin !== site.url) dead.push(`${file}: ${link} leads away`)
        if (url.origin !== site.url || SERVED.has(url.pathname)) continue
        checked += 1
        const target = fileOf(url.pathname)
        if (!html.has(target) && !existsSync(join(DIST, target))) dead.push(`${file}: ${link}`)
        else if (url.hash !== '' && !html.get(target)?.includes(`id="${decodeURIComponent(url.hash.slice(1))}"`))
          dead.push(`${file}: ${link} has no such heading`)
      }
    expect(dead).toEqual([])
    expect(checked).toBeGreaterThan(1000)
  })

  it('tells search engines only addresses that are there', () => {
    const sitemap = readFileSync(join(DIST, 'sitemap.xml'), 'utf8')
    const told = [...sitemap.matchAll(/(?:<loc>|href=")([^<"]+)/g)].map(([, address = '']) => address)
    expect(told.length).toBeGreaterThan(60)
    expect(told.filter((address) => !html.has(fileOf(new URL(address).pathname)))).toEqual([])
    expect(readFileSync(join(DIST, 'robots.txt'), 'utf8')).toContain(`${site.url}/sitemap.xml`)
  })

  it.each(Object.keys(site.locales))('names a guide’s language, its siblings and itself in %s', (locale) => {
    const text = html.get(`${locale}/account-access/reset-2fa/index.html`) ?? ''
    expect(text).toMatch(new RegExp(`<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}"`))
    expect(text).toContain(`<link rel="canonical" href="${site.url}/${locale}/account-access/reset-2fa/">`)
    for (const other of [...Object.keys(site.locales), 'x-default']) expect(text).toContain(`hreflang="${other}"`)
    const data = [...text.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)].map(([, json = '']) =>
      JSON.parse(json),
    )
    expect(data.map((found) => found['@type']).sort()).toEqual(['Article', 'BreadcrumbList'])
    expect(data.find((found) => found['@type'] === 'Article')).toMatchObject({ inLanguage: locale })
  })

  it('has nothing of a preview', () => {
    expect(existsSync(join(DIST, 'preview'))).toBe(false)
    expect([...html].filter(([, text]) => text.includes('guidepost-preview')).map(([file]) => file)).toEqual([])
    const served = globSync('**/*.{js,css}', { cwd: DIST })
    expect(served.length).toBeGreaterThan(10)
    const told = served.filter((file) =>
      /guidepost-(?:preview|view)|preview-mark/.test(readFileSync(join(DIST, file), 'utf8')),
    )
    expect(told).toEqual([])
  })

  it('runs nothing that the content security policy refuses', () => {
    for (const [file, text] of html) {
      const inline = [...text.matchAll(/<script(?![^>]*\ssrc=)([^>]*)>/g)].filter(
        ([, rest = '']) => !/type="application\/(?:ld\+)?json"/.test(rest),
      )
      expect(
        inline.map(([tag]) => tag),
        file,
      ).toEqual([])
      expect(
        /\sstyle="|<style|\son[a-z]+="/.test(text.replace(/<script[\s\S]*?<\/script>/g, '')),
        `${file} has an inline style or handler`,
      ).toBe(false)
    }
  })
})
