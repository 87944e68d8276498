import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { NO_MEMORY } from '../../src/checks/memory.ts'
import { readContent } from '../../src/checks/read-content.ts'
import { gapWords, phrasesOf, searchAll } from '../../src/cli/check-search.ts'
import { newSession } from '../../src/core/session-id.ts'
import { site } from '../../src/site.config.ts'
import { BUY, scratchContent } from '../checks/scratch-content.ts'
import { NOW, setUp } from '../server/setup.ts'
import { SITE } from '../server/site.ts'

/** `guidepost check --search`: a guide proves that it answers. */

const DIST = process.env['GUIDEPOST_DIST'] ?? join(import.meta.dirname, '../../dist')
const HOUR = 3_600_000
const locales = Object.keys(site.locales)
const content = readContent('.', { url: site.url, locales, now: 0, memory: NO_MEMORY })

describe('the phrases of the guides that ship', () => {
  it.each(locales)('each find their guide among the first three in %s', async (locale) => {
    const wanted = phrasesOf(content, (file) => file.startsWith(`content/${locale}/`))
    expect(wanted.length).toBeGreaterThan(180)
    expect((await searchAll(DIST, wanted)).missed).toEqual([])
  })
})

describe('a guide that readers do not get at this moment', () => {
  const scratch = scratchContent()
  afterAll(() => scratch.remove())
  it.each([
    ['a draft', 'draft: true', ['en sell', 'en cards', 'es buy']],
    ['one that is scheduled, and its translations', 'publish: 2026-12-24', ['en sell', 'en cards']],
    ['one that is retired, and its translations', 'retire: 2026-11-15', ['en sell', 'en cards']],
    ['one that was published', 'publish: 2026-11-15', ['en buy', 'en sell', 'en cards', 'es buy']],
  ])('is not searched: %s', (_, field, searched) => {
    scratch.reset()
    scratch.edit(BUY, (text) => text.replace('owner:', `${field}\nowner:`))
    const wanted = phrasesOf(scratch.read(), () => true)
    const found = new Set(wanted.map(({ locale, guide }) => `${locale} ${guide?.split('/')[1]}`))
    expect([...found].sort()).toEqual(searched.toSorted())
  })
})

describe('a search that does not find its guide', () => {
  const wanted = { locale: 'en', source: 'phrase' as const }
  it('is told with what came instead', async () => {
    const one = { ...wanted, query: 'forgot my password', guide: 'trading/staking' }
    const { searched, missed } = await searchAll(DIST, [one])
    expect(searched).toBe(1)
    expect(missed).toEqual([{ ...one, place: null, found: expect.arrayContaining(['account-access/reset-password']) }])
  })
  it('may be any guide where nobody noted which, but not none', async () => {
    const any = { ...wanted, query: 'forgot my password', guide: null }
    expect((await searchAll(DIST, [any])).missed).toEqual([])
    const none = { ...wanted, query: 'zzyzxq qqwxkj', guide: null }
    expect((await searchAll(DIST, [none])).missed).toEqual([{ ...none, place: null, found: [] }])
  })
  it('cannot be told of a site that is not built', async () => {
    const one = { ...wanted, query: 'x', guide: null }
    await expect(searchAll('nowhere', [one])).rejects.toThrow(/Build the site \(npm run build\)/)
  })
})

describe('the words of a gap', () => {
  /** Three sessions that search the same without an answer, and what somebody decides about it. */
  async function withGap(query: string, state: string) {
    const setup = await setUp({ ...SITE, privacyThreshold: 3 })
    for (const seed of [1, 2, 3]) {
      const at = NOW + seed * HOUR
      const base = { session: newSession(at, () => seed), locale: 'en', page: '/en/', id: 1, at }
      const search = { search: 1, query, results: 0, rung: 'none', surface: 'home' }
      setup.clock.now = at + 60_000
      const payload = { v: 1, events: [{ kind: 'search_performed', ...base, ...search }] }
      expect((await setup.app.inject({ method: 'POST', url: '/api/journal', payload })).statusCode).toBe(202)
    }
    const headers = { cookie: await setup.signIn() }
    const { gaps } = (await setup.app.inject({ url: '/api/gaps', headers })).json()
    const url = `/api/gaps/${gaps[0].id}/state`
    await setup.app.inject({ method: 'POST', url, headers, payload: { state, who: 'Ada' } })
    const { store, clock } = setup
    return { store, synonyms: new Map(), least: 3, costOfContact: site.costOfContact, now: clock.now }
  }

  it('are searched once somebody marked it as written, for the guide whose phrases hold them', async () => {
    const [{ query = '', guide = '' } = {}] = phrasesOf(content, (file) =>
      file.startsWith('content/en/trading/staking'),
    )
    const wanted = await gapWords(content, await withGap(query, 'written'))
    expect(wanted).toEqual([{ locale: 'en', query, guide, source: 'gap' }])
  })
  it('are to find any guide where none has them among its phrases', async () => {
    const wanted = await gapWords(content, await withGap('unstake early', 'written'))
    expect(wanted).toEqual([{ locale: 'en', query: 'unstake early', guide: null, source: 'gap' }])
  })
  it('are nobody’s while the gap is only taken', async () => {
    expect(await gapWords(content, await withGap('unstake early', 'taken'))).toEqual([])
  })
})
