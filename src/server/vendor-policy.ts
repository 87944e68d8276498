import type { FastifyInstance } from 'fastify'
import type { SiteConfig } from '../core/site-config.ts'
import type { VendorConfig } from '../core/vendor-config.ts'

/**
 * What a helpdesk's window needs of the content security policy, as its vendor documents it: let in on the contact page
 * alone, and for the configured one alone.
 */

type Sources = Readonly<Record<string, readonly string[]>>

/** What is asked for a page of our own that only its readers see: every one of these windows sets styles of its own. */
const INLINE = "'unsafe-inline'"

/** https://docs.crisp.chat/guides/others/whitelisting-our-systems/crisp-domain-names/ */
const CRISP: Sources = {
  'script-src': ['https://client.crisp.chat'],
  'style-src': [INLINE, 'https://client.crisp.chat'],
  'img-src': [
    'data:',
    'https://client.crisp.chat',
    'https://image.crisp.chat',
    'https://storage.crisp.chat',
    'https://assets.crisp.chat',
  ],
  'font-src': ['https://client.crisp.chat'],
  'media-src': ['https://client.crisp.chat'],
  'worker-src': ['blob:', 'https://client.crisp.chat'],
  'frame-src': ['https://assets.crisp.chat'],
  'connect-src': [
    'https://client.crisp.chat',
    'https://storage.crisp.chat',
    'wss://client.relay.crisp.chat',
    'wss://client.relay.rescue.crisp.chat',
    'wss://stream.relay.crisp.chat',
  ],
}

/** https://www.intercom.com/help/en/articles/3894-using-intercom-with-content-security-policy */
const INTERCOM: Sources = {
  'script-src': ['https://app.intercom.io', 'https://widget.intercom.io', 'https://js.intercomcdn.com'],
  'style-src': [INLINE],
  'img-src': [
    'blob:',
    'data:',
    'https://js.intercomcdn.com',
    'https://static.intercomassets.com',
    'https://downloads.intercomcdn.com',
    'https://downloads.intercomcdn.eu',
    'https://downloads.au.intercomcdn.com',
    'https://uploads.intercomusercontent.com',
    'https://gifs.intercomcdn.com',
    'https://video-messages.intercomcdn.com',
    'https://messenger-apps.intercom.io',
    'https://messenger-apps.eu.intercom.io',
    'https://messenger-apps.au.intercom.io',
    'https://*.intercom-attachments-1.com',
    'https://*.intercom-attachments-5.com',
    'https://*.intercom-attachments-6.com',
    'https://*.intercom-attachments-9.com',
    'https://*.intercom-attachments.eu',
    'https://*.au.intercom-attachments.com',
  ],
  'font-src': ['https://js.intercomcdn.com', 'https://fonts.intercomcdn.com'],
  'media-src': ['blob:', 'https://js.intercomcdn.com', 'https://downloads.intercomcdn.com'],
  'frame-src': ['https://intercom-sheets.com', 'https://www.intercom-reporting.com'],
  'form-action': [
    'https://intercom.help',
    'https://api-iam.intercom.io',
    'https://api-iam.eu.intercom.io',
    'https://api-iam.au.intercom.io',
  ],
  'connect-src': [
    'https://via.intercom.io',
    'https://api.intercom.io',
    'https://api.eu.intercom.io',
    'https://api.au.intercom.io',
    'https://api-iam.intercom.io',
    'https://api-iam.eu.intercom.io',
    'https://api-iam.au.intercom.io',
    'https://api-ping.intercom.io',
    'https://*.intercom-messenger.com',
    'wss://*.intercom-messenger.com',
    'https://nexus-websocket-a.intercom.io',
    'wss://nexus-websocket-a.intercom.io',
    'https://nexus-websocket-b.intercom.io',
    'wss://nexus-websocket-b.intercom.io',
    'https://nexus-europe-websocket.intercom.io',
    'wss://nexus-europe-websocket.intercom.io',
    'https://nexus-australia-websocket.intercom.io',
    'wss://nexus-australia-websocket.intercom.io',
    'https://uploads.intercomcdn.com',
    'https://uploads.intercomcdn.eu',
    'https://uploads.au.intercomcdn.com',
    'https://uploads.eu.intercomcdn.com',
    'https://uploads.intercomusercontent.com',
  ],
}

/** https://developer.zendesk.com/documentation/zendesk-web-widget-sdks/sdks/web/csp */
const ZENDESK_HOSTS = [
  'https://*.zdassets.com',
  'https://*.zendesk.com',
  'https://*.smooch.io',
  'https://*.twilio.com',
  'wss://*.zendesk.com',
  'wss://api.smooch.io',
  'wss://voice-js.roaming.twilio.com',
]
const ZENDESK: Sources = {
  'script-src': ['https://*.zdassets.com', 'https://*.zendesk.com'],
  'style-src': [INLINE],
  'img-src': [
    'blob:',
    'data:',
    'https://static.zdassets.com',
    'https://*.zendesk.com',
    'https://media.smooch.io',
    'https://*.zdusercontent.com',
  ],
  'font-src': ['https://*.zdassets.com'],
  'media-src': ['https://static.zdassets.com'],
  'frame-src': ['https://*.zendesk.com'],
  'connect-src': ZENDESK_HOSTS,
}

/** A Chatwoot of one's own is at one address; its window is a frame of that. */
function chatwoot(baseUrl: string): Sources {
  return {
    'script-src': [baseUrl],
    'style-src': [INLINE],
    'img-src': [baseUrl],
    'media-src': [baseUrl],
    'frame-src': [baseUrl],
    'connect-src': [baseUrl, baseUrl.replace(/^http/, 'ws')],
  }
}

export function sourcesOf(vendor: VendorConfig): Sources {
  switch (vendor.kind) {
    case 'chatwoot':
      return chatwoot(vendor.baseUrl)
    case 'intercom':
      return INTERCOM
    case 'zendesk':
      return ZENDESK
    case 'crisp':
      return CRISP
    default:
      return {}
  }
}

/**
 * A policy with further sources; a directive that it lacks begins with what stood for it.
 * @example widen("default-src 'self'", { 'img-src': ['data:'] }) // => "default-src 'self';img-src 'self' data:"
 */
export function widen(policy: string, sources: Sources): string {
  const directives = new Map(
    policy
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .map(([name = '', ...values]) => [name, values] as const),
  )
  for (const [name, added] of Object.entries(sources)) {
    const before = directives.get(name) ?? directives.get('default-src') ?? []
    directives.set(name, [...before, ...added.filter((source) => !before.includes(source))])
  }
  return [...directives].map((directive) => directive.flat().join(' ')).join(';')
}

/** Widens what helmet set. */
export function addVendorPolicy(
  app: FastifyInstance,
  { locales, vendor }: Pick<SiteConfig, 'locales' | 'vendor'>,
): void {
  const sources = sourcesOf(vendor)
  if (Object.keys(sources).length === 0) return
  const isContact = new RegExp(`^/(?:${Object.keys(locales).join('|')})/contact/?(?:index\\.html)?(?:[?#]|$)`)
  app.addHook('onSend', async (request, reply, payload) => {
    const policy = reply.getHeader('content-security-policy')
    if (typeof policy === 'string' && isContact.test(request.url))
      reply.header('content-security-policy', widen(policy, sources))
    return payload
  })
}
