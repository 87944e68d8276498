import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { questionProblems } from '../../src/checks/rules/questions.ts'

const root = mkdtempSync(join(tmpdir(), 'guidepost-questions-'))
afterAll(() => rmSync(root, { recursive: true }))
const guides = ['verification/verify-your-identity', 'trading/staking']

function printed(table: string): string[] {
  mkdirSync(join(root, 'content/en'), { recursive: true })
  writeFileSync(join(root, 'content/en/questions.csv'), table)
  return questionProblems(root, 'en', guides).map(({ file, line, text }) => `${file}:${line} ${text}`)
}

test.each([
  [
    'of no guide',
    'query,guide\nwho am i,verification/verify-your-identiti\n',
    /questions\.csv:2 Guide "verification\/verify-your-identiti" does not exist\. Did you mean/,
  ],
  [
    'of no guide that is near',
    'query,guide\nwho am i,nope/nope\n',
    /"nope\/nope" does not exist\. Name one that is there, or take the line out\./,
  ],
  [
    'in no table',
    'query,guide\n"open,a/b\n',
    /questions\.csv:\d+ is not a table: .*Put a question that holds a comma in quotes/,
  ],
  [
    'with a comma too many',
    'query,guide\nwhat does staking earn,trading/staking\na, b,trading/staking\n',
    /questions\.csv:3 is not a table/,
  ],
  [
    'below an empty line',
    'query,guide\n\n\nwho am i,nope/nope\n',
    /questions\.csv:4 Guide "nope\/nope" does not exist/,
  ],
  [
    'that stands twice',
    'query,guide\nx,trading/staking\nX,trading/staking\n',
    /questions\.csv:3 "X" stands here twice/,
  ],
])('a question %s is told with its line', (_, table, message) => {
  expect(printed(table)[0]).toMatch(message)
})

test('a good table, or none, is no problem', () => {
  expect(printed('query,guide\nwhat does staking earn,trading/staking\n')).toEqual([])
  expect(questionProblems(root, 'fr', guides)).toEqual([])
})
