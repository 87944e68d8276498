import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CARRIERS, LISTS } from '../planted.ts'

/** Secrets in messages, and messages with none, in sixteen languages. All of them are made up. */

export interface Planted {
  locale: string
  text: string
  /** Where the secret stands. */
  start: number
  end: number
}

const MORE: Readonly<Record<string, readonly [string, string]>> = {
  ...CARRIERS,
  ko: ['어제 § 로 보냈는데 안 왔어요', '§ 확인해 주세요'],
  'zh-CN': ['昨天发到 § 了，还没到', '请查一下 §'],
}

/** Lines of a file beside this one: locale, tab, message, with the secret in ⟦ ⟧ and ⏎ for a line's end. */
export function readPlanted(file: string): Planted[] {
  return readLines(file).map(({ locale, text }) => {
    const start = text.indexOf('⟦')
    const end = text.indexOf('⟧') - 1
    return { locale, text: text.replace(/[⟦⟧]/g, ''), start, end }
  })
}

export function readLines(file: string): { locale: string; text: string }[] {
  return readFileSync(join(import.meta.dirname, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [locale = '', text = ''] = line.split('\t')
      return { locale, text: text.replaceAll('⏎', '\n') }
    })
}

/** Each secret in a sentence of each language. */
export function inSentences(secrets: readonly string[]): Planted[] {
  return Object.entries(MORE).flatMap(([locale, carriers]) =>
    secrets.map((secret, place) => {
      const carrier = carriers[place % 2] ?? '§'
      const start = carrier.indexOf('§')
      return { locale, text: carrier.replace('§', secret), start, end: start + secret.length }
    }),
  )
}

/** Test numbers that processors publish, and ones of the same form; as people write them. */
export const CARDS = [
  '4000056655665556',
  '4242 4242 4242 4242',
  '4000-0027-6000-3184',
  '5555 5555 5555 4444',
  '5200828282828210',
  '2223 0031 2200 3222',
  '3782 822463 10005',
  '371449635398431',
  '6011 1111 1111 1117',
  '3530.1113.3330.0000',
  '6200 0000 0000 0005',
  '2200 0000 0000 0004',
  '４０００ ０５６６ ５５６６ ５５５６',
  '٤٠٠٠ ٠٥٦٦ ٥٥٦٦ ٥٥٥٦',
  '4000 0566\n5566 5556',
  '4242 - 4242 - 4242 - 4242',
  '5555|5555|5555|4444',
  '6200 | 0000 | 0000 | 0005',
]

/** Keys that their form tells. */
export const KEYS = [
  'L1aW4aubDFB7yfras2S1mN3bqg9nwySY8nkoLmJebSLD5BWv3ENZ',
  'KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn',
  '5Kb8kLf9zgWQnogidDA76MzPL6TsZZY36hWXMssSzNydYXYB9KF',
  '5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ',
  '6PRVWUbkzzsbcVac2qwfssoUJAN1Xhrg6bNk8J7Nzm5H7kxEbn2Nh2ZoGg',
  'SAV76USXIJOBMEQXPANUOQM6F5LIOTLPDIDVRJBFFE2MDJXG24TAPUU7',
  'SBMWAQWHQVQDQQRFMFLQGCDCJOR5QV3C4TQOXXGXGVDZWIS5XEUGSXNC',
  'snoPBrXtMeMyMHUVTgbuqAfg1SUTb',
  'xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi',
  'zprvAWgYBBk7JR8Gjrh4UJQ2uJdG1r3WNRRfURiABBE3RvMXYSrRJL62XuezvGdPvG6GFBZduosCc1YP5wixPox7zhZLfiUm8aunE96BBa4Kei5',
  '-----BEGIN EC PRIVATE KEY-----\nMHQCAQEEIBkg4LVWM9nuwNSk3yByxZpYRTBnVJk5GkMtKj6nKqqZoAcGBSuBBAAK\n-----END EC PRIVATE KEY-----',
]

/** Words far apart in their list, as wallets draw them: always the same ones. */
function phrase(list: readonly string[], length: number, start: number): string[] {
  return Array.from({ length }, (_, place) => list[(start + place * 683) % list.length] ?? '')
}

/** Recovery phrases of nine lists, as people write them down. */
export const PHRASES = Object.values(LISTS).flatMap((list) => [
  phrase(list, 12, 17).join(' '),
  phrase(list, 24, 530).join(' '),
  phrase(list, 12, 901)
    .map((word, place) => `${place + 1}. ${word}`)
    .join('\n'),
  phrase(list, 15, 1204).join(', '),
  phrase(list, 18, 77).join('\n'),
])
