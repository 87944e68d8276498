import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { Question } from '../core/question.ts'
import type { Split } from '../core/report.ts'
import { ALL, type Family, type TallyRow } from '../core/tallies.ts'
import { SURFACES } from '../core/vocabulary.ts'
import { tallyColumns } from './sqlite-kept.ts'

/** Adds up the kept rows of a question's days, as its split tells them apart. */

/** Of which days' counting rows are: a case is counted again on the day it is solved, which may be long after its own. */
export interface Origins {
  after: number
  upTo: number
}

export const EVERY_ORIGIN: Origins = { after: -1, upTo: Number.MAX_SAFE_INTEGER }

export type Sums = (question: Question, split: Split, origins: Origins) => TallyRow[]

const PARTS: Readonly<Record<Family, readonly string[]>> = {
  session: ['', ...SURFACES],
  search: ['', ...SURFACES],
  contact: ['', ...SURFACES],
  service: ['', 'chat', 'ticket'],
  guide: [],
  suggestion: [],
}

/** The splits that tell neither topic nor surface apart. */
const BY_DAY: ReadonlyMap<Split, readonly string[]> = new Map([
  ['day', ['day', 'locale']],
  ['date', ['day']],
  ['locale', ['locale']],
])

export function keptSumsOf(database: DatabaseSync): Sums {
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

  return function sumsOf(question: Question, split: Split, { after, upTo }: Origins): TallyRow[] {
    const { from, to, locale, topic, surface } = question
    // The plus keeps the search on the days, of which there are fewer than of origins.
    const place = `${locale === null ? '' : ' and locale = ?'} and +origin > ${after} and +origin <= ${upTo}`
    const inLocale = locale === null ? [] : [locale]
    const ofDay = [Math.max(from, after), to, ...inLocale]
    if (split === 'guide')
      return sums(
        'guide',
        ['locale', 'subject', 'part'],
        `day >= ? and day <= ?${place}${topic === null ? '' : ' and subject >= ? and subject < ?'}`,
        [...ofDay, ...(topic === null ? [] : [`${topic}/`, `${topic}0`])],
      )
    if (split === 'suggestion')
      return sums('suggestion', ['locale', 'subject', 'part'], `day >= ? and day <= ?${place} and part glob ?`, [
        ...ofDay,
        `${topic ?? '*'}/${surface ?? '*'}`,
      ])
    const families: readonly Family[] = split === 'channel' ? ['service'] : ['session', 'search', 'contact', 'service']
    const subject = topic ?? ALL
    return families.flatMap((family) => {
      // Only a case is counted on another day than its own.
      const values = [family === 'service' ? from : Math.max(from, after), to, ...inLocale]
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
  }
}
