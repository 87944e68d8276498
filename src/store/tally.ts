import { UNANSWERED_KINDS } from '../core/outcomes.ts'
import { FAMILIES, type Family } from '../core/tallies.ts'
import { CONTACT_SCOPE, CONTACTS } from './contact-sql.ts'
import { CASES, READINGS, SCOPE, SEARCHES, SESSIONS, TICKETS } from './facts-sql.ts'

/** Facts to tallies: one statement a family, read alike by SQLite and ClickHouse; parameters: those of `SCOPE`. */

/** Where a family's facts stand, and which of their columns say the day, locale, subject and part. */
const SOURCES: Readonly<
  Record<Family, { scope: string; facts: string; rows: string; by: readonly [string, string, string, string] }>
> = {
  session: {
    scope: SCOPE,
    facts: `${SEARCHES}, ${SESSIONS}`,
    rows: 'sessions',
    by: ['a_day', 'l_locale', 'of_topic', 'of_surface'],
  },
  search: { scope: SCOPE, facts: SEARCHES, rows: 'searches', by: ['p_day', 'p_locale', 'of_topic', 'p_surface'] },
  guide: { scope: SCOPE, facts: READINGS, rows: 'readings', by: ['r_day', 'r_locale', 'r_guide', 'r_shown_in'] },
  contact: {
    scope: CONTACT_SCOPE,
    facts: `${SEARCHES}, ${SESSIONS}, ${CONTACTS}`,
    rows: 'contacts',
    by: ['a_day', 'l_locale', 'asked_about', 'of_surface'],
  },
  suggestion: {
    scope: CONTACT_SCOPE,
    facts: `${SEARCHES}, ${SESSIONS}, ${CONTACTS}`,
    rows: 'suggestions',
    by: ['a_day', 'l_locale', 'j_guide', 'asked_about_at'],
  },
  service: { scope: SCOPE, facts: CASES, rows: 'cases', by: ['c_day', 'c_locale', 'of_topic', 'of_channel'] },
}

/** A family's statement: rows of `day_of`, `locale_of`, `subject_of`, `part_of` and `t_<tally>`. */
export function tallySql(family: Family): string {
  const { scope, facts, rows, by } = SOURCES[family]
  const sums = Object.entries(FAMILIES[family]).map(([tally, expression]) => `sum(${expression}) as t_${tally}`)
  const named = by.map((column, place) => `${column} as ${['day_of', 'locale_of', 'subject_of', 'part_of'][place]}`)
  return `with ${scope}, ${facts} select ${[...named, ...sums].join(', ')} from ${rows} group by ${by.join(', ')}`
}

/** The tallies of tickets that were brought in, as those of cases; parameter: the day they were asked for. */
export const TICKETS_SQL = tallySql('service').replace(`with ${SCOPE}, ${CASES}`, `with ${TICKETS}`)

const SOLVED = `select c_locale as locale_of, of_topic as subject_of, of_channel as part_of, solved_at as at_of
from cases where solved_seconds >= 0`
/** When each case, and each ticket, was solved: one row each, to be counted on the day of `at_of`. */
export const SOLVED_SQL = `with ${SCOPE}, ${CASES} ${SOLVED}`
export const TICKETS_SOLVED_SQL = `with ${TICKETS} ${SOLVED}`

/**
 * What was asked in the same words: one row a session, locale and group of words, with how its searches ended and what
 * followed those without an answer..
 */
export const QUERIES_SQL = `with ${SCOPE}, ${SEARCHES},
missed as (
  select p_session as u_session, p_locale as u_locale, p_words as u_words, settled_at as u_at
  from searches where outcome <> 'answered'),
word_marks as (
  select p_session as w_session, p_locale as w_locale, p_words as w_words, p_query as w_query,
    case when outcome = 'answered' then ${Number.MAX_SAFE_INTEGER} else settled_at end as w_at,
    case when outcome = 'answered' then 1 else 0 end as w_answered,
    ${UNANSWERED_KINDS.map((kind) => `case when outcome = '${kind}' then 1 else 0 end as w_${kind}`).join(', ')},
    0 as w_contacted, '' as w_topic, 0 as w_again
  from searches
  union all
  select u_session, u_locale, u_words, '', ${Number.MAX_SAFE_INTEGER}, 0, 0, 0, 0, 0, 1, topic, 0
  from missed inner join scope on session = u_session where kind = 'handoff_started' and at >= u_at
  union all
  select u_session, u_locale, u_words, '', ${Number.MAX_SAFE_INTEGER}, 0, 0, 0, 0, 0, 0, '', 1
  from missed inner join performed on p_session = u_session where began_at > u_at)
select w_session || '' as session_of, w_locale as locale_of, w_words as words_of, max(w_query) as query_of, min(w_at) as missed_at, max(w_answered) as n_answered,
  ${UNANSWERED_KINDS.map((kind) => `sum(w_${kind}) as n_${kind}`).join(', ')},
  max(w_contacted) as n_contacted, max(w_topic) as topic_of, max(w_again) as n_again
from word_marks group by w_session, w_locale, w_words`

/** Guides that were opened from searches without an answer: one row a session, group of words and guide. */
export const OPENED_SQL = `with ${SCOPE}, ${SEARCHES}
select p_locale as locale_of, p_words as words_of, o_guide as guide_of, max(case when outcome = 'escalated' then 1 else 0 end) as n_escalated
from searches inner join opened on p_session = o_session and p_search = o_search
where outcome <> 'answered' group by p_session, p_locale, p_words, o_guide`
