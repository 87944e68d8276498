import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Gap } from '../../src/core/answers.ts'
import {
  answerBacklog,
  type BacklogFacts,
  findEntries,
  isAsked,
  lastClosed,
  seenAnew,
  withDecisions,
} from '../../src/core/backlog.ts'
import { type BacklogDecision, backlogAnswer } from '../../src/core/backlog-entry.ts'
import { type GuideCounts, isStruggling, type JudgedGuide, type JudgedLocale } from '../../src/core/backlog-guides.ts'
import { commandOf, isMine } from '../../src/core/backlog-kinds.ts'
import { type NoticeRun, wantsGuide } from '../../src/core/backlog-notices.ts'
import { readBacklogQuestion } from '../../src/core/backlog-question.ts'
import { dayText } from '../../src/core/question.ts'

const TODAY = 20_780
const NOW = TODAY * 86_400_000 + 1000

const gap = (id: string, people: number, fields: Partial<Gap> = {}): Gap => ({
  id,
  locale: 'en',
  query: `words of ${id}`,
  variants: [],
  others: 0,
  people: { of: people, over: people * 2 },
  sessions: people,
  searches: people,
  kinds: { no_results: people, no_click: 0, reformulated: 0, escalated: 0 },
  contacted: 0,
  searchedAgain: 0,
  left: people,
  cost: 0,
  firstDay: dayText(TODAY - 20),
  lastDay: dayText(TODAY),
  trend: [],
  state: 'open',
  who: '',
  since: { asked: 0, answered: 0 },
  topics: [{ topic: 'trading', handoffs: 2 }],
  ...fields,
})

const FRESH: JudgedLocale = { title: 'Staking', isMissing: false, stale: [], staleSince: 0, dueOn: 0 }
const guide = (locales: Record<string, Partial<JudgedLocale>>, name = 'trading/staking'): JudgedGuide => ({
  guide: name,
  topic: 'trading',
  owner: 'trading',
  title: 'Staking',
  updated: '2026-01-01',
  locales: new Map(Object.entries(locales).map(([locale, of]) => [locale, { ...FRESH, ...of }])),
})

const COUNTS: GuideCounts = { readings: 100, votes: 0, helpful: 0, handed: 0, failed: 0, fellBack: 0 }
const counts = (of: Record<string, Partial<GuideCounts>>) =>
  new Map(Object.entries(of).map(([key, fields]) => [key, { ...COUNTS, ...fields }]))

const notice = (fields: Partial<NoticeRun> = {}): NoticeRun => ({
  id: 'euro-deposits',
  title: 'Euro deposits are late',
  titleLocale: 'en',
  topics: ['fiat-funding'],
  from: TODAY - 5,
  to: TODAY - 2,
  during: 40,
  otherwise: 100,
  all: 90,
  isWritten: false,
  ...fields,
})

const facts = (fields: Partial<BacklogFacts> = {}): BacklogFacts => ({
  today: TODAY,
  gaps: [],
  counts: new Map(),
  readSince: new Map(),
  guides: [],
  notices: [],
  least: 3,
  ...fields,
})

const shown = (of: BacklogFacts) => findEntries(of).map(({ id, lost }) => [id, lost.of, lost.over])

