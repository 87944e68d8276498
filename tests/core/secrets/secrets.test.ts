import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_LISTS } from '../../../src/core/listed-phrases.ts'
import { readQuestions } from '../../../src/core/questions.ts'
import { findSecrets, type SecretKind, withoutSecrets } from '../../../src/core/secrets/secrets.ts'
import { PHRASE_LISTS } from '../../../src/server/seed-lists.ts'
import { site } from '../../../src/site.config.ts'
import { CARDS, inSentences, KEYS, PHRASES, type Planted, readLines, readPlanted } from './planted.ts'

const locales = Object.keys(site.locales)
const PASSWORDS = readPlanted('passwords.txt')
const CODES = readPlanted('codes.txt')
const HARMLESS = readLines('harmless.txt')

/** A phrase may begin after its first number, and take a neighbour along that its list has too. */
const SLACK: Partial<Record<SecretKind, [before: number, after: number]>> = { seed_phrase: [3, 9] }

/** Those that are not covered from their first sign to their last, or take more than a sign of the sentence along. */
function missed(planted: readonly Planted[], kind: SecretKind, certain: boolean): Planted[] {
  const [before, after] = SLACK[kind] ?? [0, 1]
  return planted.filter(
    ({ text, start, end }) =>
      !findSecrets(text, PHRASE_LISTS).some(
        (found) =>
          found.kind === kind &&
          found.certain === certain &&
          found.start <= start + before &&
          found.end >= end &&
          found.end <= end + after,
      ),
  )
}

describe('secrets in messages', () => {
  const KINDS: [string, Planted[]][] = [
    ['passwords', PASSWORDS],
    ['codes', CODES],
    ['card numbers', inSentences(CARDS)],
    ['private keys', inSentences(KEYS)],
    ['recovery phrases', inSentences(PHRASES)],
  ]
  it.each(KINDS)('are many in every language: %s', (_, planted) => {
    for (const locale of locales)
      expect(planted.filter((one) => one.locale === locale).length, locale).toBeGreaterThanOrEqual(10)
  })

  it('of the kinds that empty an account are found for certain, wherever they stand', () => {
    expect(missed(inSentences(CARDS), 'card', true)).toEqual([])
    expect(missed(inSentences(KEYS), 'private_key', true)).toEqual([])
    expect(missed(inSentences(PHRASES), 'seed_phrase', true)).toEqual([])
  })

  it.each([
    ['password', PASSWORDS],
    ['code', CODES],
  ] as const)('are found: every %s', (kind, planted) => {
    const sure = new Set(missed(planted, kind, true))
    const unsure = new Set(missed(planted, kind, false))
    const both = planted.filter((one) => sure.has(one) && unsure.has(one))
    // "One-time password" and "passcode" are names of both.
    expect(both.filter((one) => missed([one], kind === 'code' ? 'password' : 'code', true).length > 0)).toEqual([])
  })

  it('may be anything where only their form speaks: those may be sent after reading', () => {
    const unsure: [string, SecretKind][] = [
      ['482913', 'code'],
      ['code 482913', 'code'],
      ['my password is sunflower', 'password'],
      ['Zebra_4411! is my password', 'password'],
      // A transaction of Solana looks the same.
      ['5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW', 'private_key'],
      ['4000 0566 5566 5556 cvc 123', 'card'],
      // A reference begins with letters too, and every tenth number has the check digit.
      ['card4111111111111111', 'card'],
      ['№4111111111111111', 'card'],
      ['4111,1111,1111,1111', 'card'],
      ['order number 4829137712345678 is missing', 'card'],
      ['meine Kundennummer: 4829137712345678', 'card'],
      ['4829137712345678 is my order number', 'card'],
      ['4829137712345678 ist meine Auftragsnummer', 'card'],
      ['4829137712345678是我的订单号', 'card'],
      ['pedido n.º 4829137712345678', 'card'],
      ['номер заказа 4829137712345678', 'card'],
      ['رقم الطلب 4829137712345678', 'card'],
      ['订单号4829137712345678', 'card'],
    ]
    for (const [text, kind] of unsure)
      expect(findSecrets(text, NO_LISTS), text).toContainEqual(expect.objectContaining({ kind, certain: false }))
  })

  it.each([
    ['my card number is §', ''],
    ['номер карты §', ''],
    ['卡号§', ''],
    ['カード番号は§です', ''],
    ['§ is my card number', ''],
    ['§ is rejected by my bank', ''],
    ['on 2026-11-30 §', ''],
    ['§', ' 12/27'],
    ['§', ' 123'],
  ])("are a card's where it is named, dated or glued to words without spaces: %s%s", (carrier, tail) => {
    const text = `${carrier.replace('§', '4000056655665556')}${tail}`
    expect(findSecrets(text, NO_LISTS)).toContainEqual(expect.objectContaining({ kind: 'card', certain: true }))
  })

  it('include a key that only its name tells, in every language', () => {
    const hex = 'e9873d79c6d87dc0fb6a5778633389f4453213303da61f20bd67fc233aa33262'
    const names = [
      'private key: §',
      'mein privater Schlüssel ist §',
      'mi clave privada es §',
      'ma clé privée est §',
      'la mia chiave privata è §',
      'mijn private sleutel is §',
      'mój klucz prywatny to §',
      'minha chave privada é §',
      'özel anahtarım §',
      'мой приватный ключ §',
      'мій приватний ключ §',
      'المفتاح الخاص هو §',
      '秘密鍵は§です',
      '개인 키는 0x§입니다',
      '私钥是§',
      'khóa riêng tư là §',
    ].map((text) => text.replace('§', hex))
    expect(
      names.filter(
        (text) => !findSecrets(text, NO_LISTS).some(({ kind, certain }) => kind === 'private_key' && certain),
      ),
    ).toEqual([])
  })

  it('include a phrase of no list where it stands alone, as what it may be', () => {
    const text =
      'Here they are\nacademic acid acne acquire acrobat activity actress adapt adequate adjust admit adorn\nplease help'
    const [found] = findSecrets(text, NO_LISTS)
    expect(found && text.slice(found.start, found.end)).toMatch(/^academic.*adorn$/)
    expect(found).toMatchObject({ kind: 'seed_phrase', certain: false })
  })
})

