/** Which language a passage is in, by eld: of the detectors tried on the passages of our guides the one least often wrong. */

/** The language's code (ISO 639-1) when it is certain; null when it is not. */
export type Detect = (text: string) => string | null

/**
 * Loads the detector, which takes a while, and so only where something new is to be read.
 * @param locales those to choose among
 */
export async function loadDetector(locales: readonly string[]): Promise<Detect> {
  const { eld } = await import('eld/small')
  eld.setLanguageSubset([...new Set(locales.map(languageOf))])
  return (text) => {
    const found = eld.detect(text)
    return found.isReliable() ? found.language : null
  }
}

/**
 * The language of a locale.
 * @example languageOf('pt-BR') // => 'pt'
 */
export const languageOf = (locale: string) => locale.split('-')[0] ?? locale
