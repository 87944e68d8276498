import type { Translate } from '../../core/facts.ts'
import { createTranslate } from '../../core/text.ts'
import { HOME } from '../home.ts'

/** A namespace's interface texts in a locale, fetched from our own address. */
export async function loadTexts(locale: string, namespace: string): Promise<Translate> {
  const response = await fetch(`${HOME}/texts/${locale}/${namespace}.json`)
  if (!response.ok)
    throw new Error(`The texts /texts/${locale}/${namespace}.json answered ${response.status}. Build the site again.`)
  return createTranslate(await response.json(), locale)
}
