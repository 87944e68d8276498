import { FIELD_REASONS, type FieldReason } from '../core/field-value.ts'
import type { AskedField, TicketFieldTexts } from '../core/ticket-fields.ts'
import type { TopicField } from '../core/topics.ts'
import { readTopics } from './data.ts'
import { textsFor, translator } from './i18n.ts'

/** What a ticket of each topic asks for, named in a language: for the contact page and the launcher. */
export function ticketFieldTexts(locale: string): TicketFieldTexts {
  const t = translator(locale, 'fields')
  const { hint: hints = {} } = textsFor(locale, 'fields')
  const hasHint = (id: string) => typeof hints === 'object' && Object.hasOwn(hints, id)
  const named = (field: TopicField): AskedField => ({
    field,
    label: t(`label.${field.id}`),
    hint: hasHint(field.id) ? t(`hint.${field.id}`) : '',
    options: Object.fromEntries(field.options.map((option) => [option, t(`option.${field.id}.${option}`)])),
  })
  const topics = Object.entries(readTopics()).filter(([, { fields }]) => fields.length > 0)
  return {
    title: t('title'),
    optional: t('optional'),
    choose: t('choose'),
    errors: Object.fromEntries(FIELD_REASONS.map((reason) => [reason, t(`error.${reason}`)])) as Record<
      FieldReason,
      string
    >,
    topics: Object.fromEntries(topics.map(([topic, { fields }]) => [topic, fields.map(named)])),
  }
}
