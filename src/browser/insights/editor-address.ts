import type { Gap } from '../../core/answers.ts'
import { SOURCE } from '../../core/guide-path.ts'

/**
 * Where the editor begins a guide with the phrases of a gap. Those of another language are for the translation, so that
 * the guide, which is written in English, begins without any. The editor parts phrases at commas.
 * @example editorAddress('trading', { locale: 'en', variants: [{ query: 'unstake, early' }] }) // => '/edit/#/collections/trading/new?phrases=unstake%20early'
 */
export function editorAddress(topic: string, { locale, variants }: GapWords): string {
  const phrases = locale === SOURCE ? variants.map(({ query }) => query.replace(/\s*,\s*/g, ' ')) : []
  const asked = phrases.length === 0 ? '' : `?phrases=${encodeURIComponent(phrases.join(','))}`
  return `/edit/#/collections/${topic}/new${asked}`
}

interface GapWords {
  locale: Gap['locale']
  variants: readonly Pick<Gap['variants'][number], 'query'>[]
}
