import { DURATION_UNITS, type Fact, type Facts } from './facts.ts'
import { NUMBER_WORDS } from './number-words.ts'

/** Figures written out in prose (an amount, a percentage, a duration, a limit), and the facts to use in their place. */

type Unit = (typeof DURATION_UNITS)[number]

export interface LiteralFigure {
  /** As it stands in the text. */
  text: string
  numbers: number[]
  kind: Fact['kind']
  /** Of a duration its unit; of money and coins the ISO code or symbol where one was written. */
  unit: string
}

/** What follows a number in a locale and makes it a figure. */
export interface FigureWords {
  locale: string
  /** Longest first. */
  units: { word: string; kind: Fact['kind']; unit: string }[]
}

const COUNTS = [0, 1, 2, 3, 5, 11, 21, 1.5]

/**
 * The words and signs of a locale, from Intl, the currencies and coins of the facts, and `businessDays`: how the locale
 * writes them (they are in no standard).
 */
export function figureWords(locale: string, facts: Facts, businessDays: readonly string[]): FigureWords {
  const all = Object.values(facts).flatMap((measures) => Object.values(measures))
  const units: FigureWords['units'] = businessDays.map((word) => ({ word, kind: 'duration', unit: 'business-day' }))
  for (const unit of DURATION_UNITS)
    if (unit !== 'business-day')
      for (const word of unitForms(locale, unit)) units.push({ word, kind: 'duration', unit })
  for (const unit of ['kilobyte', 'megabyte', 'gigabyte'])
    for (const word of [...unitForms(locale, unit), unit.replace(/^(.).*/, '$1b')])
      units.push({ word, kind: 'size', unit })
  for (const currency of new Set(all.flatMap((fact) => (fact.kind === 'money' ? [fact.currency] : []))))
    for (const word of currencyForms(locale, currency)) units.push({ word, kind: 'money', unit: currency })
  for (const coin of new Set(all.flatMap((fact) => (fact.kind === 'coin' ? [fact.coin] : []))))
    units.push({ word: coin.toLowerCase(), kind: 'coin', unit: coin })
  for (const word of ['%', '٪', 'percent', 'per cent']) units.push({ word, kind: 'percent', unit: '' })
  return { locale, units: units.filter(({ word }) => word !== '').sort((a, b) => b.word.length - a.word.length) }
}

function unitForms(locale: string, unit: string): Set<string> {
  const forms = COUNTS.flatMap((count) =>
    (['long', 'short'] as const).map((unitDisplay) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay })
        .formatToParts(count)
        .filter(({ type }) => type === 'unit')
        .map(({ value }) => value.trim().toLowerCase())
        .join(' '),
    ),
  )
  return new Set(forms)
}

function currencyForms(locale: string, currency: string): Set<string> {
  const forms = COUNTS.flatMap((count) =>
    (['name', 'narrowSymbol', 'code'] as const).map((currencyDisplay) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay })
        .formatToParts(count)
        .filter(({ type }) => type === 'currency')
        .map(({ value }) => value.trim().toLowerCase())
        .join(' '),
    ),
  )
  return new Set(forms)
}

const NUMBER = String.raw`\d+(?:[.,'’\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?`
/** Digits glued to a word belong to a name (ERC20), except where words stand without spaces between them, as "and" in Arabic. */
const UNGLUED = String.raw`(?<![\p{N}.-]|(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}])\p{L})`
const FIGURE = new RegExp(
  String.raw`${UNGLUED}(?<sign>\p{Sc}|[%٪])?\s?(?<first>${NUMBER})(?:\s?[-–—~〜]\s?(?<second>${NUMBER}))?`,
  'gu',
)
/** Numbers up to here that stand alone name a tier or a step. */
const NAMES_UP_TO = 3

/**
 * The figures in a line of prose. Small numbers that stand alone (a tier, a step), dates, years, digits inside a name
 * (ERC-20, Pix24h) and what follows one (iOS 17, ISO 20022, § 12) are none.
 * @example literalFigures('It takes 24 hours.', figureWords('en', facts, []))
 * // => [{ text: '24 hours', numbers: [24], kind: 'duration', unit: 'hour' }]
 */
