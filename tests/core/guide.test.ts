import { describe, expect, it } from 'vitest'
import { channelsFile } from '../../src/core/channels.ts'
import { frontMatter } from '../../src/core/guide.ts'
import { messageRequest, openRequest, ratingRequest } from '../../src/core/handoff.ts'
import { METRICS } from '../../src/core/metrics.ts'
import { nearest } from '../../src/core/nearest.ts'
import { SESSION_OUTCOMES, UNANSWERED_KINDS } from '../../src/core/outcomes.ts'
import { FAMILIES, TALLIES, TIMES } from '../../src/core/tallies.ts'
import { topicsFile } from '../../src/core/topics.ts'

const guide = {
  title: 'Reset two-factor authentication',
  scope: 'Get back in.',
  answer: 'Start the reset from the sign-in page.',
  glance: { time: '{{a.b}}', cost: '{{a.c}}', need: 'A camera' },
  phrases: ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8'],
  related: ['account-access/reset-password'],
  owner: 'account-safety',
  updated: '2026-11-12',
  reviewed: '2026-11-12',
}

describe('front matter', () => {
  it('is taken, its dates as dates, reviewed every 90 days and no draft unless said', () => {
    expect(frontMatter.parse(guide)).toMatchObject({ updated: new Date('2026-11-12'), reviewEvery: 90, draft: false })
  })
  it.each<[string, object, RegExp]>([
    ['a missing title', { title: undefined }, /title/],
    ['a long answer', { answer: 'x'.repeat(400) }, /at most 320 characters/],
    ['seven phrases', { phrases: guide.phrases.slice(1) }, /at least 8 phrases/],
    ['sixteen phrases', { phrases: Array.from({ length: 16 }, (_, n) => `p${n}`) }, /at most 15 phrases/],
    ['a date that is none', { updated: 'soon' }, /a date such as/],
    ['an unknown owner', { owner: 'nobody' }, /must be one of account-safety/],
    ['a related guide by its address', { related: ['/en/account-access/reset-password/'] }, /<topic>\/<slug>/],
    ['a field that does not exist', { tittle: 'x' }, /tittle/],
  ])('refuses %s and says how to mend it', (_, change, message) => {
    const parsed = frontMatter.safeParse({ ...guide, ...change })
    expect(parsed.success ? '' : JSON.stringify(parsed.error.issues)).toMatch(message)
  })
})

const packet = { searches: [], guides: [], page: '/en/' }
const request = {
  id: 'a'.repeat(16),
  secret: 'b'.repeat(22),
  session: '5',
  locale: 'en',
  topic: '',
  channel: 'chat',
  message: 'Help',
  email: '',
  packet,
}

describe('the hand-off', () => {
  it('is taken as it was put together, with no fields and nothing before it where none are named', () =>
    expect(openRequest.parse(request)).toEqual({ ...request, fields: {}, earlier: null }))
  it.each<[string, object]>([
    ['a short secret', { secret: 'short' }],
    ['an empty message', { message: '   ' }],
    ['a message of 4,001 characters', { message: 'x'.repeat(4001) }],
    ['an address that is none', { email: 'name@' }],
    [
      'eleven guides',
      {
        packet: { ...packet, guides: Array(11).fill({ guide: 'a/b', title: 't', locale: 'en', at: 1, helpful: null }) },
      },
    ],
    ['something beside the packet', { packet: { ...packet, cookies: 'x' } }],
  ])('refuses %s', (_, change) => expect(openRequest.safeParse({ ...request, ...change }).success).toBe(false))
  it('takes messages with a key and scores from 1 to 5', () => {
    expect(messageRequest.safeParse({ key: 'k'.repeat(8), text: 'x' }).success).toBe(true)
    expect(messageRequest.safeParse({ text: 'x' }).success).toBe(false)
    expect([0, 1, 5, 6, 2.5].map((score) => ratingRequest.safeParse({ score }).success)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ])
  })
})

describe('the metrics', () => {
  it('put known tallies over known tallies, each tally defined once', () => {
    const all = Object.values(FAMILIES).flatMap((tallies) => Object.keys(tallies))
    expect(new Set(all).size).toBe(all.length)
    const isBucket = (name: string) => Object.keys(TIMES).some((time) => name.startsWith(`${time}_in_`))
    expect([...TALLIES].sort()).toEqual([...all.filter((name) => !isBucket(name)), 'solved_on_day'].sort())
    for (const { of, over, sentence } of Object.values(METRICS)) {
      expect(TALLIES).toContain(of)
      expect(TALLIES).toContain(over)
      expect(sentence).toMatch(/\.$|\)\.$/)
    }
  })
  it('count every outcome', () => {
    for (const { outcome } of SESSION_OUTCOMES) expect(TALLIES).toContain(outcome)
    for (const kind of UNANSWERED_KINDS) expect(TALLIES).toContain(kind)
  })
})

it('guesses the name that was meant, or none', () => {
  const known = ['account-access/reset-2fa', 'account-access/reset-password']
  expect(nearest('account-acess/reset-2fa', known)).toBe('account-access/reset-2fa')
  expect(nearest('account/reset-password', known)).toBe('account-access/reset-password')
  expect(nearest('pizza', known)).toBeNull()
})

it('reads topics and channels, and refuses what is none', () => {
  expect(topicsFile.safeParse({ trading: { icon: 'percent', queue: 'trading', guides: ['staking'] } }).success).toBe(
    true,
  )
  expect(topicsFile.safeParse({ Trading: { icon: 'percent', queue: 'trading', guides: [] } }).success).toBe(false)
  expect(
    channelsFile.safeParse({ sites: ['harborline.example'], mail: ['mail.harborline.example'], accounts: [] }).success,
  ).toBe(true)
  expect(
    channelsFile.safeParse({ sites: ['https://harborline.example/'], mail: ['m.example'], accounts: [] }).success,
  ).toBe(false)
})
