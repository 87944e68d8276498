import { type GuideState, type LocaleState, SOURCE, type State, stateAt } from './guide-state.ts'

/** Readers are not to know of these yet. */
const UNPUBLISHED: readonly State[] = ['draft', 'scheduled']

/**
 * What everybody may know of how guides stand. The list is for staff, but it lies among the published files, and a plain
 * file host gives it to whoever asks: so it has no guide that readers never got, and a version that they did not get yet
 * has the title that they know and none of its headings.
 * @param now ms since the epoch
 */
export function publicStates(guides: readonly GuideState[], now: number): GuideState[] {
  const isHidden = (state: LocaleState) => UNPUBLISHED.includes(stateAt(state, now))
  return guides.flatMap((guide) => {
    const { [SOURCE]: english, ...others } = guide.locales
    const known = [english, ...Object.values(others)].find((state) => state && !state.isMissing && !isHidden(state))
    if (!known) return []
    const title = english && isHidden(english) ? known.title : guide.title
    const locales = Object.entries(guide.locales).map(([locale, state]): [string, LocaleState] => [
      locale,
      state.isMissing || isHidden(state) ? { ...state, title, stale: [] } : state,
    ])
    return [{ ...guide, title, locales: Object.fromEntries(locales) }]
  })
}
