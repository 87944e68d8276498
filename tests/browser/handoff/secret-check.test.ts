import { describe, expect, it } from 'vitest'
import { createSecretCheck } from '../../../src/browser/handoff/secret-check.ts'
import { partsOf } from '../../../src/browser/handoff/secret-stop.tsx'
import type { PhraseLists } from '../../../src/core/listed-phrases.ts'
import { findSecrets } from '../../../src/core/secrets/secrets.ts'
import { PHRASE_LISTS } from '../../../src/server/seed-lists.ts'

const PHRASE = 'legal winner thank year wave sausage worth useful legal winner thank yellow'

function setUp(answers: (PhraseLists | null)[]) {
  let loads = 0
  const check = createSecretCheck(async () => {
    const lists = answers[loads++] ?? null
    if (lists === null) throw new Error('No connection.')
    return lists
  })
  return { check, loads: () => loads }
}

describe('the check before sending', () => {
  it('fetches the lists of recovery phrases once, and only for a text that looks like one', async () => {
    const { check, loads } = setUp([PHRASE_LISTS])
    expect(await check('Where is my deposit of 250 euros?')).toEqual([])
    expect(await check('my password is hunter2-Blue!7')).toMatchObject([{ kind: 'password', certain: true }])
    expect(loads()).toBe(0)
    expect(await check(`Here it is: ${PHRASE}`)).toMatchObject([{ kind: 'seed_phrase', certain: true }])
    expect(await check(PHRASE)).toHaveLength(1)
    expect(loads()).toBe(1)
  })

  it('goes by structure where the lists cannot be had, and asks for them again the next time', async () => {
    const { check, loads } = setUp([null, PHRASE_LISTS])
    expect(await check(PHRASE)).toMatchObject([{ kind: 'seed_phrase', certain: false }])
    expect(await check(PHRASE)).toMatchObject([{ kind: 'seed_phrase', certain: true }])
    expect(loads()).toBe(2)
  })
})

describe('what is shown of a text that was stopped', () => {
  const filler = 'and so it went on, '.repeat(8)
  it.each([
    ['PIN is 4821', ['PIN is ', '[4821]']],
    [`${filler}my password is hunter2-Blue!7`, [' … on, and so it went on, my password is ', '[hunter2-Blue!7]']],
    [
      `PIN is 4821 ${filler} my PIN is 9911 and that is all`,
      [
        'PIN is ',
        '[4821]',
        ' and so it went on, and so it went on, … went on, and so it went on, my PIN is ',
        '[9911]',
        ' and that is all',
      ],
    ],
  ])('is the secret with a few words around it: %s', (text, parts) => {
    const shown = partsOf(text, findSecrets(text, PHRASE_LISTS)).map(({ words, isSecret }) =>
      isSecret ? `[${words}]` : words,
    )
    expect(shown.map((part) => part.replace(/\s+/g, ' '))).toEqual(parts.map((part) => part.replace(/\s+/g, ' ')))
  })
})
