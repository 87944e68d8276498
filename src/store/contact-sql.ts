import { VOTE } from './facts-sql.ts'

/**
 * The facts of help sessions that opened contact, and of the guides suggested there, in the SQL of `facts-sql.ts`: few
 * sessions open contact, so that only those are read.
 */

/**
 * In the place of `SCOPE`, with the same two parameters: the sessions that opened contact. Not a join: SQLite would carry
 * it out again for each fact that reads the scope, and a busy day took a minute to count.
 */
export const CONTACT_SCOPE = `
scope as (
  select * from events where session >= ?1 and session < ?2 and session in (
    select session from events where session >= ?1 and session < ?2 and kind = 'contact_opened'))`

const AT_THE_FORM = `(kind = 'contact_opened' or kind = 'handoff_started') and topic <> ''`

/** `contacts` has one row a help session that opened contact, `suggestions` one a guide opened there; after SESSIONS. */
export const CONTACTS = `
suggested as (
  select o_session as n_session, o_guide as n_guide, min(o_at) as n_at
  from opened inner join performed on p_session = o_session and p_search = o_search
  where p_surface = 'contact' group by o_session, o_guide),
voted_on as (
  select n_session as i_session, n_guide as i_guide, max(at) as i_at
  from suggested inner join scope on session = n_session and guide = n_guide
  where ${VOTE} and at >= n_at group by n_session, n_guide),
suggestion_marks as (
  select n_session as j_session, n_guide as j_guide, -1 as j_vote, 0 as j_handed from suggested
  union all
  select session, guide, min(helpful), 0 from scope inner join voted_on on session = i_session and guide = i_guide and at = i_at
  where ${VOTE} group by session, guide
  union all
  select n_session, n_guide, -1, 1 from suggested inner join scope on session = n_session
  where kind = 'handoff_started' and at >= n_at),
suggestion_facts as (
  select j_session, j_guide, max(j_vote) as s_vote, max(j_handed) as s_handed from suggestion_marks group by j_session, j_guide),
topic_chosen as (
  select session as z_session, max(at) as z_at from scope where ${AT_THE_FORM} group by session),
contact_marks as (
  select a_session as e_session, 0 as e_shown, 0 as e_read, 0 as e_accepted, '' as e_topic from sessions
  union all
  select p_session, max(found), 0, 0, '' from searches where p_surface = 'contact' group by p_session
  union all
  select j_session, 0, 1, max(case when s_vote = 1 then 1 else 0 end), '' from suggestion_facts group by j_session
  union all
  select session, 0, 0, 0, min(topic) from scope inner join topic_chosen on session = z_session and at = z_at
  where ${AT_THE_FORM} group by session),
contact_facts as (
  select e_session, max(e_shown) as shown_one, max(e_read) as read_one, max(e_accepted) as accepted, max(e_topic) as asked_about
  from contact_marks group by e_session),
contacts as (
  select a_session, a_day, l_locale, asked_about, of_surface, handed, outcome, shown_one, read_one, accepted
  from sessions inner join contact_facts on a_session = e_session),
suggestions as (
  select a_day, l_locale, j_guide, asked_about || '/' || of_surface as asked_about_at, s_vote, s_handed
  from contacts inner join suggestion_facts on a_session = j_session)`
