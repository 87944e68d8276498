import { expect, it } from 'vitest'
import { aQuestion, ledger, NOW, setUp } from './setup.ts'

it.each([
  ['en, always open', 'en', 24 * 3600, 24 * 3600],
  // Tuesdays from nine to five: asked on Monday at ten, answered on Tuesday at ten.
  ['es, one day a week', 'es', 24 * 3600, 3600],
  ['ar, without hours of its own', 'ar', 24 * 3600, 24 * 3600],
])(
  '%s: a first response and a solution are timed by the calendar and within the hours',
  async (_, locale, seconds, business) => {
    const { app, store, clock, signIn } = await setUp()
    const cookie = await signIn()
    const question = aQuestion({ locale })
    await app.inject({ method: 'POST', url: '/api/conversations', payload: question })
    clock.now = NOW + 24 * 3_600_000
    const at = (path: string, payload: object) =>
      app.inject({
        method: 'POST',
        url: `/api/desk/conversations/${question.id}/${path}`,
        headers: { cookie },
        payload,
      })
    await at('messages', { key: 'answer-0001', text: 'We look.' })
    await at('solve', { key: 'solve-00001' })
    const timed = (await ledger(store)).flatMap((event) =>
      event.kind === 'first_response_sent' || event.kind === 'conversation_solved' ? [event] : [],
    )
    expect(timed.map((event) => [event.seconds, event.business_seconds])).toEqual([
      [seconds, business],
      [seconds, business],
    ])
  },
)
