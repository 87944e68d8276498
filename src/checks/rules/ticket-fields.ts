import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Topics } from '../../core/topics.ts'
import type { Found, Rule } from '../rule.ts'
import type { YamlFile } from '../yaml-file.ts'

/** Fields of tickets that readers could not be asked for: named twice in a topic, or without a label in a language. */

export const ticketFields: Rule = {
  name: 'ticket-fields',
  says: 'A field of tickets stands once in a topic, and it and its options have names that readers can be asked by.',
  severity: 'error',
  draftsMay: false,
  mend: null,
  check: ({ topics, root, locales }) => fieldProblems(topics, root, locales),
}

const texts = z.object({
  label: z.record(z.string(), z.string()).default({}),
  option: z.record(z.string(), z.record(z.string(), z.string())).default({}),
})

/** @param locales the published ones; the texts of the first stand in for those of the others */
export function fieldProblems({ value, lineOf }: YamlFile<Topics>, root: string, locales: readonly string[]): Found[] {
  const [first = ''] = locales
  const known = readTexts(join(root, 'locales', first, 'fields.json'))
  const problems: Found[] = []
  for (const [topic, { fields }] of Object.entries(value ?? {}))
    for (const [place, { id, options }] of fields.entries()) {
      const tell = (text: string) =>
        problems.push({ file: 'content/topics.yaml', line: lineOf([topic, 'fields', place]), text })
      if (fields.findIndex((field) => field.id === id) < place)
        tell(`The field "${id}" stands in "${topic}" twice. Take one out.`)
      if (known.label[id] === undefined)
        tell(`The field "${id}" has no label. Add "label": { "${id}": "…" } to locales/${first}/fields.json.`)
      for (const option of options)
        if (known.option[id]?.[option] === undefined)
          tell(
            `The option "${option}" of the field "${id}" has no name. Add "option": { "${id}": { "${option}": "…" } } to locales/${first}/fields.json.`,
          )
    }
  return problems
}

function readTexts(file: string): z.infer<typeof texts> {
  return texts.parse(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {})
}
