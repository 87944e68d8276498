import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { check, describeProblems } from '../../src/checks/check.ts'
import { openMemory } from '../../src/checks/open-memory.ts'
import { readContent } from '../../src/checks/read-content.ts'
import { RULES } from '../../src/checks/rules.ts'
import { site } from '../../src/site.config.ts'

const root = mkdtempSync(join(tmpdir(), 'guidepost-content-'))
const guide = 'content/en/account-access/reset-2fa.mdx'
const NOW = Date.UTC(2026, 10, 30)
const memory = openMemory('.')

/** What stops the build, as the lines it is printed in, without the place's indent. */
async function printed(): Promise<string[]> {
  const content = readContent(root, { url: site.url, locales: ['en', 'es', 'ar'], now: NOW, memory })
  // That a change is declared has a test of its own.
  const rules = RULES.filter(({ name }) => name !== 'declared-changes')
  const errors = (await check(content, rules)).filter(({ severity }) => severity === 'error')
  return errors.map(({ file, line, text }) => `${file}:${line} ${text}`)
}

function edit(file: string, change: (text: string) => string): void {
  const path = join(root, file)
  mkdirSync(dirname(path), { recursive: true })
  let before = ''
  try {
    before = readFileSync(path, 'utf8')
  } catch {
    // A new file.
  }
  writeFileSync(path, change(before))
}

const lineOf = (file: string, start: string) =>
  readFileSync(join(root, file), 'utf8')
    .split('\n')
    .findIndex((line) => line.startsWith(start)) + 1

