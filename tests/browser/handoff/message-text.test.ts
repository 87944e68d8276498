import { expect, it } from 'vitest'
import { partsOf } from '../../../src/browser/handoff/message-text.tsx'

const SITE = 'https://help.example'

it.each([
  ['nothing', 'Hello', ['Hello']],
  ['a guide of the site', `See ${SITE}/en/fees/.`, ['See ', ['/en/fees/'], '.']],
  ['two of them', `${SITE}/a/ ${SITE}/b/#c`, [['/a/'], ' ', ['/b/#c']]],
  ['no other host', 'https://evil.example/en/', ['https://evil.example/en/']],
  ['no host that begins with ours', `${SITE}.evil.example/en/`, [`${SITE}.evil.example/en/`]],
  ['no host behind two slashes', `${SITE}//evil.example/en/ ok`, [SITE, '//evil.example/en/ ok']],
  ['no script', 'javascript:alert(1)', ['javascript:alert(1)']],
])('of a message, what is followed is %s', (_, text, parts) => {
  const found = partsOf(text, SITE)
  expect(found.map(({ words, path }) => (path === '' ? words : [path]))).toEqual(parts)
  expect(found.map(({ words }) => words).join('')).toBe(text)
})