describe('harmless messages', () => {
  it('are many in every language', () => {
    for (const locale of locales)
      expect(HARMLESS.filter((one) => one.locale === locale).length, locale).toBeGreaterThanOrEqual(15)
  })

  it('are what clients ask too', () => {
    const asked = locales.flatMap((locale) => {
      const file = join('content', locale, 'questions.csv')
      return readQuestions(readFileSync(file, 'utf8'), file).map(({ query }) => query)
    })
    expect(asked.length).toBeGreaterThan(3000)
    expect(asked.filter((query) => findSecrets(query, PHRASE_LISTS).length > 0)).toEqual([])
  })

  it('are sent as they are', () => {
    expect(HARMLESS.filter(({ text }) => findSecrets(text, PHRASE_LISTS).length > 0)).toEqual([])
  })
})

describe('what is found', () => {
  it('stands in order, apart, and inside the text as it was typed', () => {
    const parts = [...PASSWORDS, ...CODES].map(({ text }) => text)
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...parts, ...CARDS), fc.string({ unit: 'grapheme' })), { maxLength: 6 }),
        (some) => {
          const text = some.join('\n')
          let end = 0
          for (const found of findSecrets(text, NO_LISTS)) {
            expect(found.start).toBeGreaterThanOrEqual(end)
            expect(found.end).toBeGreaterThan(found.start)
            end = found.end
          }
          expect(end).toBeLessThanOrEqual(text.length)
        },
      ),
    )
  })

  it.each([
    ['my password is hunter2-Blue!7 and card 4000 0566 5566 5556', 'my password is ••• and card •••'],
    ['رمز التحقق ٤٨٢٩١٣ منتهي', 'رمز التحقق ••• منتهي'],
    ['PIN is 4821', 'PIN is •••'],
  ])('is taken out, and the rest stays: %s', (text, rest) => {
    expect(withoutSecrets(text, findSecrets(text, NO_LISTS))).toBe(rest)
  })

  it('is nothing any more once it was taken out', () => {
    const again = [...PASSWORDS, ...CODES, ...inSentences(CARDS)].filter(
      ({ text }) => findSecrets(withoutSecrets(text, findSecrets(text, PHRASE_LISTS)), PHRASE_LISTS).length > 0,
    )
    expect(again).toEqual([])
  })
})
