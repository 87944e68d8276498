import { expect, it } from 'vitest'
import { report } from '../../src/cli/report.ts'
import { newSession } from '../../src/core/session-id.ts'
import { NOW, setUp } from './setup.ts'
import { SITE } from './site.ts'

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
  const lines: string[] = []
  const args = ['--from', '2026-11-01', '--to', '2026-11-30', '--locale', 'en', '--json']
  expect(await report(args, { store, site: SITE, topics: [], now: NOW, print: (line) => lines.push(line) })).toBe(0)
  expect(JSON.parse(lines.join('\n'))).toEqual(reply.json())
  expect(reply.json().counts).toMatchObject({ help_sessions: 1, potential: 1, searches_answered: 1 })
})

it('says in a terminal what each figure counts, with both its numbers', async () => {
  const { store } = await withEvents()
  const lines: string[] = []
  await report([], { store, site: SITE, topics: [], now: NOW, print: (line) => lines.push(line) })
  expect(lines.join('\n')).toMatch(/deflection_to\s+100 %\s+1 of 1/)
  expect(lines.join('\n')).toMatch(/csat\s+–\s+0 of 0/)
})

it('is for staff, and says what is wrong with a question', async () => {
  const { app, store, signIn } = await withEvents()
  expect((await app.inject('/api/report')).statusCode).toBe(401)
  const reply = await app.inject({ url: '/api/report?from=soon', headers: { cookie: await signIn() } })
  expect(reply.statusCode).toBe(422)
  expect(reply.json().error.message).toMatch(/Write it as 2026-11-01/)
  const lines: string[] = []
  expect(
    await report(['--from', 'soon'], { store, site: SITE, topics: [], now: NOW, print: (line) => lines.push(line) }),
  ).toBe(2)
  expect(lines.join()).toMatch(/Write it as 2026-11-01/)
})
