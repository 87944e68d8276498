import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { frontMatter } from '../../../src/core/guide.ts'
import { aCheckout, aPicture, aZendeskExport, FIXTURES } from './checkout.ts'

const export_ = (name: string) => join(FIXTURES, name)
const guides = (files: readonly string[]) => files.filter((file) => file.endsWith('.mdx'))

describe('Zendesk Guide', () => {
  const importIt = async (...args: string[]) => {
    const checkout = aCheckout()
    const mapping = join(FIXTURES, 'zendesk-topics.yaml')
    return {
      checkout,
      ...(await checkout.importArticles(export_('zendesk'), '--from', 'zendesk', '--topics', mapping, ...args)),
    }
  }

  it('articles in all their languages become guides with one slug, their picture beside them', async () => {
    const { checkout, code } = await importIt()
    expect(checkout.files()).toEqual([
      'content/de/fees-limits/withdrawal-fees.mdx',
      'content/en/account-access/signing-in.mdx',
      'content/en/fees-limits/withdrawal-fees.mdx',
      'content/en/general/a-draft-about-payouts.mdx',
      'content/imports.json',
      'content/pictures/fees-limits/withdrawal-fees/fee.png',
      'content/pt-BR/account-access/signing-in.mdx',
    ])
    expect(code).toBe(1)
    for (const file of guides(checkout.files()))
      expect(frontMatter.safeParse(checkout.matter(file)).error, file).toBeUndefined()
    expect(checkout.matter('content/en/fees-limits/withdrawal-fees.mdx')).toMatchObject({
      title: 'Withdrawal fees',
      answer: 'Each network has its own fee.',
      phrases: expect.arrayContaining(['fee', 'gas price', 'What it costs']),
      related: ['account-access/signing-in', 'general/a-draft-about-payouts'],
      updated: '2026-05-02',
      imported: 'zendesk:360001',
    })
    expect(checkout.matter('content/en/general/a-draft-about-payouts.mdx')).toMatchObject({
      draft: true,
      updated: '2026-11-24',
    })
    expect(checkout.body('content/en/fees-limits/withdrawal-fees.mdx')).toBe(
      readFileSync(join(FIXTURES, 'zendesk-withdrawal-fees.txt'), 'utf8').trim(),
    )
    expect(checkout.body('content/de/fees-limits/withdrawal-fees.mdx')).toContain(
      'Siehe <GuideLink to="account-access/signing-in">Anmelden</GuideLink>.\n\n![](../../pictures/fees-limits/withdrawal-fees/fee.png)',
    )
    expect(checkout.body('content/en/account-access/signing-in.mdx')).toContain(
      '   ```\n   {\n     "code": 1\n   }\n   ```',
    )
  })

  it('what could not be taken over is told by file and line', async () => {
    const { lines } = await importIt()
    for (const message of [
      /^articles\.json:57 articles: "title" .*It was left out; mend the field and import again\.$/m,
      /^articles\.json:18 "Kirjautuminen" in fi was left out: the site is not published in it/m,
      /^articles\.json:4 A script was left out\. .*article 360001 in en-us, line 8 of its body/m,
      /^articles\.json:4 A frame or film \(iframe\) became a link to https:\/\/video\.tidewater\.example\/embed\/7/m,
      /^articles\.json:4 The picture https:\/\/cdn\.tidewater\.example\/lost\.png was not taken over: it is not in the export/m,
      /^articles\.json:18 An event handler \(onclick\)/m,
      /^translations\.json:3 The picture fee\.png has no alternative text.*\[only noted\]$/m,
    ])
      expect(lines.join('\n')).toMatch(message)
    expect(lines.at(-2)).toBe(
      'Guides: 5 added, 0 updated, 0 as before. Pictures: 1 added, 0 updated, 0 as before. Redirects: 15 added.',
    )
  })

  it('old addresses lead to the guides, those of languages that are not published to the default one', async () => {
    const { checkout } = await importIt()
    const redirects = checkout.read('content/redirects.yaml')
    expect(redirects).toContain('/hc/en-us/articles/360001-Withdrawal-fees: /en/fees-limits/withdrawal-fees/')
    expect(redirects).toContain('/hc/de/articles/360001-Gebühren-für-Auszahlungen: /de/fees-limits/withdrawal-fees/')
    expect(redirects).toContain('/hc/fi/articles/360002-*: /en/account-access/signing-in/')
    expect(redirects).toContain('# Addresses that pages had before')
    expect(redirects).not.toContain('360003')
  })

  it('articles whose category is no topic are left out and listed with how to mend it', async () => {
    const checkout = aCheckout()
    const { code, lines } = await checkout.importArticles(export_('zendesk'), '--from', 'zendesk')
    expect(code).toBe(1)
    expect(lines.join('\n')).toMatch(
      /Left out, because their category is no topic here:\n {2}articles\.json:18 "Signing in" in Login help, 72, Tidewater guide, 81\n {2}articles\.json:47 "A draft about payouts" in Merchandise, 73, Tidewater guide, 81\nPut each category and its topic into a file, name it with --topics mapping\.yaml and import again:\n {2}"Login help": verification/,
    )
  })

  it('a dry run tells the same and writes nothing', async () => {
    const { checkout, code, lines } = await importIt('--dry-run')
    expect([code, checkout.files()]).toEqual([1, []])
    expect(lines.at(-2)).toMatch(/^Nothing was written: this is what would be\. Guides: 5 added/)
  })

  it('tells everything as JSON where that is asked for', async () => {
    const { json } = await importIt()
    const counts = { added: expect.anything(), updated: [], same: [], protected: [], redirects: 15 }
    expect(json).toMatchObject({ ...counts, articles: expect.anything(), notes: expect.anything(), unmapped: [] })
    const problem = { file: 'articles.json', line: expect.any(Number), text: expect.any(String) }
    expect(json).toMatchObject({ problems: expect.arrayContaining([problem]) })
  })
})

