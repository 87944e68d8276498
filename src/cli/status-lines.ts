import { backToEnglish } from '../checks/rules/made-from.ts'
import {
  type GuideState,
  isReviewDue,
  type LocaleState,
  STATES,
  type StaleHere,
  type State,
  withoutEnglish,
} from '../core/guide-state.ts'
import type { Paint, Painted } from './paint.ts'

/** How guides stand in languages, as a terminal shows it. */

export interface Asked {
  /** The columns. */
  locales: readonly string[]
  /** Empty for all. */
  owner: string
  topic: string
  /** Empty for every state. */
  only: readonly ('stale' | 'missing' | 'due')[]
  /** ms since the epoch. */
  now: number
}

interface Shown extends Asked {
  /** How many of the guides shown are in which state, by locale. */
  counts: Readonly<Record<string, Readonly<Record<State, number>>>>
  /** Whether there is no guide at all. */
  isEmpty: boolean
  /** The heading of an English section, by its place; null when it is not there. */
  headingOf(guide: string, place: number): string | null
}

const SIGNS: Readonly<Record<State | 'major', { sign: string; means: string; painted: Painted }>> = {
  fresh: { sign: '·', means: 'fresh', painted: 'good' },
  stale: { sign: '~', means: 'stale', painted: 'warning' },
  major: { sign: '!', means: 'stale, readers are warned', painted: 'bad' },
  missing: { sign: '-', means: 'missing', painted: 'bad' },
  due: { sign: 'r', means: 'review due', painted: 'warning' },
  draft: { sign: 'd', means: 'draft', painted: 'faint' },
  scheduled: { sign: 's', means: 'scheduled', painted: 'faint' },
  retired: { sign: 'x', means: 'retired', painted: 'faint' },
}

/** Whether a cell is one of those asked for: all, when nothing was said. */
export function isAsked(state: LocaleState | undefined, { only, now }: Pick<Asked, 'only' | 'now'>): boolean {
  if (!state) return false
  return (
    only.length === 0 || only.some((one) => (one === 'due' ? isReviewDue(state.reviewDue, now) : state.state === one))
  )
}

export function statusLines(guides: readonly GuideState[], shown: Shown, paint: Paint): string[] {
  if (guides.length === 0) return [nothing(shown)]
  const wide = Math.max(...guides.map(({ guide }) => (guide.split('/')[1] ?? '').length)) + 3
  const row = (name: string, cell: (locale: string) => { text: string; painted: Painted | null }) =>
    `${name.padEnd(wide)}${shown.locales
      .map((locale) => {
        const { text, painted } = cell(locale)
        const padded = text.padStart(locale.length)
        return ` ${painted === null ? padded : paint(painted, padded)}`
      })
      .join('')}`.trimEnd()
  const rows = guides.flatMap(({ guide, topic, locales }, place) => [
    ...(guides[place - 1]?.topic === topic ? [] : [paint('heading', topic)]),
    row(`  ${guide.split('/')[1]}`, (locale) => cellOf(locales[locale], shown)),
  ])
  const states = STATES.filter((state) => shown.locales.some((locale) => (shown.counts[locale]?.[state] ?? 0) > 0))
  return [
    row('', (locale) => ({ text: locale, painted: 'heading' })),
    ...rows,
    '',
    ...states.map((state) =>
      row(state, (locale) => ({ text: String(shown.counts[locale]?.[state] ?? 0), painted: null })),
    ),
    '',
    totalOf(guides, shown),
    Object.values(SIGNS)
      .map(({ sign, means, painted }) => `${paint(painted, sign)} ${means}`)
      .join('   '),
    ...(shown.only.includes('stale') ? ['', ...staleLines(guides, shown)] : []),
    ...(shown.only.includes('due') ? ['', ...dueLines(guides, shown)] : []),
  ]
}

function cellOf(state: LocaleState | undefined, shown: Shown): { text: string; painted: Painted } {
  if (!state || !isAsked(state, shown)) return { text: '', painted: 'faint' }
  // Asked for reviews alone, one that is stale besides is shown as due.
  const isDueAlone = shown.only.length === 1 && shown.only[0] === 'due'
  const isMajor = state.state === 'stale' && state.stale.some(({ significance }) => significance === 'major')
  const { sign, painted } = SIGNS[isDueAlone ? 'due' : isMajor ? 'major' : state.state]
  return { text: sign, painted }
}

function totalOf(guides: readonly GuideState[], { locales, counts }: Shown): string {
  const total = (state: State) => locales.reduce((sum, locale) => sum + (counts[locale]?.[state] ?? 0), 0)
  const parts = STATES.toReversed().flatMap((state) => (total(state) > 0 ? [`${total(state)} ${state}`] : []))
  return `${guides.length} ${guides.length === 1 ? 'guide' : 'guides'} in ${locales.length} ${locales.length === 1 ? 'language' : 'languages'}: ${parts.join(', ')}`
}

/** What changed, once for all translations that have not caught up with it. */
function staleLines(guides: readonly GuideState[], { locales, headingOf }: Shown): string[] {
  return guides.flatMap(({ guide, locales: states }) => {
    const found = locales.flatMap((locale) => (states[locale]?.stale ?? []).map((section) => ({ locale, section })))
    const same = Map.groupBy(
      found,
      // One that English has no more is each translation's own, known by its place.
      ({ section: { english, own, since, significance } }) => `${english ?? `own ${own}`} ${since} ${significance}`,
    )
    return [...same.values()].flatMap((group) => {
      const [first] = group
      if (!first) return []
      const { english, title } = first.section
      // What English has no more is called as the translation calls it.
      const heading = english === null ? title : (headingOf(guide, english) ?? title)
      return [
        `${guide}  ${told(first.section, heading)}  ${[...new Set(group.map(({ locale }) => locale))].join(', ')}`,
      ]
    })
  })
}

function told({ english, own, significance, since, what }: StaleHere, heading: string): string {
  const section = english === 0 || own === 0 ? 'head' : `"${heading}"`
  const when = since === null ? 'not declared yet' : `${significance}, since ${since}`
  return [`${section} (${when})`, ...what].join(': ')
}

/** Guides that have lost their English text: whether the others say the same, nobody can tell. */
export function lostLines(guides: readonly GuideState[]): string[] {
  return guides.flatMap((state) => {
    const left = withoutEnglish(state)
    return left.length === 0
      ? []
      : [`${state.guide}  has no English text to hold ${left.join(', ')} against. ${backToEnglish(state.guide)}`]
  })
}

function dueLines(guides: readonly GuideState[], shown: Shown): string[] {
  return guides.flatMap(({ guide, owner, locales: states }) => {
    const due = shown.locales.filter((locale) => isAsked(states[locale], { ...shown, only: ['due'] }))
    const days = due.map((locale) => states[locale]?.reviewDue ?? '').sort()
    return due.length === 0 ? [] : [`${guide}  due ${days[0]}, ${owner}: ${due.join(', ')}`]
  })
}

/** Why there is nothing to show. */
function nothing({ isEmpty, owner, topic, only, locales }: Shown): string {
  if (isEmpty) return 'There is no guide yet. Write the first: npx guidepost new <topic>/<slug>'
  const whose = `${topic === '' ? '' : ` in ${topic}`}${owner === '' ? '' : ` of ${owner}`}`
  if (only.length === 0) return `There is no guide${whose}.`
  const states = new Intl.ListFormat('en', { type: 'disjunction' }).format(only)
  return `Nothing${whose} is ${states} in ${locales.length > 3 ? `${locales.length} languages` : locales.join(', ')}.`
}
