import type { DatabaseSync } from 'node:sqlite'
import type { OpenedRow } from '../core/answers.ts'
import type { Question } from '../core/question.ts'
import type { MeaningSums, Split, Unanswered, WordsHours } from '../core/report.ts'
import type { TallyRow } from '../core/tallies.ts'
import { keptSumsOf } from './kept-sums.ts'
import { rememberMeanings, wordsRowsOf } from './meaning-sums.ts'
import { rememberSums } from './remembered-sums.ts'
import { openKept } from './sqlite-kept.ts'
import { openUnanswered } from './sqlite-unanswered.ts'

/** Questions about the ledger, answered from what is kept of each day; days that changed are counted first. */

const EVERY = Number.MAX_SAFE_INTEGER
/**
 * A day that gets events all the time and takes long to count is counted between questions at most a tenth of the time,
 * and a question waits for it only when nobody did for much longer: where no server runs.
 */
const BETWEEN_REST = 10
const ASKED_REST = 60

export function tallyReadsOf(database: DatabaseSync, clock: () => number) {
  const kept = openKept(database, clock)
  const grouped = openUnanswered(database, clock)
  const rowsOfWords = wordsRowsOf(database)
  const meanings = rememberMeanings(database, clock)
  const remembered = rememberSums(database, clock, keptSumsOf(database))
  const upToDate = ({ from, to }: Pick<Question, 'from' | 'to'>) => kept.refresh(from, to, EVERY, ASKED_REST)
  // A case is solved on a later day than it was asked for, so what is asked of a period may rest on days before it.
  const withSolved = (question: Question) => upToDate({ from: 0, to: question.to })

  return {
    /** Counts some days anew that changed since they were counted; answers how many. For the time between questions. */
    refreshDays: (most: number): number => kept.refresh(0, EVERY, most, BETWEEN_REST),

    tally(question: Question, split: Split): TallyRow[] {
      withSolved(question)
      return remembered(question, split)
    },

    tallyAsCounted: remembered,

    unanswered(question: Question, least: number, most: number): Unanswered {
      upToDate(question)
      return grouped.read(question, least, most)
    },

    meaningSums(question: Question, locale: string, groups: readonly (readonly string[])[]): MeaningSums[] {
      upToDate(question)
      return groups.map((words) => meanings(question, locale, words))
    },

    wordsByHour(question: Question, locale: string, words: readonly string[]): WordsHours[] {
      upToDate(question)
      return rowsOfWords(['by_hour'])(question, locale, words).map((row) => ({
        day: Number(row.day),
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