describe('a second import', () => {
  const folder = () => aZendeskExport(['<p>One.</p><p>a</p>', '<p>Two.</p><p>b</p>'])
  const first = 'content/en/trading/article-1.mdx'

  it('changes nothing', async () => {
    const checkout = aCheckout()
    const from = folder()
    await checkout.importArticles(from, '--from', 'zendesk')
    const before = checkout.files().map((file) => checkout.read(file))
    const { code, lines } = await checkout.importArticles(from, '--from', 'zendesk')
    expect(code).toBe(0)
    expect(lines).toEqual([
      'Guides: 0 added, 0 updated, 2 as before. Pictures: 0 added, 0 updated, 0 as before. Redirects: 0 added.',
    ])
    expect(checkout.files().map((file) => checkout.read(file))).toEqual(before)
  })

  it('brings in what changed there, under the same address even when the title is another', async () => {
    const checkout = aCheckout()
    await checkout.importArticles(folder(), '--from', 'zendesk')
    const { code, lines } = await checkout.importArticles(
      aZendeskExport(['<p>One.</p><p>new</p>', '<p>Two.</p><p>b</p>'], { title: 'Another' }),
      '--from',
      'zendesk',
    )
    expect([code, lines[0]]).toEqual([0, expect.stringMatching(/^Guides: 0 added, 2 updated, 0 as before\./)])
    expect([checkout.body(first), checkout.matter(first)['title']]).toEqual(['new', 'Another'])
  })

  it.each([
    ['changed', (text: string) => text.replace('One.', 'One, by hand.')],
    ['took away', () => null],
  ])('leaves alone what a person %s, by name, unless it is forced', async (_, change) => {
    const checkout = aCheckout()
    const from = folder()
    await checkout.importArticles(from, '--from', 'zendesk')
    const wanted = checkout.read(first)
    const changed = change(wanted)
    if (changed === null) checkout.remove(first)
    else checkout.write(first, changed)
    const again = await checkout.importArticles(from, '--from', 'zendesk')
    expect([again.code, again.lines[0]]).toEqual([
      1,
      `${first} was written or changed by somebody since, and was left as it is. --force writes over it.`,
    ])
    expect(checkout.files().includes(first) ? checkout.read(first) : null).toBe(changed)
    expect((await checkout.importArticles(from, '--from', 'zendesk', '--force')).code).toBe(0)
    expect(checkout.read(first)).toBe(wanted)
  })

  it('leaves a guide alone that a person wrote under the same name', async () => {
    const checkout = aCheckout()
    checkout.write(first, '---\ntitle: Mine\n---\n\nMine.\n')
    const { lines } = await checkout.importArticles(folder(), '--from', 'zendesk')
    expect([checkout.body(first), lines[0]]).toEqual(['Mine.', expect.stringContaining(`${first} was written`)])
  })

  it('leaves a redirect that was changed by hand', async () => {
    const checkout = aCheckout()
    checkout.write('content/redirects.yaml', '# mine\n/hc/en-us/articles/5001: /en/\n')
    const { code, lines } = await checkout.importArticles(folder(), '--from', 'zendesk')
    expect([code, lines[0]]).toEqual([
      1,
      '"/hc/en-us/articles/5001" leads to "/en/" already and was left so, not to "/en/trading/article-1/".',
    ])
    expect(checkout.read('content/redirects.yaml')).toMatch(
      /^# mine\n\/hc\/en-us\/articles\/5001: \/en\/\n\/hc\/en-us\/articles\/5001-Article-1: /,
    )
  })
})

