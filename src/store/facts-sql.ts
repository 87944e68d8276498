import { REFORMULATED_WITHIN, SEARCH_OUTCOMES, SESSION_OUTCOMES } from '../core/outcomes.ts'

/**
 * The facts of searches, help sessions, readings and cases, as SQL that SQLite and ClickHouse read alike: with, group
 * by, min, max, sum, count(*), case, ||; inner joins only; no alias that is also a column's name; nothing is divided.
 * Facts that something may lack are gathered by `union all` and a `max`, where one would else reach for an outer join.
 */

/**
 * What a range of sessions leaves of the journal, bound to two parameters: the first session and the one that no longer
 * belongs to it (`daySessions`). The journal is ordered by session, so that nothing else is read.
 */
export const SCOPE = 'scope as (select * from events where session >= ? and session < ?)'

/** A word on a guide: a vote on its page, or at the contact form. */
export const VOTE = `(kind = 'guide_rated' or kind = 'suggestion_rated')`

/** Searches with their facts and outcome: `searches` has one row a session and search number. */
export const SEARCHES = `
settled as (
  select session as st_session, search as st_search, min(at) as began_at, max(at) as settled_at
  from scope where kind = 'search_performed' group by session, search),
performed as (
  select session as p_session, search as p_search, began_at, settled_at, min(day) as p_day, min(locale) as p_locale,
    max(results) as p_results, min(query) as p_query, min(words) as p_words, min(rung) as p_rung, min(surface) as p_surface,
    min(stem1) as p_stem1, min(stem2) as p_stem2, min(stem3) as p_stem3
  from scope inner join settled on session = st_session and search = st_search and at = settled_at
  where kind = 'search_performed' group by session, search, began_at, settled_at),
opened as (
  select session as o_session, search as o_search, guide as o_guide, topic as o_topic, at as o_at, position as o_position
  from scope where kind = 'result_clicked'),
clicked as (
  select o_session as k_session, o_search as k_search, min(o_at) as first_at, max(o_at) as last_at
  from opened group by o_session, o_search),
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
  where ${VOTE} and at >= o_at group by o_session, o_search),
search_marks as (
  select p_session as m_session, p_search as m_search, 0 as m_clicks, 0 as m_positions, 0 as m_reformulated,
    0 as m_escalated, 0 as m_confirmed, 0 as m_refused, -1 as m_waited, '' as m_topic from performed
  union all select o_session, o_search, 1, o_position, 0, 0, 0, 0, -1, '' from opened
  union all select s_session, s_search, 0, 0, 1, 0, 0, 0, -1, '' from similar_after
  union all select h_session, h_search, 0, 0, 0, 1, 0, 0, -1, '' from handed_after
  union all select v_session, v_search, 0, 0, 0, 1 - v_unhelpful, v_helpful, 0, -1, '' from voted_after
  union all select session, search, 0, 0, 0, 0, 0, 1, -1, '' from scope where kind = 'search_unanswered' and reason = 'none_helped'
  union all select k_session, k_search, 0, 0, 0, 0, 0, 0, first_at - began_at, ''
    from clicked inner join performed on k_session = p_session and k_search = p_search
  union all select o_session, o_search, 0, 0, 0, 0, 0, 0, -1, min(o_topic)
    from opened inner join clicked on o_session = k_session and o_search = k_search and o_at = last_at group by o_session, o_search),
search_facts as (
  select m_session, m_search, case when sum(m_clicks) > 0 then 1 else 0 end as chosen, sum(m_clicks) as click_count,
    sum(m_positions) as position_sum, max(m_reformulated) as reformulated, max(m_escalated) as escalated,
    max(m_confirmed) as confirmed, max(m_refused) as none_helped, max(m_waited) as waited_ms, max(m_topic) as of_topic
  from search_marks group by m_session, m_search),
judged as (
  select p_session, p_search, p_day, p_locale, p_query, p_words, p_rung, p_surface, began_at, settled_at, p_results as results,
    case when p_results > 0 or chosen = 1 then 1 else 0 end as found, chosen, click_count, position_sum,
    reformulated, escalated, confirmed, none_helped, of_topic, waited_ms
  from performed inner join search_facts on p_session = m_session and p_search = m_search),
searches as (
  select p_session, p_search, p_day, p_locale, p_query, p_words, p_rung, p_surface, began_at, settled_at, results, found, chosen,
    click_count, position_sum, confirmed, of_topic, waited_ms, ${caseOf(SEARCH_OUTCOMES)} as outcome
  from judged)`

