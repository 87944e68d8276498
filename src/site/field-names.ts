import type { Topics } from '../core/topics.ts'
import { translator } from './i18n.ts'

/** How a field of tickets and its options are called in a language. */
export interface FieldName {
  label: string
  options: Record<string, string>
}

/** The names of all fields, by their id. */
export function fieldNames(locale: string, topics: Topics): Record<string, FieldName> {
  const t = translator(locale, 'fields')
  const names: Record<string, FieldName> = {}
  for (const { id, options } of Object.values(topics).flatMap(({ fields }) => fields)) {
    const known = names[id]?.options ?? {}
    const own = Object.fromEntries(options.map((option) => [option, t(`option.${id}.${option}`)]))
    names[id] = { label: t(`label.${id}`), options: { ...known, ...own } }
  }
  return names
}