describe('Intercom Articles', () => {
  it('articles, translations, pictures inside and collections by their parents', async () => {
    const checkout = aCheckout()
    const { code, lines } = await checkout.importArticles(export_('intercom'), '--from', 'intercom')
    expect([code, lines.filter((line) => !line.endsWith('[only noted]')).slice(0, -2)]).toEqual([0, []])
    expect(guides(checkout.files())).toEqual([
      'content/en/fees-limits/fees.mdx',
      'content/en/trading/trade-your-first-coin.mdx',
      'content/es/trading/trade-your-first-coin.mdx',
      'content/fr/trading/trade-your-first-coin.mdx',
    ])
    const file = 'content/en/trading/trade-your-first-coin.mdx'
    expect(checkout.matter(file)).toMatchObject({
      scope: 'From the first deposit to the first coin.',
      updated: '2026-09-21',
    })
    expect(checkout.body(file)).toMatch(
      /^!\[The form\]\(\.\.\/\.\.\/pictures\/trading\/trade-your-first-coin\/picture-[0-9a-f]{8}\.png\)\n\n<Note>\n {2}Prices move\.\n<\/Note>\n\n<Anchor id="h_9f8" \/>\n\n## Then\n\nRead <GuideLink to="fees-limits\/fees">the fees<\/GuideLink>\.$/,
    )
    expect(checkout.matter('content/fr/trading/trade-your-first-coin.mdx')).toMatchObject({ draft: true })
    expect(checkout.read('content/redirects.yaml')).toContain(
      '/es/articles/6871119-su-primera-moneda: /es/trading/trade-your-first-coin/',
    )
  })
})

describe('Help Scout Docs', () => {
  it('collections that are named after languages hold the translations', async () => {
    const checkout = aCheckout()
    const { code, lines } = await checkout.importArticles(export_('helpscout'), '--from', 'helpscout')
    expect(guides(checkout.files())).toEqual([
      'content/de/account-security/lost-phone.mdx',
      'content/en/account-security/lost-phone.mdx',
      'content/en/account-security/new-code.mdx',
    ])
    expect([code, lines[0]]).toEqual([
      1,
      expect.stringMatching(/^articles\.json:7 The link to .* became plain text: it leads to a draft/),
    ])
    const file = 'content/en/account-security/lost-phone.mdx'
    expect(checkout.body(file)).toBe('<Warning>\n  We never call.\n</Warning>\n\n- One\n  1. Two\n\nNew code')
    expect(checkout.matter(file)).toMatchObject({
      phrases: expect.arrayContaining(['phone stolen', 'frozen']),
      updated: '2026-03-04',
    })
    expect(checkout.read('content/redirects.yaml')).toContain(
      '/article/225-lost-phone: /de/account-security/lost-phone/',
    )
  })
})

