import { z } from 'zod'

/** A text in several languages, for what a person writes once: locale → text. */
export const localText = z
  .record(z.string(), z.string().trim().min(1))
  .refine((texts) => Object.keys(texts).length > 0, 'is empty: add a text, such as "en: …"')
export type LocalText = z.infer<typeof localText>

/**
 * The text in the nearest language of a chain, else in the first that is there, and which language that is.
 * @example nearestText({ en: 'Hello', de: 'Hallo' }, ['pl', 'de']) // => { locale: 'de', text: 'Hallo' }
 */
export function nearestText(texts: LocalText, chain: readonly string[]): { locale: string; text: string } {
  const locale = chain.find((tag) => Object.hasOwn(texts, tag)) ?? Object.keys(texts)[0] ?? ''
  return { locale, text: texts[locale] ?? '' }
}
