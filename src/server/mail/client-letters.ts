import type { Conversation, Entry } from '../../core/handoff.ts'
import type { Block } from './body.ts'
import type { Occasion, Stationery } from './letter.ts'
import type { Translations } from './mail-texts.ts'
import { safeText } from './safe-text.ts'

/** What a client of a ticket is told: it is here, somebody answered, it is solved. */

/** The page of a conversation, as only who holds the link can open it. */
export function pageAddress({ id, locale }: Pick<Conversation, 'id' | 'locale'>, { site, tags }: Stationery): string {
  return `${site.url}/${locale}/conversation/#${id}.${tags.linkSecret(id)}`
}

/** What a ticket carries besides the question, in words. */
export function fieldFacts(
  { topic, fields }: Pick<Conversation, 'topic' | 'fields'>,
  known: Stationery['fields'],
  t: Translations,
): [string, string][] {
  const specs = known.get(topic) ?? []
  const nameOf = (key: string, otherwise: string) => {
    const name = t.fields(key)
    return name === key ? otherwise : name
  }
  return Object.entries(fields).map(([id, value]) => {
    const spec = specs.find((field) => field.id === id)
    const said = spec?.options.includes(value) ? nameOf(`option.${id}.${value}`, value) : safeText(value)
    return [spec ? nameOf(`label.${id}`, id) : id, said]
  })
}

/** Attached files that do not come along, by name. */
export function namedFiles(named: readonly string[], t: Translations): Block[] {
  return named.length === 0 ? [] : [{ kind: 'soft', text: t.mail('attached', { files: named.join(', ') }) }]
}

function entryOf({ mail, entries }: Occasion): Entry | undefined {
  return entries.find(({ seq }) => seq === mail.entry)
}

function ending({ conversation }: Occasion, stationery: Stationery, t: Translations): Block[] {
  return [
    { kind: 'link', text: t.mail('link'), url: pageAddress(conversation, stationery) },
    { kind: 'soft', text: t.mail('key') },
    { kind: 'soft', text: t.mail('promise') },
  ]
}

export function receivedBlocks(occasion: Occasion, stationery: Stationery, t: Translations): Block[] {
  const facts = fieldFacts(occasion.conversation, stationery.fields, t)
  return [
    { kind: 'above', text: t.mail('above') },
    { kind: 'text', text: t.mail('received.lead') },
    { kind: 'soft', text: t.mail('received.question') },
    { kind: 'quote', text: safeText(entryOf(occasion)?.text ?? '') },
    ...(facts.length === 0 ? [] : ([{ kind: 'facts', facts }] as const)),
    { kind: 'text', text: t.mail('reply') },
    ...ending(occasion, stationery, t),
  ]
}

export function answeredBlocks(occasion: Occasion, stationery: Stationery, t: Translations): Block[] {
  return [
    { kind: 'above', text: t.mail('above') },
    { kind: 'text', text: safeText(entryOf(occasion)?.text ?? '') },
    ...namedFiles(occasion.named, t),
    { kind: 'soft', text: t.mail('reply') },
    ...ending(occasion, stationery, t),
  ]
}

/** Files of the client's last mail were not kept: its text says which. */
export function leftOutBlocks(occasion: Occasion, stationery: Stationery, t: Translations): Block[] {
  return [
    { kind: 'above', text: t.mail('above') },
    { kind: 'text', text: t.mail('left_out.lead') },
    { kind: 'quote', text: safeText(entryOf(occasion)?.text ?? '') },
    { kind: 'text', text: t.mail('left_out.again') },
    { kind: 'soft', text: t.mail('reply') },
    ...ending(occasion, stationery, t),
  ]
}

export function solvedBlocks(occasion: Occasion, stationery: Stationery, t: Translations): Block[] {
  return [
    { kind: 'above', text: t.mail('above') },
    { kind: 'text', text: t.mail('solved.lead') },
    { kind: 'link', text: t.mail('solved.rate'), url: pageAddress(occasion.conversation, stationery) },
    { kind: 'text', text: t.mail('solved.again') },
    { kind: 'soft', text: t.mail('key') },
    { kind: 'soft', text: t.mail('promise') },
  ]
}