export function literalFigures(text: string, words: FigureWords): LiteralFigure[] {
  const plain = withoutDates(asciiDigits(text.normalize('NFC')))
  const found = [...plain.matchAll(FIGURE)].flatMap(({ 0: whole, index, groups = {} }): LiteralFigure[] => {
    const { sign = '', first = '', second } = groups
    const after = plain.slice(index + whole.length)
    const numbers = [first, second].flatMap((number) => (number === undefined ? [] : [numberIn(number, words.locale)]))
    const written = `${first}${second === undefined ? '' : `–${second}`}`
    const unit = unitAfter(after, words)
    const isYear = /^(?:19|20)\d\d$/.test(first) && second === undefined
    if (isYear && unit?.unit === 'year') return []
    if (unit) return [{ text: `${sign}${written}${unit.taken}`, numbers, kind: unit.kind, unit: unit.unit }]
    const before = sign === '' ? null : (unitAfter(sign, words) ?? { kind: 'money' as const, unit: sign })
    if (before) return [{ text: `${sign}${written}`, numbers, kind: before.kind, unit: before.unit }]
    const isName = /^-?\p{L}/u.test(after) && !isUnspaced(words.locale)
    const isSmall = second === undefined && Number.isInteger(numbers[0]) && (numbers[0] ?? 0) <= NAMES_UP_TO
    return isName || isYear || isSmall || isAfterName(plain.slice(0, index), words)
      ? []
      : [{ text: written, numbers, kind: 'count', unit: '' }]
  })
  return [...found, ...writtenOut(plain, words)]
}

