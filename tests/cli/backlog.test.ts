import { describe, expect, it } from 'vitest'
import { backlogLines, mostLostLines } from '../../src/cli/backlog-lines.ts'
import type { BacklogAnswer } from '../../src/core/backlog-entry.ts'

/** The backlog as a terminal shows it. */

const answer: BacklogAnswer = {
  from: '2026-11-01',
  to: '2026-11-30',
  threshold: 3,
  built: Date.parse('2026-11-30T10:12:40Z'),
  owners: [],
  counts: { gap: 0, guide: 0, stale: 0, missing: 0, due: 0, notice: 0 },
  entries: [],
  total: 0,
  closed: [
    {
      id: 'due:en:trading/staking',
      kind: 'due',
      title: 'Staking',
      titleLocale: 'en',
      locale: 'en',
      guide: 'trading/staking',
      lost: { of: 1, over: 4 },
      closed: '2026-11-29',
      why: 'reviewed',
      assignee: '',
    },
  ],
}

describe('the list', () => {
  it.each([
    ['of this content', false, 'Guides as the build of 2026-11-30 10:12 UTC found them'],
    [
      'of content that has changed',
      true,
      'Guides as the build of 2026-11-30 10:12 UTC found them; files have changed since. See what is left: npm run build',
    ],
  ])('says of which build it is, %s', (_, hasChanged, line) => {
    expect(backlogLines(answer, hasChanged)).toContain(line)
    expect(mostLostLines(answer, hasChanged)).toContain(line)
  })

  it('says that there is no build', () =>
    expect(backlogLines({ ...answer, built: null }, true)).toContain(
      'Guides are not judged: the site is not built. Build it: npm run build',
    ))

  it('counts one person as one', () => expect(backlogLines(answer, false).at(-1)).toMatch(/\(reviewed; 1 person\)$/))
})
