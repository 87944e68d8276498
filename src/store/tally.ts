import {
  REFORMULATED_WITHIN,
  SEARCH_OUTCOMES,
  SEARCH_TALLIES,
  SERVICE_TALLIES,
  SESSION_OUTCOMES,
  SESSION_TALLIES,
} from '../core/metrics.ts'

/**
 * Metrics to SQL that SQLite and ClickHouse read alike: with, group by, min, max, sum, count(*), case; inner joins
 * only; no alias that is also a column's name; nothing is divided. Facts that a search or session may lack are
 * gathered by `union all` and a `max`, where one would otherwise reach for an outer join.
 */

/** What a day range leaves of the journal, bound to two parameters: the first and the last day. */
const SCOPE = 'scope as (select * from events where day >= ? and day <= ?)'

/** Searches with their facts and outcome: `searches` has one row a session and search number. */
const SEARCHES = `
settled as (
  select session as st_session, search as st_search, min(at) as began_at, max(at) as settled_at
  from scope where kind = 'search_performed' group by session, search),
performed as (
  select session as p_session, search as p_search, began_at, settled_at, min(day) as p_day, min(locale) as p_locale,
    max(results) as p_results, min(query) as p_query, min(words) as p_words,
    min(stem1) as p_stem1, min(stem2) as p_stem2, min(stem3) as p_stem3
  from scope inner join settled on session = st_session and search = st_search and at = settled_at
  where kind = 'search_performed' group by session, search, began_at, settled_at),
opened as (
  select session as o_session, search as o_search, guide as o_guide, at as o_at, position as o_position
  from scope where kind = 'result_clicked'),
similar_after as (
  select earlier.p_session as s_session, earlier.p_search as s_search
  from performed as earlier
  inner join opened on o_session = earlier.p_session and o_search = earlier.p_search
  inner join performed as later on later.p_session = earlier.p_session
  where later.p_search <> earlier.p_search and later.began_at >= o_at and later.began_at - o_at <= ${REFORMULATED_WITHIN}
    and (${['p_stem1', 'p_stem2', 'p_stem3'].map((stem) => `(earlier.${stem} <> '' and earlier.${stem} in (later.p_stem1, later.p_stem2, later.p_stem3))`).join(' or ')})),
handed_after as (
  select o_session as h_session, o_search as h_search
  from opened inner join scope on session = o_session where kind = 'handoff_started' and at >= o_at),
voted_after as (
  select o_session as v_session, o_search as v_search, max(helpful) as v_helpful, min(helpful) as v_unhelpful
  from opened inner join scope on session = o_session and guide = o_guide
  where kind = 'guide_rated' and at >= o_at group by o_session, o_search),
search_marks as (
  select p_session as m_session, p_search as m_search,
    0 as m_clicks, 0 as m_positions, 0 as m_reformulated, 0 as m_escalated, 0 as m_confirmed, 0 as m_refused from performed
  union all select o_session, o_search, 1, o_position, 0, 0, 0, 0 from opened
  union all select s_session, s_search, 0, 0, 1, 0, 0, 0 from similar_after
  union all select h_session, h_search, 0, 0, 0, 1, 0, 0 from handed_after
  union all select v_session, v_search, 0, 0, 0, 1 - v_unhelpful, v_helpful, 0 from voted_after
  union all select session, search, 0, 0, 0, 0, 0, 1 from scope where kind = 'search_unanswered' and reason = 'none_helped'),
search_facts as (
  select m_session, m_search, case when sum(m_clicks) > 0 then 1 else 0 end as chosen, sum(m_clicks) as click_count,
    sum(m_positions) as position_sum, max(m_reformulated) as reformulated, max(m_escalated) as escalated,
    max(m_confirmed) as confirmed, max(m_refused) as none_helped
  from search_marks group by m_session, m_search),
judged as (
  select p_session, p_search, p_day, p_locale, p_query, p_words, began_at, settled_at, p_results as results,
    case when p_results > 0 or chosen = 1 then 1 else 0 end as found, chosen, click_count, position_sum,
    reformulated, escalated, confirmed, none_helped
  from performed inner join search_facts on p_session = m_session and p_search = m_search),
searches as (
  select p_session, p_search, p_day, p_locale, p_query, p_words, began_at, settled_at, results, found, chosen,
    click_count, position_sum, confirmed, ${caseOf(SEARCH_OUTCOMES)} as outcome
  from judged)`

const FAR = 9_000_000_000_000_000

