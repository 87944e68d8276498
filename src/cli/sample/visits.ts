import type { GuidepostEvent } from '../../core/events.ts'
import { newSession } from '../../core/session-id.ts'
import { atContact } from './at-contact.ts'
import type { Chance } from './chance.ts'
import type { Answerable } from './guide-phrases.ts'
import { NEW_GUIDE, STALE_GUIDE, STORIES } from './stories.ts'

/** One invented visit: what its browser would send, and whether a person was asked. */

export interface Visit {
  at: number
  session: string
  locale: string
  events: GuidepostEvent[]
  handoff: Handoff | null
}

export interface Handoff {
  at: number
  topic: string
  message: string
  /** Seconds until the first answer, and until it is solved; 0: not solved. */
  answered: number
  solved: number
  /** 0: not rated. */
  score: number
}

export interface World {
  chance: Chance
  guides: ReadonlyMap<string, readonly Answerable[]>
  /** Days since 1970-01-01. */
  surgeDay: number
  /** From this day on a guide answers what none did. */
  writtenDay: number
}

interface Asked {
  query: string
  guide: string
  topic: string
  isFound: boolean
}

/** Where searches begin. */
const SURFACES = ['home', 'header', 'header', 'results', 'launcher'] as const
const DAY = 86_400_000
/** The language that stands in for the others. */
const FALLBACK = 'en'
/** How often a guide helps, where it is not as usual. */
const HELPED: Readonly<Record<string, number>> = { [STALE_GUIDE]: 0.3, [NEW_GUIDE]: 0.97 }

/** Makes the visit that begins at a moment. */
export function makeVisit(began: number, locale: string, isSurge: boolean, world: World): Visit {
  const { chance } = world
  const session = newSession(began, (bits) => chance.below(2 ** bits))
  const events: GuidepostEvent[] = []
  let [at, id] = [began, chance.below(2 ** 20) * 2 ** 16]
  const base = (page: string) => {
    id += 1
    at += 2000 + chance.below(40_000)
    return { session, id, at, locale, page }
  }
  const home = `/${locale}/`
  const guides = world.guides.get(locale) ?? []
  const read = (guide: string, from: 'search' | 'browse' | 'external') => {
    const page = `/${locale}/${guide}/`
    const guide_locale = guides.some((own) => own.guide === guide) ? locale : FALLBACK
    events.push({ kind: 'guide_viewed', ...base(page), guide, guide_locale, from })
    if (!chance.happens(0.4)) return
    const helpful = chance.happens(guide === STALE_GUIDE ? 0.22 : 0.8)
    const reason = helpful ? '' : chance.pick(['unclear', 'incomplete', 'outdated', 'not_my_case'] as const, () => 1)
    events.push({ kind: 'guide_rated', ...base(page), guide, helpful, reason })
  }
  if (!isSurge && chance.happens(0.15)) {
    // Whoever comes from outside follows a link to any guide, also to one that their language lacks.
    const all = world.guides.get(FALLBACK) ?? guides
    read(chance.pick(all, () => 1).guide, 'external')
    return { at: began, session, locale, events, handoff: null }
  }

  let asked = question(began, locale, isSurge, world)
  let isHelped = false
  for (let search = 1; search <= 3; search++) {
    const { query, guide, isFound } = asked
    const page = { ...base(home), search }
    const surface = chance.pick(SURFACES, () => 1)
    const rung = isFound ? chance.pick(['exact', 'exact', 'exact', 'synonym', 'relaxed'] as const, () => 1) : 'none'
    const results = isFound ? 1 + chance.below(8) : 0
    events.push({ kind: 'search_performed', ...page, query, results, rung, surface })
    if (!isFound) events.push({ kind: 'search_unanswered', ...base(home), search, reason: 'no_results' })
    else if (chance.happens(guide === NEW_GUIDE ? 0.98 : 0.78)) {
      const position = 1 + Math.floor(chance.next() ** 3 * Math.min(results, 5))
      events.push({ kind: 'result_clicked', ...base(home), search, guide, position })
      read(guide, 'search')
      isHelped = chance.happens(HELPED[guide] ?? 0.85)
    }
    if (isHelped || !chance.happens(isFound ? 0.35 : 0.3)) break
    asked =
      isFound && chance.happens(0.6)
        ? { ...asked, query: `${query} ${chance.pick(['?', 'help', '2'], () => 1)}` }
        : question(began, locale, isSurge, world)
  }
  const opens = isHelped ? 0.02 : 0.3
  if (!chance.happens(isSurge ? 0.5 : opens)) return { at: began, session, locale, events, handoff: null }
  // Who was helped and opens contact has another question.
  if (isHelped) asked = question(began, locale, isSurge, world)
  const form = atContact({ chance, asked, locale, base })
  events.push(...form.events)
  return { at: began, session, locale, events, handoff: form.asks ? handoff(at, asked, chance) : null }
}

function question(began: number, locale: string, isSurge: boolean, { chance, guides, writtenDay }: World): Asked {
  const story = STORIES[locale]
  const unanswered = { guide: '', isFound: false }
  if (story && isSurge) return { query: story.surge, topic: 'crypto-funding', ...unanswered }
  if (story && chance.happens(0.04)) {
    const isWritten = began / DAY >= writtenDay
    return {
      query: story.closing,
      topic: 'account-access',
      guide: NEW_GUIDE,
      isFound: isWritten && chance.happens(0.95),
    }
  }
  if (story && chance.happens(0.02)) return { query: story.open, topic: 'fiat-funding', ...unanswered }
  const { guide, topic, phrases } = chance.pick(guides.get(locale) ?? [], ({ guide }) =>
    guide === STALE_GUIDE ? 3 : 1,
  )
  const phrase = chance.pick(phrases, () => 1)
  return { query: chance.happens(0.06) ? slipped(phrase, chance) : phrase, topic, guide, isFound: chance.happens(0.93) }
}

/** Two letters change places. */
function slipped(text: string, chance: Chance): string {
  const letters = [...text]
  const place = chance.below(Math.max(1, letters.length - 1))
  const [first, second] = [letters[place], letters[place + 1]]
  if (first !== undefined && second !== undefined) [letters[place], letters[place + 1]] = [second, first]
  return letters.join('')
}

function handoff(at: number, { query, topic }: Asked, chance: Chance): Handoff {
  const answered = Math.round(60 + chance.next() ** 4 * 14_000)
  return {
    at: at + 30_000,
    topic,
    message: query,
    answered,
    solved: chance.happens(0.94) ? answered + Math.round(300 + chance.next() ** 3 * 80_000) : 0,
    score: chance.happens(0.35) ? chance.pick([5, 4, 3, 2, 1], (score) => score ** 2) : 0,
  }
}
