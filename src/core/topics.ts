import { z } from 'zod'
import { tags } from './guide.ts'

const slug = z.string().regex(/^[a-z0-9-]+$/, 'must be a slug of lower-case letters, digits and hyphens')
const names = z.array(z.string().trim().min(1, 'must not be empty')).default([])

/** What other helpdesks call a topic: tags in Zendesk, tags or topics in Intercom, labels in Chatwoot, `category` in a plain CSV. */
const categories = z.strictObject({ zendesk: names, intercom: names, chatwoot: names, csv: names })

/** The kinds of fields; those of CHOICES name their options. */
export const FIELD_KINDS = ['text', 'amount', 'date', 'transaction', 'choice', 'network', 'tier'] as const
const CHOICES: ReadonlySet<string> = new Set(['choice', 'network', 'tier'])

/** What a ticket of a topic asks for besides the question; its label, hint and options are in `locales/<locale>/fields.json`. */
const topicField = z
  .strictObject({
    id: slug.max(40, 'must be at most 40 characters'),
    /** transaction: a number that names a payment, an order or a transfer on a chain; amount: with its currency, or without. */
    kind: z.enum(FIELD_KINDS, { error: `must be one of ${FIELD_KINDS.join(', ')}` }),
    required: z.boolean().default(false),
    options: z.array(slug).default([]),
    /** A regular expression that the whole value must match, instead of what its kind asks. */
    pattern: z.string().default('').refine(isExpression, 'must be a regular expression, such as "[A-Z]{2}-[0-9]{6}"'),
    /** Characters. */
    max: z.int().min(1).max(300, 'must be at most 300').default(200),
  })
  .refine(({ kind, options }) => !CHOICES.has(kind) || options.length > 1, {
    path: ['options'],
    error: 'must name at least two options to choose from',
  })
  .refine(({ kind, options }) => CHOICES.has(kind) || options.length === 0, {
    path: ['options'],
    error: `must be left out: only the kinds ${[...CHOICES].join(', ')} have options`,
  })
export type TopicField = z.infer<typeof topicField>

/** `content/topics.yaml`: topic → icon, chat queue, reading order, fields of its tickets, and the categories of imported ones. */
export const topicsFile = z.record(
  slug,
  z.strictObject({
    icon: slug,
    queue: slug,
    guides: z.array(slug),
    /** What all its guides concern. */
    tags,
    fields: z.array(topicField).default([]),
    categories: categories.prefault({}),
  }),
)
export type Topics = z.infer<typeof topicsFile>

function isExpression(source: string): boolean {
  try {
    return new RegExp(source, 'u') instanceof RegExp
  } catch {
    return false
  }
}
