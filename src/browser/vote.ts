import type { RatingReason } from '../core/vocabulary.ts'
import { record } from './record.ts'
import { noteVote } from './trail.ts'

const REASONS: readonly RatingReason[] = ['unclear', 'incomplete', 'outdated', 'not_my_case', 'other']

/** The votes of a guide's own page. */
export function takeVotes(): void {
  const { guide } = document.body.dataset
  const section = document.querySelector<HTMLElement>('[data-vote]')
  if (section && guide !== undefined) takeVotesIn(section, guide)
}

/** "Did this help?": a vote is recorded at the click; a reason, when one follows, is recorded as the same vote told again. */
export function takeVotesIn(section: HTMLElement, guide: string): void {
  const part = (name: string) => section.querySelector<HTMLElement>(`[data-vote-${name}]`)

  section.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null
    if (!button) return
    const { helpful, reason: pressed } = button.dataset
    if (helpful !== undefined) {
      const isHelpful = helpful === 'yes'
      vote(guide, isHelpful, '')
      press(section, '[data-helpful]', button)
      show(part('thanks'), isHelpful)
      show(part('why'), !isHelpful)
      show(part('next'), false)
    }
    const reason = REASONS.find((known) => known === pressed)
    if (reason) {
      vote(guide, false, reason)
      press(section, '[data-reason]', button)
      show(part('next'), true)
    }
  })
}

function vote(guide: string, helpful: boolean, reason: RatingReason): void {
  record({ kind: 'guide_rated', guide, helpful, reason })
  noteVote(guide, helpful)
}

function press(section: HTMLElement, group: string, button: Element): void {
  for (const other of section.querySelectorAll(group)) other.setAttribute('aria-pressed', String(other === button))
}

function show(element: HTMLElement | null, shown: boolean): void {
  if (element) element.hidden = !shown
}
