import type { Ticket } from '../../src/core/ticket.ts'

/** A ticket that nobody has answered: asked for at a moment, and what else a test says of it. */
export function unansweredTicket(created_at: number, own: Partial<Ticket>): Ticket {
  return {
    source: 'csv',
    id: 'ticket-one',
    channel: 'ticket',
    locale: 'en',
    topic: 'trading',
    day: Math.floor(created_at / 86_400_000),
    created_at,
    first_response_at: null,
    solved_at: null,
    first_response_seconds: null,
    resolution_seconds: null,
    first_response_business_seconds: null,
    resolution_business_seconds: null,
    score: null,
    updated_at: created_at,
    ...own,
  }
}
