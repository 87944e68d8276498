import { describe, expect, it } from 'vitest'
import german from '../../../locales/de/contact.json' with { type: 'json' }
import contact from '../../../locales/en/contact.json' with { type: 'json' }
import messages from '../../../locales/en/messages.json' with { type: 'json' }
import { reasonsFor } from '../../../src/browser/handoff/rating.tsx'
import { transcriptText } from '../../../src/browser/handoff/transcript-text.ts'
import { createTranslate } from '../../../src/core/text.ts'
import { CSAT_REASONS } from '../../../src/core/vocabulary.ts'
import { anEntry } from '../../conversing.ts'

const at = Date.parse('2026-11-23T10:05:00Z')
const entries = [
  anEntry({ at, text: 'Where is it?\nI sent it on Monday.' }),
  anEntry({
    seq: 2,
    at: at + 60_000,
    from: 'agent',
    text: 'See here.',
    attachments: [{ id: 'a', name: 'map.png', type: 'image/png', size: 5 }],
  }),
  anEntry({ seq: 3, at: at + 120_000, from: 'agent', kind: 'solved', text: '' }),
  anEntry({ seq: 4, at: at + 180_000, kind: 'rated', text: '5' }),
]

describe('a conversation as a text', () => {
  it('has who said what when, in the reader’s time, with the names of files and no score', () => {
    const text = transcriptText({
      t: createTranslate(contact, 'en'),
      words: createTranslate(messages, 'en'),
      ...{ company: 'Harborline', topic: 'Trading', entries, locale: 'en-GB', timeZone: 'Asia/Tokyo' },
    })
    expect(text).toBe(`Conversation with Harborline support
Trading
Times: Asia/Tokyo

23 November 2026 at 19:05
You:
Where is it?
I sent it on Monday.

23 November 2026 at 19:06
Support:
See here.
[File: map.png]

23 November 2026 at 19:07
Marked as solved by support
`)
  })

  it('is in the reader’s language', () => {
    const text = transcriptText({
      t: createTranslate(german, 'de'),
      words: createTranslate(messages, 'de'),
      ...{ company: 'Harborline', topic: '', entries, locale: 'de', timeZone: 'UTC' },
    })
    expect(text).toContain('Gespräch mit dem Support von Harborline\nZeiten: UTC\n\n23. November 2026 um 10:05\nSie:\n')
  })
})

it('a rating has a reason to choose for each that the vocabulary knows', () => {
  const offered = [1, 2, 3, 4, 5].flatMap(reasonsFor)
  expect(new Set(['', ...offered])).toEqual(new Set(CSAT_REASONS))
})
