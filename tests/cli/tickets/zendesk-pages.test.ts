import { expect, it } from 'vitest'
import type { Read } from '../../../src/cli/tickets/read.ts'
import { zendeskPages } from '../../../src/cli/tickets/zendesk-pages.ts'

const ticket = (id: number) => ({
  id,
  requester_id: id,
  created_at: '2026-11-01T10:00:00Z',
  updated_at: '2026-11-01T10:00:00Z',
  status: 'open',
})
const metrics = (id: number) => ({ ticket_id: id, reply_time_in_minutes: { calendar: 2, business: 1 } })
const seconds = ({ reading }: Read) => ('facts' in reading ? reading.facts.first_response_seconds : null)

it('joins a ticket with its metric set from either side, and with none of another page', () => {
  const pages = zendeskPages()
  pages.take('metric_sets', metrics(1), 'a')
  pages.take('tickets', ticket(1), 'b')
  pages.take('tickets', ticket(2), 'c')
  pages.take('metric_sets', metrics(2), 'd')
  expect(pages.end().map(seconds)).toEqual([120, 120])
  pages.take('tickets', ticket(1), 'e')
  expect(pages.end().map(seconds)).toEqual([null])
  expect(pages.end()).toEqual([])
})

it('holds few tickets back, and says once that metric sets came too late for them', () => {
  const pages = zendeskPages()
  const released = Array.from({ length: 12_000 }, (_, id) => pages.take('tickets', ticket(id), 'a')).flat()
  expect(released).toHaveLength(10_000)
  expect(pages.take('metric_sets', metrics(1), 'b')).toMatchObject([
    {
      place: 'b',
      reading: { problem: expect.stringMatching(/more tickets than wait for their metric_sets\. Import pages/) },
    },
  ])
  expect(pages.take('metric_sets', metrics(2), 'c')).toEqual([])
  expect(pages.end()).toHaveLength(2000)
})

it('tells a metric set that is wrong, and takes no notice of a user that is', () => {
  const pages = zendeskPages()
  expect(pages.take('metric_sets', { ticket_id: 'x' }, 'a')).toMatchObject([
    { reading: { problem: expect.stringMatching(/^"ticket_id"/) } },
  ])
  expect(pages.take('users', { id: 'x' }, 'b')).toEqual([])
})
