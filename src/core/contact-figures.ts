import type { ContactFigures, SuggestionFigures } from './answers.ts'
import { CONTACT_FUNNEL } from './metrics.ts'
import { CONTACT_ENDS, type ContactEnd } from './outcomes.ts'
import { figureOf, sent, wilson } from './rate.ts'
import { addUp, type ContactTally, type Counts, type TallyRow } from './tallies.ts'

/** The contact form: how far readers came there, how it ended, and which suggestions helped. */

type ContactCounts = Pick<Counts, ContactTally>

/**
 * How help sessions that opened contact ended: the parts add up to all of them.
 * @example endsOf({ contact_opened: 5, contact_deflected: 3, contact_read: 2, contact_read_handed: 1, … }).read_asked // => 1
 */
export function endsOf(counts: ContactCounts): Record<ContactEnd, number> {
  const { contact_opened, contact_deflected, contact_read, contact_read_handed, contact_confirmed } = counts
  const readKept = contact_read - contact_read_handed
  return {
    confirmed: contact_confirmed,
    read_left: readKept - contact_confirmed,
    left: contact_deflected - readKept,
    read_asked: contact_read_handed,
    asked: contact_opened - contact_deflected - contact_read_handed,
  }
}

/** The part of a report that is about the contact form, from its counts and the rows of suggestions. */
export function contactFigures(counts: ContactCounts, suggestions: readonly TallyRow[]): ContactFigures {
  const ends = endsOf(counts)
  return {
    funnel: CONTACT_FUNNEL.map((step) => ({ step, sessions: counts[step] })),
    ends: CONTACT_ENDS.map((end) => ({ end, sessions: ends[end] })),
    suggestions: suggestionFigures(suggestions),
  }
}

/** Each guide in each language, most opened first. */
function suggestionFigures(rows: readonly TallyRow[]): SuggestionFigures[] {
  return [...Map.groupBy(rows, ({ locale, subject }) => `${subject} ${locale}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => {
      const counts = addUp(group)
      return {
        guide: group[0]?.subject ?? '',
        locale: group[0]?.locale ?? '',
        counts: sent(counts),
        from: figureOf('suggestion_deflection_from', counts),
        to: figureOf('suggestion_deflection_to', counts),
        between: wilson(counts.suggestions_deflected, counts.suggestions_read),
      }
    })
    .sort((a, b) => b.to.over - a.to.over)
}
