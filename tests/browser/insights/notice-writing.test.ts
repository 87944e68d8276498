import { describe, expect, it, test } from 'vitest'
import { draftOf, fieldOf, newWriting, writingOf } from '../../../src/browser/insights/notice-writing.ts'
import type { Notice } from '../../../src/core/notice.ts'

const STARTS = Date.parse('2026-11-23T14:05:33.250Z')
const NOTICE: Notice = {
  id: 'late',
  severity: 'incident',
  title: { de: 'Spät', en: 'Late' },
  text: { de: 'Text.', en: 'Text.' },
  topics: ['trading'],
  starts: STARTS,
  ends: null,
  updatedAt: STARTS,
  source: 'staff',
}

describe('a notice in its form', () => {
  it('is the same after it was looked at and saved, to the millisecond', () => {
    const { id, updatedAt, source, ...draft } = NOTICE
    expect(draftOf(writingOf(NOTICE), NOTICE)).toEqual(draft)
  })

  it('starts when the form says so, by the clock of who writes it', () => {
    const moved = { ...writingOf(NOTICE), starts: '2026-11-24T08:30', ends: '2026-11-24T09:00' }
    const draft = draftOf(moved, NOTICE)
    expect([draft.starts, draft.ends]).toEqual([
      new Date(2026, 10, 24, 8, 30).getTime(),
      new Date(2026, 10, 24, 9, 0).getTime(),
    ])
    expect(fieldOf(draft.starts)).toBe('2026-11-24T08:30')
  })

  test.each(['', 'tomorrow'])(
    'starts when it is published, and runs until it is ended, with "%s" in the fields',
    (field) => {
      const begun = {
        ...newWriting({ locale: 'en', title: ' Late ', text: 'Text.\n' }, ['trading']),
        starts: field,
        ends: field,
      }
      expect(draftOf(begun, null)).toEqual({
        severity: 'warning',
        title: { en: 'Late' },
        text: { en: 'Text.' },
        topics: ['trading'],
        starts: null,
        ends: null,
      })
    },
  )
})
