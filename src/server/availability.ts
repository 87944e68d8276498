import type { Availability } from '../core/handoff.ts'
import { hoursFor, openingAt } from '../core/hours.ts'
import type { SiteConfig } from '../core/site-config.ts'
import type { Live } from './live.ts'

/** Whether a chat of a locale and topic (`''`: any) can be had now, and until when. */
export function availability(
  locale: string,
  topic: string,
  { site, live, clock }: { site: SiteConfig; live: Live; clock: () => number },
): Availability {
  // By mail alone there is no chat; who sits at another helpdesk, only that one knows.
  if (site.vendor.kind === 'mail') return { chat: 'closed', until: null }
  const hours = hoursFor(locale, topic, site)
  const { open, until } = openingAt(hours, clock())
  return { chat: !open ? 'closed' : site.vendor.kind !== 'desk' || live.isPresent(locale) ? 'open' : 'away', until }
}
