import { describe, expect, test } from 'vitest'
import { verify } from '../../src/core/official.ts'

const channels = {
  sites: ['harborline.example', 'app.harborline.example', 'support.harborline.example'],
  mail: ['mail.harborline.example', 'harborline.example'],
  accounts: ['@harborline@social.example'],
}

describe('Is it really us?', () => {
  test.each([
    // What is ours
    ['harborline.example', 'ours'],
    ['https://www.harborline.example/withdraw?x=1#y', 'ours'],
    ['HTTPS://APP.HARBORLINE.EXAMPLE.', 'ours'],
    ['help@mail.harborline.example', 'ours'],
    ['Harborline <help@mail.harborline.example>', 'ours'],
    ['mailto:help@harborline.example', 'ours'],
    ['@harborline@social.example', 'ours'],
    ['harborline@social.example', 'ours'],
    // Under our domain, not on the list
    ['https://login.harborline.example', 'unlisted'],
    ['news@support.harborline.example', 'unlisted'],
    // The name as a sub-domain, in front of an "@", with words added, with another ending
    ['https://harborline.example.verify-account.example/login', 'imitation'],
    ['harborline.example.evil.example', 'imitation'],
    ['https://harborline-help.example', 'imitation'],
    ['harborline.com', 'imitation'],
    ['help@harborline-mail.example', 'imitation'],
    ['help@mail.harborline.example@evil.example', 'not_ours'],
    ['https://harborline.example@evil.example/', 'not_ours'],
    ['https://evil.example/harborline.example/login', 'not_ours'],
    // Letters that look alike, swapped, doubled or left out
    ['harbor1ine.example', 'imitation'],
    ['hаrborline.example', 'imitation'],
    ['https://xn--hrborline-0yh.example', 'imitation'],
    ['harbourline.example', 'imitation'],
    ['harborlnie.example', 'imitation'],
    ['harbor-line.example', 'imitation'],
    ['harborl\u200bine-safe.example', 'imitation'],
    ['@harborline_help', 'imitation'],
    // Everything else
    ['https://bank.example', 'not_ours'],
    ['someone@bank.example', 'not_ours'],
    ['192.168.0.1', 'not_ours'],
    ['+351 912 345 678', 'phone'],
    ['(020) 7946 0018', 'phone'],
    ['tel:+351912345678', 'phone'],
    ['٠٢٠ ٧٩٤٦ ٠٠١٨', 'phone'],
    ['', 'unclear'],
    ['hello', 'unclear'],
    ['javascript:alert(1)', 'unclear'],
    // A whole message: the worst of it decides
    ['Your account at harborline.example is blocked, go to https://harborline-verify.example now', 'imitation'],
    ['Harborline here. Call +44 20 7946 0018 at once', 'phone'],
    ['Open https://app.harborline.example, please.', 'ours'],
  ])('%j is %s', (pasted, verdict) => {
    expect(verify(pasted, channels).verdict).toBe(verdict)
  })

  test('an imitation is named together with what it imitates', () => {
    expect(verify('https://harbor1ine.example/x', channels)).toEqual({
      verdict: 'imitation',
      name: 'harbor1ine.example',
      imitates: 'harborline.example',
    })
  })
})
