import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { elsewhere, plannedText, stateText, waitText } from '../../../src/browser/availability/sentences.ts'
import type { Availability, ChatNow } from '../../../src/core/handoff.ts'
import { createTranslate } from '../../../src/core/text.ts'
import { site } from '../../../src/site.config.ts'

const textsOf = (locale: string) =>
  createTranslate(JSON.parse(readFileSync(`locales/${locale}/availability.json`, 'utf8')), locale)
const NOW = Date.parse('2026-11-23T10:00:00Z')
const reader = (locale: string, timeZone: string) => ({ locale, now: NOW, timeZone, t: textsOf(locale) })
/** Spaces that do not break are spaces here. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('a wait', () => {
  it.each<[number, string, string]>([
    [0, 'en', 'under a minute'],
    [59, 'en', 'under a minute'],
    [60, 'en', '1 minute'],
    [61, 'en', '2 minutes'],
    [98, 'en', '2 minutes'],
    [600, 'en', '10 minutes'],
    [601, 'en', '15 minutes'],
    [3000, 'en', '50 minutes'],
    [3301, 'en', '1 hour'],
    [3601, 'en', '1.5 hours'],
    [21_601, 'en', '7 hours'],
    [98, 'ar', 'دقيقتان'],
    [98, 'ru', '2 минуты'],
    [250, 'pl', '5 minut'],
    [98, 'ja', '2 分'],
    [5400, 'de', '1,5 Stunden'],
  ])('of %i seconds is said in %s as "%s"', (seconds, locale, expected) => {
    expect(waitText(seconds, locale, textsOf(locale))).toBe(expected)
  })

  it('is never said to be shorter than it was, and not half as long again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 200_000 }), (seconds) => {
        const [count = '', unit = ''] = waitText(seconds, 'en', textsOf('en')).replace(',', '').split(' ')
        const said = Number(count) * (unit.startsWith('minute') ? 60 : 3600)
        expect(said).toBeGreaterThanOrEqual(seconds)
        expect(said - seconds).toBeLessThan(Math.max(60, seconds / 2))
      }),
    )
  })
})

const wait = { seconds: 98, chats: 40 }
const state = (change: Partial<ChatNow>): ChatNow => ({ chat: 'open', until: null, wait: null, ...change })
const at = (text: string) => Date.parse(text)

describe('the state of the chat, in the reader’s own time', () => {
  it.each<[string, string, string, Partial<ChatNow>, string]>([
    ['open', 'en', 'UTC', {}, 'open'],
    ['open, with the wait where it is known', 'en', 'UTC', { wait }, 'open, usually 2 minutes'],
    ['nobody there', 'en', 'UTC', { chat: 'away', until: at('2026-11-23T19:00:00Z'), wait }, 'no one free just now'],
    [
      'closed until later today',
      'en',
      'Europe/Lisbon',
      { chat: 'closed', until: at('2026-11-23T19:00:00Z') },
      'closed, opens 7:00 PM your time',
    ],
    [
      'closed until tomorrow, which is Tuesday there already',
      'en',
      'Asia/Tokyo',
      { chat: 'closed', until: at('2026-11-23T16:00:00Z') },
      'closed, opens Tuesday 1:00 AM your time',
    ],
    [
      'closed over the holidays',
      'de',
      'Europe/Berlin',
      { chat: 'closed', until: at('2027-01-04T07:00:00Z') },
      'geschlossen, öffnet: 4. Januar um 08:00 Ihrer Zeit',
    ],
    ['never open', 'en', 'UTC', { chat: 'closed' }, ''],
    [
      'closed, in Arabic',
      'ar',
      'Asia/Dubai',
      { chat: 'closed', until: at('2026-11-23T12:00:00Z') },
      'مغلقة، تفتح: 4:00 م بتوقيتك',
    ],
  ])('%s', (_, locale, timeZone, given, expected) => {
    expect(plain(stateText(state(given), reader(locale, timeZone)))).toBe(expected)
  })

  it('is what the configured hours say, where nobody knows who is there', () => {
    const soon = at('2026-11-23T19:00:00Z')
    expect(plain(plannedText({ open: true, until: soon }, reader('en', 'UTC')))).toBe('staffed until 7:00 PM your time')
    expect(plannedText({ open: true, until: null }, reader('en', 'UTC'))).toBe('')
    expect(plain(plannedText({ open: false, until: soon }, reader('en', 'UTC')))).toBe(
      'closed, opens 7:00 PM your time',
    )
    expect(plannedText({ open: false, until: null }, reader('en', 'UTC'))).toBe('')
  })
})

describe('where else the chat is open', () => {
  const others = [
    { locale: 'de', ...state({ chat: 'closed' }) },
    { locale: 'en', ...state({ wait }) },
    { locale: 'ru', ...state({ chat: 'away' }) },
    { locale: 'es', ...state({}) },
  ]
  const now = (change: Partial<Availability>): Availability => ({ ...state({ chat: 'closed' }), others, ...change })

  it('is told in the page’s language, in the reader’s order, open ones alone', () => {
    expect(elsewhere(now({}), 'tr', textsOf('tr'))).toEqual([
      { locale: 'en', text: 'İngilizce sohbet açık, bekleme genellikle 2 dakika' },
      { locale: 'es', text: 'İspanyolca sohbet açık' },
    ])
  })

  it('is told also while nobody is at the own desk, and not while the own chat is open', () => {
    expect(elsewhere(now({ chat: 'away' }), 'tr', textsOf('tr'))).toHaveLength(2)
    expect(elsewhere(now({ chat: 'open' }), 'tr', textsOf('tr'))).toEqual([])
  })

  it.each(Object.keys(site.locales))('reads as a sentence with nothing left to fill in, in %s', (locale) => {
    const [first] = elsewhere(now({}), locale, textsOf(locale))
    expect(first?.text).not.toMatch(/[{}]/)
    expect(first?.text).toContain(waitText(98, locale, textsOf(locale)))
    expect(first?.text.toLowerCase()).toContain(
      (new Intl.DisplayNames(locale, { type: 'language' }).of('en') ?? '').toLowerCase(),
    )
  })
})
