import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import fc from 'fast-check'
import type { Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { parse } from 'yaml'
import { command } from '../../../src/cli/export.ts'
import { boldNames, FACT, proseLines } from '../../../src/core/prose.ts'
import { aContext, run } from '../running.ts'
import { aCheckout, aFolder, aPicture, aZendeskExport, type Checkout } from './checkout.ts'

/** What goes out comes in again: text, pictures and languages, for the real guides and for invented ones. */

const LOCALES = ['en', 'de', 'ar', 'ja']
const markdown = unified().use(remarkParse).use(remarkGfm)
const mdx = unified().use(remarkParse).use(remarkGfm).use(remarkMdx)

/** All the words of a tree in their order, blocks apart. */
function wordsOf(tree: Nodes): string {
  const words: string[] = []
  visit(tree, (node) => {
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') words.push(node.value)
    if (node.type === 'break' || node.type === 'paragraph' || node.type === 'tableCell' || node.type === 'heading')
      words.push(' ')
    if (node.type === 'mdxJsxTextElement' && node.name === 'br') words.push(' ')
    if ('attributes' in node && Array.isArray(node.attributes))
      for (const each of node.attributes)
        if (each.type === 'mdxJsxAttribute' && each.name === 'title') words.push(` ${each.value} `)
  })
  return words.join('').replace(/\s+/g, ' ').trim()
}

interface Plain {
  title: string
  answer: string
  words: string
  /** Alternative text and hash of each picture, in order. */
  pictures: string[]
}

/** The guides of a checkout as its Markdown export has them, by locale, topic and slug. */
async function plainGuides(checkout: Checkout): Promise<Map<string, Plain>> {
  const { folder } = await checkout.exportGuides('markdown')
  return new Map(
    globSync('*/*/*.md', { cwd: folder })
      .sort()
      .map((file) => {
        const [, front = '', body = ''] =
          /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(join(folder, file), 'utf8')) ?? []
        const { title, answer } = parse(front)
        const tree = markdown.parse(body)
        const pictures: string[] = []
        visit(tree, 'image', ({ url, alt }) => {
          const bytes = readFileSync(join(folder, dirname(file), url))
          pictures.push(`${alt} ${createHash('sha256').update(bytes).digest('hex')}`)
        })
        return [file, { title, answer, words: wordsOf(tree), pictures }]
      }),
  )
}

let real: Checkout
let before: Map<string, Plain>

function realGuides(): Checkout {
  const checkout = aCheckout()
  for (const locale of LOCALES)
    cpSync(join('content', locale), join(checkout.folder, 'content', locale), { recursive: true })
  // The drawings are cut out of the built site: a page with those that its guide names is built enough.
  for (const file of globSync('content/*/*/*.mdx', { cwd: checkout.folder })) {
    const names = [...checkout.read(file).matchAll(/<Diagram name="([\w-]+)"/g)].map(([, name = '']) => name)
    const texts = JSON.parse(readFileSync(join('locales', file.split('/')[1] ?? '', 'diagrams.json'), 'utf8'))
    const drawings = names.map(
      (name) =>
        `<svg viewBox="0 0 9 9" role="img" aria-label="${texts[name].alt.replaceAll('"', '&quot;')}"><text class="soft">${name}</text></svg>`,
    )
    checkout.write(`dist/${file.replace(/^content\/|\.mdx$/g, '')}/index.html`, drawings.join('\n'))
  }
  return checkout
}