/** Help sessions with their facts and outcome, one row a session; after SEARCHES. */
const SESSIONS = `
began as (
  select session as b_session, min(at) as b_at from scope group by session),
home as (
  select session as l_session, min(locale) as l_locale from scope inner join began on session = b_session and at = b_at
  group by session),
acted as (
  select session as a_session, min(day) as a_day,
    max(case when kind = 'search_performed' then 1 else 0 end) as searched,
    max(case when kind = 'guide_viewed' then 1 else 0 end) as guide_read,
    max(case when kind = 'contact_opened' then 1 else 0 end) as contact,
    sum(case when kind = 'handoff_started' then 1 else 0 end) as handoff_count,
    min(case when kind = 'guide_viewed' then at else ${FAR} end) as read_at,
    min(case when kind = 'search_performed' or kind = 'guide_viewed' then at else ${FAR} end) as tried_at,
    max(case when kind = 'handoff_started' then at else 0 end) as handed_at
  from scope group by session),
last_vote as (
  select session as lv_session, max(at) as lv_at from scope where kind = 'guide_rated' group by session),
last_search as (
  select p_session as ls_session, max(settled_at) as ls_at from performed group by p_session),
session_marks as (
  select a_session as sm_session, -1 as sm_vote, 0 as sm_unanswered from acted
  union all
  select session, min(helpful), 0 from scope inner join last_vote on session = lv_session and at = lv_at
  where kind = 'guide_rated' group by session
  union all
  select p_session, -1, max(case when outcome = 'answered' then 0 else 1 end)
  from searches inner join last_search on p_session = ls_session and settled_at = ls_at group by p_session),
session_facts as (
  select sm_session, max(sm_vote) as vote, max(sm_unanswered) as last_search_unanswered
  from session_marks group by sm_session),
witnessed as (
  select a_session, a_day, l_locale, searched, guide_read, contact, handoff_count,
    case when handoff_count > 0 then 1 else 0 end as handed, read_at, tried_at, handed_at, vote, last_search_unanswered
  from acted inner join session_facts on a_session = sm_session inner join home on a_session = l_session
  where searched = 1 or guide_read = 1 or contact = 1 or handoff_count > 0),
sessions as (
  select a_session, a_day, l_locale, guide_read, contact, handoff_count, handed, read_at, handed_at, vote,
    ${caseOf(SESSION_OUTCOMES)} as outcome
  from witnessed)`

function caseOf(outcomes: readonly { outcome: string; when: string }[]): string {
  return `case ${outcomes.map(({ outcome, when }) => `when ${when} then '${outcome}'`).join(' ')} else '' end`
}

function sums(tallies: Readonly<Record<string, string>>): string {
  return Object.entries(tallies)
    .map(([tally, expression]) => `sum(${expression}) as t_${tally}`)
    .join(', ')
}

/** Rows of `day_of`, `locale_of` and `t_<tally>`; parameters: first day, last day. */
export const SEARCH_TALLY_SQL = `with ${SCOPE}, ${SEARCHES}
select p_day as day_of, p_locale as locale_of, ${sums(SEARCH_TALLIES)} from searches group by p_day, p_locale`

/** Rows of `day_of`, `locale_of` and `t_<tally>`; parameters: first day, last day. */
export const SESSION_TALLY_SQL = `with ${SCOPE}, ${SEARCHES}, ${SESSIONS}
select a_day as day_of, l_locale as locale_of, ${sums(SESSION_TALLIES)} from sessions group by a_day, l_locale`

/** Rows of `day_of`, `locale_of` and `t_<tally>`; parameters: first day, last day. */
export const SERVICE_TALLY_SQL = `with ${SCOPE}
select day as day_of, locale as locale_of, ${sums(SERVICE_TALLIES)} from scope
where kind = 'first_response_sent' or kind = 'conversation_solved' or kind = 'csat_submitted' group by day, locale`

/** Unanswered searches, one row a session and group of words; parameters: first day, last day. */
export const UNANSWERED_SQL = `with ${SCOPE}, ${SEARCHES},
missed as (
  select p_session as u_session, p_locale as u_locale, p_words as u_words, p_query as u_query, settled_at as u_at, outcome as u_outcome
  from searches where outcome <> 'answered'),
followed as (
  select u_session as f_session, u_at as f_at, 1 as f_contacted, 0 as f_again
  from missed inner join scope on session = u_session where kind = 'handoff_started' and at >= u_at
  union all
  select u_session, u_at, 0, 1 from missed inner join performed on p_session = u_session where began_at > u_at
  union all
  select u_session, u_at, 0, 0 from missed),
followed_by as (
  select f_session, f_at, max(f_contacted) as contacted, max(f_again) as again from followed group by f_session, f_at)
select u_locale, u_words, min(u_query) as u_text, cast(u_session as text) as u_who, count(*) as n_searches,
  ${['no_results', 'no_click', 'reformulated', 'escalated'].map((kind) => `sum(case when u_outcome = '${kind}' then 1 else 0 end) as n_${kind}`).join(', ')},
  max(contacted) as n_contacted, max(again) as n_again
from missed inner join followed_by on u_session = f_session and u_at = f_at
group by u_locale, u_words, u_session order by u_locale, u_words`
