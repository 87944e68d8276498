import { expect, it } from 'vitest'
import { command } from '../../src/cli/report.ts'
import { newSession } from '../../src/core/session-id.ts'
import type { Store } from '../../src/store/store.ts'
import { aContext, run } from '../cli/running.ts'
import { NOW, setUp } from './setup.ts'
import { SITE } from './site.ts'

const report = (args: readonly string[], store: Store) =>
  run(command, args, aContext({ openStore: async () => store, site: SITE, now: () => NOW }))

/** The insights' figures and the terminal's are one report. */

async function withEvents() {
  const setup = await setUp()
  const session = newSession(NOW, () => 3)
  const base = { session, at: NOW, locale: 'en', page: '/en/' }
  const events = [
    {
      kind: 'search_performed',
      ...base,
      id: 1,
      search: 9,
      query: 'where is my deposit',
      results: 2,
      rung: 'exact',
      surface: 'home',
    },
    { kind: 'result_clicked', ...base, id: 2, search: 9, guide: 'a/b', position: 1 },
    { kind: 'guide_viewed', ...base, id: 3, guide: 'a/b', guide_locale: 'en', from: 'search' },
  ]
  const reply = await setup.app.inject({ method: 'POST', url: '/api/journal', payload: { v: 1, events } })
  expect(reply.json()).toMatchObject({ stored: 3 })
  return setup
}

it('answers the same to the insights page and to the command line', async () => {
  const { app, store, signIn } = await withEvents()
  const reply = await app.inject({
    url: '/api/report?from=2026-11-01&to=2026-11-30&locale=en',
    headers: { cookie: await signIn() },
  })
  const { code, json } = await report(['--from', '2026-11-01', '--to', '2026-11-30', '--locale', 'en'], store)
  expect(code).toBe(0)
  expect(JSON.parse(JSON.stringify(json))).toEqual(reply.json())
  expect(reply.json().counts).toMatchObject({ help_sessions: 1, potential: 1, searches_answered: 1 })
})

it('says in a terminal what each figure counts, with both its numbers', async () => {
  const { store } = await withEvents()
  const { lines } = await report([], store)
  expect(lines.join('\n')).toMatch(/deflection_to\s+100 %\s+1 of 1/)
  expect(lines.join('\n')).toMatch(/csat\s+–\s+0 of 0/)
})

it('is for staff, and says what is wrong with a question', async () => {
  const { app, store, signIn } = await withEvents()
  expect((await app.inject('/api/report')).statusCode).toBe(401)
  const reply = await app.inject({ url: '/api/report?from=soon', headers: { cookie: await signIn() } })
  expect(reply.statusCode).toBe(422)
  expect(reply.json().error.message).toMatch(/Write it as 2026-11-01/)
  const { code, lines } = await report(['--from', 'soon'], store)
  expect(code).toBe(2)
  expect(lines.join()).toMatch(/Write it as 2026-11-01/)
})
