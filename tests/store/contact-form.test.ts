import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import type { GuidepostEvent } from '../../src/core/events.ts'
import { everybody } from '../../src/core/question.ts'
import { newSession, sessionDay } from '../../src/core/session-id.ts'
import { addUp, type Tally } from '../../src/core/tallies.ts'
import { readsOf } from '../../src/store/sqlite-reads.ts'
import { prepareDatabase } from '../../src/store/sqlite-schema.ts'
import { writesOf } from '../../src/store/sqlite-writes.ts'
import { toStored } from '../../src/store/stored-event.ts'

/** The rules of the contact form, each as a visit: what was done, and what it counts as. */

const NOW = Date.UTC(2026, 10, 23, 12)
const SESSION = newSession(NOW, () => 7)
const DAY = sessionDay(SESSION)
const GUIDE = 'fiat-funding/deposit-not-arrived'
const OTHER = 'trading/staking'

type Own<E> = E extends GuidepostEvent ? Omit<E, 'session' | 'id' | 'at' | 'locale' | 'page'> : never
type Done = Own<GuidepostEvent> & { after: number }

const opened = (topic = ''): Done => ({ kind: 'contact_opened', surface: 'header', topic, after: 1 })
const searched = (surface: 'contact' | 'home' = 'contact', results = 3): Done => ({
  kind: 'search_performed',
  search: surface === 'contact' ? 1 : 2,
  query: 'where is my deposit',
  results,
  rung: 'exact',
  surface,
  after: 1,
})
const chose = (guide = GUIDE, search = 1): Done => ({ kind: 'result_clicked', search, guide, position: 1, after: 1 })
const said = (helpful: boolean, after = 1): Done => ({ kind: 'suggestion_rated', guide: GUIDE, helpful, after })
const voted = (helpful: boolean, guide = GUIDE): Done => ({
  kind: 'guide_rated',
  guide,
  helpful,
  reason: '',
  after: 1,
})
const asked = (after = 1): Done => ({
  kind: 'handoff_started',
  conversation: 'conversation0001',
  channel: 'ticket',
  vendor: 'desk',
  topic: 'fiat-funding',
  after,
})

function countsOf(done: readonly Done[]) {
  const database = new DatabaseSync(':memory:')
  prepareDatabase(database)
  let at = NOW
  const events = done.map(({ after, ...own }, index): GuidepostEvent => {
    at += after
    return { ...own, session: SESSION, id: index + 1, at, locale: 'en', page: '/en/contact/' }
  })
  writesOf(database).append(events.map((event) => toStored(event, new Map())))
  const reads = readsOf(database, () => 0)
  const question = everybody(DAY, DAY)
  return {
    counts: addUp([...reads.tally(question, 'date'), ...reads.tally(question, 'suggestion')]),
    topics: reads.tally(question, 'topic').filter(({ counts }) => counts.contact_opened),
    suggestions: reads.tally(question, 'suggestion'),
  }
}

const read = [opened('fiat-funding'), searched(), chose()]

describe('at the contact form', () => {
  it.each<[string, Done[], Partial<Record<Tally, number>>]>([
    [
      'who leaves without reading asked nobody, and confirmed nothing',
      [opened(), searched()],
      { contact_opened: 1, contact_shown: 1, contact_read: 0, contact_confirmed: 0, contact_deflected: 1 },
    ],
    ['a search that found nothing showed nothing', [opened(), searched('contact', 0)], { contact_shown: 0 }],
    [
      'who says "this solved it" confirmed it, and the search found its answer',
      [...read, said(true)],
      {
        confirmed: 1,
        contact_confirmed: 1,
        contact_deflected: 1,
        suggestions_confirmed: 1,
        suggestions_deflected: 1,
        searches_confirmed: 1,
      },
    ],
    ['is no vote on the guide', [...read, said(true)], { guide_votes: 0 }],
    [
      'who takes it back and leaves is unanswered',
      [...read, said(true), said(false)],
      { unanswered: 1, confirmed: 0, contact_confirmed: 0, contact_deflected: 1, suggestions_confirmed: 0 },
    ],
    [
      'of two words at one moment the one that claims less counts',
      [...read, said(true), said(false, 0)],
      { unanswered: 1, contact_confirmed: 0, suggestions_confirmed: 0 },
    ],
    [
      'who asks a person after all failed, whatever was said before',
      [...read, said(true), asked()],
      {
        failed: 1,
        contact_read_handed: 1,
        contact_confirmed: 0,
        contact_deflected: 0,
        suggestions_read: 1,
        suggestions_confirmed: 0,
        suggestions_deflected: 0,
      },
    ],
    [
      'who asks at the moment of opening asked after it',
      [...read, asked(0)],
      { suggestions_read: 1, suggestions_deflected: 0 },
    ],
    [
      'who asked before is no deflection; the guide opened afterwards is judged by what came after it',
      [opened(), asked(), searched(), chose(), said(true)],
      { direct: 1, contact_deflected: 0, contact_confirmed: 0, suggestions_confirmed: 1 },
    ],
    [
      'a helpful vote on the page of the guide says it too',
      [...read, voted(true)],
      { contact_confirmed: 1, suggestions_confirmed: 1, guide_votes: 0 },
    ],
    [
      'a vote against another guide afterwards is the last word on the session, not on the suggestion',
      [...read, said(true), voted(false, OTHER)],
      { unanswered: 1, contact_confirmed: 0, suggestions_confirmed: 1 },
    ],
    [
      'a guide found at home is no suggestion',
      [opened(), searched('home'), chose(GUIDE, 2), said(true)],
      { confirmed: 1, contact_shown: 0, contact_read: 0, contact_confirmed: 0, suggestions_read: 0 },
    ],
    [
      'without the form nothing is counted there',
      [searched(), chose(), said(true)],
      { confirmed: 1, contact_opened: 0, contact_read: 0, suggestions_read: 0 },
    ],
  ])('%s', (_, done, wanted) => {
    expect(countsOf(done).counts).toMatchObject(wanted)
  })

  it.each<[string, Done[], string]>([
    ['that the address named', [opened('trading'), searched()], 'trading'],
    ['that was chosen last', [opened('trading'), opened('fiat-funding'), searched(), chose(OTHER)], 'fiat-funding'],
    [
      'that was chosen last, where an address without one was opened after it',
      [opened('trading'), opened()],
      'trading',
    ],
    ['that a person was asked about', [opened(), asked()], 'fiat-funding'],
    ['of none', [opened(), searched(), chose(OTHER)], ''],
  ])('counts for the topic %s', (_, done, topic) => {
    const { topics, suggestions } = countsOf(done)
    expect(topics.map(({ subject }) => subject)).toEqual([topic])
    for (const { part } of suggestions) expect(part).toBe(`${topic}/header`)
  })
})
