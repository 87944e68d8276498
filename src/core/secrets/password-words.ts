import { SPACED_SCRIPTS } from './fold.ts'

/** How people of sixteen languages speak of passwords. */

/** The languages with spaces; what is glued to the end (Turkish -m, German -s, Korean particles) is not listed. */
const SPACED =
  'password|pasword|passcode|passphrase|passwort|kennwort|wachtwoord|contraseña|contrasena|mot\\s+de\\s+passe|senha|palavra-passe|parola|hasł[oaeu]|haslo|şifre|sifre|пароль|пароля|паролем|mật\\s+khẩu|mat\\s+khau|كلمة\\s+(?:ال)?(?:مرور|سر)|مروري|الرقم\\s+السري|باسورد'
/** Short ones, which other words begin or end with. */
const SHORT = 'pass|mypass|pw|pwd|ww|mk|mdp|clave|pin|pincode|пин|пін|пин-код|пін-код|пасс'
const WRITTEN = `[${SPACED_SCRIPTS}]`
const UNSPACED = 'パスワード|暗証番号|パス(?=[はが：:=])|密码|口令|비밀번호|비번|암호|패스워드|핀번호'

/** A password's name, with what its language glues to it; "ككلمة مرور" has its particle in front. */
export const PASSWORD_NAME = `(?:(?<!\\p{L})[كبوفل]?(?:ال)?(?:${SPACED})\\p{L}{0,6}|(?<!${WRITTEN})(?:${SHORT})(?!${WRITTEN})|${UNSPACED})`

/** As `redact` reads it, which takes out whatever is said to be one. */
export const PASSWORDS = `(?:${SPACED})\\p{L}?|mdp|clave|pin`

/** Says what a password is, in the languages with spaces. */
export const SAID = '(?:is|es|ist|est|è|é|to|to\\s+jest|là|la|هي|هو|это|це|olan)(?!\\p{L})|[:=-]'

/** Between a password's name and the password, when somebody tells it: "is", "of mine", "for the account". */
const LINKS = new Set(
  `is was are reads says said my mine the it now current old new still
  ist war lautet lautete mein meine meins das die jetzt aktuell altes neues
  es era fue mi la el actual antigua anterior nueva vieja de acceso
  est était etait c c'est mon ma le actuel ancien nouveau
  è e' era mia mio il attuale vecchia nuova
  luidt mijn het huidige oude nieuwe
  to jest było bylo brzmi moje mój moj stare nowe konta do
  é e minha meu atual antiga anterior nova
  olan şu su benim eski yeni idi oldu kodum
  это был такой мой старый новый от кабинета аккаунта
  це був такий мій старий новий від кабінету акаунта
  هي هو كانت كان الخاصة الخاص بي القديمة الجديدة الحالية
  là la của cua tôi toi em mình cũ mới
  는 은 가 이 : = - – —`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** @example isLink('lautet') // => true */
export function isLink(word: string): boolean {
  return LINKS.has(word.toLowerCase())
}

/** After these a number may be the account's that the password is for. */
const BELONGINGS = new Set('of de do acceso konta от кабинета аккаунта від кабінету акаунта của'.split(' '))

/** Whether the words between a name and a number say that the number is what is named: "password is now 12345678". */
export function tellNumber(words: readonly string[]): boolean {
  return words.every(isLink) && !BELONGINGS.has(words.at(-1)?.toLowerCase() ?? '')
}

/** What a password is said to be without being told. */
const STATES = new Set(
  `wrong incorrect invalid not no expired correct right rejected refused lost forgotten locked blocked weak too needed required missing old the still always being never
  a an my mine your this that stolen leaked hacked compromised known unknown safe secure long short new changed reset broken accepted saved stored gone same different fine ok okay case-sensitive unique strong mandatory optional visible hidden empty
  incorrecta incorrecto correcta correcto inválida invalida equivocada errónea erronea mala muy la el una demasiado necesaria robada segura débil nueva antigua obligatoria grave caducada bloqueada
  falsch richtig nicht abgelaufen weg vergessen neu gestohlen sicher unsicher lang kurz gesperrt ungültig korrekt geändert schwach
  incorrecte oublié oubliée faux refusé perdu volé expiré correct bon trop valide invalide bloqué faible toujours bien
  errata sbagliata scaduta dimenticata rubata corretta giusta debole bloccata nuova vecchia sicura
  errada inválida esquecida expirada roubada correta certa fraca bloqueada nova antiga segura
  złe nieprawidłowe błędne zapomniane dobre poprawne słabe skradzione stare nowe tylko
  yanlış geçersiz unuttum hatalı doğru çalındı zayıf eski yeni
  неверный неправильный забыл забыла не верный правильный украден украли старый новый слабый сложный
  невірний неправильний забув забула вірний правильний вкрали старий новий слабкий
  sai không quên đúng yếu cũ mới bị
  verkeerd fout vergeten gestolen goed zwak nieuw oud verlopen onjuist
  خطأ خاطئة غير صحيحة لا مرفوضة منتهية ضاعت قديمة جديدة ضعيفة مسروقة`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** Whether a word says how a password is, and not what. */
export function isState(text: string): boolean {
  return STATES.has(text.toLowerCase().replace(/[^\p{L}]+$/u, ''))
}