const FAR = 9_000_000_000_000_000

/** Help sessions with their facts and outcome, one row a session; after SEARCHES. */
export const SESSIONS = `
began as (
  select session as b_session, min(at) as b_at from scope group by session),
home as (
  select session as l_session, min(locale) as l_locale from scope inner join began on session = b_session and at = b_at
  group by session),
topical as (
  select session as t_session, max(at) as t_at from scope where topic <> '' group by session),
surfaced as (
  select session as f_session, min(at) as f_at from scope where surface <> '' group by session),
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
  select session as lv_session, max(at) as lv_at from scope where ${VOTE} group by session),
last_search as (
  select p_session as ls_session, max(settled_at) as ls_at from performed group by p_session),
session_marks as (
  select a_session as sm_session, -1 as sm_vote, 0 as sm_unanswered, 0 as sm_shown, '' as sm_topic, '' as sm_surface from acted
  union all
  select session, min(helpful), 0, 0, '', '' from scope inner join last_vote on session = lv_session and at = lv_at
  where ${VOTE} group by session
  union all
  select p_session, -1, max(case when outcome = 'answered' then 0 else 1 end), 0, '', ''
  from searches inner join last_search on p_session = ls_session and settled_at = ls_at group by p_session
  union all
  select p_session, -1, 0, max(found), '', '' from searches group by p_session
  union all
  select session, -1, 0, 0, min(topic), '' from scope inner join topical on session = t_session and at = t_at
  where topic <> '' group by session
  union all
  select session, -1, 0, 0, '', min(surface) from scope inner join surfaced on session = f_session and at = f_at
  where surface <> '' group by session),
session_facts as (
  select sm_session, max(sm_vote) as vote, max(sm_unanswered) as last_search_unanswered, max(sm_shown) as shown,
    max(sm_topic) as of_topic, max(sm_surface) as of_surface
  from session_marks group by sm_session),
witnessed as (
  select a_session, a_day, l_locale, of_topic, of_surface, searched, guide_read, contact, handoff_count, shown,
    case when handoff_count > 0 then 1 else 0 end as handed, read_at, tried_at, handed_at, vote, last_search_unanswered
  from acted inner join session_facts on a_session = sm_session inner join home on a_session = l_session
  where searched = 1 or guide_read = 1 or contact = 1 or handoff_count > 0),
sessions as (
  select a_session, a_day, l_locale, of_topic, of_surface, guide_read, contact, handoff_count, handed, read_at, handed_at, vote,
    shown, ${caseOf(SESSION_OUTCOMES)} as outcome
  from witnessed)`

