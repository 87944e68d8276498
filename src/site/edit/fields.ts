import type { Field, SelectField } from '@sveltia/cms'
import { z } from 'zod'
import { FIELD_OWNERS } from '../../core/guide.ts'

/** The editor's fields, made of our schemas: what these say of a value is what the editor asks for. */

/** What a list is picked from, by the `pick` of a schema. */
export type Choices = Readonly<Record<string, readonly { label: string; value: string }[]>>

type Begins = Readonly<Record<string, boolean | string>>

/** What JSON Schema tells of a field, with what our schemas add to it. */
interface Told {
  title: string
  description: string
  of: (typeof FIELD_OWNERS)[number]
  pick: string
  type: string
  format: string
  enum: string[]
  minLength: number | null
  maxLength: number | null
  minimum: number | null
  maximum: number | null
  minItems: number | null
  maxItems: number | null
  pattern: string
  default: unknown
  items: Told | null
  properties: Record<string, Told>
  required: string[]
  anyOf: Told[]
}

const count = z.number().nullable().default(null)
const told: z.ZodType<Told> = z.looseObject({
  title: z.string().default(''),
  description: z.string().default(''),
  of: z.enum(FIELD_OWNERS).default('language'),
  pick: z.string().default(''),
  type: z.string().default(''),
  format: z.string().default(''),
  enum: z.array(z.string()).default([]),
  minLength: count,
  maxLength: count,
  minimum: count,
  maximum: count,
  minItems: count,
  maxItems: count,
  pattern: z.string().default(''),
  default: z.unknown().default(null),
  get items() {
    return told.nullable().default(null)
  },
  get properties() {
    return z.record(z.string(), told).default({})
  },
  required: z.array(z.string()).default([]),
  get anyOf() {
    return z.array(told).default([])
  },
})

/**
 * The fields of a schema, in its order.
 * @param begins what is filled in where something new is begun, by field
 */
export function fieldsOf(schema: z.ZodObject, choices: Choices, begins: Begins = {}): Field[] {
  const json = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      if (zodSchema._zod.def.type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date' })
    },
  })
  const { properties, required } = told.parse(json)
  return Object.entries(properties).map(([name, each]) =>
    fieldOf(name, { ...each, default: begins[name] ?? each.default }, required.includes(name), choices),
  )
}

const I18N = { language: true, copied: 'duplicate', source: false, commands: true } as const

/** Which control edits a value, and within what bounds. */
function fieldOf(name: string, field: Told, isRequired: boolean, choices: Choices): Field {
  const { minItems: min, maxItems: max } = field
  const own = { name, label: field.title || name, i18n: I18N[field.of] }
  // Kept whatever it is; no default, so that nothing is written where nothing was.
  if (field.of === 'commands') return { ...own, widget: 'hidden' }
  const shown = { ...own, required: isRequired, ...(field.description === '' ? {} : { hint: field.description }) }
  // A day or a text, or nothing at all, is asked for as what takes most.
  const widest = field.anyOf.filter(({ type }) => type !== 'null').at(-1)
  if (widest) return fieldOf(name, { ...field, ...widest, ...nameOf(field) }, false, choices)
  if (field.type === 'array' && field.items) {
    const options = optionsOf(field.items, choices)
    if (options) return { ...shown, widget: 'select', multiple: true, options, ...defined({ min, max }) }
    const item = { ...fieldOf('item', { ...field.items, title: own.label }, true, choices), i18n: own.i18n }
    return { ...shown, widget: 'list', field: item, ...defined({ min, max }) }
  }
  if (field.type === 'object')
    return {
      ...shown,
      widget: 'object',
      fields: Object.entries(field.properties).map(([key, each]) =>
        fieldOf(key, { ...each, of: field.of }, field.required.includes(key), choices),
      ),
    }
  const options = optionsOf(field, choices)
  if (options) return { ...shown, widget: 'select', options }
  if (field.format === 'date')
    return { ...shown, widget: 'datetime', type: 'date', format: 'YYYY-MM-DD', ...begun(field.default) }
  if (field.type === 'boolean') return { ...shown, required: false, widget: 'boolean', default: field.default === true }
  if (field.type === 'integer')
    return {
      ...shown,
      widget: 'number',
      value_type: 'int',
      ...defined({ min: field.minimum, max: field.maximum }),
      ...(typeof field.default === 'number' ? { default: field.default } : {}),
    }
  const limits = defined({ minlength: field.minLength, maxlength: field.maxLength })
  // A sentence needs more than one line to be read while it is written.
  const isLong = (field.maxLength ?? 0) > LONG
  const pattern = field.pattern === '' ? {} : { pattern: [field.pattern, field.description] satisfies [string, string] }
  return { ...shown, widget: isLong ? 'text' : 'string', use_emoji_autocomplete: false, ...limits, ...pattern }
}

const LONG = 100

const nameOf = ({ title, description, of }: Told) => ({ title, description, of })

function optionsOf({ pick, enum: values }: Told, choices: Choices): SelectField['options'] | null {
  const chosen = choices[pick]
  if (chosen) return chosen.map(({ label, value }) => ({ label, value }))
  return values.length > 0 ? values : null
}

const begun = (value: unknown) => (typeof value === 'string' ? { default: value } : {})

function defined(limits: Record<string, number | null>): Record<string, number> {
  return Object.fromEntries(Object.entries(limits).flatMap(([name, limit]) => (limit === null ? [] : [[name, limit]])))
}
