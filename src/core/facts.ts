import { z } from 'zod'

/** Facts: figures that change (fees, limits, times), kept as data in `content/facts.yaml` and never written in prose. */

const provenance = {
  /** Where the figure comes from, for whoever reviews it. */
  source: z.string().trim().min(1),
  owner: z.string().trim().min(1),
  reviewed: z.coerce.date(),
}
const amount = z.number().nonnegative()

export const DURATION_UNITS = ['second', 'minute', 'hour', 'business-day', 'day', 'week', 'month', 'year'] as const

export const fact = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('money'),
    amount: amount.optional(),
    min: amount.optional(),
    max: amount.optional(),
    currency: z.string().length(3),
    ...provenance,
  }),
  z.strictObject({
    kind: z.literal('percent'),
    percent: amount.optional(),
    min: amount.optional(),
    max: amount.optional(),
    ...provenance,
  }),
  z.strictObject({
    kind: z.literal('duration'),
    min: amount.optional(),
    max: amount,
    unit: z.enum(DURATION_UNITS),
    ...provenance,
  }),
  z.strictObject({
    kind: z.literal('count'),
    count: z.number().int().nonnegative(),
    of: z.string().min(1),
    ...provenance,
  }),
  z.strictObject({
    kind: z.literal('coin'),
    amount: z.string().regex(/^\d+(\.\d+)?$/),
    coin: z.string().min(2),
    ...provenance,
  }),
  z.strictObject({ kind: z.literal('size'), amount, unit: z.enum(['kilobyte', 'megabyte']), ...provenance }),
])

export type Fact = z.infer<typeof fact>

/** The whole file: subject → measure → fact. */
export const factsFile = z.record(z.string(), z.record(z.string(), fact))
export type Facts = z.infer<typeof factsFile>

/** A translated text by key, with values and a count for plurals; i18next's `t` fits. */
export type Translate = (key: string, values?: Record<string, unknown>) => string

/**
 * The fact named "subject.measure"; throws with the nearest names when there is none.
 */
export function factNamed(facts: Facts, id: string): Fact {
  const [subject = '', measure = ''] = id.split('.')
  const found = facts[subject]?.[measure]
  if (found) return found
  const near = facts[subject]
    ? `"${subject}" has ${Object.keys(facts[subject]).join(', ')}`
    : `the subjects are ${Object.keys(facts).join(', ')}`
  throw new Error(`Fact "${id}" is not in content/facts.yaml: ${near}.`)
}

/**
 * A fact as people of a locale write it; `t` supplies the words that Intl has not (`free`, business days, nouns counted).
 * @example formatFact({ kind: 'percent', percent: 1.5, … }, 'de', t) // => '1,5 %'
 */
export function formatFact(fact: Fact, locale: string, t: Translate): string {
  switch (fact.kind) {
    case 'money':
      return formatMoney(fact, locale, t)
    case 'percent':
      return formatPercent(fact, locale)
    case 'duration':
      return formatDuration(fact, locale, t)
    case 'count':
      return fact.of === 'none'
        ? new Intl.NumberFormat(locale).format(fact.count)
        : t(`of.${fact.of}`, { count: fact.count })
    case 'coin':
      return isolated(
        `${new Intl.NumberFormat(locale, { maximumFractionDigits: 8 }).format(Number(fact.amount))} ${fact.coin}`,
      )
    case 'size':
      return new Intl.NumberFormat(locale, { style: 'unit', unit: fact.unit, unitDisplay: 'short' }).format(fact.amount)
  }
}

function formatPercent({ percent, min, max }: Extract<Fact, { kind: 'percent' }>, locale: string): string {
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  if (min !== undefined && max !== undefined) return share.formatRange(min / 100, max / 100)
  return share.format((percent ?? max ?? min ?? 0) / 100)
}

function formatMoney(fact: Extract<Fact, { kind: 'money' }>, locale: string, t: Translate): string {
  const whole = [fact.amount, fact.min, fact.max].every((part) => part === undefined || Number.isInteger(part))
  const money = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: fact.currency,
    ...(whole ? { maximumFractionDigits: 0 } : {}),
  })
  if (fact.min !== undefined && fact.max !== undefined) return money.formatRange(fact.min, fact.max)
  const single = fact.amount ?? fact.max ?? fact.min ?? 0
  return single === 0 ? t('free') : money.format(single)
}

/**
 * A promised time; business days in the words of `locales/<locale>/facts.json`, for Intl has none.
 * @example formatDuration({ min: 1, max: 2, unit: 'hour' }, 'en', t) // => '1–2 hours'
 */
export function formatDuration(
  { min, max, unit }: Pick<Extract<Fact, { kind: 'duration' }>, 'min' | 'max' | 'unit'>,
  locale: string,
  t: Translate,
): string {
  if (unit === 'business-day') {
    if (min === undefined || min === max) return t('duration.business-day', { count: max })
    const range = new Intl.NumberFormat(locale).formatRange(min, max)
    return t('duration.range.business-day', { count: max, range })
  }
  const duration = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' })
  return min === undefined || min === max ? duration.format(max) : duration.formatRange(min, max)
}

/** Keeps a figure and its Latin symbol together inside right-to-left text (Unicode first-strong isolate). */
function isolated(text: string): string {
  return `\u2068${text}\u2069`
}

/**
 * Fills {{subject.measure}} placeholders of a front matter sentence.
 * @example fillFacts('after {{identity.review-time}}', facts, 'en', t) // => 'after 2 hours'
 */
export function fillFacts(text: string, facts: Facts, locale: string, t: Translate): string {
  return text.replace(/\{\{\s*([a-z0-9-]+\.[a-z0-9-]+)\s*\}\}/g, (_, id: string) =>
    formatFact(factNamed(facts, id), locale, t),
  )
}
