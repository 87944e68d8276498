import { describe, expect, it } from 'vitest'
import { contentWords, distance, fold, words } from '../../src/core/query.ts'

describe('words', () => {
  it.each([
    ['en', 'How do I WITHDRAW?', 'how do i withdraw'],
    ['en', "I can’t log in, it doesn't work", 'i cant log in it doesnt work'],
    ['es', '¿Cuánto tarda el retiro?', 'cuanto tarda el retiro'],
    ['fr', "L’argent n'est pas là", 'l argent n est pas la'],
    ['it', "l'indirizzo", 'l indirizzo'],
    ['pl', 'Łódź, żółw', 'lodz zolw'],
    ['de', 'Überweisung, Straße', 'uberweisung strasse'],
    ['tr', 'ışık', 'isik'],
    ['vi', 'Đăng nhập', 'dang nhap'],
    ['ar', 'إعادة تَعْيِين كلمـــة المرور إلى', 'اعاده تعيين كلمه المرور الي'],
    ['en', 'ＵＳＤＴ ﬁnd', 'usdt find'],
    ['en', '2FA, ERC-20', '2fa erc 20'],
    ['en', ' …?! ', ''],
  ])('of %s "%s" are "%s"', (locale, text, expected) => {
    expect(words(text, locale).join(' ')).toBe(expected)
  })

  it('of a language without spaces are found by its dictionary', () => {
    expect(words('忘记密码怎么办', 'zh-CN').length).toBeGreaterThan(1)
    expect(words('パスワードを忘れました', 'ja')).toContain('パスワード')
    expect(words('ログインできない', 'ja')[0]).toBe('ログイン')
    expect(fold('が')).not.toBe(fold('か'))
    expect(words('비밀번호 잊어버렸어요', 'ko')[0]).toBe('비밀번호')
  })
})

describe('contentWords', () => {
  const stopWords = new Set(['how', 'do', 'i', 'the'])
  it.each([
    ['how do I withdraw the coins', 'withdraw coins'],
    ['how do I', 'how do i'],
    ['', ''],
  ])('of "%s" are "%s"', (text, expected) => {
    expect(contentWords(text, 'en', stopWords).join(' ')).toBe(expected)
  })
})

describe('distance', () => {
  it.each([
    ['network', 'network', 0],
    ['netwrok', 'network', 1],
    ['netork', 'network', 1],
    ['nettwork', 'network', 1],
    ['withdrwal', 'withdrawal', 1],
    ['verfiicaton', 'verification', 2],
    ['cat', 'network', 3],
  ])('from %s to %s is %i', (a, b, expected) => {
    expect(distance(a, b, 2)).toBe(expected)
    expect(distance(b, a, 2)).toBe(expected)
  })
})

it('folding twice changes nothing more', () => {
  for (const text of ['Straße', 'إعادة', 'Ałtyn', 'ÉTÉ', 'ﬁ']) expect(fold(fold(text))).toBe(fold(text))
})