describe('the real guides', () => {
  beforeAll(async () => {
    real = realGuides()
    before = await plainGuides(real)
  })

  it('are written out with every word that readers get', () => {
    expect(before.size).toBeGreaterThan(140)
    const bare = (text: string) => text.replace(/[*|`[\]()\\!\s:-]|^\s*(?:>|\d+\.)/g, '')
    for (const [file, plain] of before) {
      const source = real.read(`content/${file.replace(/\.md$/, '.mdx')}`)
      const said = bare(`${plain.title} ${plain.answer} ${plain.words}`)
      const matter = parse(/^---\n([\s\S]*?)\n---/.exec(source)?.[1] ?? '')
      const end = source.indexOf('\n---', 4)
      const bodyLine = source.slice(0, end).split('\n').length + 1
      expect(plain.title).toBe(matter.title)
      for (const { line, text } of proseLines(source).filter(({ line }) => line > bodyLine))
        for (const part of bare(text.replace(/^#+ /, '')).split(FACT))
          if (!/^[\s\W]*$/u.test(part)) expect(said, `${file}:${line}`).toContain(bare(part))
      for (const name of proseLines(source)
        .filter(({ line }) => line > bodyLine)
        .flatMap(({ text }) => boldNames(text)))
        expect(said).toContain(bare(name))
      expect(plain.words).not.toMatch(/\{\{|<Fact|GuideLink/)
      expect(plain.pictures.length).toBe(source.match(/<Diagram /g)?.length ?? 0)
    }
  })

  it('have words in place of the drawings of a draft, which no build has', async () => {
    const checkout = aCheckout()
    const file = 'content/en/trading/order-types.mdx'
    const source = real.read(file)
    expect(source).toContain('<Diagram ')
    checkout.write(file, source.replace(/^owner:/m, 'draft: true\nowner:'))
    const asked = async () =>
      (await checkout.exportGuides('markdown')).lines.filter((line) => line.includes('built site'))
    expect(await asked()).toEqual([])
    checkout.write(file, source)
    expect(await asked()).toEqual([expect.stringMatching(/is in the built site only\. Run `npm run build`/)])
  })

  test.each(['zendesk', 'intercom', 'helpscout', 'markdown'])('out as %s and in again', async (format) => {
    const out = await real.exportGuides(format)
    expect([out.code, out.lines]).toEqual([0, [expect.stringMatching(/^Guides: \d+ in 4 languages\. Pictures: \d+\./)]])
    const other = aCheckout()
    const back = await other.importArticles(out.folder, '--from', format)
    expect([back.code, back.lines.filter((line) => !/^(?:Guides|Their)/.test(line))]).toEqual([0, []])
    const after = await plainGuides(other)
    expect([...after.keys()]).toEqual([...before.keys()])
    for (const [file, plain] of before) expect(after.get(file), file).toEqual(plain)
  })
})

/** Text with whatever Markdown, MDX and HTML might take for their own. */
const tricky = fc
  .stringMatching(
    /^[\w{}<>&*_~`|\\[\]()#!+.:;"'=$^%@/ -]{1,24}$|^(?:import|export|---|===|1\.|- |> |\| ?)[a-z {}<]{0,8}$|^[äß日本語العربية😀 ]{1,8}$/u,
  )
  .filter((text) => text.trim() !== '')
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const words = tricky.map((text) => text.replace(/\s+/g, ' ').trim())
const inline = fc.oneof(
  words.map((text) => ({ html: escaped(text), text })),
  words.map((text) => ({ html: `<b>${escaped(text)}</b>`, text })),
  words.map((text) => ({ html: `<em>${escaped(text)}</em>`, text })),
  words.map((text) => ({ html: `<code>${escaped(text)}</code>`, text })),
  words.map((text) => ({ html: `<a href="https://tidewater.example/?a=b&amp;c=(d)">${escaped(text)}</a>`, text })),
)
const line = fc.array(inline, { minLength: 1, maxLength: 4 }).map((parts) => ({
  html: parts.map(({ html }) => html).join(' '),
  text: parts.map(({ text }) => text).join(' '),
}))
const wrap =
  (before: string, after: string) =>
  ({ html, text }: { html: string; text: string }) => ({ html: `${before}${html}${after}`, text })
const joined =
  (before: string, item: [string, string], after: string) => (parts: { html: string; text: string }[]) => ({
    html: `${before}${parts.map(({ html }) => `${item[0]}${html}${item[1]}`).join('')}${after}`,
    text: parts.map(({ text }) => text).join(' '),
  })
const some = fc.array(line, { minLength: 1, maxLength: 3 })
const block = fc.oneof(
  line.map(wrap('<p>', '</p>')),
  line.map(wrap('<h3>', '</h3>')),
  line.map(wrap('<blockquote><p>', '</p></blockquote>')),
  line.map(wrap('<div class="note"><p>', '</p></div>')),
  words.map((text) => ({ html: `<pre>${escaped(text)}</pre>`, text })),
  some.map(joined('<ul>', ['<li>', '</li>'], '</ul>')),
  some.map(joined('<ol>', ['<li><p>', '</p></li>'], '</ol>')),
  some
    .map(joined('<ul><li>x<ol>', ['<li>', '</li>'], '</ol></li></ul>'))
    .map(({ html, text }) => ({ html, text: `x ${text}` })),
  some.map(joined('<table><tr>', ['<th>', '</th>'], '</tr></table>')),
  some
    .map(joined('<table><tr><th>x</th></tr>', ['<tr><td>', '</td></tr>'], '</table>'))
    .map(({ html, text }) => ({ html, text: `x ${text}` })),
)

describe('invented guides', () => {
  const bare = (text: string) => text.replace(/\s+/g, '')

  it('every text comes through, whatever signs it holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(block, { minLength: 1, maxLength: 5 }), { minLength: 6, maxLength: 6 }),
        async (documents) => {
          const checkout = aCheckout()
          const from = aZendeskExport(
            documents.map((blocks) => `<h2>Begin</h2>${blocks.map(({ html }) => html).join('\n')}`),
          )
          const { code, lines } = await checkout.importArticles(from, '--from', 'zendesk')
          expect([code, lines]).toEqual([0, expect.anything()])
          for (const [place, blocks] of documents.entries()) {
            const body = checkout.body(`content/en/trading/article-${place + 1}.mdx`)
            const wanted = bare(`Begin ${blocks.map(({ text }) => text).join(' ')}`)
            expect(bare(wordsOf(mdx.parse(body))), body).toBe(wanted)
          }
          const out = await checkout.exportGuides('intercom')
          expect(out.code).toBe(0)
          const other = aCheckout()
          expect((await other.importArticles(out.folder, '--from', 'intercom')).code).toBe(0)
          for (const place of documents.keys()) {
            const file = `content/en/trading/article-${place + 1}.mdx`
            expect(bare(wordsOf(mdx.parse(other.body(file))))).toBe(bare(wordsOf(mdx.parse(checkout.body(file)))))
          }
        },
      ),
      { numRuns: 30 },
    )
  })

  it.each(['zendesk', 'intercom', 'helpscout', 'markdown'])(
    'what opens and closes does so after %s',
    async (format) => {
      const checkout = aCheckout()
      const fold = '<details><summary>More <b>here</b> &lt;1&gt;</summary><p>a</p><ul><li>{b}</li></ul></details>'
      const from = aZendeskExport([`<p>One.</p>${fold}`, '<p>Two.</p><p>b</p>'])
      await checkout.importArticles(from, '--from', 'zendesk')
      const file = 'content/en/trading/article-1.mdx'
      expect(checkout.body(file)).toMatch(/^<details>\n {2}<summary>More \*\*here\*\* \\<1><\/summary>\n\n {2}a\n/)
      const other = aCheckout()
      const out = await checkout.exportGuides(format)
      expect((await other.importArticles(out.folder, '--from', format)).code).toBe(0)
      expect(other.body(file)).toBe(checkout.body(file))
    },
  )

  it.each(['zendesk', 'intercom', 'helpscout', 'markdown'])(
    'places that links name, and lines in a cell, are there after %s',
    async (format) => {
      const checkout = aCheckout()
      const table = '<table><tr><th id="a&quot;b">x<br>y</th></tr></table>'
      const links = '<p><a href="#old">a</a> <a href="#a&quot;b">b</a></p>'
      const from = aZendeskExport([`<p>One.</p>${links}<h2 id="old">New</h2>${table}`, '<p>Two.</p><p>b</p>'])
      await checkout.importArticles(from, '--from', 'zendesk')
      const file = 'content/en/trading/article-1.mdx'
      expect(checkout.body(file)).toMatch(/<Anchor id="old" \/>\n\n## New\n\n\| <Anchor id="a&#x22;b" \/>x<br \/>y \|/)
      const other = aCheckout()
      const out = await checkout.exportGuides(format)
      const back = await other.importArticles(out.folder, '--from', format)
      expect([back.code, other.body(file)]).toEqual([0, checkout.body(file)])
    },
  )

  it('pictures keep their bytes and their words through every format', async () => {
    const checkout = aCheckout()
    const from = aZendeskExport([
      '<p>One.</p><p>a <img src="a.png" alt="A &quot;b&quot; [c]"></p>',
      '<p>Two.</p><p><img src="b.png" alt="ب"></p>',
    ])
    checkout.write('e/articles.json', readFileSync(join(from, 'articles.json'), 'utf8'))
    checkout.write('e/a.png', aPicture())
    checkout.write('e/b.png', aPicture(3))
    expect((await checkout.importArticles(join(checkout.folder, 'e'), '--from', 'zendesk')).code).toBe(0)
    const wanted = await plainGuides(checkout)
    expect([...wanted.values()].map(({ pictures }) => pictures.length)).toEqual([1, 1])
    for (const format of ['zendesk', 'intercom', 'helpscout', 'markdown']) {
      const other = aCheckout()
      const out = await checkout.exportGuides(format)
      expect((await other.importArticles(out.folder, '--from', format)).code, format).toBe(0)
      expect(await plainGuides(other), format).toEqual(wanted)
    }
  })
})

describe('an export', () => {
  it('fills in figures and names as the language writes them, and resolves components', async () => {
    const out = await real.exportGuides('zendesk')
    const { articles, article_attachments } = {
      ...JSON.parse(readFileSync(join(out.folder, 'articles.json'), 'utf8')),
      ...JSON.parse(readFileSync(join(out.folder, 'article_attachments.json'), 'utf8')),
    }
    const fees = articles.find(({ html_url }: { html_url: string }) => html_url.endsWith('-trading-fees'))
    const german = fees.translations.find(({ locale }: { locale: string }) => locale === 'de')
    expect(german.body).toContain('<th scope="row">Kaufen</th><td>1,2\u00a0%</td>')
    expect(german.body).toContain(
      '<div class="callout callout-warning"><p><strong>Eine Gebühr zahlen Sie nie im Voraus</strong></p>',
    )
    expect(german.body).toMatch(/<a href="\/hc\/de\/articles\/\d+-order-types">/)
    expect(german.body).not.toMatch(/<[A-Z]|\{\{/)
    const [attachment] = article_attachments
    expect(
      existsSync(join(out.folder, 'article_attachments', String(attachment.id), basename(attachment.file_name))),
    ).toBe(true)
  })

  it.each([
    ['before it is published', 'publish: 2999-01-01T00:00:00Z'],
    ['once it is retired', 'retire: 2020-01-01T00:00:00Z'],
    ['while it is a draft', 'draft: true'],
  ])('a guide is a draft there %s, in English and where a translation has its times', async (_, line) => {
    const checkout = aCheckout()
    const file = (locale: string) => `content/${locale}/fees-limits/trading-fees.mdx`
    for (const locale of ['en', 'de'])
      checkout.write(
        file(locale),
        readFileSync(file(locale), 'utf8').replace('---\n', locale === 'en' ? `---\n${line}\n` : '---\n'),
      )
    const out = await checkout.exportGuides('zendesk')
    const { articles } = JSON.parse(readFileSync(join(out.folder, 'articles.json'), 'utf8'))
    const drafts = articles[0].translations.map(({ locale, draft }: { locale: string; draft: boolean }) => [
      locale,
      draft,
    ])
    expect(Object.fromEntries(drafts)).toEqual({ 'en-us': true, de: line !== 'draft: true' })
  })

  it.each<[string[], RegExp]>([
    [[], /^Name one folder: npx guidepost export/],
    [['x'], /^Say in which shape/],
    [['x', '--to-format', 'zendsk'], /Did you mean "zendesk"\?/],
  ])('called with %j answers 2 and how to use it', async (args, message) => {
    const { code, lines } = await run(command, args, aContext({}))
    expect([code, lines[0]]).toEqual([2, expect.stringMatching(message)])
  })

  it('into a folder that is not empty writes nothing', async () => {
    const folder = aFolder()
    const { code, lines } = await run(command, [dirname(folder), '--to-format', 'markdown'], aContext({}))
    expect([code, lines[0]]).toEqual([2, expect.stringMatching(/is not empty\. Name a new folder/)])
  })
})
