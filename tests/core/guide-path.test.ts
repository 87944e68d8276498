import { expect, it } from 'vitest'
import { guideAddress, guideAt, parseGuidePath, standIn } from '../../src/core/guide-path.ts'

it.each([
  ['pt-BR/trading/staking', { locale: 'pt-BR', topic: 'trading', slug: 'staking' }],
  ['en/a/b.mdx', { locale: 'en', topic: 'a', slug: 'b' }],
  ['en/a', null],
  ['EN/a/b', null],
  ['en/a/b/c', null],
])('%s is read as %j', (id, expected) => expect(parseGuidePath(id)).toEqual(expected))

it('goes from a guide to its address and back', () => {
  expect(guideAt(guideAddress('es', 'trading/staking'))).toBe('trading/staking')
  expect(guideAt('/es/trading/')).toBeNull()
})

it('lets the nearest locale of the chain stand in', () => {
  const published = new Map([['a/b', new Set(['en', 'es'])]])
  expect(standIn('a/b', ['pt-BR', 'es', 'en'], published)).toBe('es')
  expect(standIn('a/b', ['en', 'es'], published)).toBe('en')
  expect(standIn('a/c', ['en'], published)).toBeNull()
})
