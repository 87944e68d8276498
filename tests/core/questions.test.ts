import { describe, expect, it } from 'vitest'
import { readGolden, readQuestions } from '../../src/core/questions.ts'

describe('a table of questions', () => {
  it('holds what was written, with commas and quotes', () => {
    const text = 'query,guide,sessions\n"where, pray, is ""my"" money",a/b,4\nplain words,c/d\n'
    expect(readQuestions(text, 'questions.csv')).toEqual([
      { query: 'where, pray, is "my" money', guide: 'a/b', sessions: 4 },
      { query: 'plain words', guide: 'c/d', sessions: 0 },
    ])
  })

  it.each([
    ['query,guide\nwhere is my money,deposit', /questions\.csv:2\n {2}"guide" must be "<topic>\/<slug>"/],
    ['query,guide\n,a/b', /questions\.csv:2\n {2}"query"/],
    ['query,guide\n"open,a/b', /questions\.csv:2\n {2}is not a table: .*Put a question that holds a comma in quotes/],
    ['query,guide,sessions\nx,a/b,many', /questions\.csv:2\n {2}"sessions"/],
  ])('tells what is wrong and how to mend it: %j', (text, message) => {
    expect(() => readQuestions(text, 'questions.csv')).toThrow(message)
  })

  it('of golden questions may name the language and the kind', () => {
    expect(readGolden('query,slug,lang,kind\nmoin geld weg,deposit-not-arrived,de,colloquial\n', 'de.csv')).toEqual([
      { query: 'moin geld weg', slug: 'deposit-not-arrived', lang: 'de', kind: 'colloquial' },
    ])
    expect(readGolden('query,slug\nkyc,verify-your-identity\n', 'en.csv')[0]).toMatchObject({ lang: '', kind: '' })
  })
})
