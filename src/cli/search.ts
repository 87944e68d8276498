import { parseArgs } from 'node:util'
import type { Ranked } from '../core/search.ts'
import type { SiteConfig } from '../core/site-config.ts'
import { openSearch } from './open-search.ts'

interface Parts {
  site: SiteConfig
  dist: string
  print(line: string): void
}

const SHOWN = 5

/** `guidepost search "…"`: what search makes of a question, word by word and layer by layer. Answers the exit code. */
export async function explainSearch(given: readonly string[], { site, dist, print }: Parts): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...given],
    allowPositionals: true,
    options: { locale: { type: 'string', default: site.defaultLocale } },
  })
  const query = positionals.join(' ')
  if (query.trim() === '') {
    print('What is to be searched for? Write npx guidepost search "where is my money" --locale en')
    return 2
  }
  if (!Object.hasOwn(site.locales, values.locale)) {
    print(`There is no locale "${values.locale}". Choose among ${Object.keys(site.locales).join(', ')}.`)
    return 2
  }
  const { engine } = await openSearch(dist, values.locale)
  const { plan, ranked } = await engine.rank(query)
  const { results, rung, respelled, best } = await engine.search(query)
  print(
    `"${query}" in ${values.locale}: ${results.length} results, ${rung}${best ? ', the first one clearly ahead' : ''}`,
  )
  if (respelled !== '') print(`read as "${respelled}"`)
  print('')
  print('words (small ones are left out)')
  for (const { typed, variants } of plan)
    print(
      `  ${typed.padEnd(18)} ${variants.map(({ word, why, weight }) => `${word} (${why} ${weight})`).join(', ') || 'not in the guides'}`,
    )
  print('')
  print('  score = index + re-ranker; the index gives 1 at most, the re-ranker logits above the least likely guide')
  for (const line of ranked.slice(0, SHOWN).map(lineOf)) print(line)
  return 0
}

function lineOf({ guide, score, index, ranker, matched, whys }: Ranked): string {
  const number = (value: number) => value.toFixed(2).padStart(6)
  return `  ${guide.padEnd(40)} ${number(score)}   index ${number(index)}   re-ranker ${number(ranker)}   ${matched} words: ${[...whys].join(', ') || '–'}`
}