/** Days of the calendar where they are written with units, "24/7" and signs written as numbers, as blanks. */
const withoutDates = (text: string) =>
  text
    .replace(/(?:\d{4}\s?[年년]\s?)?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일号號]/g, blanks)
    .replace(/(?<!\d)(?:19|20)\d\d\s?[年년]/g, blanks)
    .replace(/&#\w+;|(?<!\d)24\/7(?!\d)/g, blanks)
const blanks = (found: string) => ' '.repeat(found.length)

/** Systems whose versions are numbers. */
const SYSTEMS = /^(?:Android|Chrome|Chromium|Edge|Firefox|Linux|Safari|Windows)$/

/** Whether a number belongs to the name before it: an abbreviation that is no currency, a system, or a sign for a place. */
function isAfterName(before: string, { units }: FigureWords): boolean {
  if (/[§№]\s?$/.test(before)) return true
  const name = /[\p{L}\p{N}]+(?=[\s-]?$)/u.exec(before)?.[0] ?? ''
  const isAbbreviation = /\p{Lu}.*\p{Lu}/u.test(name) && !units.some(({ word }) => word === name.toLowerCase())
  return isAbbreviation || SYSTEMS.test(name)
}

/** Durations and amounts whose number is a word: "two days", "five euros". */
function writtenOut(text: string, words: FigureWords): LiteralFigure[] {
  const numbers = NUMBER_WORDS[words.locale.split('-')[0] ?? ''] ?? {}
  const gap = isUnspaced(words.locale) ? String.raw`\s?` : String.raw`\s+`
  const before = isUnspaced(words.locale) ? '' : String.raw`(?<![\p{L}\p{N}])`
  const names = Object.keys(numbers).sort((a, b) => b.length - a.length)
  if (names.length === 0) return []
  const pattern = new RegExp(`${before}(${names.join('|')})(?=${gap})`, 'giu')
  return [...text.matchAll(pattern)].flatMap(({ 0: name, index }): LiteralFigure[] => {
    const unit = unitAfter(text.slice(index + name.length), words)
    const number = numbers[name.toLowerCase()]
    return unit && ['duration', 'money', 'percent'].includes(unit.kind) && number !== undefined
      ? [{ text: `${name}${unit.taken}`, numbers: [number], kind: unit.kind, unit: unit.unit }]
      : []
  })
}

/** The unit at the start of what follows a number; an inflected ending of up to three letters belongs to it. */
function unitAfter(after: string, { units, locale }: FigureWords) {
  const rest = after.toLowerCase()
  const space = /^[\s\u00a0-]*/.exec(rest)?.[0] ?? ''
  for (const { word, kind, unit } of units) {
    if (!rest.startsWith(word, space.length)) continue
    const ending = /^\p{L}*/u.exec(rest.slice(space.length + word.length))?.[0] ?? ''
    const fits = isUnspaced(locale) || !/\p{L}$/u.test(word) || ending.length <= (word.length >= 3 ? 3 : 0)
    if (fits) {
      const taken = after.slice(0, space.length + word.length + (isUnspaced(locale) ? 0 : ending.length))
      return { kind, unit, taken }
    }
  }
  return null
}

/** Written without spaces, or with endings glued to the unit. */
function isUnspaced(locale: string): boolean {
  return ['ja', 'zh', 'ko', 'th'].includes(locale.split('-')[0] ?? '')
}

/** Arabic-Indic and Persian digits and separators as ASCII. */
function asciiDigits(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replace(/(?<=\d)٫(?=\d)/g, '.')
    .replace(/(?<=\d)٬(?=\d)/g, ',')
}

function numberIn(written: string, locale: string): number {
  const parts = new Intl.NumberFormat(locale).formatToParts(1234567.8)
  const decimal = parts.find(({ type }) => type === 'decimal')?.value ?? '.'
  // Whatever groups thousands elsewhere is no decimal here; two digits behind a sign are decimals in any locale.
  const grouped = new RegExp(`[${decimal === ',' ? '.' : ','}\\s\\u00a0\\u202f'’](?=\\d{3}(?!\\d))`, 'g')
  return Number(written.replace(grouped, '').replace(',', '.'))
}

const MINUTES: Record<Unit, number> = {
  second: 1 / 60,
  minute: 1,
  hour: 60,
  'business-day': Number.NaN,
  day: 1440,
  week: 10_080,
  month: 43_200,
  year: 525_600,
}

/**
 * The facts that say what a literal figure says, those of `near` subjects first.
 * @example factsSaying({ numbers: [24], kind: 'duration', unit: 'hour', text: '24 hours' }, facts, ['two-factor'])
 * // => ['two-factor.reset-pause', 'password.reset-pause', …]
 */
export function factsSaying(figure: LiteralFigure, facts: Facts, near: readonly string[]): string[] {
  return Object.entries(facts)
    .flatMap(([subject, measures]) =>
      Object.entries(measures)
        .filter(([, fact]) => says(fact, figure))
        .map(([measure]) => ({ id: `${subject}.${measure}`, isNear: near.includes(subject) })),
    )
    .sort((a, b) => Number(b.isNear) - Number(a.isNear))
    .map(({ id }) => id)
}

function says(fact: Fact, { numbers, kind, unit }: LiteralFigure): boolean {
  if (fact.kind !== kind) return false
  const isAmong = (...own: (number | undefined)[]) => numbers.every((number) => own.includes(number))
  switch (fact.kind) {
    case 'duration':
      return sameDuration(fact, numbers, unit)
    case 'money':
      return isAmong(fact.amount, fact.min, fact.max) && (fact.currency === unit || unit.length !== 3)
    case 'percent':
      return isAmong(fact.percent, fact.min, fact.max)
    case 'count':
      return isAmong(fact.count)
    case 'coin':
      return isAmong(Number(fact.amount)) && fact.coin === unit
    case 'size':
      return isAmong(fact.amount) && fact.unit === unit
  }
}

function sameDuration(fact: Extract<Fact, { kind: 'duration' }>, numbers: readonly number[], unit: string): boolean {
  const known = DURATION_UNITS.find((name) => name === unit)
  if (known === undefined) return false
  const own = [fact.min, fact.max].filter((part) => part !== undefined)
  if (fact.unit === known) return numbers.every((number) => own.includes(number))
  const minutes = own.map((part) => part * MINUTES[fact.unit])
  return numbers.every((number) => minutes.includes(number * MINUTES[known]))
}
