/** Numbers that carry check digits. */

export function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

/** The check digit of payment cards (ISO/IEC 7812, Luhn). */
export function isCard(text: string): boolean {
  const digits = digitsOf(text)
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place])
    const doubled = place % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** The check digits of bank account numbers (ISO 13616, mod 97). */
export function isIban(text: string): boolean {
  const compact = text.replace(/[ -]/g, '').toUpperCase()
  if (compact.length < 15 || compact.length > 34) return false
  const moved = compact.slice(4) + compact.slice(0, 4)
  let rest = 0
  for (const sign of moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55)))
    rest = (rest * 10 + Number(sign)) % 97
  return rest === 1
}

/** As people write one: in groups, with or without what divides them. */
export const IBAN = '\\b[A-Z]{2}\\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,4})?\\b'
