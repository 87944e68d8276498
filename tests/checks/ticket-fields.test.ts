import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { fieldProblems } from '../../src/checks/rules/ticket-fields.ts'
import { readYamlFile } from '../../src/checks/yaml-file.ts'
import { topicsFile } from '../../src/core/topics.ts'

const root = mkdtempSync(join(tmpdir(), 'guidepost-fields-'))
cpSync('locales/en', join(root, 'locales/en'), { recursive: true })
afterAll(() => rmSync(root, { recursive: true, force: true }))

const problems = (fields: string) => {
  const source = `trading:\n  icon: x\n  queue: x\n  guides: []\n  fields:\n${fields}`
  const read = readYamlFile('content/topics.yaml', source, topicsFile)
  return [...read.problems, ...fieldProblems(read, root, ['en', 'es'])].map(({ line, text }) => `${line} ${text}`)
}

it.each([
  ['all is well', '    - { id: network, kind: network, options: [bitcoin, tron] }', []],
  [
    'a field without a label',
    '    - { id: colour, kind: text }',
    ['6 The field "colour" has no label. Add "label": { "colour": "…" } to locales/en/fields.json.'],
  ],
  [
    'an option without a name',
    '    - { id: network, kind: network, options: [bitcoin, gold] }',
    [
      '6 The option "gold" of the field "network" has no name. Add "option": { "network": { "gold": "…" } } to locales/en/fields.json.',
    ],
  ],
  [
    'a field that stands there twice',
    '    - { id: amount, kind: amount }\n    - { id: amount, kind: text }',
    ['7 The field "amount" stands in "trading" twice. Take one out.'],
  ],
  [
    'a kind that there is not',
    '    - { id: amount, kind: money }',
    [
      '6 "trading.fields.0.kind" may not be "money". Write one of text, amount, date, transaction, choice, network, tier.',
    ],
  ],
])('%s', (_, fields, wanted) => {
  expect(problems(fields)).toEqual(wanted)
})
