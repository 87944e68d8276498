import { expect, test } from 'vitest'
import { foreignLetters } from '../../src/checks/foreign-letters.ts'

test.each([
  ['ja', '지갑을 열고 선택하세요.', 'Korean'],
  ['zh', 'ウォレットを開いて選びます。', 'Japanese'],
  ['ja', '打开钱包并选择您要发送的加密货币然后确认金额和地址。', 'Chinese'],
  ['ar', 'کیف پول را باز کنید و ارز خود را انتخاب کنید، چه چیزی می‌خواهید.', 'Persian'],
  ['ru', 'Відкрийте гаманець і виберіть монету.', 'Ukrainian'],
  ['uk', 'Откройте кошелёк и выберите монеты, что вы хотите.', 'Russian'],
  ['de', 'Откройте кошелёк.', 'Cyrillic'],
  ['ko', 'Open the wallet and choose.', 'English'],
])('in a guide of %s "%s" is %s', (language, text, name) => {
  expect(foreignLetters(text, language)).toBe(name)
})

test.each([
  ['ja', 'ウォレットを開き、Apple PayかGoogle Payを選びます。'],
  ['ja', '暗号資産取引所口座開設'],
  ['zh', '打开钱包并选择您要发送的加密货币然后确认金额和地址。'],
  ['ko', 'Apple Pay, Google Pay, SEPA Instant'],
  ['ko', '暗號資産(암호자산)을 엽니다.'],
  ['ru', 'Сеть TRC-20, USDT и SMS.'],
  ['uk', 'Відкрийте гаманець і виберіть монету.'],
  ['ar', 'افتح المحفظة واختر العملة التي تريدها.'],
  ['de', 'Der Kurs heißt auf Russisch курс.'],
  ['en', 'Open the wallet and choose.'],
])('in a guide of %s "%s" is its own', (language, text) => {
  expect(foreignLetters(text, language)).toBe(null)
})
