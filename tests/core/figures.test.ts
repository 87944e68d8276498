import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { parse } from 'yaml'
import { factsFile } from '../../src/core/facts.ts'
import { factsSaying, figureWords, literalFigures } from '../../src/core/figures.ts'

const facts = factsFile.parse(parse(readFileSync('content/facts.yaml', 'utf8')))
const businessDays: Record<string, string[]> = { en: ['business day', 'business days'], de: ['werktag', 'werktage'] }
const figuresIn = (locale: string, text: string) =>
  literalFigures(text, figureWords(locale, facts, businessDays[locale] ?? [])).map(
    ({ text, kind }) => `${kind}: ${text}`,
  )

describe('a figure in prose is found', () => {
  test.each([
    ['en', 'It takes 24 hours.', ['duration: 24 hours']],
    ['en', 'It takes 1–2 business days, then more.', ['duration: 1–2 business days']],
    ['en', 'It takes two days or thirty minutes.', ['duration: two days', 'duration: thirty minutes']],
    ['en', 'Wait a 30-minute pause.', ['duration: 30-minute']],
    ['en', 'The fee is €10, or 10 EUR, or 25 US dollars.', ['money: €10', 'money: 10 EUR', 'money: 25 US dollars']],
    ['en', 'The fee is 1.5 %.', ['percent: 1.5 %']],
    ['en', 'The fee is 1.5% of it, 2 percent at most.', ['percent: 1.5%', 'percent: 2 percent']],
    ['en', 'Send 0.0001 BTC or 10 USDT.', ['coin: 0.0001 BTC', 'coin: 10 USDT']],
    ['en', 'Photos up to 10 MB.', ['size: 10 MB']],
    ['en', 'You can save up to 50 addresses.', ['count: 50']],
    ['en', 'A total of $1,000.50 a day.', ['money: $1,000.50']],
    ['de', 'Das dauert 24 Stunden oder zwei Werktage.', ['duration: 24 Stunden', 'duration: zwei Werktage']],
    ['de', 'Die Gebühr beträgt 1,5 % oder 10 Euro.', ['percent: 1,5 %', 'money: 10 Euro']],
    ['fr', 'Comptez 30 minutes, soit 2 heures au plus.', ['duration: 30 minutes', 'duration: 2 heures']],
    ['ru', 'Это займёт 24 часа или два дня.', ['duration: 24 часа', 'duration: два дня']],
    ['pl', 'To trwa 5 minut albo dwie godziny.', ['duration: 5 minut', 'duration: dwie godziny']],
    ['ar', 'يستغرق ٢٤ ساعة.', ['duration: 24 ساعة']],
    ['ja', '24時間かかります。手数料は1.5%です。', ['duration: 24時間', 'percent: 1.5%']],
    ['ja', '通常は二日かかります。', ['duration: 二日']],
    ['zh-CN', '需要24小时，手续费10欧元。', ['duration: 24小时', 'money: 10欧元']],
    ['ko', '24시간이 걸립니다.', ['duration: 24시간']],
    ['vi', 'Mất 24 giờ.', ['duration: 24 giờ']],
    ['en', 'It costs five euros, or five percent.', ['money: five euros', 'percent: five percent']],
    ['en', 'USD 20 by SEPA in 24 hours.', ['count: 20', 'duration: 24 hours']],
    ['de', 'Das kostet fünf Euro.', ['money: fünf Euro']],
    ['ar', 'خلال يوم و24 ساعة.', ['duration: 24 ساعة']],
    ['tr', '24 saat sürer.', ['duration: 24 saat']],
  ])('%s: %s', (locale, text, expected) => {
    expect(figuresIn(locale, text)).toEqual(expected)
  })
})

describe('what is no figure is left alone', () => {
  test.each([
    ['en', 'Tier 2 needs a document; see step 3.'],
    ['en', 'Send USDT on ERC-20, never on TRC-20.'],
    ['en', 'The report of 2025 is ready.'],
    ['en', 'Two people compare it, one day after another.'],
    ['en', 'Use iOS 17, Android 12 or Windows-11 with TLS 1.3 and ISO 20022, 24/7, by § 12.'],
    ['en', 'A sign such as &#106; is one letter.'],
    ['ru', 'Правила действуют с 2019 года.'],
    ['ja', '2027年1月1日から、または2月28日まで。2019年から同じです。'],
    ['ko', '2027년 1월 1일부터입니다.'],
    ['en', 'It takes \uFFFC.'],
    ['de', 'Stufe 3 verlangt einen Nachweis.'],
    ['ja', 'レベル2が必要です。'],
  ])('%s: %s', (locale, text) => {
    expect(figuresIn(locale, text)).toEqual([])
  })
})

describe('the facts that say it', () => {
  const [day] = literalFigures('24 hours', figureWords('en', facts, []))
  it('name those of the guide first', () => {
    if (!day) throw new Error('no figure')
    expect(factsSaying(day, facts, ['password'])[0]).toBe('password.reset-pause')
    expect(factsSaying(day, facts, ['two-factor'])[0]).toBe('two-factor.reset-pause')
  })
  it.each([
    ['en', '1 day', 'two-factor.reset-pause'],
    ['en', '€50', 'recovery.fee'],
    ['en', '1.5%', 'card.deposit-fee'],
    ['de', '1,5 %', 'card.deposit-fee'],
    ['en', '0.0001 BTC', 'bitcoin.withdrawal-fee'],
    ['en', '€20,000', 'tier-2.deposit-month-limit'],
    ['de', '20.000 €', 'tier-2.deposit-month-limit'],
    ['en', '10 MB', 'identity.photo-size'],
  ])('%s: %s is said by %s', (locale, text, id) => {
    const [figure] = literalFigures(text, figureWords(locale, facts, businessDays[locale] ?? []))
    expect(figure && factsSaying(figure, facts, [])).toContain(id)
  })
  it('are none when no fact has the value', () => {
    const [figure] = literalFigures('17 hours', figureWords('en', facts, []))
    expect(figure && factsSaying(figure, facts, [])).toEqual([])
  })
})
