import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redact } from '../../src/core/redact.ts'

describe('personal data and secrets are taken out', () => {
  it.each([
    ['refund to ana.lopez+x@mail.example', 'refund to [e-mail]'],
    ['my mail is ana @ mail.example please', 'my mail is [e-mail] please'],
    ['sent to 0x52908400098527886E0F7030069857D2E4169EE7', 'sent to [wallet]'],
    ['bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq not arrived', '[wallet] not arrived'],
    ['tron TJRabPrwbZy45sbavfcjinPJC18kjpRTv8 lost', 'tron [wallet] lost'],
    ['1BoatSLRHtKNngkdXEeobR76b53LETtpyT', '[wallet]'],
    ['card 4111 1111 1111 1111 declined', 'card [card] declined'],
    ['card 4111-1111-1111-1111', 'card [card]'],
    ['iban DE89 3704 0044 0532 0130 00 wrong', 'iban [iban] wrong'],
    ['GB82WEST12345698765432', '[iban]'],
    ['call me +44 20 7946 0958', 'call me [phone]'],
    ['call 00491711234567', 'call [phone]'],
    ['(555) 123-4567 is my number', '[phone] is my number'],
    ['case 84736251', 'case [number]'],
    ['code 123456', 'code [number]'],
    ['see https://harborline.example.evil.example/login?t=1', 'see [url]'],
    ['www.harborline-login.example asks me', '[url] asks me'],
    ['my password is Tr0ub4dor&3 help', 'my password is [password] help'],
    ['mi contraseña es perro123', 'mi contraseña es [password]'],
    ['كلمة السر هي كلب123', 'كلمة السر هي [password]'],
    ['token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc', 'token [token]'],
    ['tx 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 'tx [hash]'],
    ['api key aB3dE5fG7hI9jK1lM3nO5pQ7', 'api key [token]'],
    ['passport X1234567 refused', 'passport [document] refused'],
    ['رقمي ٠١٢٣٤٥٦٧٨٩', 'رقمي [number]'],
    ['ref 123\u200b456\u200b789', 'ref [number]'],
    ['ＡＮＡ@ｍａｉｌ．ｅｘａｍｐｌｅ', '[e-mail]'],
  ])('%s', (query, expected) => {
    expect(redact(query)).toMatchObject({ text: expected, refused: '' })
  })
})

describe('a secret that opens a wallet goes nowhere at all', () => {
  it.each([
    ['seed_phrase', 'legal winner thank year wave sausage worth useful legal winner thank yellow'],
    ['seed_phrase', 'Legal Winner Thank Year Wave Sausage Worth Useful Legal Winner Thank Yellow'],
    [
      'seed_phrase',
      '1. letter 2. advice 3. cage 4. absurd 5. amount 6. doctor 7. acoustic 8. avoid 9. letter 10. advice 11. cage 12. above',
    ],
    ['seed_phrase', 'my seed phrase: legal winner thank year wave sausage worth useful legal winner thank yellow'],
    ['seed_phrase', 'my seed phrase is legal winner thank year wave sausage worth useful legal winner thank yellow'],
    ['seed_phrase', 'legal, winner, thank, year, wave, sausage, worth, useful, legal, winner, thank, yellow'],
    [
      'seed_phrase',
      'help me my words are legal winner thank year wave sausage worth useful legal winner thank yellow do not work',
    ],
    ['seed_phrase', 'tímido pared hielo vino lápiz tigre rueda nube fuego barco sueño mesa'],
    ['private_key', 'private key e9873d79c6d87dc0fb6a5778633389f4453213303da61f20bd67fc233aa33262'],
    ['private_key', 'KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn'],
    ['private_key', '5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ'],
    [
      'private_key',
      'xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi',
    ],
    ['private_key', '-----BEGIN EC PRIVATE KEY----- MHQCAQEE'],
  ])('%s: %s', (refused, query) => {
    expect(redact(query)).toEqual({ text: '', removed: [refused], refused })
  })
})

describe('what people ask stays as it is', () => {
  it.each([
    'how do i withdraw 1500 euros to my bank account',
    'withdrawal of 12,500.50 usd pending since 2026-11-02',
    'sent 0.00451234 btc on 12.11.2026',
    'error code -1021 when i log in',
    'error 403',
    'usdt erc20 or trc20 or bep20',
    'i sent usdt to the wrong network and i want my coins back please help me now',
    'why was my identity check rejected after three days when everything was clearly readable',
    'forgot password reset mail not arriving',
    'password is wrong',
    'my password is not working',
    'pin is wrong',
    'is 2fa needed',
    'sign in code never comes to my phone',
    'deposit 100000 yen',
    'limit 50000 per day',
    'la clave es incorrecta',
    'la contraseña es correcta pero no puedo entrar',
    'cómo retiro dinero a mi cuenta bancaria desde la aplicación si tengo la verificación pendiente',
    'envié bitcoin a una dirección equivocada hace dos días',
    'كيف أسحب أموالي إلى حسابي البنكي',
    'أرسلت عملات على شبكة خاطئة فماذا أفعل الآن لكي أستعيد أموالي منكم',
    'verification rejected selfie blurry passport expired address proof utility bill statement',
    'bitcoin ethereum solana cardano polkadot',
    'what are the opening hours 9-17',
    'tier 3 limits',
    'internationalization',
  ])('%s', (query) => {
    expect(redact(query)).toEqual({ text: query, removed: [], refused: '' })
  })
})

describe('redact', () => {
  it('cuts after it has redacted, so that half a secret never stays', () => {
    const { text } = redact(`${'a '.repeat(55)}ana.lopez@mail.example`)
    expect(text).not.toContain('ana')
    expect([...text].length).toBeLessThanOrEqual(120)
  })

  it('drops what cannot be seen', () => {
    expect(redact('a\u202eb\u0000 c').text).toBe('ab c')
  })

  it('leaves nothing more to take out', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const once = redact(text)
        if (once.refused !== '') return
        expect(redact(once.text).text).toBe(once.text)
      }),
    )
  })

  it('never lets an e-mail or a run of six digits through', () => {
    const surrounding = fc.array(fc.constantFrom('help', 'my', 'case', 'está', 'رقم', '—', ':', '"'), { maxLength: 5 })
    fc.assert(
      fc.property(
        surrounding,
        fc.integer({ min: 100_000, max: 99_999_999 }),
        fc.emailAddress(),
        surrounding,
        (before, number, mail, after) => {
          const { text } = redact([...before, String(number), mail, ...after].join(' '))
          expect(text).not.toContain(String(number))
          expect(text).not.toContain(mail)
        },
      ),
    )
  })
})