/** Readings with their facts, one row a session and guide; on SCOPE alone. */
export const READINGS = `
viewed as (
  select session as r_session, guide as r_guide, min(day) as r_day, min(locale) as r_locale, min(guide_locale) as r_shown_in,
    min(at) as r_at, max(at) as r_last_at, count(*) as views
  from scope where kind = 'guide_viewed' group by session, guide),
begun as (
  select session as g_session, search as g_search, min(at) as g_at from scope where kind = 'search_performed' group by session, search),
rated as (
  select session as d_session, guide as d_guide, max(at) as d_at from scope where kind = 'guide_rated' group by session, guide),
reading_marks as (
  select r_session as rm_session, r_guide as rm_guide, -1 as rm_vote, 0 as rm_handed, 0 as rm_searched from viewed
  union all
  select session, guide, min(helpful), 0, 0 from scope inner join rated on session = d_session and guide = d_guide and at = d_at
  where kind = 'guide_rated' group by session, guide
  union all
  select r_session, r_guide, -1, 1, 0 from viewed inner join scope on session = r_session
  where kind = 'handoff_started' and at >= r_at
  union all
  select r_session, r_guide, -1, 0, 1 from viewed inner join begun on g_session = r_session where g_at > r_last_at),
reading_facts as (
  select rm_session, rm_guide, max(rm_vote) as r_vote, max(rm_handed) as handed_after, max(rm_searched) as searched_after
  from reading_marks group by rm_session, rm_guide),
readings as (
  select r_day, r_locale, r_guide, r_shown_in, views, r_vote, handed_after, searched_after
  from viewed inner join reading_facts on r_session = rm_session and r_guide = rm_guide)`

/** Cases with their facts, one row a conversation of a session; on SCOPE alone. */
export const CASES = `
asked as (
  select session as q_session, conversation as q_conversation, min(at) as q_at
  from scope where kind = 'handoff_started' group by session, conversation),
asked_as as (
  select session as c_session, conversation as c_conversation, min(day) as c_day, min(locale) as c_locale,
    min(topic) as of_topic, min(channel) as of_channel
  from scope inner join asked on session = q_session and conversation = q_conversation and at = q_at
  where kind = 'handoff_started' group by session, conversation),
scored as (
  select session as y_session, conversation as y_conversation, max(at) as y_at
  from scope where kind = 'csat_submitted' group by session, conversation),
case_marks as (
  select c_session as cm_session, c_conversation as cm_conversation, -1 as cm_first, ${FAR} as cm_first_business,
    -1 as cm_solved, -1 as cm_solved_business, 0 as cm_solved_at, 0 as cm_score
  from asked_as
  union all
  select session, conversation, min(seconds), min(case when business_seconds < 0 then ${FAR} else business_seconds end), -1, -1, 0, 0
  from scope where kind = 'first_response_sent' group by session, conversation
  union all
  select session, conversation, -1, ${FAR}, max(seconds), max(business_seconds), max(at), 0
  from scope where kind = 'conversation_solved' group by session, conversation
  union all
  select session, conversation, -1, ${FAR}, -1, -1, 0, min(score)
  from scope inner join scored on session = y_session and conversation = y_conversation and at = y_at
  where kind = 'csat_submitted' group by session, conversation),
case_facts as (
  select cm_session, cm_conversation, max(cm_first) as first_seconds, max(cm_solved) as solved_seconds,
    case when min(cm_first_business) = ${FAR} then -1 else min(cm_first_business) end as first_business,
    max(cm_solved_business) as solved_business, max(cm_solved_at) as solved_at, max(cm_score) as last_score
  from case_marks group by cm_session, cm_conversation),
cases as (
  select c_day, c_locale, of_topic, of_channel, first_seconds, solved_seconds, first_business, solved_business, solved_at, last_score
  from asked_as inner join case_facts on c_session = cm_session and c_conversation = cm_conversation)`

/** The same facts of tickets that were brought in; one parameter: the day they were asked for. */
export const TICKETS = `
cases as (
  select day as c_day, locale as c_locale, topic as of_topic, channel as of_channel,
    case when first_response_seconds is null then -1 else first_response_seconds end as first_seconds,
    case when resolution_seconds is null then -1 else resolution_seconds end as solved_seconds,
    case when first_response_business_seconds is null then -1 else first_response_business_seconds end as first_business,
    case when resolution_business_seconds is null then -1 else resolution_business_seconds end as solved_business,
    case when solved_at is null then 0 else solved_at end as solved_at,
    case when score is null then 0 else score end as last_score
  from tickets where day = ?)`

function caseOf(outcomes: readonly { outcome: string; when: string }[]): string {
  return `case ${outcomes.map(({ outcome, when }) => `when ${when} then '${outcome}'`).join(' ')} else '' end`
}
