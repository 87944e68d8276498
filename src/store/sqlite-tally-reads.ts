import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { OpenedRow } from '../core/answers.ts'
import { UNANSWERED_KINDS } from '../core/outcomes.ts'
import type { Question } from '../core/question.ts'
import type { Split, Unanswered, UnansweredRow, WordsDay } from '../core/report.ts'
import { ALL, type Family, type TallyRow } from '../core/tallies.ts'
import { SURFACES } from '../core/vocabulary.ts'
import { openKept, tallyColumns } from './sqlite-kept.ts'

/** Questions about the ledger, answered from what is kept of each day; days that changed are counted first. */

type Row = Record<string, unknown>

const PARTS: Readonly<Record<Family, readonly string[]>> = {
  session: ['', ...SURFACES],
  search: ['', ...SURFACES],
  service: ['', 'chat', 'ticket'],
  guide: [],
}

/** The splits that tell neither topic nor surface apart. */
const BY_DAY: ReadonlyMap<Split, readonly string[]> = new Map([
  ['day', ['day', 'locale']],
  ['date', ['day']],
  ['locale', ['locale']],
])

export function tallyReadsOf(database: DatabaseSync, clock: () => number) {
  const kept = openKept(database, clock)
  const upToDate = ({ from, to }: Pick<Question, 'from' | 'to'>) => kept.refresh(from, to, Number.MAX_SAFE_INTEGER)
  // A case is solved on a later day than it was asked for, so what is asked of a period may rest on days before it.
  const withSolved = (question: Question) => upToDate({ from: 0, to: question.to })

  function sums(family: Family, by: readonly string[], where: string, values: readonly SQLInputValue[]): TallyRow[] {
    const columns = tallyColumns(family)
    const rows = database
      .prepare(
        `select ${[...by, ...columns.map((column) => `sum(${column}) as s_${column.slice(2)}`)].join(', ')}
         from kept_${family} where ${where} group by ${by.join(', ')}`,
      )
      .all(...values)
    return rows.map((row) => ({
      day: Number(row.day ?? 0),
      locale: String(row.locale ?? ALL),
      subject: String(row.subject ?? ALL),
      part: String(row.part ?? ALL),
      counts: Object.fromEntries(
        columns.flatMap((column) => {
          const count = Number(row[`s_${column.slice(2)}`])
          return count === 0 ? [] : [[column.slice(2), count]]
        }),
      ),
    }))
  }

  return {
    /** Counts some days anew that changed since they were counted; answers how many. For the time between questions. */
    refreshDays: (most: number): number => kept.refresh(0, Number.MAX_SAFE_INTEGER, most),

    tally(question: Question, split: Split): TallyRow[] {
      const { from, to, locale, topic, surface } = question
      const place = locale === null ? '' : ' and locale = ?'
      const values = [from, to, ...(locale === null ? [] : [locale])]
      withSolved(question)
      if (split === 'guide')
        return sums(
          'guide',
          ['locale', 'subject', 'part'],
          `day >= ? and day <= ?${place}${topic === null ? '' : ' and subject >= ? and subject < ?'}`,
          [...values, ...(topic === null ? [] : [`${topic}/`, `${topic}0`])],
        )
      const families: readonly Family[] = split === 'channel' ? ['service'] : ['session', 'search', 'service']
      const subject = topic ?? ALL
      return families.flatMap((family) => {
        const part = family === 'service' ? ALL : (surface ?? ALL)
        const byDay = BY_DAY.get(split)
        if (byDay)
          return sums(family, byDay, `part = ? and day >= ? and day <= ?${place} and subject = ?`, [
            part,
            ...values,
            subject,
          ])
        if (split === 'topic')
          return sums(family, ['subject'], `part = ? and day >= ? and day <= ?${place} and subject <> '${ALL}'`, [
            part,
            ...values,
          ])
        if (split === 'surface' && family === 'service') return []
        return sums(
          family,
          split === 'channel' ? ['part', 'day'] : ['part'],
          `part in (select value from json_each(?)) and day >= ? and day <= ?${place} and subject = ?`,
          [JSON.stringify(PARTS[family]), ...values, subject],
        )
      })
    },

    unanswered(question: Question, least: number): Unanswered {
      const { from, to, locale } = question
      upToDate(question)
      const kinds = UNANSWERED_KINDS.map((kind) => `sum(${kind}) as n_${kind}`).join(', ')
      const searches = UNANSWERED_KINDS.map((kind) => `n_${kind}`).join(' + ')
      // Grouped once, for those that are shown and for how many are not: the first row counts the latter.
      const [others, ...rows] = database
        .prepare(
          `with found as materialized (
             select locale, words, substr(max(printf('%010d', missed) || query), 11) as text, sum(asked) as n_asked,
               sum(answered) as n_answered, sum(missed) as n_missed, ${kinds},
               sum(contacted) as n_contacted, sum(again) as n_again, sum(hours) as n_hours, min(day) as first, max(day) as last
             from kept_queries where day >= ?1 and day <= ?2 and (?3 = '' or locale = ?3) and missed > 0
             group by locale, words)
           select 0 as shown, '' as locale, '' as words, '' as text, count(*) as n_asked, sum(${searches}) as n_answered,
             ${['missed', ...UNANSWERED_KINDS, 'contacted', 'again', 'hours'].map((name) => `0 as n_${name}`).join(', ')},
             0 as first, 0 as last
           from found where n_missed < ?4 or words = ''
           union all select 1, * from found where n_missed >= ?4 and words <> ''
           order by shown, n_missed desc, locale, words`,
        )
        .all(from, to, locale ?? '', least)
      return {
        rows: rows.map(unansweredFromRow),
        withheld: { groups: Number(others?.n_asked), searches: Number(others?.n_answered ?? 0) },
      }
    },

    wordsByDay(question: Question, locale: string, words: readonly string[]): WordsDay[] {
      const { from, to } = question
      upToDate(question)
      return database
        .prepare(
          `select * from kept_queries where day >= ? and day <= ? and locale = ? and words in (select value from json_each(?))
           order by day, words`,
        )
        .all(from, to, locale, JSON.stringify(words))
        .map((row) => ({
          day: Number(row.day),
          words: String(row.words),
          query: String(row.query),
          asked: Number(row.asked),
          answered: Number(row.answered),
          missed: Number(row.missed),
          contacted: Number(row.contacted),
          topics: JSON.parse(String(row.topics)),
          hours: String(row.by_hour).split(',').map(Number),
        }))
    },

    opened({ from, to }: Question, locale: string, words: readonly string[]): OpenedRow[] {
      upToDate({ from, to })
      return database
        .prepare(
          `select guide, sum(sessions) as n_sessions, sum(escalated) as n_escalated from kept_opened
           where day >= ? and day <= ? and locale = ? and words in (select value from json_each(?))
           group by guide order by n_sessions desc, guide`,
        )
        .all(from, to, locale, JSON.stringify(words))
        .map((row) => ({
          guide: String(row.guide),
          sessions: Number(row.n_sessions),
          escalated: Number(row.n_escalated),
        }))
    },
  }
}

function unansweredFromRow(row: Row): UnansweredRow {
  const [missed, contacted, again] = [Number(row.n_missed), Number(row.n_contacted), Number(row.n_again)]
  const kinds = Object.fromEntries(
    UNANSWERED_KINDS.map((kind) => [kind, Number(row[`n_${kind}`])]),
  ) as UnansweredRow['kinds']
  return {
    locale: String(row.locale),
    words: String(row.words),
    query: String(row.text),
    asked: Number(row.n_asked),
    answered: Number(row.n_answered),
    sessions: missed,
    searches: UNANSWERED_KINDS.reduce((sum, kind) => sum + kinds[kind], 0),
    kinds,
    contacted,
    searchedAgain: again,
    left: missed - contacted - again,
    hours: Number(row.n_hours),
    firstDay: Number(row.first),
    lastDay: Number(row.last),
  }
}
