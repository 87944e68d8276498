import { beforeAll, describe, expect, it } from 'vitest'
import { openSearch } from '../../src/cli/open-search.ts'
import { AS_TYPED } from '../../src/core/query-plan.ts'
import type { Engine } from '../../src/core/search.ts'
import { fallen, readBaseline, sharesOf } from './baseline.ts'
import { answerWith, DIST, goldenOf, LOCALES, measure, withTypos } from './measure.ts'
import { withTypo } from './typo.ts'

/** What clients type, against the built index, through the very engine that runs in the browser. */

const baseline = readBaseline()

describe.each(LOCALES)('search in %s', (locale) => {
  let engine: Engine
  let titles: { guide: string; title: string }[]
  beforeAll(async () => {
    const opened = await openSearch(DIST, locale)
    engine = opened.engine
    const { results } = await opened.pagefind.search(null)
    const pages = await Promise.all(results.map((result) => result.data()))
    titles = pages.map(({ meta }) => ({ guide: meta['guide'] ?? '', title: meta['title'] ?? '' }))
  })

  it('is no worse than it was, on the golden questions and on the same with a typo each', async () => {
    const golden = goldenOf(locale)
    const asked = await measure(answerWith(engine), golden)
    const misspelt = await measure(answerWith(engine), withTypos(golden))
    const missed = asked.misses.map(({ query, slug, found }) => `"${query}" wants ${slug}, found ${found.join(', ')}`)
    expect(fallen(baseline[locale], sharesOf(asked, misspelt)), missed.join('\n')).toEqual([])
  })

  it('finds a guide by its title', async () => {
    const first = await Promise.all(
      titles.map(async ({ guide, title }) => ({ guide, found: (await engine.search(title)).results[0]?.guide })),
    )
    const right = first.filter(({ guide, found }) => guide === found).length
    expect(right / first.length).toBeGreaterThanOrEqual(0.97)
  })

  it('answers nothing to a question that has no word of the guides', async () => {
    expect(await engine.search('zzyzxq qqwxkj')).toMatchObject({ results: [], rung: 'none', best: false })
  })
})

describe('a misspelt question', () => {
  it.each([
    ['en', 'i sent usdt to teh wrong netwrok', 'network', 'crypto-funding/wrong-network'],
    ['es', 'olvide mi contrasenya', 'contrasena', 'account-access/reset-password'],
    ['de', 'ausweiss abgeleht', 'abgelehnt', 'verification/verification-rejected'],
    ['ar', 'ارسلت الى شبككة خاطئة', 'شبكه', 'crypto-funding/wrong-network'],
  ])('in %s, "%s", is answered, and what it was read as is said', async (locale, query, meant, guide) => {
    const { engine } = await openSearch(DIST, locale)
    const found = await engine.search(query)
    expect(found.rung).toBe('respelled')
    expect(found.respelled).toContain(meant)
    expect(found.results[0]?.guide).toBe(guide)
  })

  it('is taken as it is typed when the reader asks for that', async () => {
    const { engine } = await openSearch(DIST, 'en')
    expect((await engine.search('netwrok')).respelled).toBe('network')
    expect((await engine.search('netwrok', AS_TYPED)).results).toEqual([])
  })
})

describe('writing habits change nothing', () => {
  it.each([
    ['ar', 'إعادة تعيين كلمة المرور', 'اعاده تعيين كلمه المرور'],
    ['ar', 'أرسلت على شبكة خاطئة', 'ارسلت علي شبكه خاطئه'],
    ['pl', 'zgubiłem telefon', 'zgubilem telefon'],
    ['vi', 'quên mật khẩu', 'quen mat khau'],
    ['tr', 'şifremi unuttum', 'sifremi unuttum'],
    ['fr', 'l’argent n’est pas arrivé', "l'argent n'est pas arrive"],
    ['uk', 'не пам’ятаю пароль', "не пам'ятаю пароль"],
    ['de', 'Überweisung hängt', 'UBERWEISUNG HANGT'],
  ])('%s: "%s" is "%s"', async (locale, careful, careless) => {
    const { engine } = await openSearch(DIST, locale)
    const guides = async (query: string) => (await engine.search(query)).results.slice(0, 3).map(({ guide }) => guide)
    expect(await guides(careless)).toEqual(await guides(careful))
    expect((await guides(careful)).length).toBeGreaterThan(0)
  })
})

describe('a typo for the examination', () => {
  it('changes one word by one slip, the same each time', () => {
    for (let seed = 1; seed < 50; seed++) {
      const slipped = withTypo('where is my missing transfer', seed)
      expect(slipped).toBe(withTypo('where is my missing transfer', seed))
      expect(Math.abs(slipped.length - 'where is my missing transfer'.length)).toBeLessThanOrEqual(1)
    }
    expect(
      new Set(Array.from({ length: 30 }, (_, seed) => withTypo('where is my transfer', seed))).size,
    ).toBeGreaterThan(8)
    expect(withTypo('kyc', 1)).toBe('kyc')
  })
})