describe('an entry is', () => {
  it('a gap that waits, by the people who searched it and found no answer', () => {
    const gaps = [
      gap('a', 9),
      gap('b', 12, { state: 'taken' }),
      gap('c', 5, { state: 'written' }),
      gap('d', 99, { state: 'closed' }),
      gap('e', 99, { state: 'not_ours' }),
    ]
    expect(shown(facts({ gaps }))).toEqual([
      ['gap:b', 12, 24],
      ['gap:a', 9, 18],
      ['gap:c', 5, 10],
    ])
  })

  it('a guide that surely helps few or sends many to a person, by the readings that failed', () => {
    const guides = [guide({ en: {}, es: {}, de: {} })]
    const of = counts({
      'en trading/staking': { votes: 60, helpful: 20, failed: 44 },
      'es trading/staking': { handed: 40, failed: 41 },
      'de trading/staking': { votes: 2, helpful: 0, failed: 2 },
    })
    expect(shown(facts({ guides, counts: of }))).toEqual([
      ['guide:en:trading/staking', 44, 100],
      ['guide:es:trading/staking', 41, 100],
    ])
  })

  it('a stale translation, by its readings since English changed; by all of them when nobody knows since when', () => {
    const guides = [
      guide({
        es: { stale: ['Fees'], staleSince: TODAY - 3 },
        de: { stale: [''] },
        fr: { stale: ['Fees'], staleSince: TODAY - 90 },
      }),
    ]
    const all = counts({
      'es trading/staking': { readings: 70 },
      'de trading/staking': {},
      'fr trading/staking': { readings: 8 },
    })
    const readSince = new Map([[TODAY - 3, counts({ 'es trading/staking': { readings: 12 } })]])
    expect(shown(facts({ guides, counts: all, readSince }))).toEqual([
      ['stale:de:trading/staking', 100, 100],
      ['stale:es:trading/staking', 12, 70],
      ['stale:fr:trading/staking', 8, 8],
    ])
  })

  it('a language that lacks a guide, by the readers who were shown another one; not when they are too few', () => {
    const guides = [guide({ en: {}, ko: { isMissing: true }, ja: { isMissing: true } })]
    const of = counts({
      'en trading/staking': {},
      'ko trading/staking': { readings: 0, fellBack: 30 },
      'ja trading/staking': { readings: 0, fellBack: 2 },
    })
    expect(shown(facts({ guides, counts: of }))).toEqual([['missing:ko:trading/staking', 30, 132]])
  })

  it('a review that is due, by the readings that failed, also when nobody read it', () => {
    const guides = [guide({ en: { dueOn: TODAY - 4 }, es: { dueOn: TODAY + 3 } })]
    const of = counts({ 'en trading/staking': { failed: 6 } })
    const found = findEntries(facts({ guides, counts: of }))
    expect(found.map(({ id, lost, since }) => [id, lost.of, since])).toEqual([
      ['due:en:trading/staking', 6, dayText(TODAY - 4)],
      ['due:es:trading/staking', 0, dayText(TODAY + 3)],
    ])
  })

  it('a notice that ran for days or was asked about much, until a guide of its topic says so', () => {
    expect(shown(facts({ notices: [notice()] }))).toEqual([['notice:euro-deposits', 40, 90]])
    expect(shown(facts({ notices: [notice({ isWritten: true })] }))).toEqual([])
    expect(shown(facts({ notices: [notice({ topics: [] })] }))).toEqual([['notice:euro-deposits', 0, 0]])
  })
})

describe('a notice wants a guide', () => {
  it.each([
    ['for three days', { from: TODAY - 2, to: TODAY }, true],
    ['for one day, asked about no more than usual', { from: TODAY, to: TODAY, during: 4, otherwise: 116 }, false],
    ['for one day, asked about twice as much', { from: TODAY, to: TODAY, during: 8, otherwise: 116 }, true],
    ['for one day, asked about by two people', { from: TODAY, to: TODAY, during: 2, otherwise: 0 }, false],
    ['for one day, without a topic', { from: TODAY, to: TODAY, topics: [], during: 0, otherwise: 0 }, false],
  ])('%s: %o is %s', (_, fields, wants) => {
    expect(wantsGuide(notice(fields), TODAY, 3)).toBe(wants)
  })
})

describe('a guide struggles', () => {
  it.each([
    ['one vote alone says nothing', { votes: 1, helpful: 0 }, false],
    ['a third of sixty voters', { votes: 60, helpful: 20 }, true],
    ['most voters', { votes: 60, helpful: 45 }, false],
    ['a third of a hundred readers asked a person', { handed: 33 }, true],
    ['few readers asked a person', { handed: 6 }, false],
    ['nobody read it', { readings: 0 }, false],
  ])('%s: %o is %s', (_, fields, struggles) => {
    expect(isStruggling({ ...COUNTS, ...fields })).toBe(struggles)
  })
})

