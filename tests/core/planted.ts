import { wordlist as czech } from '@scure/bip39/wordlists/czech.js'
import { wordlist as english } from '@scure/bip39/wordlists/english.js'
import { wordlist as french } from '@scure/bip39/wordlists/french.js'
import { wordlist as italian } from '@scure/bip39/wordlists/italian.js'
import { wordlist as japanese } from '@scure/bip39/wordlists/japanese.js'
import { wordlist as korean } from '@scure/bip39/wordlists/korean.js'
import { wordlist as portuguese } from '@scure/bip39/wordlists/portuguese.js'
import { wordlist as simplifiedChinese } from '@scure/bip39/wordlists/simplified-chinese.js'
import { wordlist as spanish } from '@scure/bip39/wordlists/spanish.js'

/** Secrets inside questions: every class of secret in the words of fourteen languages. All of them are made up. */

/** A question with a gap, as people of each language write one. */
export const CARRIERS: Readonly<Record<string, readonly [string, string]>> = {
  en: ['I sent it to § yesterday and nothing arrived', 'please check §'],
  de: ['ich habe an § gesendet und nichts kam an', 'bitte prüfen §'],
  es: ['lo envié a § y no llegó', 'revisen § por favor'],
  fr: ['j’ai envoyé à § et rien n’est arrivé', 'vérifiez § svp'],
  it: ['ho inviato a § e non è arrivato', 'controllate §'],
  nl: ['ik heb naar § gestuurd en niets ontvangen', 'kijk even naar §'],
  pl: ['wysłałem na § i nic nie doszło', 'proszę sprawdzić §'],
  'pt-BR': ['mandei para § e não chegou', 'verifiquem §'],
  tr: ['§ adresine gönderdim gelmedi', 'kontrol edin §'],
  ru: ['отправил на § и ничего не пришло', 'проверьте §'],
  uk: ['надіслав на § і нічого не прийшло', 'перевірте §'],
  ar: ['أرسلت إلى § ولم يصل شيء', 'تحققوا من §'],
  ja: ['§ に送ったのに届きません', '§ を確認してください'],
  vi: ['tôi gửi tới § mà chưa tới', 'kiểm tra § giúp'],
}

/** Secrets of which nothing may be left in the text; a name of the class, then the secret. */
export const PLANTED: readonly [string, string][] = [
  ['e-mail', 'mina.okafor@letters.example'],
  ['e-mail', 'jo+help (at) letters (dot) example'],
  ['phone', '+49 171 5550 1234'],
  ['phone', '0033612345678'],
  ['phone', '(555) 010-4477'],
  ['url', 'https://harborline-verify.example/login?token=abc'],
  ['url', 'www.harborline-bonus.example/x'],
  ['wallet', '0x8Ba1f109551bD432803012645Ac136ddd64DBA72'],
  ['wallet', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
  ['wallet', '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy'],
  ['wallet', 'TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf'],
  ['wallet', 'rDsbeomae4FXwgQTJp9Rs64Qg9vDiTCdBv'],
  ['iban', 'DE89 3704 0044 0532 0130 00'],
  ['iban', 'FR1420041010050500013M02606'],
  ['iban', 'PL61109010140000071219812874'],
  ['card', '4000 0566 5566 5556'],
  ['card', '5555555555554444'],
  ['hash', 'a1075db55d416d3ca199f55b6084e2115b9345e16c5cf302fc80e9d5fbf5d48d'],
  ['token', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI3NzcifQ.c2lnbmF0dXJl'],
  ['token', 'sk9LmQ2vX7bT4nR8wY1zK5pC'],
  ['number', '73915502'],
  ['number', '9 1 4 0 7 3'],
  ['document', 'C01X00T478'],
]

/** How a password is told, by language. */
export const PASSWORDS: readonly [string, string][] = [
  ['en', 'my password is §'],
  ['de', 'mein Passwort ist §'],
  ['es', 'mi contraseña es §'],
  ['fr', 'mon mot de passe est §'],
  ['it', 'la password è §'],
  ['nl', 'mijn wachtwoord is §'],
  ['pl', 'moje hasło to §'],
  ['pt-BR', 'minha senha é §'],
  ['tr', 'şifrem: §'],
  ['ru', 'мой пароль §'.replace('§', ': §')],
  ['uk', 'мій пароль це §'],
  ['ar', 'كلمة المرور هي §'],
  ['ja', 'パスワードは§です'],
  ['ko', '비밀번호는 §'],
  ['zh-CN', '密码是§'],
  ['vi', 'mật khẩu là §'],
]
export const PASSWORD = 'hunter2-Blue!7'

export const LISTS = { english, spanish, french, italian, portuguese, czech, japanese, korean, simplifiedChinese }

/** Phrases of words far apart in their list, as wallets draw them: always the same ones. */
function phrase(list: readonly string[], length: number, start: number): string[] {
  return Array.from({ length }, (_, place) => (list[(start + place * 683) % list.length] ?? '').normalize('NFKC'))
}

/** What must go nowhere at all: recovery phrases of nine lists, as people write them down, and private keys. */
export const REFUSED: readonly [string, string][] = [
  ...Object.entries(LISTS).flatMap(([name, list]) =>
    [0, 5, 11, 17].flatMap((start): [string, string][] => [
      [name, phrase(list, 12, start * 37).join(' ')],
      [name, phrase(list, 24, start * 53).join(' ')],
      [
        name,
        phrase(list, 12, start * 71)
          .map((word, place) => `${place + 1}. ${word}`)
          .join(' '),
      ],
      [name, phrase(list, 12, start * 91).join(', ')],
    ]),
  ),
  ['key', 'L1aW4aubDFB7yfras2S1mN3bqg9nwySY8nkoLmJebSLD5BWv3ENZ'],
  ['key', '5Kb8kLf9zgWQnogidDA76MzPL6TsZZY36hWXMssSzNydYXYB9KF'],
  ['key', '6PRVWUbkzzsbcVac2qwfssoUJAN1Xhrg6bNk8J7Nzm5H7kxEbn2Nh2ZoGg'],
  ['key', 'SAV76USXIJOBMEQXPANUOQM6F5LIOTLPDIDVRJBFFE2MDJXG24TAPUU7'],
  ['key', 'private key: 0xe9873d79c6d87dc0fb6a5778633389f4453213303da61f20bd67fc233aa33262'],
  ['key', 'mein privater Schlüssel ist e9873d79c6d87dc0fb6a5778633389f4453213303da61f20bd67fc233aa33262'],
  ['key', 'mi clave privada e9873d79c6d87dc0fb6a5778633389f4453213303da61f20bd67fc233aa33262'],
  ['key', 'приватный ключ e9873d79c6d87dc0fb6a5778633389f4453213303da61f20bd67fc233aa33262'],
  ['key', '秘密鍵 e9873d79c6d87dc0fb6a5778633389f4453213303da61f20bd67fc233aa33262'],
  ['key', '-----BEGIN PRIVATE KEY----- MIIEvQIBADANBg'],
]
