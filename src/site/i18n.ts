import i18next, { type i18n } from 'i18next'
import type { Translate } from '../core/facts.ts'
import { fallbackChain } from '../core/locales.ts'
import { layTexts, type Texts } from '../core/text.ts'
import { site } from '../site.config.ts'

/** Interface texts at build: `locales/<locale>/<namespace>.json` through i18next, with each locale's fall-back chain. */

const files = import.meta.glob<Texts>('../../locales/*/*.json', { eager: true, import: 'default' })

const texts = new Map<string, Map<string, Texts>>()
for (const [path, content] of Object.entries(files)) {
  const [locale = '', file = ''] = path.split('/').slice(-2)
  const namespaces = texts.get(locale) ?? new Map<string, Texts>()
  texts.set(locale, namespaces.set(file.replace('.json', ''), content))
}

const instances = new Map<string, i18n>()

function instanceFor(locale: string): i18n {
  const known = instances.get(locale)
  if (known) return known
  const chain = fallbackChain(locale, site)
  const namespaces = [...new Set([...texts.values()].flatMap((found) => [...found.keys()]))]
  const instance = i18next.createInstance()
  instance.init({
    lng: locale,
    fallbackLng: chain.slice(1),
    ns: namespaces,
    resources: Object.fromEntries(chain.map((tag) => [tag, Object.fromEntries(texts.get(tag) ?? [])])),
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  instances.set(locale, instance)
  return instance
}

/**
 * A namespace's `t` in a locale; a text that is missing there comes from the fall-back chain.
 * @example translator('es', 'site')('home.title') // => '¿En qué podemos ayudarle?'
 */
export function translator(locale: string, namespace: string): Translate {
  const t = instanceFor(locale).getFixedT(locale, namespace)
  return (key, values) => String(t(key, values ?? {}))
}

/** A namespace's texts for a script: those of the locale over those of its chain. */
export function textsFor(locale: string, namespace: string): Texts {
  return layTexts(fallbackChain(locale, site).map((tag) => texts.get(tag)?.get(namespace) ?? {}))
}

/** A list of texts, such as popular searches; empty when the chain has none. */
export function listOf(locale: string, namespace: string, key: string): string[] {
  const list = textsFor(locale, namespace)[key]
  return Array.isArray(list) ? list : []
}
