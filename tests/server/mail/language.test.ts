import { expect, it } from 'vitest'
import { languageOf } from '../../../src/server/mail/language.ts'
import { readParts } from '../../../src/server/parts.ts'
import { site } from '../../../src/site.config.ts'

const { stopWords } = readParts('.')
const locales = Object.keys(site.locales)

it.each([
  ['en', 'Where is my deposit? I sent it on Monday and it is not there.'],
  ['de', 'Wo ist meine Einzahlung? Ich habe sie am Montag gesendet und sie ist nicht da.'],
  ['es', 'Hola, hice una transferencia ayer y no está en la cuenta.'],
  ['fr', 'Bonjour, j’ai fait un virement hier et il n’est pas sur le compte.'],
  ['it', 'Buongiorno, ho fatto un bonifico ieri e non è ancora sul conto.'],
  ['nl', 'Waar is mijn storting? Ik heb het maandag gestuurd en het is er niet.'],
  ['pl', 'Gdzie jest moja wpłata? Wysłałem ją w poniedziałek i jej nie ma na koncie.'],
  ['pt-BR', 'Onde está o meu depósito? Eu enviei na segunda e não está na conta.'],
  ['tr', 'Param nerede? Pazartesi günü gönderdim ve bu hesap için hâlâ bir şey yok.'],
  ['ru', 'Где мой депозит? Я отправил его в понедельник, и его нет на счёте.'],
  ['uk', 'Де мій депозит? Я надіслав його в понеділок, і його немає на рахунку.'],
  ['ar', 'أين إيداعي؟ أرسلته يوم الاثنين ولم يصل بعد.'],
  ['ja', '入金が届きません。月曜日に送りました。'],
  ['ko', '입금이 아직 안 왔습니다. 월요일에 보냈어요.'],
  ['zh-CN', '我的充值在哪里？我星期一转的，还没有到账。'],
  ['vi', 'Tiền nạp của tôi ở đâu? Tôi đã gửi hôm thứ hai và vẫn chưa thấy.'],
  [null, 'TX 0xabc123'],
  [null, ''],
])('%s: %s', (locale, text) => {
  expect(languageOf(text, locales, stopWords)).toBe(locale)
})

it('knows only languages that are published', () => {
  expect(languageOf('入金が届きません。', ['en', 'de'], stopWords)).toBeNull()
})
