import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Availability, ChatNow, UsualWait } from '../core/handoff.ts'
import { hoursFor, openingAt } from '../core/hours.ts'
import { dayOf } from '../core/session-id.ts'
import type { SiteConfig } from '../core/site-config.ts'
import { usualWait, WAIT_DAYS } from '../core/usual-wait.ts'
import type { Store } from '../store/store.ts'
import type { Live } from './live.ts'
import { invalid, problem } from './problem.ts'

/** Whether a chat can be had now, until when, and how long it usually takes: told before anybody asks for one. */

interface Parts {
  site: SiteConfig
  topics: readonly string[]
  store: Store
  live: Live
  clock: () => number
}

/** Whether a chat of a locale and topic (`''`: any) can be had now: hours, and somebody present. */
export function chatNow(
  locale: string,
  topic: string,
  { site, live, clock }: Pick<Parts, 'site' | 'live' | 'clock'>,
): Pick<ChatNow, 'chat' | 'until'> {
  // By mail alone there is no chat; who sits at another helpdesk, only that one knows.
  if (site.vendor.kind === 'mail') return { chat: 'closed', until: null }
  const { open, until } = openingAt(hoursFor(locale, topic, site), clock())
  return { chat: !open ? 'closed' : site.vendor.kind !== 'desk' || live.isPresent(locale) ? 'open' : 'away', until }
}

const askedFor = z.object({
  locale: z.string().optional(),
  topic: z.string().default(''),
  also: z.string().default(''),
})

/** `GET /api/availability?locale=es&topic=trading&also=en,pt-BR` */
export function addAvailability(app: FastifyInstance, parts: Parts): void {
  const { site, topics } = parts
  const locales = Object.keys(site.locales)
  const waitOf = createWaits(parts)

  async function stateOf(locale: string, topic: string): Promise<ChatNow> {
    return { ...chatNow(locale, topic, parts), wait: await waitOf(locale, topic) }
  }

  app.get('/api/availability', async (request, reply) => {
    const asked = askedFor.safeParse(request.query)
    if (!asked.success) return invalid(reply, asked.error)
    const { locale = site.defaultLocale, topic } = asked.data
    const also = asked.data.also.split(',').filter((tag) => tag !== '' && tag !== locale)
    const unknown = [locale, ...also].find((tag) => !locales.includes(tag))
    if (unknown !== undefined)
      return problem(
        reply,
        422,
        'unknown_locale',
        `Locale "${unknown}" is not published. Choose one of ${locales.join(', ')}.`,
      )
    if (topic !== '' && !topics.includes(topic))
      return problem(
        reply,
        422,
        'unknown_topic',
        `Topic "${topic}" does not exist. Choose one of ${topics.join(', ')}, or leave it out.`,
      )
    const answer: Availability = {
      ...(await stateOf(locale, topic)),
      others: await Promise.all(
        [...new Set(also)].map(async (other) => ({ locale: other, ...(await stateOf(other, topic)) })),
      ),
    }
    return reply.header('cache-control', 'no-store').send(answer)
  })
}

/** A wait is asked for once a minute, however many readers ask, and no reader makes the ledger count a day for it. */
const KEEP = 60_000

function createWaits({ store, clock }: Pick<Parts, 'store' | 'clock'>) {
  const kept = new Map<string, { until: number; wait: Promise<UsualWait | null> }>()

  async function count(locale: string, topic: string, now: number): Promise<UsualWait | null> {
    const today = dayOf(now)
    const rows = (of: string | null) =>
      store.tallyAsCounted({ from: today - WAIT_DAYS, to: today, locale, topic: of, surface: null }, 'channel')
    return usualWait(await Promise.all(topic === '' ? [rows(null)] : [rows(topic), rows(null)]))
  }

  return (locale: string, topic: string): Promise<UsualWait | null> => {
    const now = clock()
    const key = `${locale} ${topic}`
    const known = kept.get(key)
    if (known && now < known.until) return known.wait
    const wait = count(locale, topic, now)
    kept.set(key, { until: now + KEEP, wait })
    // What failed is asked again by the next.
    wait.catch(() => kept.delete(key))
    return wait
  }
}