describe('what was decided', () => {
  const decision = (fields: Partial<BacklogDecision>): BacklogDecision => ({
    entry: 'due:en:trading/staking',
    at: NOW,
    who: 'Ada',
    what: 'assign',
    assignee: '',
    until: 0,
    reason: '',
    ...fields,
  })
  const due = facts({ guides: [guide({ en: { dueOn: TODAY } })], gaps: [gap('a', 9, { state: 'taken', who: 'Bo' })] })
  const open = (at = NOW) => seenAnew([], withDecisions(findEntries(due), [], [], due), due, at)
  const with_ = (decisions: BacklogDecision[], seen = open(), of = due) =>
    withDecisions(findEntries(of), decisions, seen, of)

  it('is who does it; of a gap, who took the gap', () => {
    const entries = with_([decision({ assignee: 'Ada' }), decision({ entry: 'gap:a', assignee: 'Ada' })])
    expect(entries.map(({ id, assignee }) => [id, assignee])).toEqual([
      ['gap:a', 'Bo'],
      ['due:en:trading/staking', 'Ada'],
    ])
  })

  it('lets an entry sleep with a reason, and it wakes by itself on its day', () => {
    const snoozed = decision({ what: 'snooze', until: TODAY + 2, reason: 'The fee changes on Friday' })
    const snoozeOn = (today: number) =>
      with_([snoozed], open(), { ...due, today }).find(({ kind }) => kind === 'due')?.snooze
    expect(snoozeOn(TODAY)).toEqual({ until: dayText(TODAY + 2), reason: 'The fee changes on Friday', who: 'Ada' })
    expect(snoozeOn(TODAY + 1)).not.toBeNull()
    expect(snoozeOn(TODAY + 2)).toBeNull()
  })

  it('and how long it has been there is known from when it was first seen, where that is longer ago', () => {
    const seen = open(NOW - 40 * 86_400_000)
    expect(with_([], seen).map(({ id, since }) => [id, since])).toEqual([
      ['gap:a', dayText(TODAY - 40)],
      ['due:en:trading/staking', dayText(TODAY)],
    ])
  })

  it('does not outlive the entry: when it closes and opens again, nobody has it', () => {
    const reopened = open(NOW + 5000)
    expect(with_([decision({ assignee: 'Ada', at: NOW })], reopened).find(({ kind }) => kind === 'due')?.assignee).toBe(
      '',
    )
    expect(
      with_([decision({ assignee: 'Ada', at: NOW + 5000 })], reopened).find(({ kind }) => kind === 'due')?.assignee,
    ).toBe('Ada')
  })

  it('makes an entry somebody’s, or the team’s as long as nobody has it', () => {
    expect(isMine({ assignee: 'Ada', owner: 'fees' }, 'Ada', '')).toBe(true)
    expect(isMine({ assignee: 'Bo', owner: 'fees' }, 'Ada', 'fees')).toBe(false)
    expect(isMine({ assignee: '', owner: 'fees' }, 'Ada', 'fees')).toBe(true)
    expect(isMine({ assignee: '', owner: 'fees' }, '', '')).toBe(false)
  })
})

describe('an entry closes by itself, and it is said why', () => {
  const base = facts({
    gaps: [gap('a', 9)],
    guides: [guide({ en: { dueOn: TODAY }, es: { stale: ['Fees'] }, ko: { isMissing: true } })],
    counts: counts({
      'en trading/staking': { votes: 60, helpful: 10, failed: 50 },
      'ko trading/staking': { readings: 0, fellBack: 7 },
    }),
    notices: [notice()],
  })
  const opened = (of: BacklogFacts) => seenAnew([], withDecisions(findEntries(of), [], [], of), of, NOW)
  const closing = (after: Partial<BacklogFacts>) => {
    const later = { ...base, ...after }
    const entries = withDecisions(findEntries(later), [], opened(base), later)
    return Object.fromEntries(
      seenAnew(opened(base), entries, later, NOW + 1)
        .filter(({ closedAt }) => closedAt > 0)
        .map(({ entry, why }) => [entry.kind, why]),
    )
  }

  it('is open in every kind at first', () => {
    expect(new Set(opened(base).map(({ entry }) => entry.kind))).toEqual(
      new Set(['gap', 'guide', 'stale', 'missing', 'due', 'notice']),
    )
    expect(closing({})).toEqual({})
  })

  it.each<[string, Partial<BacklogFacts>, Record<string, string>]>([
    ['its searches are answered', { gaps: [gap('a', 9, { state: 'closed' })] }, { gap: 'answered' }],
    ['somebody said that it is not ours', { gaps: [gap('a', 9, { state: 'not_ours' })] }, { gap: 'not_ours' }],
    ['nobody searches it', { gaps: [] }, { gap: 'quiet' }],
    [
      'the guide helps',
      {
        counts: counts({
          'en trading/staking': { votes: 90, helpful: 80, failed: 10 },
          'ko trading/staking': { fellBack: 7 },
        }),
      },
      { guide: 'helps' },
    ],
    [
      'all is as English says, translated and reviewed',
      { guides: [guide({ en: {}, es: {}, ko: {} })] },
      { due: 'reviewed', stale: 'current', missing: 'translated' },
    ],
    ['a guide followed the notice', { notices: [notice({ isWritten: true })] }, { notice: 'written' }],
    ['the notice is long over', { notices: [] }, { notice: 'past' }],
    ['the guide is gone', { guides: [] }, { guide: 'gone', due: 'gone', stale: 'gone', missing: 'gone' }],
  ])('%s', (_, after, why) => {
    expect(closing(after)).toEqual(why)
  })

  it('not because the build cannot be read', () => {
    expect(closing({ guides: null })).toEqual({})
  })

  it('and is told for 30 days', () => {
    const later = { ...base, gaps: [] }
    const entries = withDecisions(findEntries(later), [], opened(base), later)
    const closed = seenAnew(opened(base), entries, later, NOW + 1).filter(({ closedAt }) => closedAt > 0)
    expect(lastClosed(closed, TODAY + 29)).toMatchObject([{ id: 'gap:a', why: 'quiet', lost: { of: 9, over: 18 } }])
    expect(lastClosed(closed, TODAY + 30)).toEqual([])
  })
})

