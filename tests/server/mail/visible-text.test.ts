import { expect, it } from 'vitest'
import { visibleText } from '../../../src/server/mail/visible-text.ts'

/** What mail programs make of an answer, in the languages of the readers: only what was written stays. */

const QUOTE = '\n\n> ##- Write your answer above this line -##\n> \n> We look.\n'
const ABOVE = '##- Write your answer above this line -##\n\nWe look.\n'

it.each<[string, string, string]>([
  [
    'Gmail, English',
    `It is here.\n\nOn Mon, Nov 23, 2026 at 10:00 AM Harborline <s+1.ca@x.example> wrote:${QUOTE}`,
    'It is here.',
  ],
  [
    'Gmail, a long line broken',
    `It is here.\n\nOn Mon, Nov 23, 2026 at 10:00 AM Harborline\n<support+k3x9pq.cabc@mail.harborline.example> wrote:${QUOTE}`,
    'It is here.',
  ],
  ['Gmail, German', `Danke!\n\nAm Mo., 23. Nov. 2026 um 10:00 Uhr schrieb Harborline <s@x.example>:${QUOTE}`, 'Danke!'],
  [
    'Gmail, Spanish',
    `Gracias.\n\nEl lun, 23 nov 2026 a las 10:00, Harborline (<s@x.example>) escribió:${QUOTE}`,
    'Gracias.',
  ],
  ['Gmail, French', `Merci.\n\nLe lun. 23 nov. 2026 à 10:00, Harborline <s@x.example> a écrit :${QUOTE}`, 'Merci.'],
  [
    'Gmail, Italian',
    `Grazie.\n\nIl giorno lun 23 nov 2026 alle ore 10:00 Harborline <s@x.example> ha scritto:${QUOTE}`,
    'Grazie.',
  ],
  ['Gmail, Dutch', `Dank je.\n\nOp ma 23 nov 2026 om 10:00 schreef Harborline <s@x.example>:${QUOTE}`, 'Dank je.'],
  ['Gmail, Polish', `Dzięki.\n\npon., 23 lis 2026 o 10:00 Harborline <s@x.example> napisał(a):${QUOTE}`, 'Dzięki.'],
  [
    'Gmail, Portuguese',
    `Obrigado.\n\nEm seg., 23 de nov. de 2026 às 10:00, Harborline <s@x.example> escreveu:${QUOTE}`,
    'Obrigado.',
  ],
  [
    'Gmail, Turkish',
    `Teşekkürler.\n\nHarborline <s@x.example>, 23 Kas 2026 Pzt, 10:00 tarihinde şunu yazdı:${QUOTE}`,
    'Teşekkürler.',
  ],
  ['Gmail, Russian', `Спасибо.\n\nпн, 23 нояб. 2026 г. в 10:00, Harborline <s@x.example>:${QUOTE}`, 'Спасибо.'],
  ['Gmail, Ukrainian', `Дякую.\n\nпн, 23 лист. 2026 р. о 10:00 Harborline <s@x.example> пише:${QUOTE}`, 'Дякую.'],
  [
    'Gmail, Arabic',
    `شكرا.\n\nفي الاثنين، 23 نوفمبر 2026 في 10:00 ص تمت كتابة ما يلي بواسطة ‪Harborline‬‏ <s@x.example>:${QUOTE}`,
    'شكرا.',
  ],
  ['Gmail, Japanese', `届きました。\n\n2026年11月23日(月) 10:00 Harborline <s@x.example>:${QUOTE}`, '届きました。'],
  [
    'Gmail, Korean',
    `왔습니다.\n\n2026년 11월 23일 (월) 오전 10:00, Harborline <s@x.example>님이 작성:${QUOTE}`,
    '왔습니다.',
  ],
  ['Gmail, Chinese', `到了。\n\nHarborline <s@x.example> 于2026年11月23日周一 10:00写道：${QUOTE}`, '到了。'],
  [
    'Gmail, Vietnamese',
    `Đã đến.\n\nVào Th 2, 23 thg 11, 2026 vào lúc 10:00 Harborline <s@x.example> đã viết:${QUOTE}`,
    'Đã đến.',
  ],
  [
    'Apple Mail on a phone',
    `Yes.\n\nSent from my iPhone\n\n> On 23 Nov 2026, at 10:00, Harborline <s@x.example> wrote:\n> \n> We look.\n`,
    'Yes.',
  ],
  [
    'Outlook, English',
    `Done.\n\nFrom: Harborline <s@x.example>\nSent: Monday, November 23, 2026 10:00 AM\nTo: Ana\nSubject: Re: x\n\n${ABOVE}`,
    'Done.',
  ],
  [
    'Outlook, German',
    `Fertig.\n\nVon: Harborline <s@x.example>\nGesendet: Montag, 23. November 2026 10:00\nAn: Ana\nBetreff: AW: x\n\n${ABOVE}`,
    'Fertig.',
  ],
  [
    'Outlook, Japanese',
    `完了です。\n\n差出人: Harborline <s@x.example>\n送信日時: 2026年11月23日 10:00\n宛先: Ana\n件名: Re: x\n\n${ABOVE}`,
    '完了です。',
  ],
  [
    'Outlook, Arabic',
    `تم.\n\nمن: Harborline <s@x.example>\nتم الإرسال: 23 نوفمبر 2026\nإلى: Ana\nالموضوع: x\n\n${ABOVE}`,
    'تم.',
  ],
  [
    'a row of underscores',
    `Fine.\n________________________________\nFrom: Harborline <s@x.example>\nSent: Monday\nTo: Ana\n\nWe look.`,
    'Fine.',
  ],
  ['an original message', `Fine.\n\n-----Original Message-----\nFrom: Harborline\nTo: Ana\n\nWe look.`, 'Fine.'],
  ['a signature', 'Hello.\n\nAna\n-- \nAna Lopez\n+351 000', 'Hello.\n\nAna'],
  [
    'an answer below the quote',
    `On Mon, 23 Nov 2026 at 10:00, Harborline <s@x.example> wrote:\n> Which network?\n\nTron.\n`,
    'Tron.',
  ],
  ['answers between the quotes', '> Which network?\n\nTron.\n\n> Which amount?\n\n250\n', 'Tron.\n250'],
  [
    'nothing but text',
    'I sent 250.\nOn Monday I wrote: nothing.\nFrom here on: lost.',
    'I sent 250.\nOn Monday I wrote: nothing.\nFrom here on: lost.',
  ],
  [
    'a list of facts',
    'Here it is:\n\nNetwork: Tron\nAmount: 250\nDate: 2026-11-23',
    'Here it is:\n\nNetwork: Tron\nAmount: 250\nDate: 2026-11-23',
  ],
  ['an amount above a quote', `I paid 250 EUR in 2026\n\n> We look.\n`, 'I paid 250 EUR in 2026'],
  ['nothing', '', ''],
  ['a quote alone', '> We look.', ''],
])('%s', (_, written, wanted) => {
  expect(visibleText(written)).toBe(wanted)
})

it.each([
  '> ',
  '> x\n',
  'On a wrote: ',
  'On \n',
  'El ',
  'a@b.example 10:00:\n',
  '-----',
  ' \n',
  'From: x\n',
  'x\n> z\n',
  '-- \n',
  '_',
])('a mail that is nothing but %j over and over is cut, and nobody waits for it', (part) => {
  expect(visibleText(part.repeat(200_000 / part.length)).length).toBeLessThanOrEqual(20_000)
})

it('keeps a paragraph that somebody wrote without line breaks', () => {
  const paragraph = 'I sent it on Monday and it is not here. '.repeat(100).trim()
  expect(visibleText(`${paragraph}\n\nOn Monday, Ana <ana@mail.example> wrote:\n> Shall I?`)).toBe(paragraph)
})
