import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { SCOPES } from '../../src/core/roles.ts'
import { newSession } from '../../src/core/session-id.ts'
import { DESCRIBED, describeApi } from '../../src/server/openapi.ts'
import { NOW, setUp } from './setup.ts'
import { SITE } from './site.ts'

async function withHistory() {
  const setup = await setUp()
  const cookie = await setup.signIn()
  const events = [0, 1, 2, 3].flatMap((hour) => {
    const session = newSession(NOW - hour * 3_600_000, () => hour + 1)
    const at = NOW - hour * 3_600_000
    const base = { session, locale: 'en', page: '/en/' }
    const guide = 'fiat-funding/deposit'
    return [
      {
        kind: 'search_performed',
        ...base,
        id: 1,
        at,
        search: 1,
        query: 'unstake early',
        results: 0,
        rung: 'none',
        surface: 'home',
      },
      { kind: 'guide_viewed', ...base, id: 2, at: at + 10, guide, guide_locale: 'en', from: 'browse' },
      { kind: 'guide_rated', ...base, id: 3, at: at + 20, guide, helpful: hour > 1, reason: '' },
    ]
  })
  const reply = await setup.app.inject({ method: 'POST', url: '/api/journal', payload: { v: 1, events } })
  expect(reply.json()).toMatchObject({ stored: 12 })
  const get = (url: string) => setup.app.inject({ url, headers: { cookie } })
  return { ...setup, get }
}

describe('the API', () => {
  it('is described as OpenAPI 3.1 for every scope but that of the metrics', async () => {
    const { app } = await setUp()
    const description = (await app.inject('/api/openapi.json')).json()
    const checked = await new Validator().validate(description)
    expect(checked.errors).toBeUndefined()
    expect(checked.valid).toBe(true)
    expect(description).toEqual(
      JSON.parse(JSON.stringify(describeApi({ site: SITE, topics: ['account-access', 'fiat-funding'] }))),
    )
    expect(new Set(DESCRIBED.map(({ scope }) => scope))).toEqual(new Set(SCOPES.filter((scope) => scope !== 'metrics')))
  })

  it('answers as it is described', async () => {
    const { get } = await withHistory()
    const [gap] = (await get('/api/gaps')).json().gaps
    expect(gap).toMatchObject({ query: 'unstake early', sessions: 4 })
    for (const { path, answer } of DESCRIBED) {
      const reply = await get(path.replace('{id}', gap.id))
      expect([path, reply.statusCode]).toEqual([path, 200])
      expect(() => answer.parse(reply.json())).not.toThrow()
    }
  })
})

describe('the metrics for operators', () => {
  it('count events, drops and requests, without a label that a reader can invent', async () => {
    const { app, get } = await withHistory()
    await app.inject({ method: 'POST', url: '/api/journal', payload: { v: 1, events: [{ kind: 'nonsense' }] } })
    await app.inject('/en/?secret=one')
    await app.inject('/api/conversations/0123456789abcdef')
    const { body, headers } = await get('/metrics')
    expect(headers['content-type']).toContain('text/plain')
    expect(body).toContain('guidepost_journal_events_stored_total 12')
    expect(body).toContain('guidepost_journal_events_dropped_total{reason="unknown_kind"} 1')
    expect(body).toMatch(
      /guidepost_http_request_duration_seconds_count\{method="POST",route="\/api\/journal",status="202"\} 1/,
    )
    expect(body).toContain('guidepost_conversations_open 0')
    expect(body).not.toMatch(/secret|0123456789abcdef|unstake/)
  })

  it('are not for readers', async () => {
    const { app } = await setUp()
    expect((await app.inject('/metrics')).statusCode).toBe(401)
  })
})
