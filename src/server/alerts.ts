import { createHmac } from 'node:crypto'
import type { SiteConfig } from '../core/site-config.ts'
import type { Surge } from '../core/surge.ts'
import { createTranslate, type Texts } from '../core/text.ts'
import { openTransport } from './mail/transport.ts'

/** Messages to whom the site names when something surges: a signed webhook and a mail. */

export interface Alerts {
  /** Answers whether it need not be sent again. */
  post(surge: Surge): Promise<boolean>
  mail(surge: Surge): Promise<boolean>
}

export interface AlertSecrets {
  /** Signs webhooks. */
  secret: string
  /** Such as "smtp://user:word@mail.example:587"; empty for no mail. */
  smtp: string
}

const PATIENCE = 10_000

interface Parts {
  site: SiteConfig
  secrets: AlertSecrets
  clock: () => number
  /** By locale, the texts of the insights, for the notice that is proposed. */
  texts: ReadonlyMap<string, Texts>
}

export function createAlerts({ site, secrets, clock, texts }: Parts): Alerts {
  const { webhook = '', mail: to = [] } = site.alerts ?? {}
  return {
    async post(surge) {
      if (webhook === '') return true
      const body = JSON.stringify({ ...toldOf(surge, site, texts), sentAt: new Date(clock()).toISOString() })
      const time = Math.floor(clock() / 1000)
      const signature = createHmac('sha256', secrets.secret).update(`${time}.${body}`).digest('hex')
      try {
        const headers = { 'content-type': 'application/json', 'guidepost-signature': `t=${time},v1=${signature}` }
        const reply = await fetch(webhook, { method: 'POST', headers, body, signal: AbortSignal.timeout(PATIENCE) })
        await reply.body?.cancel()
        return reply.ok
      } catch {
        return false
      }
    },

    async mail(surge) {
      if (secrets.smtp === '' || to.length === 0) return true
      const { title, text, address, notice } = toldOf(surge, site, texts)
      const transport = openTransport(secrets.smtp)
      const sending = await transport.send({
        from: site.mail,
        to,
        subject: title,
        text: `${text}\n\n${address}\n\n${notice.title}\n${notice.text}\n`,
        // The same message again, when the server is not sure that it was taken.
        messageId: `<${surge.id.replace(/[^\w.-]/g, '-')}@${new URL(site.url).host}>`,
      })
      transport.close()
      return sending.kind === 'sent'
    },
  }
}

/** A surge as other programs and people are told of it, in the site's own language; the notice in the readers'. */
export function toldOf(surge: Surge, site: SiteConfig, texts: ReadonlyMap<string, Texts>) {
  const translateTo = (locale: string) => createTranslate(texts.get(locale) ?? {}, locale)
  const t = translateTo(site.defaultLocale)
  const own = translateTo(texts.has(surge.locale) ? surge.locale : site.defaultLocale)
  const { of, name, locale, sessions, low, high, startedAt } = surge
  const language = site.locales[locale]?.name ?? locale
  return {
    id: surge.id,
    of,
    name,
    locale,
    sessions,
    usual: { low, high },
    startedAt: new Date(startedAt).toISOString(),
    title: `${t('surge.title')}: ${t(`surge.${of}`, { name, language })}`,
    text: t('surge.rate', { count: sessions, low, high }),
    address: `${site.url}/insights/gaps/?in=${locale}`,
    notice: { title: own('surge.noticeTitle', { name }), text: own('surge.noticeText', { name }) },
  }
}
