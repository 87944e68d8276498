import { describe, expect, it } from 'vitest'
import type { StaleSection } from '../../src/core/freshness.ts'
import { cutSections, idsIn, renameIds } from '../../src/site/freshness/cut-sections.ts'
import { planSections } from '../../src/site/freshness/plan-sections.ts'

const stale = (own: number | null, english: number | null, significance: 'medium' | 'major'): StaleSection => ({
  ...{ own, english, significance, changes: [] },
})
/** "own", or what English stands in for it; `*` where it says that English is newer. */
const planned = (madeFrom: string, english: string, found: StaleSection[], isReplacing = true) =>
  planSections({ madeFrom: [...madeFrom], english: [...english], stale: found, isReplacing })
    .map((part) => {
      if (part.kind === 'own') return `${part.own}${part.isStale ? '*' : ''}`
      if (part.kind === 'english') return `${part.own ?? '+'}→${part.english}`
      return part.kind === 'gone' ? `(${part.own})` : `+${part.english}?`
    })
    .join(' ')

describe('what a page shows of a translation', () => {
  it.each<[string, string, string, StaleSection[], string]>([
    ['all of it, but for the head, when nothing changed', 'habc', 'habc', [], '1 2 3'],
    ['a word where something changed', 'habc', 'haBc', [stale(2, 2, 'medium')], '1 2* 3'],
    ['English where it matters', 'habc', 'haBc', [stale(2, 2, 'major')], '1 2→2 3'],
    ['its own order', 'habc', 'hcaB', [stale(2, 3, 'major')], '1 2→3 3'],
    ['nothing where English has no more', 'habc', 'hac', [stale(2, null, 'major')], '1 (2) 3'],
    [
      'what is new and matters, after what precedes it in English',
      'habc',
      'hxabc',
      [stale(null, 1, 'major')],
      '+→1 1 2 3',
    ],
    ['what is new and matters, at the end', 'hab', 'habx', [stale(null, 3, 'major')], '1 2 +→3'],
    [
      'two that are new, in their order',
      'hab',
      'haxyb',
      [stale(null, 2, 'major'), stale(null, 3, 'major')],
      '1 +→2 +→3 2',
    ],
    ['a word of what is new', 'hab', 'haxb', [stale(null, 2, 'medium')], '1 +2? 2'],
    ['once what two of its sections became', 'habc', 'haX', [stale(2, 2, 'major'), stale(3, 2, 'major')], '1 2→2 (3)'],
    ['a word where nobody declared what became of it', 'hab', 'haB', [stale(2, null, 'medium')], '1 2*'],
    ['nothing of the head, which stands elsewhere', 'ha', 'Ha', [stale(0, 0, 'major')], '1'],
  ])('%s', (_, madeFrom, english, found, expected) => expect(planned(madeFrom, english, found)).toBe(expected))

  it('its own with a word, on guides where a mistake costs nobody money', () =>
    expect(planned('hab', 'hAxb', [stale(1, 1, 'major'), stale(null, 2, 'major')], false)).toBe('1* +2? 2'))
})

const heading = (id: string) =>
  `<div class="heading">\n<h2 id="${id}">X</h2><a href="#${id}" aria-describedby="${id}"></a></div>`

describe('a text cut into sections', () => {
  it('is the headings with what follows them, and what stands before the first', () =>
    expect(cutSections(`\n<p>0</p>${heading('a')}<p>1</p>${heading('b')}`, 3, 'ar/x')).toEqual([
      { heading: '', text: '\n<p>0</p>' },
      { heading: heading('a'), text: '<p>1</p>' },
      { heading: heading('b'), text: '' },
    ]))
  it('has nothing before the first heading when there is white space alone', () =>
    expect(cutSections(`\n ${heading('a')}`, 1, 'ar/x')).toHaveLength(1))
  it('is refused when it shows other sections than were written', () =>
    expect(() => cutSections(heading('a'), 2, 'ar/fees/x')).toThrow(
      /"ar\/fees\/x" has 2 sections as it is written, but 1 as it is shown\. Write its headings as/,
    ))
})

describe('the ids of a text', () => {
  const html = `${heading('a')}<input id="t-0" name="t"><label for="t-0">T</label><a href="#a">A</a> <a href="/b#a">B</a> <a href="#c">C</a><p title="id=&quot;x&quot; > y">`
  it('are found in its tags', () => expect(idsIn(html)).toEqual(['a', 't-0']))
  it('become others wherever they are named, and links lead where they are to lead', () =>
    expect(renameIds(html, { id: (id) => `en-${id}`, target: (id) => (id === 'c' ? '/en/x/#c' : `#en-${id}`) })).toBe(
      html
        .replaceAll('"a"', '"en-a"')
        .replaceAll('"t-0"', '"en-t-0"')
        .replaceAll('"#a"', '"#en-a"')
        .replace('"#c"', '"/en/x/#c"'),
    ))
})
