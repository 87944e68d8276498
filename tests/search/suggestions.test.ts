import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { suggested } from '../../src/browser/handoff/suggested.ts'
import { openSearch } from '../../src/cli/open-search.ts'
import { DIST, goldenOf, LOCALES } from './measure.ts'

/** What a chosen topic is worth at the contact form: the golden questions, whole and when only two words are typed. */

const topics: Record<string, { guides: string[] }> = parse(readFileSync('content/topics.yaml', 'utf8'))
const topicOf = (slug: string) => Object.keys(topics).find((topic) => topics[topic]?.guides.includes(slug)) ?? ''
const otherThan = (topic: string) => Object.keys(topics).find((other) => other !== topic) ?? ''

it('shows the right guide more often when the topic is chosen, and hardly less often when a wrong one is', async () => {
  const counts = {
    questions: 0,
    whole: 0,
    wholeOfTopic: 0,
    wholeOfOther: 0,
    begun: 0,
    begunOfTopic: 0,
    begunOfOther: 0,
  }
  for (const locale of LOCALES) {
    const { engine } = await openSearch(DIST, locale)
    for (const { query, slug } of goldenOf(locale)) {
      const own = topicOf(slug)
      const isShown = (found: Awaited<ReturnType<typeof engine.search>>, topic: string) =>
        Number(suggested(found, topic, null).some(({ guide }) => guide === `${own}/${slug}`))
      const whole = await engine.search(query)
      const begun = await engine.search(query.split(/\s+/).slice(0, 2).join(' '))
      counts.questions += 1
      counts.whole += isShown(whole, '')
      counts.wholeOfTopic += isShown(whole, own)
      counts.wholeOfOther += isShown(whole, otherThan(own))
      counts.begun += isShown(begun, '')
      counts.begunOfTopic += isShown(begun, own)
      counts.begunOfOther += isShown(begun, otherThan(own))
    }
  }
  expect(counts.questions).toBeGreaterThan(500)
  expect(counts.wholeOfTopic).toBeGreaterThan(counts.whole)
  expect(counts.begunOfTopic - counts.begun).toBeGreaterThan(0.05 * counts.questions)
  expect(counts.whole - counts.wholeOfOther).toBeLessThan(0.03 * counts.questions)
  expect(counts.begun - counts.begunOfOther).toBeLessThan(0.05 * counts.questions)
})
