import { unpackLexicon } from '../../core/lexicon.ts'
import { createPlainIndex } from '../../core/plain-index.ts'
import { AS_TYPED, EVERY_WHY } from '../../core/query-plan.ts'
import { createEngine, type Engine } from '../../core/search.ts'
import { HOME } from '../home.ts'
import { otherLocales } from '../other-locales.ts'
import { createLadder, type Finder, type Thread } from './ladder.ts'

/**
 * A finder that any page's security policy allows: no worker, which may not come from another site, and no WebAssembly.
 * Trying them first would write violations into other people's reports.
 */
export function createPlainFinder(locale: string): Finder {
  return createLadder(locale, otherLocales(locale), openThread)
}

function openThread(locale: string, giveUp: () => void): Thread {
  const engine = openEngine(locale)
  engine.catch(giveUp)
  return { ask: async (query, literal) => (await engine).search(query, literal ? AS_TYPED : EVERY_WHY) }
}

async function openEngine(locale: string): Promise<Engine> {
  const response = await fetch(`${HOME}/search/plain/${locale}.json`)
  if (!response.ok) throw new Error(`The search of "${locale}" answered ${response.status}. Build the site again.`)
  const { lexicon: packed, index } = await response.json()
  const lexicon = unpackLexicon(packed)
  return createEngine(createPlainIndex(index, lexicon), lexicon)
}
