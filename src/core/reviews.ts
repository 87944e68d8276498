import type { Tag } from './guide.ts'

/** Who must have approved what a guide says now. */

/** What people lose money by when it is wrong is read by two. */
const NEEDED = 2

/**
 * A reviewer's name as names are compared.
 * @example reviewerKey(' Compliance  Desk') // => 'compliance desk'
 */
export function reviewerKey(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase()
}

export interface Reviewed {
  tags: readonly Tag[]
  reviewers: readonly string[]
  updated: Date
  reviewed: Date
}

/** What is wrong with a review: the field it stands in, what is wrong and how to mend it. Empty when all is well. */
export function reviewProblems({ tags, reviewers, updated, reviewed }: Reviewed): { field: string; text: string }[] {
  if (tags.length === 0) return []
  const concerns = tags.join(' and ')
  const names = new Set(reviewers.map(reviewerKey))
  if (names.size < NEEDED)
    return [
      {
        field: reviewers.length === 0 ? 'reviewed' : 'reviewers',
        text:
          names.size < reviewers.length
            ? `"reviewers" names "${reviewers[0]}" twice, and guides on ${concerns} need ${NEEDED} different people. Have somebody else read it, and name them too.`
            : `Guides on ${concerns} need ${NEEDED} reviewers, and this one names ${names.size}. Have ${names.size === 0 ? 'two people' : 'a second person'} read what it says now, and add them: "reviewers: [account-safety-lead, compliance-desk]".`,
      },
    ]
  if (reviewed.getTime() >= updated.getTime()) return []
  return [
    {
      field: 'reviewed',
      text: `It was changed on ${dayOf(updated)}, after its review on ${dayOf(reviewed)}: the reviewers approved what it said before. Have them read it again, and set "reviewed" to that day.`,
    },
  ]
}

const dayOf = (date: Date) => date.toISOString().slice(0, 10)
