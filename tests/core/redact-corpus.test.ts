import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readQuestions } from '../../src/core/questions.ts'
import { redact } from '../../src/core/redact.ts'
import { holdsSeedPhrase } from '../../src/core/seed-phrase.ts'
import { redactWithLists } from '../../src/server/seed-lists.ts'
import { site } from '../../src/site.config.ts'
import { CARRIERS, LISTS, PASSWORD, PASSWORDS, PLANTED, REFUSED } from './planted.ts'
import { readPlanted } from './secrets/planted.ts'

/** The whole corpus: what must not get through, and what must. */

/** Parts of a secret that would give it away: runs of five letters or digits and more. */
function tracesOf(secret: string): string[] {
  return secret.match(/[\p{L}\p{N}]{5,}/gu) ?? [secret]
}

const planted = Object.entries(CARRIERS).flatMap(([locale, carriers]) =>
  PLANTED.map(([name, secret], place) => ({
    locale,
    name,
    secret,
    query: (carriers[place % 2] ?? '§').replace('§', secret),
  })),
)

describe('planted secrets', () => {
  it('are many, of every class, in twelve languages and more', () => {
    expect(planted.length + REFUSED.length + PASSWORDS.length).toBeGreaterThan(300)
    expect(Object.keys(CARRIERS).length).toBeGreaterThanOrEqual(12)
  })

  it('are taken out wherever they stand', () => {
    const left = planted.filter(({ secret, query }) => {
      const { text } = redact(query)
      return tracesOf(secret).some((trace) => text.includes(trace))
    })
    expect(left).toEqual([])
  })

  it('leave the rest of the question as it was', () => {
    const whole = planted.filter(({ secret, query }) => {
      const [before = '', after = ''] = query.split(secret)
      const { text } = redact(query)
      return !(text.startsWith(before.trim()) && text.endsWith(after.trim().slice(-12)))
    })
    expect(whole).toEqual([])
  })

  it.each(PASSWORDS)('a password is taken out (%s)', (_, carrier) => {
    expect(redact(carrier.replace('§', PASSWORD)).text).not.toContain('hunter2')
  })
})

describe('what a person would be stopped from sending', () => {
  it.each(['passwords.txt', 'codes.txt'])('is taken out of a search too: %s', (file) => {
    const left = readPlanted(file).filter(({ text, start, end }) =>
      redact(text).text.includes(text.slice(start, end).normalize('NFKC')),
    )
    expect(left).toEqual([])
  })
})

describe('what opens a wallet', () => {
  it('is refused in the browser, by structure alone', () => {
    const through = REFUSED.filter(([, text]) => redact(text).refused === '')
    expect(through).toEqual([])
  })

  it('is refused on the server, amid other words too, with the lists', () => {
    const through = REFUSED.filter(([, text]) => redactWithLists(`help ${text} is not working`).refused === '')
    expect(through).toEqual([])
  })
})

/** Everything that clients ask, as far as we wrote it down, and what looks like a secret and is none. */
const LOOKALIKES = readFileSync(join(import.meta.dirname, 'harmless.txt'), 'utf8')
  .trim()
  .split('\n')
const asked = Object.keys(site.locales).flatMap((locale) => {
  const file = join('content', locale, 'questions.csv')
  return readQuestions(readFileSync(file, 'utf8'), file).map(({ query }) => query)
})

describe('harmless questions', () => {
  it('are many', () => {
    expect(LOOKALIKES.length).toBeGreaterThan(100)
    expect(asked.length).toBeGreaterThan(3000)
  })

  it.each([
    ['in the browser', redact],
    ['on the server', redactWithLists],
  ])('survive as they are %s', (_, clean) => {
    const touched = [...LOOKALIKES, ...asked].filter((query) => {
      const { refused, removed } = clean(query)
      return refused !== '' || removed.length > 0
    })
    expect(touched).toEqual([])
  })
})

it('a small word of a list never hides a phrase: every listed word counts, or is known to be small', () => {
  const lists = Object.values(LISTS).flat()
  const small = lists.filter((word) => !holdsSeedPhrase(Array(12).fill(word).join(' ')))
  expect(small.length / lists.length).toBeLessThan(0.01)
  // Three in twelve are let pass.
  for (const word of small)
    expect(holdsSeedPhrase(`${word} ${REFUSED[0]?.[1].split(' ').slice(0, 11).join(' ')}`), word).toBe(true)
})
