import type { FastifyReply, FastifyRequest } from 'fastify'
import { acceptedLanguages, directionOf, preferredLocale } from '../core/locales.ts'
import type { SiteConfig } from '../core/site-config.ts'
import { createTranslate, type Texts } from '../core/text.ts'

/** Why the page is shown; each is a text of `locales/<locale>/sign-in.json`. */
export type Why = 'staff_only' | 'link_used' | 'failed' | 'no_role' | 'provider' | 'expired' | 'forbidden'

export interface SignInPage {
  /** Answers with the page that says how to sign in, in the reader's language. */
  show(request: FastifyRequest, reply: FastifyReply, status: number, why: Why): FastifyReply
}

/** @param texts by locale */
export function createSignInPage(site: SiteConfig, texts: ReadonlyMap<string, Texts>): SignInPage {
  return {
    show(request, reply, status, why) {
      const locale = preferredLocale(acceptedLanguages(request.headers['accept-language'] ?? ''), site)
      const t = createTranslate(texts.get(locale) ?? texts.get(site.defaultLocale) ?? {}, locale)
      const { to } = request.query as { to: unknown }
      const after = typeof to === 'string' ? `?to=${encodeURIComponent(to)}` : ''
      const team =
        site.staff && why !== 'forbidden'
          ? `<p><a class="button" href="/sign-in/team${after}">${t('team')}</a></p>`
          : ''
      const link = `<p>${t('how')}</p><pre dir="ltr"><code>npx guidepost sign-in</code></pre>`
      const html = `<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${t('title')}</title><link rel="icon" href="/favicon.svg"><link rel="stylesheet" href="/sign-in.css">
<body><main>${why === 'forbidden' ? `<h1>${t(why)}</h1>` : `<h1>${t('title')}</h1><p>${t(why)}</p>`}${team}${why === 'forbidden' ? '' : link}<p><a href="/${locale}/">${t('back')}</a></p></main>
</html>`
      return reply.code(status).header('vary', 'accept-language').type('text/html; charset=utf-8').send(html)
    },
  }
}
