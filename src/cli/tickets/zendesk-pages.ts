import { z } from 'zod'
import { problemOf } from '../../core/helpdesks/reading.ts'
import {
  type MetricSet,
  metricSet,
  readZendesk,
  type ZendeskTicket,
  zendeskReading,
  zendeskTicket,
} from '../../core/helpdesks/zendesk.ts'
import type { Read } from './read.ts'

/**
 * Joins the tickets of a page with what was side-loaded beside them, in whatever order the page lists them: metric
 * sets by ticket, and the locale of users by requester. Nothing else of a user is looked at.
 */

/** Zendesk puts at most 1,000 tickets into a page; beyond this they stop waiting, so that memory stays flat. */
const MOST_WAITING = 5000

const user = z.object({ id: z.int(), locale: z.string().nullish() })
const TOO_LARGE =
  'The page holds more tickets than wait for their metric_sets. Import pages as the API answers them, at most 1,000 tickets each.'

export interface Pages {
  take(list: string, record: unknown, place: string): Read[]
  /** The page's end. */
  end(): Read[]
}

export function zendeskPages(): Pages {
  let waiting: { ticket: ZendeskTicket; place: string }[] = []
  let metrics = new Map<number, MetricSet>()
  let locales = new Map<number, string>()
  let gaveUp = false

  const release = (): Read[] => {
    const reads = waiting.map(({ ticket, place }) => {
      const locale = locales.get(ticket.requester_id ?? -1) ?? ''
      const metricsOf = ticket.metric_set ?? metrics.get(Number(ticket.id)) ?? null
      return { place, reading: zendeskReading(ticket, metricsOf, locale) }
    })
    waiting = []
    return reads
  }

  const takeMetrics = (record: unknown, place: string): Read[] => {
    const read = metricSet.safeParse(record)
    if (!read.success) return [{ place, reading: problemOf(read.error) }]
    if (typeof read.data.ticket_id === 'number') metrics.set(read.data.ticket_id, read.data)
    const tooLate = gaveUp
    gaveUp = false
    return tooLate ? [{ place, reading: { problem: TOO_LARGE } }] : []
  }

  return {
    take(list, record, place) {
      if (list === 'metric_sets') return takeMetrics(record, place)
      if (list === 'users') {
        const read = user.safeParse(record)
        if (read.success && read.data.locale) locales.set(read.data.id, read.data.locale)
        return []
      }
      if (list !== 'tickets') return [{ place, reading: readZendesk(record) }]
      const read = zendeskTicket.safeParse(record)
      if (!read.success) return [{ place, reading: problemOf(read.error) }]
      waiting.push({ ticket: read.data, place })
      if (waiting.length < MOST_WAITING) return []
      gaveUp = waiting.some(({ ticket }) => !ticket.metric_set && !metrics.has(Number(ticket.id)))
      return release()
    },
    end() {
      const reads = release()
      metrics = new Map()
      locales = new Map()
      gaveUp = false
      return reads
    },
  }
}
