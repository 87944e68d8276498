import type { z } from 'zod'
import { parseSpan } from './hours.ts'
import { nearest } from './nearest.ts'
import { openingHours } from './opening-hours.ts'
import type { OpeningHours, SiteConfig, Weekday } from './site-config.ts'

/** What is wrong in the hours of `src/site.config.ts`: told when the site is built and when the server starts. */

export interface HoursProblem {
  /** Such as `hours[3].weekly.1[0]`. */
  place: string
  text: string
}

/** What hours may name. */
interface Known {
  locales: readonly string[]
  topics: readonly string[]
}

/** Every problem, in the order in which the hours are written; empty when all is well. */
export function hoursProblems(hours: readonly OpeningHours[], known: Known): HoursProblem[] {
  return hours.flatMap((entry, index) => {
    const place = `hours[${index}]`
    const read = openingHours.safeParse(entry)
    if (!read.success) return read.error.issues.map((issue) => described(place, issue))
    return [...unknownNames(place, read.data, known), ...overlaps(place, read.data)]
  })
}

/** Throws with all that is wrong in a site's hours. */
export function assertHours(
  { hours, locales }: Pick<SiteConfig, 'hours' | 'locales'>,
  topics: readonly string[],
): void {
  const problems = hoursProblems(hours, { locales: Object.keys(locales), topics })
  if (problems.length > 0) throw new Error(describeHoursProblems(problems))
}

/** The list as it is printed. */
export function describeHoursProblems(problems: readonly HoursProblem[]): string {
  const lines = problems.map(({ place, text }) => `  src/site.config.ts: ${place}\n    ${text}`)
  return `The hours must be mended before the site can be built or served:\n\n${lines.join('\n')}\n`
}

function described(entry: string, issue: z.core.$ZodIssue): HoursProblem {
  const place = issue.path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}.${String(part)}`),
    entry,
  )
  if (issue.code === 'invalid_type') return { place, text: mistyped(issue) }
  if (issue.code !== 'unrecognized_keys') return { place, text: issue.message }
  const [key = ''] = issue.keys
  const isDay = issue.path.at(-1) === 'weekly'
  const near = nearest(key, Object.keys(openingHours.shape))
  const mending = near === null || isDay ? 'Take it out' : `Did you mean "${near}"? Correct the name, or take it out`
  return {
    place,
    text: isDay ? `"${key}" is no day. Write 1 (Monday) to 7 (Sunday).` : `"${key}" is not a known field. ${mending}.`,
  }
}

/** By the name of a field, as it is written; those of a list's members are the second ones. */
const EXAMPLES: Readonly<Record<string, readonly [field: string, member: string]>> = {
  locales: ["['en']", "'en'"],
  topics: ['[] for all of them', "'account-access'"],
  timeZone: ["'Europe/Madrid'", ''],
  weekly: ["{ 1: ['08:00-20:00'] }", ''],
  exceptions: ['[] for none', "{ from: '12-24', to: '12-26', spans: [] }"],
  from: ["'12-24'", ''],
  to: ["'12-26'", ''],
  spans: ["['08:00-12:00'], or [] for closed", "'08:00-12:00'"],
}
const DAY = ["['08:00-20:00'], or leave the day out", "'08:00-20:00'"] as const
const KINDS: Readonly<Record<string, string>> = { array: 'a list', string: 'a text', object: 'a group in braces' }

function mistyped({ path, expected, message }: z.core.$ZodIssueInvalidType): string {
  const names = path.filter((part) => typeof part === 'string')
  const [field, member] =
    names.at(-2) === 'weekly' ? DAY : (EXAMPLES[names.at(-1) ?? ''] ?? ["{ locales: ['en'], … }", ''])
  const example = typeof path.at(-1) === 'number' ? member : field
  const isMissing = message.endsWith('received undefined')
  return `${isMissing ? 'This is missing' : `This is not ${KINDS[expected] ?? expected}`}. Write ${example}.`
}

function unknownNames(entry: string, { locales, topics }: OpeningHours, known: Known): HoursProblem[] {
  const unknown = (names: readonly string[], among: readonly string[], field: string, say: (name: string) => string) =>
    names.flatMap((name, index) => {
      if (among.includes(name)) return []
      const near = nearest(name, among)
      const mending = near === null ? `Choose one of ${among.join(', ')}.` : `Did you mean "${near}"?`
      return [{ place: `${entry}.${field}[${index}]`, text: `${say(name)} ${mending}` }]
    })
  return [
    ...unknown(locales, known.locales, 'locales', (name) => `Locale "${name}" is not published.`),
    ...unknown(topics, known.topics, 'topics', (name) => `Topic "${name}" is not in content/topics.yaml.`),
  ]
}

const DAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const DAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const DAY_MINUTES = 24 * 60

interface Held {
  place: string
  /** As it is told: the span with its day. */
  name: string
  /** Minutes since the beginning of the week, or of the exception's day. */
  opens: number
  closes: number
}

/** Spans of the same team that stand over each other: one of them is not what was meant. */
function overlaps(entry: string, { weekly, exceptions }: OpeningHours): HoursProblem[] {
  const week = DAYS.flatMap((day) =>
    held(weekly[day] ?? [], `${entry}.weekly.${day}`, `${DAY_NAMES[day - 1]} `, (day - 1) * DAY_MINUTES),
  )
  // The week is a circle: Sunday's night ends on Monday.
  const again = week.map((span) => ({
    ...span,
    opens: span.opens + 7 * DAY_MINUTES,
    closes: span.closes + 7 * DAY_MINUTES,
  }))
  return [
    ...overlapsOf([...week, ...again]),
    ...exceptions.flatMap(({ spans }, index) => overlapsOf(held(spans, `${entry}.exceptions[${index}].spans`, '', 0))),
  ]
}

function held(spans: readonly string[], place: string, day: string, midnight: number): Held[] {
  return spans.map((span, index) => {
    const [opens, closes] = parseSpan(span)
    return { place: `${place}[${index}]`, name: `${day}${span}`, opens: midnight + opens, closes: midnight + closes }
  })
}

/** Each told once, under the place of the later span. */
function overlapsOf(spans: readonly Held[]): HoursProblem[] {
  const found = new Map<string, HoursProblem>()
  let before: Held | null = null
  for (const span of [...spans].sort((a, b) => a.opens - b.opens)) {
    if (before && span.opens < before.closes) {
      const text = `"${span.name}" begins before "${before.name}" ends. Write them as one span, or correct one of them.`
      found.set(text, { place: span.place, text })
    }
    if (!before || span.closes > before.closes) before = span
  }
  return [...found.values()]
}
