import type { GuidepostEvent } from '../../src/core/events.ts'
import type { SearchOutcome, SessionOutcome, Tally } from '../../src/core/metrics.ts'
import type { TallyRow } from '../../src/core/report.ts'
import { sessionDay } from '../../src/core/session-id.ts'
import type { StoredEvent } from '../../src/store/store.ts'

/**
 * The ledger's rules once more in plain TypeScript, written from the design and not from the SQL: what the store
 * counts must be what this counts.
 */

type Of<K extends GuidepostEvent['kind']> = Extract<StoredEvent, { kind: K }>

interface Search {
  session: string
  search: number
  locale: string
  results: number
  beganAt: number
  settledAt: number
  stems: Set<string>
  clicks: Of<'result_clicked'>[]
  outcome: SearchOutcome
  confirmed: boolean
}

const ofKind = <K extends GuidepostEvent['kind']>(events: readonly StoredEvent[], kind: K) =>
  events.filter((event): event is Of<K> => event.kind === kind)

const smallest = (texts: readonly string[]) => [...texts].sort()[0] ?? ''

function searchesOf(events: readonly StoredEvent[]): Search[] {
  const performed = Map.groupBy(ofKind(events, 'search_performed'), ({ search }) => search)
  const clicks = ofKind(events, 'result_clicked')
  const searches = [...performed].map(([search, told]): Search => {
    const settledAt = Math.max(...told.map(({ at }) => at))
    const last = told.filter(({ at }) => at === settledAt)
    const stems = [0, 1, 2]
      .map((place) => smallest(last.map((event) => event.stems[place] ?? '')))
      .filter((stem) => stem !== '')
    return {
      session: last[0]?.session ?? '',
      search,
      locale: smallest(last.map(({ locale }) => locale)),
      results: Math.max(...last.map(({ results }) => results)),
      beganAt: Math.min(...told.map(({ at }) => at)),
      settledAt,
      stems: new Set(stems),
      clicks: clicks.filter((click) => click.search === search),
      outcome: 'answered',
      confirmed: false,
    }
  })
  for (const search of searches) {
    const votes = ofKind(events, 'guide_rated').filter((vote) =>
      search.clicks.some((click) => click.guide === vote.guide && vote.at >= click.at),
    )
    const handedOff = ofKind(events, 'handoff_started').some((handoff) =>
      search.clicks.some((click) => handoff.at >= click.at),
    )
    const refused = ofKind(events, 'search_unanswered').some(
      (told) => told.search === search.search && told.reason === 'none_helped',
    )
    const again = searches.some(
      (later) =>
        later.search !== search.search &&
        !search.stems.isDisjointFrom(later.stems) &&
        search.clicks.some((click) => later.beganAt >= click.at && later.beganAt - click.at <= 120_000),
    )
    search.confirmed = votes.some(({ helpful }) => helpful)
    if (search.clicks.length === 0) search.outcome = search.results === 0 ? 'no_results' : 'no_click'
    else if (again) search.outcome = 'reformulated'
    else if (handedOff || votes.some(({ helpful }) => !helpful) || refused) search.outcome = 'escalated'
  }
  return searches
}

function sessionOutcome(events: readonly StoredEvent[], searches: readonly Search[]): SessionOutcome {
  const tries = [...ofKind(events, 'search_performed'), ...ofKind(events, 'guide_viewed')].map(({ at }) => at)
  const handoffs = ofKind(events, 'handoff_started').map(({ at }) => at)
  if (handoffs.length > 0) return tries.some((tried) => tried <= Math.max(...handoffs)) ? 'failed' : 'direct'
  const votes = ofKind(events, 'guide_rated')
  const lastVoteAt = Math.max(...votes.map(({ at }) => at))
  const lastVotes = votes.filter(({ at }) => at === lastVoteAt)
  const vote = lastVotes.length === 0 ? null : lastVotes.every(({ helpful }) => helpful)
  if (vote === true) return 'confirmed'
  const lastSearchAt = Math.max(...searches.map(({ settledAt }) => settledAt))
  if (vote === false || searches.some((search) => search.settledAt === lastSearchAt && search.outcome !== 'answered'))
    return 'unanswered'
  const intent = searches.length > 0 || ofKind(events, 'contact_opened').length > 0
  if (!intent) return 'readership'
  return ofKind(events, 'guide_viewed').length > 0 ? 'potential' : 'abandoned'
}

/** The tallies of a history, one row a day and locale, in any order. */
export function referenceTallies(history: readonly StoredEvent[]): TallyRow[] {
  const rows: TallyRow[] = []
  const row = (day: number, locale: string, counts: Partial<Record<Tally, number>>) =>
    rows.push({ day, locale, counts })
  const once = [...new Map(history.map((event) => [`${event.session}:${event.id}`, event])).values()]
  for (const [session, events] of Map.groupBy(once, (event) => event.session)) {
    const day = sessionDay(session)
    const searches = searchesOf(events)
    for (const { locale, outcome, results, clicks, confirmed } of searches)
      row(day, locale, {
        searches: 1,
        searches_found: Number(results > 0 || clicks.length > 0),
        searches_chosen: Number(clicks.length > 0),
        searches_answered: Number(outcome === 'answered'),
        searches_confirmed: Number(outcome === 'answered' && confirmed),
        searches_unanswered: Number(outcome !== 'answered'),
        no_results: Number(outcome === 'no_results'),
        no_click: Number(outcome === 'no_click'),
        reformulated: Number(outcome === 'reformulated'),
        escalated: Number(outcome === 'escalated'),
        zero_results: Number(results === 0),
        clicks: clicks.length,
        clicked_positions: clicks.reduce((sum, { position }) => sum + position, 0),
      })
    for (const event of events)
      if (event.kind === 'first_response_sent') row(day, event.locale, { first_responses: 1 })
      else if (event.kind === 'conversation_solved') row(day, event.locale, { solved: 1 })
      else if (event.kind === 'csat_submitted')
        row(day, event.locale, { ratings: 1, ratings_positive: Number(event.score >= 4) })

    const handoffs = ofKind(events, 'handoff_started')
    const views = ofKind(events, 'guide_viewed')
    const contact = ofKind(events, 'contact_opened').length > 0
    if (searches.length === 0 && views.length === 0 && handoffs.length === 0 && !contact) continue
    const outcome = sessionOutcome(events, searches)
    const beganAt = Math.min(...events.map(({ at }) => at))
    const locale = smallest(events.filter(({ at }) => at === beganAt).map((event) => event.locale))
    const readBefore = views.some((view) => handoffs.some((handoff) => view.at <= handoff.at))
    row(day, locale, {
      help_sessions: 1,
      [outcome]: 1,
      intent: Number(outcome !== 'readership'),
      helped: Number(outcome === 'confirmed' || outcome === 'potential'),
      contact_opened: Number(contact),
      contact_deflected: Number(contact && handoffs.length === 0),
      handoffs: handoffs.length,
      handoffs_after_reading: readBefore ? handoffs.length : 0,
      votes: Number(ofKind(events, 'guide_rated').length > 0),
    })
  }
  return rows
}
