import type { Translate } from '../../../core/facts.ts'
import type { Availability } from '../../../core/handoff.ts'
import { hoursFor, openingAt } from '../../../core/hours.ts'
import type { OpeningHours } from '../../../core/site-config.ts'
import type { VendorConfig } from '../../../core/vendor-config.ts'
import { CHAT_VENDORS, isChatVendor } from '../../../core/vendors.ts'
import type { OpenNow } from '../availability-panel.tsx'
import { loadTexts } from '../texts.ts'

/** What the contact page knows of the helpdesk that the site is configured for. */

export interface ContactVendor {
  config: VendorConfig
  /** Whether a helpdesk's own window opens over the page: that one asks for an address itself when it needs one. */
  hasWindow: boolean
  /** The page's texts; those of the helpdesk stand in for those of the desk. */
  t: Translate
  /** What can be had now about a topic, of what our server answered. */
  openNow(answered: OpenNow, topic: string): OpenNow
}

export async function loadContactVendor(form: HTMLFormElement, t: Translate): Promise<ContactVendor> {
  const config: VendorConfig = JSON.parse(form.dataset['vendor'] ?? '{"kind":"desk"}')
  if (config.kind === 'desk') return { config, hasWindow: false, t, openNow: (answered) => answered }
  const locale = document.documentElement.lang
  const own = await loadTexts(locale, 'vendors')
  if (!isChatVendor(config.kind))
    return { config, hasWindow: false, t: layer(own, (key) => `mail.${key}`, '', t), openNow: () => 'mail' }
  const hours: OpeningHours[] = JSON.parse(form.dataset['hours'] ?? '[]')
  return {
    config,
    hasWindow: true,
    t: layer(own, (key) => `chat.${key}`, CHAT_VENDORS[config.kind], t),
    // The helpdesk is reached without our server, and who sits there is known to it alone: the hours are all there is to tell.
    openNow: (answered, topic) =>
      answered === 'mail' ? planned(hoursFor(locale, topic, { hours }), Date.now()) : answered,
  }
}

function planned(hours: readonly OpeningHours[], now: number): Availability {
  const { open, until } = openingAt(hours, now)
  return { chat: open ? 'open' : 'closed', until, wait: null, others: [] }
}

/** Looks a text up in a group of the helpdesks' texts, and among the page's own where it has none. */
function layer(own: Translate, inGroup: (key: string) => string, vendor: string, t: Translate): Translate {
  return (key, values) => {
    const text = own(inGroup(key), { ...values, vendor })
    return text === inGroup(key) ? t(key, values) : text
  }
}
