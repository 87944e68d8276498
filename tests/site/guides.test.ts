import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { site } from '../../src/site.config.ts'

/** The guides as they are read: complete in every locale, of a length people read, figures as facts only. */

interface Guide {
  file: string
  front: { title: string; phrases: string[]; related: string[] }
  body: string
}

function guidesOf(locale: string): Map<string, Guide> {
  return new Map(
    globSync(`content/${locale}/*/*.mdx`).map((file) => {
      const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(file, 'utf8')) ?? []
      return [file.split('/').slice(2).join('/'), { file, front: parse(front), body }]
    }),
  )
}

/** What is read of a body: a fact and a link count as one word, a table as none. */
const prose = (body: string) =>
  body
    .replace(/<FactTable[^>]*\/>/g, '')
    .replace(/<(?:Fact|GuideLink)[^>]*\/>/g, 'x')
    .replace(/<[^>]+>/g, ' ')
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

const english = guidesOf('en')

describe.each(Object.keys(site.locales))('the guides in %s', (locale) => {
  const guides = guidesOf(locale)

  it('are all there', () => {
    expect([...guides.keys()].sort()).toEqual([...english.keys()].sort())
    expect(guides.size).toBeGreaterThanOrEqual(12)
  })

  it('have 250 to 450 words', () => {
    const lengths = [...guides.values()].map(
      ({ file, body }) => [file, count(prose(body), /[\p{L}\p{N}’'-]+/gu)] as const,
    )
    expect(lengths.filter(([, length]) => length < 250 || length > 450)).toEqual([])
  })

  it('write no figure in prose: digits stand in the names of tiers and in the numbers of steps alone', () => {
    const names = /(?:Tier|Nivel|المستوى)\s\p{Nd}/gu
    const literal = [...guides.values()].flatMap(({ file, body }) =>
      prose(body)
        .replace(/^\s*\d+\. /gm, '')
        .replace(names, '')
        .split('\n')
        .filter((line) => /\p{Nd}|%|[€$£]/u.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    )
    expect(literal).toEqual([])
  })

  it('have the steps, tabs, facts and links of English', () => {
    const shape = ({ body }: Guide) => ({
      steps: count(body, /^\s*\d+\. /gm),
      sections: count(body, /^## /gm),
      tabs: count(body, /<Tab /g),
      facts: [...body.matchAll(/<Fact id="([^"]+)"/g)].map(([, id]) => id).sort(),
      links: [...body.matchAll(/<GuideLink to="([^"]+)"/g)].map(([, to]) => to).sort(),
    })
    for (const [path, guide] of guides) expect(shape(guide), guide.file).toEqual(shape(english.get(path) ?? guide))
  })

  it('share no phrase, and none is a title', () => {
    const phrases = [...guides.values()].flatMap(({ front }) => front.phrases)
    expect(phrases.length).toBe(new Set(phrases).size)
    const titles = new Set([...guides.values()].map(({ front }) => front.title.toLowerCase()))
    expect(phrases.filter((phrase) => titles.has(phrase.toLowerCase()))).toEqual([])
  })
})
