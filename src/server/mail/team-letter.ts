import type { Packet } from '../../core/handoff.ts'
import type { Block } from './body.ts'
import { fieldFacts, namedFiles } from './client-letters.ts'
import type { Occasion, Stationery } from './letter.ts'
import type { Translations } from './mail-texts.ts'
import { safeText } from './safe-text.ts'

/** What the team reads of a ticket in its own mail program: the question, who asks, and what they tried before. */
export function teamBlocks(occasion: Occasion, stationery: Stationery, t: Translations, locale: string): Block[] {
  const { mail, conversation, entries, named } = occasion
  const { site, fields } = stationery
  const entry = entries.find(({ seq }) => seq === mail.entry)
  const language = new Intl.DisplayNames(locale, { type: 'language' }).of(conversation.locale) ?? conversation.locale
  const topic = conversation.topic === '' ? '–' : t.topics(`${conversation.topic}.title`)
  const said: Block[] = [
    { kind: 'above', text: t.mail('above') },
    { kind: 'text', text: mail.kind === 'opened' ? t.mail('team.opened', { topic, language }) : t.mail('team.asked') },
    { kind: 'quote', text: safeText(entry?.text ?? '') },
    ...namedFiles(named, t),
  ]
  const facts = [
    [t.mail('team.client'), conversation.email] as const,
    ...fieldFacts(conversation, fields, t),
    ...(mail.kind === 'opened' ? packetFacts(conversation.packet, t) : []),
  ]
  return [
    ...said,
    { kind: 'facts', facts },
    { kind: 'link', text: t.mail('team.desk'), url: `${site.url}/desk/#${conversation.id}` },
    { kind: 'soft', text: t.mail('team.how') },
  ]
}

function packetFacts({ searches, guides, page }: Packet, t: Translations): [string, string][] {
  const facts: [string, string][] = [
    ...searches.map(({ query, results }): [string, string] => [t.mail('team.searches'), `${query} (${results})`]),
    ...guides.map(({ title }): [string, string] => [t.mail('team.guides'), title]),
  ]
  return page === '' ? facts : [...facts, [t.mail('team.page'), page]]
}
