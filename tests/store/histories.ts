import fc from 'fast-check'
import type { GuidepostEvent } from '../../src/core/events.ts'
import { newSession } from '../../src/core/session-id.ts'

/** Random histories of a few tabs over two days: every kind of event, close in time, often about the same guides and words. */

const MIDNIGHT = Date.UTC(2026, 10, 23)
const QUERIES = [
  'deposit missing',
  'missing deposit late',
  'reset password',
  'password',
  'withdraw fee',
  'xyz',
  '',
] as const
const GUIDES = [
  'fiat-funding/deposit-not-arrived',
  'account-access/reset-password',
  'fees-limits/deposit-withdrawal-fees',
] as const
const LOCALES = ['en', 'es', 'ar'] as const
const CONVERSATION = 'conversation0001'

const search = fc.integer({ min: 1, max: 3 })
const guide = fc.constantFrom(...GUIDES)

const performed = (surfaces: fc.Arbitrary<'home' | 'contact'>) =>
  fc.record({
    kind: fc.constant('search_performed' as const),
    search,
    query: fc.constantFrom(...QUERIES),
    results: fc.integer({ min: 0, max: 3 }),
    rung: fc.constant('exact' as const),
    surface: surfaces,
  })
const clicked = fc.record({
  kind: fc.constant('result_clicked' as const),
  search,
  guide,
  position: fc.integer({ min: 1, max: 5 }),
})
const refused = fc.record({
  kind: fc.constant('search_unanswered' as const),
  search,
  reason: fc.constantFrom('none_helped' as const, 'no_click' as const, 'no_results' as const),
})
const viewed = fc.record({
  kind: fc.constant('guide_viewed' as const),
  guide,
  guide_locale: fc.constant('en'),
  from: fc.constantFrom('search' as const, 'external' as const),
})
const rated = fc.record({
  kind: fc.constant('guide_rated' as const),
  guide,
  helpful: fc.boolean(),
  reason: fc.constant('' as const),
})
const said = fc.record({ kind: fc.constant('suggestion_rated' as const), guide, helpful: fc.boolean() })
const contacted = fc.record({
  kind: fc.constant('contact_opened' as const),
  surface: fc.constantFrom('header' as const, 'guide' as const),
  topic: fc.constantFrom('', 'account-access', 'trading'),
})
const handed = fc.record({
  kind: fc.constant('handoff_started' as const),
  conversation: fc.constant(CONVERSATION),
  channel: fc.constantFrom('chat' as const, 'ticket' as const),
  vendor: fc.constant('desk'),
  topic: fc.constantFrom('', 'account-access'),
})
const answered = fc.record({
  kind: fc.constant('first_response_sent' as const),
  conversation: fc.constant(CONVERSATION),
  seconds: fc.integer({ min: 0, max: 900 }),
  business_seconds: fc.option(fc.integer({ min: 0, max: 900 })),
})
const solved = fc.record({
  kind: fc.constant('conversation_solved' as const),
  conversation: fc.constant(CONVERSATION),
  seconds: fc.integer({ min: 0, max: 900 }),
  business_seconds: fc.option(fc.integer({ min: 0, max: 900 })),
})
const scored = fc.record({
  kind: fc.constant('csat_submitted' as const),
  conversation: fc.constant(CONVERSATION),
  score: fc.integer({ min: 1, max: 5 }),
})

/** Anything, and, so that its rules are met often enough, what is done at the contact form alone. */
const anywhere = fc.oneof(
  { weight: 4, arbitrary: performed(fc.constantFrom('home', 'contact')) },
  { weight: 3, arbitrary: clicked },
  refused,
  { weight: 3, arbitrary: viewed },
  { weight: 2, arbitrary: rated },
  said,
  contacted,
  handed,
  answered,
  solved,
  scored,
)
const atTheForm = fc.oneof(
  { weight: 3, arbitrary: performed(fc.constant('contact')) },
  { weight: 4, arbitrary: clicked },
  { weight: 3, arbitrary: said },
  rated,
  contacted,
  handed,
)

const stepOf = <E>(own: fc.Arbitrary<E>, sessions: number) =>
  fc.record({
    own,
    session: fc.integer({ min: 0, max: sessions - 1 }),
    after: fc.constantFrom(0, 1, 1000, 60_000, 119_999, 120_000, 120_001, 600_000),
    locale: fc.constantFrom(...LOCALES),
  })
const steps = fc.oneof(
  { weight: 3, arbitrary: fc.array(stepOf(anywhere, 4), { maxLength: 24 }) },
  { weight: 1, arbitrary: fc.array(stepOf(atTheForm, 2), { maxLength: 24 }) },
)

/** Up to 24 events; two sessions begin before midnight and run past it. */
export const history: fc.Arbitrary<GuidepostEvent[]> = steps.map((taken) => {
  const sessions = [0, 1, 2, 3].map((number) =>
    newSession(MIDNIGHT + (number < 2 ? -300_000 : 300_000), () => number + 1),
  )
  let at = MIDNIGHT - 200_000
  return taken.map(({ own: fields, session, after, locale }, index) => {
    at += after
    return {
      ...fields,
      session: sessions[session] ?? '',
      id: index + 1,
      at,
      locale,
      page: `/${locale}/`,
    } satisfies GuidepostEvent
  })
})

export const FIRST_DAY = Math.floor(MIDNIGHT / 86_400_000) - 1
export const LAST_DAY = FIRST_DAY + 1
