import { expect, it } from 'vitest'
import { isKeptTalk, isShown } from '../../../src/browser/launcher/kept.ts'

it.each([
  [{ name: 'home' }, true],
  [{ name: 'talk' }, true],
  [{ name: 'guide', guide: 'trading/staking', from: 'search' }, true],
  [{ name: 'guide' }, false],
  [{ name: 'ask', topic: '', question: '' }, true],
  [{ name: 'ask', topic: 1, question: '' }, false],
  [{ name: 'elsewhere' }, false],
  [null, false],
  ['home', false],
])('what the panel showed is taken up again from %o: %s', (kept, expected) => expect(isShown(kept)).toBe(expected))

it.each([
  [{ id: 'a', secret: 'b', seen: 3 }, true],
  [{ id: 'a', secret: 'b' }, false],
  [[], false],
])('a conversation is followed again from %o: %s', (kept, expected) => expect(isKeptTalk(kept)).toBe(expected))
