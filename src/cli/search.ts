import { join } from 'node:path'
import type { Ranked } from '../core/search.ts'
import { askedWrongly, defineCommand, text, told } from './command.ts'
import { openSearch } from './open-search.ts'

const SHOWN = 5

export const command = defineCommand({
  name: 'search',
  summary: 'what search makes of a question, word by word',
  argument: {
    name: '"question"',
    fills: 'anything',
    fillsNext: 'anything',
    least: 1,
    most: Number.POSITIVE_INFINITY,
    ask: 'Say what is to be searched for',
  },
  options: { locale: text('LOCALE', 'the language it is searched in; the default one unless given', 'locales') },
  examples: [
    { line: 'npx guidepost search "where is my money"', does: 'in the default language' },
    { line: 'npx guidepost search "wo ist mein geld" --locale de', does: 'in another' },
    { line: 'npx guidepost search "where is my money" --json', does: 'all guides with their scores, for a program' },
  ],
  ends: 'the site is not built, or not in this language',
  async run({ options, args }, { site, root }) {
    const query = args.join(' ')
    const locale = options.locale || site.defaultLocale
    if (query.trim() === '')
      return askedWrongly('The question is empty.', 'Write npx guidepost search "where is my money" --locale en')
    if (!Object.hasOwn(site.locales, locale))
      return askedWrongly(`There is no locale "${locale}".`, `Choose among ${Object.keys(site.locales).join(', ')}.`)
    const { engine } = await openSearch(join(root, 'dist'), locale)
    const { plan, ranked } = await engine.rank(query)
    const { results, rung, respelled, best } = await engine.search(query)
    const data = {
      query,
      locale,
      results: results.length,
      rung,
      respelled,
      best,
      words: plan,
      ranked: ranked.map(({ guide, score, index, ranker, matched, whys }) => ({
        ...{ guide, score, index, ranker, matched },
        whys: [...whys],
      })),
    }
    return told(data, [
      `"${query}" in ${locale}: ${results.length} results, ${rung}${best ? ', the first one clearly ahead' : ''}`,
      ...(respelled === '' ? [] : [`read as "${respelled}"`]),
      '',
      'words (small ones are left out)',
      ...plan.map(
        ({ typed, variants }) =>
          `  ${typed.padEnd(18)} ${variants.map(({ word, why, weight }) => `${word} (${why} ${weight})`).join(', ') || 'not in the guides'}`,
      ),
      '',
      '  score = index + re-ranker; the index gives 1 at most, the re-ranker logits above the least likely guide',
      ...ranked.slice(0, SHOWN).map(lineOf),
    ])
  },
})

function lineOf({ guide, score, index, ranker, matched, whys }: Ranked): string {
  const number = (value: number) => value.toFixed(2).padStart(6)
  return `  ${guide.padEnd(40)} ${number(score)}   index ${number(index)}   re-ranker ${number(ranker)}   ${matched} ${matched === 1 ? 'word' : 'words'}: ${[...whys].join(', ') || '–'}`
}
