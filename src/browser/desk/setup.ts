import type { Translate } from '../../core/facts.ts'
import type { DeskConfig } from '../../core/site-config.ts'

/** What the page brings along, the same for the whole visit. */
export interface Setup {
  t: Translate
  /** Of the namespace "messages". */
  words: Translate
  /** The agent's language. */
  locale: string
  company: string
  /** The published site's address. */
  site: string
  defaultLocale: string
  /** Locale → the language's own name. */
  locales: Record<string, string>
  /** Locale → those that stand in for it, nearest first. */
  fallbacks: Record<string, string[]>
  /** Locale → topic → its name. */
  topics: Record<string, Record<string, string>>
  /** Locale → field of tickets → its name and those of its options. */
  fields: Record<string, Record<string, { label: string; options: Record<string, string> }>>
  config: DeskConfig
}

/** A topic's name in the agent's language. */
export function topicName(topic: string, { t, locale, topics }: Setup): string {
  return topics[locale]?.[topic] ?? (topic || t('topic_none'))
}

/** A language's own name. */
export function localeName(locale: string, { locales }: Setup): string {
  return locales[locale] ?? locale
}