describe('the list', () => {
  const many = fc.array(
    fc.record({ people: fc.integer({ min: 0, max: 5 }), state: fc.constantFrom('open', 'taken', 'closed') }),
  )

  it('has the same order however its facts come, most lost answers first, and no entry twice', () => {
    fc.assert(
      fc.property(many, fc.integer(), (drawn, seed) => {
        const gaps = drawn.map(({ people, state }, place) => gap(`g${place}`, people, { state: state as Gap['state'] }))
        const turned = [...gaps.slice(seed % (gaps.length || 1)), ...gaps.slice(0, seed % (gaps.length || 1))]
        const [once, again] = [findEntries(facts({ gaps })), findEntries(facts({ gaps: turned }))]
        expect(again.map(({ id }) => id)).toEqual(once.map(({ id }) => id))
        expect(once.every(({ lost }, place) => lost.of <= (once[place - 1]?.lost.of ?? 99))).toBe(true)
        expect(new Set(once.map(({ id }) => id)).size).toBe(once.length)
      }),
    )
  })

  it('is answered as it is described', () => {
    const of = facts({ gaps: [gap('a', 9)], guides: [guide({ en: { dueOn: TODAY } })], notices: [notice()] })
    const entries = withDecisions(findEntries(of), [], [], of)
    const read = readBacklogQuestion(
      { mine: '', owner: '', kind: 'gap', locale: 'en', topic: '', snoozed: '' },
      { locales: ['en'], topics: [] },
    )
    if ('problem' in read) throw new Error(read.problem)
    const answer = answerBacklog({ facts: of, entries, seen: [] }, read.question, { built: null, owners: [] })
    expect(backlogAnswer.parse(answer)).toMatchObject({ total: 1, counts: { gap: 1, due: 1, notice: 1, stale: 0 } })
    expect(answer.entries.map(commandOf)).toEqual(['npx guidepost new trading/<slug> --gap a'])
  })

  it('is asked for by name, team, kind, language and topic', () => {
    const of = facts({ guides: [guide({ en: { dueOn: TODAY } })], notices: [notice()] })
    const entries = withDecisions(findEntries(of), [], [], of)
    const ids = (asked: Record<string, string>) => {
      const read = readBacklogQuestion(
        { mine: '', owner: '', kind: '', locale: '', topic: '', snoozed: '', ...asked },
        { locales: ['en', 'es'], topics: ['trading'] },
      )
      return 'problem' in read
        ? read.problem
        : entries.filter((entry) => isAsked(entry, read.question)).map(({ kind }) => kind)
    }
    expect(ids({})).toEqual(['notice', 'due'])
    expect(ids({ kind: 'due' })).toEqual(['due'])
    expect(ids({ locale: 'es' })).toEqual(['notice'])
    expect(ids({ topic: 'trading' })).toEqual(['due'])
    expect(ids({ owner: 'trading' })).toEqual(['due'])
    expect(ids({ mine: 'Ada' })).toEqual([])
    expect(ids({ mine: 'Ada', owner: 'trading' })).toEqual(['due'])
    expect(ids({ snoozed: '1' })).toEqual([])
    expect(ids({ kind: 'rumour' })).toMatch(/"rumour" does not exist. Choose one of gap, guide/)
  })
})
