import { describe, expect, it } from 'vitest'
import { excerptOf } from '../../src/core/excerpt.ts'

const words = (text: string) => text.split(' ').join(' ')
const page = (content: string, title = '', raw_content = content) => ({
  content,
  raw_content,
  meta: { title },
  anchors: [],
})
const shown = (excerpt: ReturnType<typeof excerptOf>) => excerpt.pieces.map(({ text }) => text).join('')
const marked = (excerpt: ReturnType<typeof excerptOf>) =>
  excerpt.pieces.filter(({ found }) => found).map(({ text }) => text)

describe('an excerpt', () => {
  it('leaves out the title, which stands above it', () => {
    const excerpt = excerptOf(page('Lost phone. Freeze your account now.', 'Lost phone'), new Set(['account']))
    expect(shown(excerpt).trim()).toBe('Freeze your account now.')
    expect(marked(excerpt)).toEqual(['account'])
  })

  it('shows where most of the words stand, from the beginning of a sentence', () => {
    const filler = words(Array.from({ length: 60 }, () => 'filler').join(' '))
    const excerpt = excerptOf(
      page(`${filler}. The transfer was declined, by your bank. ${filler}`),
      new Set(['transfer', 'declined']),
    )
    expect(shown(excerpt)).toMatch(/^… The transfer was declined, by your bank\. filler/)
    expect(marked(excerpt)).toEqual(['transfer', 'declined'])
  })

  it('marks words of a language without spaces, and adds none', () => {
    const raw = '入金\u200bが\u200b届かない\u200b. \u200b残高\u200bを\u200b確認\u200bします\u200b。'
    const excerpt = excerptOf(page(raw.replaceAll('\u200b', ''), '入金が届かない', raw), new Set(['残高']))
    expect(shown(excerpt)).toBe('残高を確認します。')
    expect(marked(excerpt)).toEqual(['残高'])
  })

  it('names the section that it stands in', () => {
    const content = 'one two three four five six'
    const anchors = [
      { element: 'h2', id: 'a', text: 'First #', location: 0 },
      { element: 'h2', id: 'b', text: 'Second #', location: 400 },
    ]
    expect(excerptOf({ ...page(content), anchors }, new Set(['five']))).toMatchObject({ section: 'First', anchor: 'a' })
  })
})
