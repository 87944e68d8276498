import { expect, it } from 'vitest'
import { noticesAt } from '../../../src/browser/launcher/notices.ts'

const NOW = Date.parse('2026-11-30T12:00:00Z')
const notice = (change: object) => ({
  id: 'a',
  title: 'Slow',
  text: 'Wait.',
  topics: [],
  starts: 0,
  ends: null,
  ...change,
})
const SHOWN = { id: 'a', title: 'Slow', text: 'Wait.' }

it.each([
  ['holds now', notice({}), [SHOWN]],
  ['begins later', notice({ starts: NOW + 1 }), []],
  ['ended just now', notice({ ends: NOW }), []],
  ['ends later', notice({ ends: NOW + 1 }), [SHOWN]],
  ['says its times as text', notice({ starts: '2026-11-30T11:00:00Z', ends: '2026-11-30T13:00:00Z' }), [SHOWN]],
  ['ended, by its text', notice({ ends: '2026-11-30T11:00:00Z' }), []],
  ['has no text', notice({ text: undefined }), [{ ...SHOWN, text: '' }]],
  ['has no title', notice({ title: undefined }), []],
  ['is nothing', null, []],
])('a notice that %s', (_, entry, expected) => {
  expect(noticesAt({ at: NOW, notices: [entry] }, NOW)).toEqual(expected)
})

it.each([null, [], {}, 'x', { notices: {} }])('a file that is none, such as %o, tells nothing', (file) => {
  expect(noticesAt(file, NOW)).toEqual([])
})
