import { z } from 'zod'
import { DURATION_UNITS } from './facts.ts'
import { localText } from './local-text.ts'
import { quarterOf, trailingMonths } from './quarter-days.ts'
import { count, day, known, median, rate } from './quarter-figures.ts'
import { dayText } from './question.ts'

/** `content/reports/<quarter>.json`: the figures of one quarterly report, as `npx guidepost report --quarter` writes them. */

const line = z.string().trim().min(1)
const quarterName = z.string().regex(/^\d{4}-Q[1-4]$/, 'must be a quarter, such as 2026-Q3')

/** One quarter in the table at the top. */
const headline = z.strictObject({
  quarter: quarterName,
  /** Tickets. */
  opened: known(count),
  solved: known(count),
  /** Tickets not solved when the quarter ended. */
  backlog: known(count),
  /** Ratings of 4 or 5 of all ratings. */
  satisfaction: known(rate),
  /** From the handoff to a person's first reply, and to solved. */
  firstReply: known(median),
  resolution: known(median),
  /** Chats among the conversations that were solved. */
  chat: known(rate),
})
export type Headline = z.infer<typeof headline>

/** The five largest categories of the conversations that were opened in the quarter. */
const topCategories = z
  .strictObject({
    /** All conversations, those without a category included. */
    over: count,
    /** Most first. `category` is a topic's slug, read in the reader's language; anything else stands as it is. */
    top: z.array(z.strictObject({ category: line, count })).max(5),
  })
  .refine(({ top }) => top.every((row, place) => place === 0 || row.count <= (top[place - 1]?.count ?? 0)), {
    path: ['top'],
    error: 'is not in order: put the largest category first',
  })
  .refine(({ over, top }) => top.reduce((sum, row) => sum + row.count, 0) <= over, {
    path: ['over'],
    error: 'is less than its categories together: it counts all conversations',
  })
export type TopCategories = z.infer<typeof topCategories>

const selfService = z
  .strictObject({
    /** The deflection interval is from `confirmed` to `helped`, both over `intent` (see metrics.ts). */
    intent: count,
    confirmed: count,
    helped: count,
    searches: count,
    unanswered: count,
    gapsClosed: z.array(z.strictObject({ words: line, locale: line, sessions: count })),
  })
  .refine(({ confirmed, helped, intent }) => confirmed <= helped && helped <= intent, {
    path: ['helped'],
    error: 'must lie between "confirmed" and "intent", which hold it from both sides',
  })
  .refine(({ searches, unanswered }) => unanswered <= searches, {
    path: ['unanswered'],
    error: 'is more than "searches", of which it is a part',
  })
export type SelfService = z.infer<typeof selfService>

const language = z.strictObject({ locale: line, guides: count, sessions: known(count) })
export type Language = z.infer<typeof language>

const processing = z.strictObject({
  /** A subject of content/facts.yaml, such as "tier-1". */
  tier: line,
  /** At most so long. */
  promised: z.strictObject({ max: z.number().positive(), unit: z.enum(DURATION_UNITS) }),
  /** Reviews within the promise, of all that were finished. */
  kept: known(rate),
  median: known(median),
})
export type Processing = z.infer<typeof processing>

const notice = z
  .strictObject({
    title: localText,
    from: day,
    /** Null while it still runs. */
    to: day.nullable(),
  })
  .refine(({ from, to }) => to === null || from <= to, { path: ['to'], error: 'is before "from": exchange them' })
export type Notice = z.infer<typeof notice>

/** A client's words after a conversation, chosen by a person, with personal data removed. */
const quote = z.strictObject({ text: line, locale: line, score: z.number().int().min(1).max(5) })
export type Quote = z.infer<typeof quote>

const fields = z.strictObject({
  quarter: quarterName,
  from: day,
  to: day,
  /** The day on which the figures were counted. */
  made: day,
  /** Invented figures: the page says so at its top and beside each chart. */
  sample: z.boolean(),
  /** Which hours the times in this file count. */
  hours: z.enum(['calendar', 'business']),
  /** This quarter, the one before, and the one before that. */
  headline: z.array(headline).length(3, 'must hold three quarters: this one and the two before'),
  /** New tickets of the twelve months that end with the quarter, oldest first. */
  months: known(z.array(z.strictObject({ month: z.string(), opened: known(count) }))),
  /** The day with most new tickets in those twelve months or in the quarters of the headline. */
  peak: known(z.strictObject({ day, opened: count })),
  categories: z.strictObject({ tickets: known(topCategories), chats: known(topCategories) }),
  /** A version in content/reports/benchmark.yaml. */
  benchmark: known(line),
  selfService: known(selfService),
  languages: known(z.array(language)),
  processing: known(z.array(processing)),
  /** Notices that ran; an empty list when none did. */
  notices: known(z.array(notice)),
  quotes: known(z.array(quote)),
})
export type QuarterFile = z.infer<typeof fields>

/** The whole file, whose days, quarters and months must be those of its quarter. */
export const quarterFile = fields.superRefine(checkCalendar)

function checkCalendar(file: QuarterFile, context: z.RefinementCtx): void {
  const read = quarterOf(file.quarter)
  if ('problem' in read) {
    context.addIssue({ code: 'custom', path: ['quarter'], message: read.problem })
    return
  }
  const { name, from, to, before } = read.quarter
  const expect = (path: PropertyKey[], found: string, wanted: string) => {
    if (found !== wanted)
      context.addIssue({ code: 'custom', path, message: `is "${found}", and for ${name} it must be "${wanted}"` })
  }
  expect(['from'], file.from, dayText(from))
  expect(['to'], file.to, dayText(to))
  for (const [place, wanted] of [name, ...before].entries())
    expect(['headline', place, 'quarter'], file.headline[place]?.quarter ?? '', wanted)
  if ('missing' in file.months) return
  const months = trailingMonths(read.quarter)
  if (file.months.length !== months.length)
    context.addIssue({
      code: 'custom',
      path: ['months'],
      message: `holds ${file.months.length} months: list the ${months.length} from ${months[0]} to ${months.at(-1)}`,
    })
  else
    for (const [place, wanted] of months.entries())
      expect(['months', place, 'month'], file.months[place]?.month ?? '', wanted)
}

/** The front matter of `content/reports/<quarter>.mdx`: goals for the quarter that follows. */
export const goalsMatter = z.strictObject({ title: line })
