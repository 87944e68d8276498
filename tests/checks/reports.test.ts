import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it, test } from 'vitest'
import { reportProblems } from '../../src/checks/rules/reports.ts'

const root = mkdtempSync(join(tmpdir(), 'guidepost-reports-'))
const FOLDER = 'content/reports'
const REPORT = `${FOLDER}/2026-q3.json`
const at = (file: string) => join(root, file)

const printed = () =>
  reportProblems(root, ['en', 'es'], ['tier-1', 'tier-2', 'tier-3']).map(
    ({ file, line, text }) => `${file}:${line} ${text}`,
  )
const edit = (file: string, change: (text: string) => string) => {
  mkdirSync(dirname(at(file)), { recursive: true })
  writeFileSync(at(file), change(existsSync(at(file)) ? readFileSync(at(file), 'utf8') : ''))
}
const lineOf = (file: string, text: string) =>
  readFileSync(at(file), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1

beforeEach(() => {
  rmSync(at('content'), { recursive: true, force: true })
  cpSync(FOLDER, at(FOLDER), { recursive: true })
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('content/reports/', () => {
  it('has no problem as it is, in part, or without any file', () => {
    expect(printed()).toEqual([])
    rmSync(at(`${FOLDER}/2026-q3.mdx`))
    expect(printed()).toEqual([])
    rmSync(at(FOLDER), { recursive: true })
    expect(printed()).toEqual([])
  })

  test.each<[string, string, (text: string) => string, string, RegExp]>([
    [
      'a rate above its whole',
      REPORT,
      (text) => text.replace('10872', '99999'),
      '99999',
      /"headline\.0\.satisfaction" has more in "of" than in "over"/,
    ],
    [
      'a word for a count',
      REPORT,
      (text) => text.replace('"opened": 41280', '"opened": "many"'),
      '"many"',
      /"headline\.0\.opened" is wrong: expected number/,
    ],
    ['a misspelt field', REPORT, (text) => text.replace('"made"', '"maid"'), '"maid"', /"maid" is not a known field/],
    [
      'an unknown tier',
      REPORT,
      (text) => text.replace('"tier-2"', '"tier-22"'),
      '"tier-22"',
      /Tier "tier-22" is no subject of content\/facts\.yaml\. Did you mean "tier-2"\?/,
    ],
    [
      'an unknown benchmark',
      REPORT,
      (text) => text.replace('sample-2026-07', 'sample-2026-08'),
      '"benchmark"',
      /Benchmark "sample-2026-08" is not in .*benchmark\.yaml\. Did you mean "sample-2026-07"\?/,
    ],
    [
      'a benchmark without a method',
      `${FOLDER}/benchmark.yaml`,
      (text) => text.replace(/ {2}method:\n.*\n/, ''),
      'sample-2026-07:',
      /The field "sample-2026-07\.method" is missing\. Add a line "method: …"\./,
    ],
    [
      'a benchmark that hides its hours',
      `${FOLDER}/benchmark.yaml`,
      (text) => text.replace('hours: business', 'hours: some'),
      'hours: some',
      /"sample-2026-07\.hours" may not be "some"\. Write one of calendar, business\./,
    ],
    [
      'goals with an unknown field',
      `${FOLDER}/2026-q3.mdx`,
      (text) => text.replace('title:', 'titel:'),
      'titel:',
      /"titel" is not a known field/,
    ],
    [
      'a wrong table of languages',
      `${FOLDER}/official-languages.csv`,
      (text) => text.replace('CH,756,', 'CH,75,'),
      'CH,75,',
      /"id" must be three digits/,
    ],
  ])('with %s stops the build at its line', (_, file, change, mark, text) => {
    edit(file, change)
    const place = `${file}:${lineOf(file, mark)} `
    expect(
      printed()
        .filter((line) => line.startsWith(place))
        .join('\n'),
    ).toMatch(text)
  })

  it('asks for no tier while facts.yaml cannot be read', () => {
    edit(REPORT, (text) => text.replace('"tier-2"', '"tier-22"'))
    expect(reportProblems(root, ['en', 'es'], [])).not.toEqual([])
    expect(reportProblems(root, ['en', 'es'], null)).toEqual([])
  })

  test.each<[string, string, () => void, RegExp]>([
    [
      'text that is no JSON',
      REPORT,
      () => edit(REPORT, () => '{ "quarter": '),
      /^This is not JSON: .*Mend it, or write it anew/,
    ],
    [
      'another quarter than its name',
      `${FOLDER}/2026-q2.json`,
      () => renameSync(at(REPORT), at(`${FOLDER}/2026-q2.json`)),
      /^This is the report of 2026-Q3\. Name the file content\/reports\/2026-q3\.json\.$/,
    ],
    [
      'goals of no report',
      `${FOLDER}/2026-q4.mdx`,
      () => edit(`${FOLDER}/2026-q4.mdx`, () => '---\ntitle: Later\n---\n'),
      /^There is no report content\/reports\/2026-q4\.json/,
    ],
    [
      'goals without front matter',
      `${FOLDER}/es/2026-q3.mdx`,
      () => edit(`${FOLDER}/es/2026-q3.mdx`, () => 'Nada.\n'),
      /^The goals have no front matter/,
    ],
    [
      'English goals in a folder',
      `${FOLDER}/en/2026-q3.mdx`,
      () => edit(`${FOLDER}/en/2026-q3.mdx`, () => '---\ntitle: Here\n---\n'),
      /^English goals stand at content\/reports\/2026-q3\.mdx\. Move the file there\.$/,
    ],
    [
      'no table of languages',
      `${FOLDER}/official-languages.csv`,
      () => rmSync(at(`${FOLDER}/official-languages.csv`)),
      /^The file is missing, and the language map needs it/,
    ],
    [
      'no benchmark',
      REPORT,
      () => rmSync(at(`${FOLDER}/benchmark.yaml`)),
      /^There is no readable content\/reports\/benchmark\.yaml\. Add it, or say/,
    ],
  ])('with %s stops the build', (_, file, change, text) => {
    change()
    const found = reportProblems(root, ['en', 'es'], ['tier-1', 'tier-2', 'tier-3']).filter(
      (problem) => problem.file === file,
    )
    expect(found.map((problem) => problem.text).join('\n')).toMatch(new RegExp(text.source, 'm'))
  })

  it('takes goals in a language of their own', () => {
    edit(`${FOLDER}/es/2026-q3.mdx`, () => '---\ntitle: Lo que sigue\n---\n\nMás.\n')
    expect(printed()).toEqual([])
  })
})