describe('a folder of Markdown', () => {
  it('front matter, raw HTML, pictures, links between files and boxes', async () => {
    const checkout = aCheckout()
    checkout.write('topics.yaml', 'getting-started: general\n')
    const { code, lines } = await checkout.importArticles(
      export_('markdown'),
      '--from',
      'markdown',
      '--topics',
      join(checkout.folder, 'topics.yaml'),
    )
    expect(code).toBe(1)
    expect(lines.join('\n')).toMatch(/^en\/getting-started\/broken\.md:1 The front matter is not valid YAML/m)
    expect(lines.join('\n')).toMatch(/^en\/getting-started\/first-steps\.md:26 An event handler \(onclick\)/m)
    expect(lines.join('\n')).toMatch(/^en\/getting-started\/first-steps\.md:28 A script was left out/m)
    const file = 'content/en/general/first-steps.mdx'
    expect(checkout.matter(file)).toMatchObject({
      title: 'First steps',
      scope: 'What to do on the first day.',
      answer: 'Open the app.',
      phrases: expect.arrayContaining(['begin', 'sign up']),
      updated: '2026-02-03',
    })
    expect(checkout.body(file)).toBe(readFileSync(join(FIXTURES, 'markdown-first-steps.txt'), 'utf8').trim())
    expect(checkout.matter('content/de/general/first-steps.mdx')).toMatchObject({ draft: true })
    expect(checkout.body('content/en/general/second.mdx')).toContain("```js\nimport { a } from 'b' // <Note> {x}\n```")
    expect(checkout.read('content/redirects.yaml')).toContain('/docs/first: /en/general/first-steps/')
  })
})

describe('an export that is odd', () => {
  it('names a section that stands in itself once', async () => {
    const checkout = aCheckout()
    const article = { id: 1, title: 'One', body: '<p>Yes.</p>', locale: 'en', section_id: 6 }
    const section = { id: 6, name: 'Loop', category_id: 7, parent_section_id: 6 }
    checkout.write('e/articles.json', JSON.stringify({ articles: [article], sections: [section] }))
    const { lines } = await checkout.importArticles(join(checkout.folder, 'e'), '--from', 'zendesk')
    expect(lines.join('\n').match(/Loop, 6/g)).toHaveLength(1)
  })

  it('has what an article says of itself as the answer, where its text begins with a heading', async () => {
    const answerOf = async (description: string) => {
      const checkout = aCheckout()
      const article = {
        type: 'article',
        id: '1',
        title: 'Pay',
        description,
        body: '<h2>Pay</h2><p>Open it.</p>',
        state: 'published',
        default_locale: 'en',
        parent_id: '9',
      }
      checkout.write('e/articles.json', JSON.stringify({ type: 'list', data: [article] }))
      checkout.write(
        'e/collections.json',
        JSON.stringify({ type: 'list', data: [{ type: 'collection', id: '9', name: 'Trading' }] }),
      )
      await checkout.importArticles(join(checkout.folder, 'e'), '--from', 'intercom')
      return checkout.matter('content/en/trading/pay.mdx')['answer']
    }
    expect(await answerOf('How to pay.')).toBe('How to pay.')
    expect(await answerOf('')).toBe('Open it.')
  })
})