beforeEach(() => {
  rmSync(join(root, 'content'), { recursive: true, force: true })
  // Three languages are enough, and quicker to read.
  for (const part of ['en', 'es', 'ar', ...globSync('*.yaml', { cwd: 'content' })])
    cpSync(join('content', part), join(root, 'content', part), { recursive: true })
  for (const locale of ['en', 'es', 'ar'])
    cpSync(`locales/${locale}`, join(root, 'locales', locale), { recursive: true })
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('a wrong file stops the build', () => {
  test('the content as it is has no problem', async () => {
    expect(await printed()).toEqual([])
  })

  test.each<[string, string, (text: string) => string, string, RegExp]>([
    [
      'a missing field',
      guide,
      (text) => text.replace(/^scope:.*\n/m, ''),
      'title:',
      /The field "scope" is missing\. Add a line "scope: …"\.$/,
    ],
    [
      'a misspelt field',
      guide,
      (text) => text.replace(/^owner:/m, 'ownr:'),
      'ownr:',
      /"ownr" is not a known field\. Did you mean "owner"\?/,
    ],
    [
      'an unknown owner',
      guide,
      (text) => text.replace(/^owner:.*/m, 'owner: payment'),
      'owner:',
      /"owner" may not be "payment"\. Did you mean "payments"\? Write one of account-safety, payments,/,
    ],
    [
      'a date that is none',
      guide,
      (text) => text.replace(/^updated:.*/m, 'updated: soon'),
      'updated:',
      /"updated" must be a date such as 2026-11-12/,
    ],
    [
      'a title that is too long',
      guide,
      (text) => text.replace(/^title:.*/m, `title: ${'x'.repeat(91)}`),
      'title:',
      /"title" must be at most 90 characters; move detail to "scope"/,
    ],
    [
      'a related guide that is none',
      guide,
      (text) => text.replace(/^related:\n {2}- .*/m, 'related:\n  - account-access/reset-pasword'),
      '  - account-access/reset-pasword',
      /Did you mean "account-access\/reset-password"\?$/,
    ],
    [
      'a fact that is none',
      guide,
      (text) => text.replace(/^answer:.*/m, 'answer: It takes {{two-factor.reset-paus}}.'),
      'answer:',
      /Fact "two-factor.reset-paus" is not in content\/facts.yaml\. Did you mean "two-factor.reset-pause"\? Name one/,
    ],
    [
      'a fact that is none, in the text',
      guide,
      (text) => `${text}\nSee <Fact id="sepa.nothing" />.\n`,
      'See <Fact',
      /Fact "sepa.nothing" is not in content\/facts.yaml/,
    ],
    [
      'a link to no guide',
      guide,
      (text) => `${text}\nSee <GuideLink to="reset-password" />.\n`,
      'See <GuideLink',
      /GuideLink leads to "reset-password", which does not exist\. Did you mean "account-access\/reset-password"\?$/,
    ],
    [
      'an unknown component',
      guide,
      (text) => `${text}\n<Warnin>\nx\n</Warnin>\n`,
      '<Warnin>',
      /<Warnin> is not a component that guides may use\. Did you mean "Warning"\?/,
    ],
    [
      'a duration in prose',
      guide,
      (text) => `${text}\nWait 24 hours.\n`,
      'Wait 24',
      /"24 hours" is a figure in prose.*Write <Fact id="two-factor\.reset-pause" \/>/,
    ],
    [
      'an amount in the front matter',
      'content/en/crypto-funding/wrong-network.mdx',
      (text) => text.replace(/^scope:.*/m, 'scope: It costs €50.'),
      'scope:',
      /"€50" is a figure in prose.*\{\{recovery\.fee\}\}/,
    ],
    [
      'a percentage in another language',
      'content/es/fees-limits/deposit-withdrawal-fees.mdx',
      (text) => `${text}\nCuesta un 1,5 %.\n`,
      'Cuesta un',
      /"1,5 %" is a figure in prose.*card\.deposit-fee/,
    ],
    [
      'a figure that no fact has',
      guide,
      (text) => `${text}\nWait 17 hours.\n`,
      'Wait 17',
      /No fact says this: add one to content\/facts\.yaml/,
    ],
    [
      'a wrong term',
      guide,
      (text) => `${text}\nWait for the payout.\n`,
      'Wait for',
      /"payout" has another name here: write "withdrawal"/,
    ],
    [
      'a screen that has another name',
      guide,
      (text) => `${text}\nOpen **Walet**.\n`,
      'Open **Walet**',
      /"Walet" in bold is no name of content\/terms\.yaml in en\. Did you mean "Wallet"\?/,
    ],
    [
      'another screen than English names',
      'content/es/account-access/reset-2fa.mdx',
      (text) => text.replaceAll('**Contacto**', '**Cartera**'),
      'Elija **Cartera**',
      /\*\*Cartera\*\* is not named in the English guide|English names \*\*Contact\*\*/,
    ],
    [
      'a diagram that is none',
      guide,
      (text) => `${text}\n<Diagram name="memos" />\n`,
      '<Diagram name="memos"',
      /There is no diagram "memos"\. Did you mean "memo"\?/,
    ],
    ['a heading of the first level', guide, (text) => `${text}\n# Big\n`, '# Big', /begins with "##"/],
    ['broken YAML', guide, (text) => text.replace(/^title:.*/m, 'title: "open'), 'title:', /This is not valid YAML/],
    ['no front matter', guide, () => 'Hello\n', 'Hello', /has no front matter/],
    [
      'an unknown topic',
      'content/en/acount-access/new.mdx',
      () => '---\n---\n',
      '---',
      /Topic "acount-access" is not in content\/topics.yaml\. Did you mean "account-access"\?/,
    ],
    ['a guide in no topic', 'content/en/new.mdx', () => '---\n---\n', '---', /This is no place for a guide/],
    [
      'a wrong fact',
      'content/facts.yaml',
      (text) =>
        `${text}\nwrong:\n  fee: { kind: coin, amount: 1, coin: BTC, source: x, owner: x, reviewed: 2026-01-01 }\n`,
      '  fee: { kind: coin, amount: 1',
      /"wrong.fee.amount"/,
    ],
    [
      'a wrong topic',
      'content/topics.yaml',
      (text) => text.replace('icon: percent', 'icn: percent'),
      '  icn:',
      /"icn" is not a known field/,
    ],
    [
      'a category of two topics',
      'content/topics.yaml',
      (text) => text.replace('zendesk: [general_question,', 'zendesk: [Login, general_question,'),
      '  categories: { zendesk: [Login',
      /"Login" of zendesk stands under "account-access" as well\. Keep it in the topic/,
    ],
    [
      'an unknown helpdesk',
      'content/topics.yaml',
      (text) => text.replace('  categories: { zendesk: [verification,', '  categories: { zendesc: [verification,'),
      '  categories: { zendesc',
      /"zendesc" is not a known field/,
    ],
    [
      'a guide on security that one person reviewed',
      'content/en/account-security/api-keys.mdx',
      (text) => text.replace(/^reviewers:.*/m, 'reviewers: [account-safety-lead]'),
      'reviewers:',
      /Guides on security need 2 reviewers, and this one names 1\. Have a second person read/,
    ],
    [
      'a guide on fees that nobody reviewed',
      'content/en/fees-limits/network-fees.mdx',
      (text) => text.replace(/^reviewers:.*\n/m, ''),
      'reviewed:',
      /Guides on fees need 2 reviewers, and this one names 0\. Have two people read/,
    ],
    [
      'the same reviewer twice',
      'content/en/account-security/api-keys.mdx',
      (text) => text.replace(/^reviewers:.*/m, 'reviewers: [Compliance  Desk, "compliance desk"]'),
      'reviewers:',
      /names "Compliance {2}Desk" twice.*Have somebody else read it/,
    ],
    [
      'a review of what it said before',
      'content/en/fees-limits/trading-fees.mdx',
      (text) => text.replace(/^updated:.*/m, 'updated: 2026-11-29'),
      'reviewed:',
      /changed on 2026-11-29, after its review on 2026-11-23.*Have them read it again/,
    ],
    [
      'a guide with a tag of its own that nobody reviewed',
      guide,
      (text) => text.replace(/^reviewEvery:/m, 'tags: [security]\nreviewEvery:'),
      'reviewed:',
      /Guides on security need 2 reviewers/,
    ],
    [
      'a guide that is retired before it is published',
      guide,
      (text) => text.replace(/^reviewEvery:/m, 'publish: 2027-01-02\nretire: 2027-01-01\nreviewEvery:'),
      'retire:',
      /retired on 2027-01-01 and published on 2027-01-02, so that nobody ever reads it\. Set "retire"/,
    ],
    [
      'a field of another type',
      guide,
      (text) => text.replace(/^reviewEvery:.*/m, 'reviewEvery: "90"'),
      'reviewEvery:',
      /"reviewEvery" is wrong: expected number, received string\. Write a number, without quotes\./,
    ],
    [
      'a number out of its bounds',
      guide,
      (text) => text.replace(/^reviewEvery:.*/m, 'reviewEvery: 0'),
      'reviewEvery:',
      /"reviewEvery" is 0, less than it may be\. Write 7, or more\./,
    ],
    [
      'a field that stands twice',
      guide,
      (text) => text.replace(/^reviewEvery:/m, 'scope: Again.\nreviewEvery:'),
      'scope: Again',
      /stands here twice\. Take one of the two out\./,
    ],
    [
      'a moment without its offset',
      guide,
      (text) => text.replace(/^reviewEvery:/m, 'publish: 2027-01-02T09:00\nreviewEvery:'),
      'publish:',
      /"publish" must be a day such as 2027-01-01, or a moment with its offset/,
    ],
    [
      'a redirect to no guide',
      'content/redirects.yaml',
      () => '/old: /en/account-access/reset-2f/\n',
      '/old',
      /"\/old" leads to "account-access\/reset-2f", which does not exist\. Did you mean "account-access\/reset-2fa"\?/,
    ],
    [
      'a redirect to no language',
      'content/redirects.yaml',
      () => '/old: /xx/\n',
      '/old',
      /"\/old" leads to "\/xx\/", which is no page/,
    ],
    [
      'a redirect to no page',
      'content/redirects.yaml',
      () => '/old: /en/contacts/\n',
      '/old',
      /which is no page\. Did you mean "contact"\?/,
    ],
    [
      'a redirect to a redirect',
      'content/redirects.yaml',
      () => '/en/contact*: /en/\n/old: /en/contact/\n',
      '/old',
      /which is redirected itself/,
    ],
    [
      'redirects to each other',
      'content/redirects.yaml',
      () => '/a/: /b/\n/b/: /a/\n',
      '/a/',
      /"\/a" leads to "\/b\/", which leads back, so that readers never reach a page\. Name a page in one/,
    ],
    [
      'a redirect from a guide that is there',
      'content/redirects.yaml',
      () => '/en/trading/buy-crypto: /en/trading/\n',
      '/en/trading/buy-crypto',
      /is the guide "trading\/buy-crypto", so that nobody is ever led to "\/en\/trading\/"\. Take the line out, or retire the guide: npx guidepost retire trading\/buy-crypto --to-topic\.$/,
    ],
    [
      'a redirect from a page that is there',
      'content/redirects.yaml',
      () => '/en/trading/: /en/\n',
      '/en/trading/',
      /"\/en\/trading" is a page of this site, so that nobody is ever led to "\/en\/"\. Take the line out\.$/,
    ],
    [
      'a redirect elsewhere',
      'content/redirects.yaml',
      () => '/old: https://elsewhere.example/\n',
      '/old',
      /must be a path on this site/,
    ],
    [
      'a wrong channel',
      'content/channels.yaml',
      (text) => text.replace('- harborline.example', '- HARBORLINE'),
      '  - HARBORLINE',
      /must be a host name in lower case/,
    ],
  ])('%s is told with its line and its mending', async (_, file, change, start, message) => {
    edit(file, change)
    const line = lineOf(file, start)
    const problems = await printed()
    expect(
      problems.some((problem) => problem.startsWith(`${file}:${line} `) && message.test(problem)),
      problems.join('\n'),
    ).toBe(true)
  })

  test('times of the English guide that cannot be are told there, and not in its translations', async () => {
    edit(guide, (text) => text.replace(/^reviewEvery:/m, 'publish: 2027-01-02\nretire: 2027-01-01\nreviewEvery:'))
    const found = (await printed()).filter((text) => text.includes('nobody ever reads it'))
    expect(found.map((text) => text.split(':')[0])).toEqual([guide])
  })

  test('a link to a guide that will be retired is told, whatever the day, until a redirect takes its place', async () => {
    const retired = 'content/en/trading/staking.mdx'
    const linking = 'content/en/trading/buy-crypto.mdx'
    edit(linking, (text) => `${text}\n<GuideLink to="trading/staking#stake" />\n`)
    edit(retired, (text) => text.replace(/^reviewEvery:/m, 'retire: 2027-05-01\nreviewEvery:'))
    const dead = (await printed()).filter((problem) => problem.startsWith(linking))
    expect(dead).toEqual([
      expect.stringMatching(
        /"trading\/staking", which is retired on 2027-05-01\. Link to what replaces it, or say in content\/redirects\.yaml where "\/en\/trading\/staking\/"/,
      ),
    ])
    edit(
      'content/redirects.yaml',
      () => '/en/trading/staking/: /en/trading/buy-crypto/\n/es/trading/staking: /es/trading/\n',
    )
    expect(await printed()).toEqual([])
  })

  test('a draft on security, or one that came from elsewhere, waits for its reviewers', async () => {
    const secure = 'content/en/account-security/api-keys.mdx'
    edit(secure, (text) => text.replace(/^reviewers:.*/m, 'draft: true'))
    expect(await printed()).toEqual([])
    edit(secure, (text) => text.replace(/^draft:.*/m, 'imported: zendesk:1'))
    expect(await printed()).toEqual([])
  })

  test('a redirect to a draft is told, and one to a guide or a page is not', async () => {
    edit('content/redirects.yaml', () => '/a: /en/account-access/reset-2fa/#x\n/b*: /es/contact/\n/c: /ar/trading/\n')
    expect(await printed()).toEqual([])
    for (const locale of ['en', 'es', 'ar'])
      edit(guide.replace('/en/', `/${locale}/`), (text) => text.replace(/^reviewEvery:/m, 'draft: true\nreviewEvery:'))
    const told = (await printed()).filter((text) => text.startsWith('content/redirects.yaml'))
    expect(told).toEqual([expect.stringMatching(/^content\/redirects\.yaml:1 .*which is a draft\. Publish it/)])
  })

  test('what stands in code, or escaped, is shown and not used', async () => {
    edit(
      guide,
      (text) =>
        `${text}\n\`\`\`sh\n# no heading {{a.b}} <Nothing>\n\`\`\`\n\nType \`<Nothing> {{a.b}}\` or \\<Nothing> or \\{\\{a.b}}.\n`,
    )
    expect(await printed()).toEqual([])
  })

  test('figures and names of an imported guide are not checked until a writer takes that out', async () => {
    edit(guide, (text) => `${text}\nWait 24 hours in **Walet**.\n`)
    expect(await printed()).toHaveLength(2)
    edit(guide, (text) => text.replace(/^reviewEvery:/m, 'imported: zendesk:1\nreviewEvery:'))
    expect(await printed()).toEqual([])
  })

  test('a phrase that repeats the title is told', async () => {
    edit(guide, (text) =>
      text.replace(/phrases:\n {2}- .*/, `phrases:\n  - ${(/^title: (.*)/m.exec(text)?.[1] ?? '').toLowerCase()}`),
    )
    expect((await printed())[0]).toMatch(/:\d+ The phrase ".*" is the title again/)
  })
  test('a phrase that two guides of a language share is told', async () => {
    const other = readFileSync(join(root, 'content/en/account-access/reset-password.mdx'), 'utf8')
    const phrase = /phrases:\n {2}- (.*)/.exec(other)?.[1] ?? ''
    edit('content/en/verification/verify-your-identity.mdx', (text) =>
      text.replace(/phrases:\n {2}- .*/, `phrases:\n  - ${phrase}`),
    )
    expect((await printed()).join('\n')).toMatch(
      /verify-your-identity\.mdx:\d+ The phrase ".*" stands in content\/en\/account-access\/reset-password\.mdx as well/,
    )
  })

  test('the report names how many things are wrong, and where', async () => {
    expect(describeProblems([{ file: 'content/en/a/b.mdx', line: 3, text: 'Mend it.' }])).toContain(
      'content/en/a/b.mdx:3\n    Mend it.',
    )
  })
})