describe('an article that stands twice in an export', () => {
  const intercom = (title: string, body: string) => ({
    type: 'article',
    id: '7',
    title,
    body,
    state: 'published',
    parent_id: 'trading',
    default_locale: 'en',
  })
  const helpscout = (name: string, text: string) => ({
    id: 'x7',
    number: 7,
    slug: 'one',
    status: 'published',
    name,
    text,
    categories: ['trading'],
  })
  const importTwo = async (format: string, other: [string, string]) => {
    const checkout = aCheckout()
    const all: [string, string][] = [['One', '<p>First.</p>'], other]
    const zendesk = all.map(([title, body]) => ({ id: 7, title, body, locale: 'en-us', section_id: 'trading' }))
    const file =
      format === 'zendesk'
        ? { articles: zendesk }
        : format === 'intercom'
          ? { type: 'list', data: all.map(([title, body]) => intercom(title, body)) }
          : { articles: { items: all.map(([title, body]) => helpscout(title, body)) } }
    checkout.write('e/a.json', JSON.stringify(file))
    return { checkout, ...(await checkout.importArticles(join(checkout.folder, 'e'), '--from', format)) }
  }

  it.each(['zendesk', 'intercom', 'helpscout'])('is one guide, and the other is told: %s', async (format) => {
    const { checkout, code, lines } = await importTwo(format, ['Dup', '<p>dup</p>'])
    expect(guides(checkout.files())).toEqual(['content/en/trading/one.mdx'])
    expect(checkout.body('content/en/trading/one.mdx')).toBe('First.')
    expect([code, lines.join('\n')]).toEqual([
      1,
      expect.stringMatching(
        /^a\.json:1 "Dup" in en(?:-us)? was left out: the export holds this article twice in it, and "One" is taken\. Delete one of the two, or give it a number of its own\. \(article 7/m,
      ),
    ])
  })

  it.each(['zendesk', 'intercom', 'helpscout'])('is no matter where both say the same: %s', async (format) => {
    const { lines } = await importTwo(format, ['One', '<p>First.</p>'])
    expect(lines.join('\n')).not.toContain('left out')
  })

  it('in two variants of a language is the one it was written in, whose address and that of the other lead to it', async () => {
    const checkout = aCheckout()
    const address = (locale: string) => `https://help.tidewater.example/hc/${locale}/articles/7`
    const version = (locale: string) => ({
      locale,
      title: `In ${locale}`,
      body: `<p>${locale}</p>`,
      html_url: address(locale),
    })
    const article = { id: 7, section_id: 'trading', source_locale: 'de-at', ...version('de-at') }
    checkout.write(
      'e/a.json',
      JSON.stringify({ articles: [{ ...article, translations: [version('de-ch'), version('en-us')] }] }),
    )
    const { lines } = await checkout.importArticles(join(checkout.folder, 'e'), '--from', 'zendesk')
    expect(checkout.body('content/de/trading/in-en-us.mdx')).toBe('de-at')
    expect(lines[0]).toMatch(/^a\.json:1 "In de-ch" in de-ch was left out: de-at is taken for de already/)
    expect(checkout.read('content/redirects.yaml')).toContain('/hc/de-ch/articles/7: /de/trading/in-en-us/')
  })

  it('with the name of another gets an address of its own', async () => {
    const checkout = aCheckout()
    for (const name of ['Foo Bar', 'foo-bar']) checkout.write(`e/en/trading/${name}.md`, `# ${name}\n\nText.\n`)
    await checkout.importArticles(join(checkout.folder, 'e'), '--from', 'markdown')
    expect(guides(checkout.files())).toEqual(['content/en/trading/foo-bar-2.mdx', 'content/en/trading/foo-bar.mdx'])
  })
})

describe('an article without text', () => {
  const EMPTY = ['<p></p>', ' \n&nbsp;<br>', '<!-- soon -->', '<div>\u200b<script>x()</script></div>', '']

  it.each(EMPTY)('%j is listed, and is no guide', async (body) => {
    const checkout = aCheckout()
    const from = aZendeskExport([body, '<p>a</p><p><a href="/hc/en-us/articles/5001">b</a></p>'])
    const { code, lines } = await checkout.importArticles(from, '--from', 'zendesk')
    expect([code, lines[0]]).toEqual([
      1,
      expect.stringMatching(
        /^articles\.json:3 "Article 1" has no text\. It was left out; write it and import again, or delete it\. \(article 5001 in en-us\)$/,
      ),
    ])
    expect(guides(checkout.files())).toEqual(['content/en/trading/article-2.mdx'])
    expect(checkout.read('content/redirects.yaml')).not.toContain('5001')
  })

  it.each([
    [
      'intercom',
      { data: [{ type: 'article', id: 1, title: 'One', body: '<p> </p>', state: 'published', parent_id: 'trading' }] },
    ],
    [
      'helpscout',
      { articles: { items: [{ id: 1, name: 'One', text: '<p> </p>', status: 'published', categories: ['trading'] }] } },
    ],
  ])('is told of every help center: %s', async (format, file) => {
    const checkout = aCheckout()
    checkout.write('e/a.json', JSON.stringify(file))
    const { code, lines } = await checkout.importArticles(join(checkout.folder, 'e'), '--from', format)
    expect([code, lines[0]]).toEqual([1, expect.stringMatching(/^a\.json:1 "One" has no text\. It was left out/)])
    expect(guides(checkout.files())).toEqual([])
  })

  it('is one where it is a picture, or where the answer stands in the front matter', async () => {
    const checkout = aCheckout()
    checkout.write('e/en/trading/one.md', '![Form](a.png)\n')
    checkout.write('e/en/trading/a.png', aPicture())
    checkout.write('e/en/trading/two.md', '---\ntitle: Two\nanswer: Yes.\n---\n')
    await checkout.importArticles(join(checkout.folder, 'e'), '--from', 'markdown')
    expect(guides(checkout.files())).toEqual(['content/en/trading/one.mdx', 'content/en/trading/two.mdx'])
  })
})

describe('an article that begins with a list or a line break', () => {
  it.each(['<ul><li>one</li><li>two</li></ul>', 'one<br>two', '<table><tr><td>one</td><td>two</td></tr></table>'])(
    '%s has its words apart in the answer',
    async (body) => {
      const checkout = aCheckout()
      await checkout.importArticles(aZendeskExport([`${body}<h2>More</h2>`, '<p>a</p>']), '--from', 'zendesk')
      expect(checkout.matter('content/en/trading/article-1.mdx')['answer']).toBe('one two')
    },
  )
})

describe('an article nested without end', () => {
  it('is listed, and the others are imported', async () => {
    const checkout = aCheckout()
    const from = aZendeskExport([`${'<div>'.repeat(4000)}deep`, '<p>a</p>'])
    const { code, lines } = await checkout.importArticles(from, '--from', 'zendesk')
    expect([code, lines[0]]).toEqual([
      1,
      expect.stringMatching(/"Article 1" was left out: its elements stand more than 200 deep/),
    ])
    expect(guides(checkout.files())).toEqual(['content/en/trading/article-2.mdx'])
  })
})

describe('a file of Markdown', () => {
  const importOne = async (bytes: string | Uint8Array) => {
    const checkout = aCheckout()
    checkout.write('in/en/trading/one.md', bytes)
    const ran = await checkout.importArticles(join(checkout.folder, 'in'), '--from', 'markdown')
    return { checkout, ...ran }
  }

  it.each([
    [
      'that is not UTF-8',
      Buffer.from('# Caf\xe9\n\nOpen.\n', 'latin1'),
      /one\.md:1 The file is not UTF-8.*save it as UTF-8/,
    ],
    ['that is empty', '', /one\.md:1 "one" has no text\. It was left out/],
    ['that is a head alone', '---\ntitle: One\n---\n', /one\.md:4 "One" has no text/],
  ])('%s is listed, and is no guide', async (_, bytes, message) => {
    const { checkout, code, lines } = await importOne(bytes)
    expect([code, lines.join('\n')]).toEqual([1, expect.stringMatching(message)])
    expect(guides(checkout.files())).toEqual([])
  })

  it('has headings with an id without the signs that close them', async () => {
    const { checkout } = await importOne('# One\n\nText.\n\n## Use ## {#old}\n\n[a](#old)\n')
    expect(checkout.body('content/en/trading/one.mdx')).toBe('<Anchor id="old" />\n\n## Use\n\n[a](#old)')
  })

  it('has its footnotes as paragraphs at the end, without places that lead nowhere', async () => {
    const { checkout } = await importOne(
      '# One\n\n## Use\n\nText[^1] and more[^b].\n\n[^1]: First.\n[^b]: See **there**.\n',
    )
    const file = 'content/en/trading/one.mdx'
    expect(checkout.body(file)).toMatch(
      /^## Use\n\nText<sup>1<\/sup> and more<sup>2<\/sup>\.\n\n<sup>1<\/sup> First\.\n\n<sup>2<\/sup> See \*\*there\*\*\.$/,
    )
    expect(checkout.matter(file)['phrases']).not.toContain('Footnotes')
  })
})

describe('pictures', () => {
  it('of one name and different content get files of their own; the same picture has one', async () => {
    const checkout = aCheckout()
    const from = aZendeskExport([
      '<p>a</p><p><img src="a/x.png" alt="A"><img src="b/x.png" alt="B"><img src="./a/x.png" alt="C"></p>',
    ])
    checkout.write('e/articles.json', readFileSync(join(from, 'articles.json'), 'utf8'))
    checkout.write('e/a/x.png', aPicture())
    checkout.write('e/b/x.png', aPicture(7))
    await checkout.importArticles(join(checkout.folder, 'e'), '--from', 'zendesk')
    expect(checkout.body('content/en/trading/article-1.mdx')).toMatch(
      /^!\[A\]\(\S+\/x\.png\)!\[B\]\(\S+\/x-2\.png\)!\[C\]\(\S+\/x\.png\)$/,
    )
  })

  it.each([
    ['is no picture', '<html></html>', /its file is no PNG/],
    [
      'holds a script',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      /its SVG holds a script/,
    ],
  ])('a file that %s is told and not taken', async (_, content, message) => {
    const checkout = aCheckout()
    const from = aZendeskExport(['<p>a</p><p>b <img src="a.png" alt="A"></p>'])
    checkout.write('e/articles.json', readFileSync(join(from, 'articles.json'), 'utf8'))
    checkout.write('e/a.png', content)
    const { lines } = await checkout.importArticles(join(checkout.folder, 'e'), '--from', 'zendesk')
    expect(lines[0]).toMatch(message)
    expect(checkout.body('content/en/trading/article-1.mdx')).toBe('b A')
  })

  it('nothing outside the export is taken', async () => {
    const checkout = aCheckout()
    const from = aZendeskExport(['<p>a</p><p>b <img src="../secret.png" alt="A"></p>'])
    checkout.write('e/articles.json', readFileSync(join(from, 'articles.json'), 'utf8'))
    checkout.write('secret.png', aPicture())
    const { lines } = await checkout.importArticles(join(checkout.folder, 'e'), '--from', 'zendesk')
    expect(lines[0]).toMatch(/it is not in the export/)
  })
})

describe('used wrongly it answers 2 and says how to use it', () => {
  it.each<[string[], RegExp]>([
    [[], /^Name one file or one folder: npx guidepost import/],
    [[export_('zendesk')], /^Say where the articles come from/],
    [[export_('zendesk'), '--from', 'zendsk'], /^"zendsk" is no known help center\. Did you mean "zendesk"\?/],
    [['none', '--from', 'zendesk'], /^"none" does not exist\. Name the file/],
    [[export_('zendesk'), '--form', 'x'], /Unknown option '--form'[\s\S]*Use: npx guidepost import/],
    [[export_('zendesk'), '--from', 'intercom'], /holds no articles of intercom|"type" must be/],
    [[export_('zendesk-topics.yaml'), '--from', 'zendesk'], /holds no file whose name ends in \.json/],
    [[export_('zendesk'), '--from', 'zendesk', '--topics', 'none.yaml'], /^"none\.yaml" cannot be used/],
  ])('%j', async (args, message) => {
    const { code, lines } = await aCheckout().importArticles(...args)
    expect([code, lines.join('\n')]).toEqual([2, expect.stringMatching(message)])
  })

  it('a mapping to no topic names the one that was probably meant', async () => {
    const checkout = aCheckout()
    checkout.write('topics.yaml', 'Login: acount-access\n')
    const { code, lines } = await checkout.importArticles(
      export_('zendesk'),
      '--from',
      'zendesk',
      '--topics',
      join(checkout.folder, 'topics.yaml'),
    )
    expect([code, lines[0]]).toEqual([
      2,
      expect.stringMatching(/which is no topic of content\/topics\.yaml\. Did you mean "account-access"\?/),
    ])
  })

  it('a file that is cut off is told with its line, and what stands before is imported', async () => {
    const checkout = aCheckout()
    const text = readFileSync(join(aZendeskExport(['<p>a</p>', '<p>b</p>']), 'articles.json'), 'utf8')
    checkout.write('e/articles.json', text.slice(0, text.indexOf('"sections"')))
    checkout.write('e/sections.json', '{"sections":[{"id":1,"name":"Trading"}]}')
    const { code, lines } = await checkout.importArticles(join(checkout.folder, 'e'), '--from', 'zendesk')
    expect([code, lines[0]]).toEqual([
      1,
      expect.stringMatching(/^articles\.json:\d+ The file is not valid JSON from here on/),
    ])
    expect(guides(checkout.files())).toHaveLength(2)
  })
})
