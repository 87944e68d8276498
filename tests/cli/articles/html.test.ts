import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { isSafeAddress } from '../../../src/core/safe-address.ts'
import { aCheckout, aZendeskExport, converted } from './checkout.ts'

describe('the HTML of an article becomes the text of a guide', () => {
  test.each<[string, string, string]>([
    ['paragraphs and emphasis', '<p>Open <b>Wallet</b> and <i>wait</i>.</p>', 'Open **Wallet** and *wait*.'],
    ['a plain div', '<div>One</div><div>Two</div>', 'One\n\nTwo'],
    ['line breaks', '<p>One<br>Two</p>', 'One\\\nTwo'],
    ['empty paragraphs', '<p>&nbsp;</p><p><span> </span></p><p>x</p><p></p>', 'x'],
    ['headings that begin with the first level', '<h1>A</h1><h2>B</h2>', '## A\n\n### B'],
    ['headings that begin with the third', '<h3>A</h3><h4>B</h4>', '## A\n\n### B'],
    [
      'headings that skip levels',
      '<h4>A</h4><h1>B</h1><h6>C</h6><h6>D</h6><h2>E</h2>',
      '## A\n\n## B\n\n### C\n\n### D\n\n### E',
    ],
    ['a heading of two lines', '<h2>A<br>B</h2>', '## A B'],
    [
      'a heading in a list or a quotation',
      '<ul><li><h2>A</h2></li></ul><blockquote><h2>B</h2></blockquote>',
      '- ### A\n\n> ### B',
    ],
    [
      'nested lists',
      '<ol><li>A<ul><li>B<ul><li>C</li></ul></li></ul></li><li>D</li></ol>',
      '1. A\n   - B\n     - C\n2. D',
    ],
    ['a list that starts at three', '<ol start="3"><li>A</li><li>B</li></ol>', '3. A\n4. B'],
    ['a list in a broken list', '<ul><li>A</li><ul><li>B</li></ul></ul>', '- A\n  - B'],
    ['a task list', '<ul><li><input type="checkbox" checked> Done</li></ul>', '- [x] Done'],
    ['code in a line', '<p>Type <code>{a} &lt;b&gt;</code></p>', 'Type `{a} <b>`'],
    ['code with a backtick', '<p><code>a`b</code></p>', '``a`b``'],
    [
      'a block of code',
      '<pre><code class="language-js">if (a &lt; b) {\n  c()\n}</code></pre>',
      '```js\nif (a < b) {\n  c()\n}\n```',
    ],
    ['a block with breaks', '<pre>a<br>b</pre>', '```\na\nb\n```'],
    ['a block with a fence', '<pre>```\nx\n```</pre>', '````\n```\nx\n```\n````'],
    ['braces and angles', '<p>{name} &lt;b&gt; a &lt; b } {{x.y}}</p>', '\\{name} \\<b> a \\< b } \\{\\{x.y}}'],
    ['entities', '<p>&copy; &amp;amp; &lt;script&gt; caf&eacute; &#128512;</p>', '© \\&amp; \\<script> café 😀'],
    [
      'Markdown’s own signs',
      '<p>*a* _b_ # c 1. d [e](f) `g` ~~h~~ | i</p>',
      '\\*a\\* \\_b\\_ # c 1. d \\[e]\\(f) \\`g\\` \\~\\~h\\~\\~ | i',
    ],
    [
      'a line that begins like a list',
      '<p>- no list</p><p>1. no list</p><p># no heading</p>',
      '\\- no list\n\n1\\. no list\n\n\\# no heading',
    ],
    [
      'a line that begins like a program',
      '<p>import keys from here</p><p>export all</p><p>important</p>',
      '&#x69;mport keys from here\n\n&#x65;xport all\n\nimportant',
    ],
    [
      'a table with a heading',
      '<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
      '| A | B |\n| - | - |\n| 1 | 2 |',
    ],
    [
      'a table without one',
      '<table><tr><td>A</td><td>B</td></tr><tr><td>1</td><td>2</td></tr></table>',
      '| | |\n| - | - |\n| A | B |\n| 1 | 2 |',
    ],
    [
      'blocks in a cell',
      '<table><tr><th>A</th></tr><tr><td><p>1</p><ul><li>x</li><li>y</li></ul></td></tr></table>',
      '| A |\n| - |\n| 1<br />• x<br />• y |',
    ],
    [
      'a pipe in a cell',
      '<table><tr><th>A</th></tr><tr><td>a | b {c}</td></tr></table>',
      '| A |\n| - |\n| a \\| b \\{c} |',
    ],
    ['a heading in a cell', '<table><tr><td><h3>A</h3></td></tr></table>', '| |\n| - |\n| **A** |'],
    ['a caption', '<table><caption>Fees</caption><tr><th>A</th></tr></table>', 'Fees\n\n| A |\n| - |'],
    ['an empty table', '<table><tbody></tbody></table><p>x</p>', 'x'],
    [
      'raised and lowered letters',
      '<p>x<sup>2</sup> H<sub>2</sub>O <kbd>Ctrl</kbd></p>',
      'x<sup>2</sup> H<sub>2</sub>O <kbd>Ctrl</kbd>',
    ],
    ['a quotation', '<blockquote><p>a</p><p>b</p></blockquote>', '> a\n>\n> b'],
    ['a line across', '<p>a</p><hr><p>b</p>', 'a\n\n---\n\nb'],
    ['a definition list', '<dl><dt>Maker</dt><dd>Waits.</dd></dl>', '- Maker\n\n  Waits.'],
    [
      'an article wrapped in bold that is not bold',
      '<b style="font-weight:normal"><p>a</p><h2>B</h2><ul><li>c</li></ul></b>',
      'a\n\n## B\n\n- c',
    ],
    ['blocks inside of emphasis', '<b>a<p>b</p><h2>C</h2></b><span><p>d</p></span>', '**a**\n\n**b**\n\n## C\n\nd'],
    ['code that is empty', '<p>a <code></code><code>b</code></p>', 'a `b`'],
    [
      'what opens and closes',
      '<details open><summary><h3>More <b>here</b></h3></summary>Text<details><summary>In it</summary><p>a</p></details></details>',
      '<details>\n  <summary>More **here**</summary>\n\n  Text\n\n  <details>\n    <summary>In it</summary>\n\n    a\n  </details>\n</details>',
    ],
    ['a comment', '<!-- hidden --><p>a<!-- b -->c</p>', 'ac'],
    ['tags that were never closed', '<p>a<p>b<ul><li>c<li>d', 'a\n\nb\n\n- c\n- d'],
    ['bold beside letters without spaces', '<p>次に<b>「重要」</b>です</p>', '次&#x306B;**「重要」**&#x3067;す'],
    ['text of the other direction', '<p dir="rtl">افتح <b>المحفظة</b>.</p>', 'افتح **المحفظة**.'],
    [
      'a link with a title',
      '<p><a href="https://tidewater.example/a?b=c&amp;d=e" title="T">x</a></p>',
      '[x](https://tidewater.example/a?b=c\\&d=e "T")',
    ],
    ['a link without a scheme', '<p><a href="//tidewater.example/a">x</a></p>', '[x](https://tidewater.example/a)'],
    ['a link without words', '<p>a<a href="https://tidewater.example/"></a>b</p>', 'ab'],
    [
      'mail and telephone',
      '<p><a href="mailto:a@tidewater.example">mail</a></p>',
      '[mail](mailto:a@tidewater.example)',
    ],
  ])('%s', async (_, html, text) => {
    const { body, told } = await converted(html)
    // The writer may choose another spelling of the same; what counts is stated in full where it matters.
    expect({ body: spaced(unescaped(body)), told }).toEqual({ body: spaced(unescaped(text)), told: [] })
  })

  test.each<[string, string, string]>([
    ['Zendesk’s themes', '<div class="callout callout--info"><p>a</p></div>', '<Note>\n  a\n</Note>'],
    [
      'a warning with a title',
      '<div class="callout callout-warning"><p><strong>Stop</strong></p><p>a</p></div>',
      '<Warning title="Stop">\n  a\n</Warning>',
    ],
    [
      'a heading as its title',
      '<aside class="note"><h4>Know "this"</h4><ul><li>a</li></ul></aside>',
      '<Note title="Know &#x22;this&#x22;">\n  - a\n</Note>',
    ],
    ['a paragraph', '<p class="danger">a</p>', '<Warning>\n  a\n</Warning>'],
    ['Help Scout’s', '<section class="callout-yellow"><p>a</p></section>', '<Warning>\n  a\n</Warning>'],
    [
      'Intercom’s',
      '<div class="intercom-interblocks-callout" style="background-color:#e8e8e8"><p>a</p></div>',
      '<Note>\n  a\n</Note>',
    ],
    ['a box in a box', '<div class="note"><div class="tip"><p>a</p></div></div>', '<Note>\n  a\n</Note>'],
    ['a table of one cell', '<table class="infobox"><tr><td><p>a</p></td></tr></table>', '<Note>\n  a\n</Note>'],
    ['a class that only sounds like one', '<div class="footnotes notepad"><p>a</p></div>', 'a'],
  ])('a callout: %s', async (_, html, text) => {
    expect((await converted(html)).body).toBe(text)
  })
})

describe('what a guide may not hold is taken out and told by file and line', () => {
  test.each<[string, string, string, RegExp]>([
    [
      'a script',
      '<p>a</p>\n<script>alert(1)</script>',
      'a',
      /^articles\.json:3 A script was left out\. Say in words .*\(article 5001 in en-us, line 2 of its body\)$/,
    ],
    ['a style sheet', '<style>p{}</style><p>a</p>', 'a', /A style sheet was left out/],
    ['a handler', '<p onclick="alert(1)">a</p>', 'a', /An event handler \(onclick\) of <p> was left out/],
    [
      'an address that runs',
      '<p><a href="javascript:alert(1)">a</a></p>',
      'a',
      /An address that runs something \("javascript:alert\(1\)"\)/,
    ],
    ['a hidden one', '<p><a href=" jav&#x09;ascript:alert(1)">a</a></p>', 'a', /An address that runs something/],
    ['a picture that runs', '<p>a<img src="x" onerror="alert(1)"></p>', 'a', /An event handler \(onerror\) of <img>/],
    ['a drawing', '<p>a</p><svg><script>alert(1)</script></svg>', 'a', /A drawing inside the text \(svg\)/],
    [
      'a frame',
      '<iframe src="//video.tidewater.example/1" title="Film"></iframe>',
      '[Film](https://video.tidewater.example/1)',
      /became a link to https:\/\/video\.tidewater\.example\/1/,
    ],
    [
      'a film',
      '<video><source src="https://tidewater.example/a.mp4"></video>',
      '[https://tidewater.example/a.mp4](https://tidewater.example/a.mp4)',
      /\(video\) became a link/,
    ],
    [
      'a frame that runs',
      '<p>a</p><iframe src="javascript:alert(1)"></iframe>',
      'a',
      /An address that runs|without a usable address/,
    ],
    ['a form', '<form><p>a</p><input name="b"><button>c</button></form>', 'a\n\nc', /A form field was left out/],
    [
      'merged cells',
      '<table><tr><th colspan="2">A</th></tr><tr><td>1</td><td>2</td></tr></table>',
      '| A | |\n| - | - |\n| 1 | 2 |',
      /Merged cells/,
    ],
    [
      'a table in a table',
      '<table><tr><td>a<table><tr><td>b</td></tr></table></td></tr></table>',
      '| |\n| - |\n| a<br />b |',
      /A table inside a table/,
    ],
    ['a fold that has no line to open it', '<details><p>a</p></details>', 'a', /A fold without a line to open it/],
    [
      'a fold in a table',
      '<table><tr><td><details><summary>a</summary><p>b</p></details></td></tr></table>',
      '| |\n| - |\n| **a**<br />b |',
      /A fold inside a table/,
    ],
    [
      'a picture that is not there',
      '<p><img src="https://cdn.tidewater.example/a.png" alt="The form"></p>',
      '[The form](https://cdn.tidewater.example/a.png)',
      /The picture https:\/\/cdn\.tidewater\.example\/a\.png was not taken over: it is not in the export/,
    ],
    [
      'a link to an article that is not there',
      '<p><a href="/hc/en-us/articles/999">a</a></p>',
      '[a](https://help.tidewater.example/hc/en-us/articles/999)',
      /The link to \/hc\/en-us\/articles\/999 leads to a page of the old help center that was not imported/,
    ],
    [
      'a link to a page of the old help center',
      '<p><a href="https://help.tidewater.example/hc/en-us/requests/new">a</a></p>',
      '[a](https://help.tidewater.example/hc/en-us/requests/new)',
      /was not imported/,
    ],
    ['a link to no place', '<p><a href="#nothing">a</a></p>', 'a', /its article has no such place/],
  ])('%s', async (_, html, text, message) => {
    const { body, told, code } = await converted(html)
    expect(spaced(unescaped(body))).toBe(spaced(unescaped(text)))
    expect(told.join('\n')).toMatch(new RegExp(message.source, 'm'))
    expect(code).toBe(1)
  })

  test.each([
    ['https://a.example', true],
    ['/hc/articles/1', true],
    ['#top', true],
    ['a:b/c?d', false],
    ['JaVaScRiPt:x', false],
    ['\u0001javascript:x', false],
    ['vbscript:x', false],
    ['data:text/html,x', false],
    ['a/b:c', true],
  ])('%s is safe: %s', (address, isSafe) => expect(isSafeAddress(address, false)).toBe(isSafe))
})

describe('anchors and links', () => {
  it('old places can still be linked to; those whose new address is the same need nothing', async () => {
    const { body, told } = await converted(
      '<h2 id="h_01ABC">Fees here</h2><p>a <a href="#h_01ABC">up</a> <a href="#row">row</a></p><h2 id="same">Same</h2><a name="old"></a><p id="noise">b</p><table><tr><th id="row">A</th></tr></table>',
    )
    expect(told).toEqual([])
    expect(body).toBe(
      '<Anchor id="h_01ABC" />\n\n## Fees here\n\na [up](#h_01ABC) [row](#row)\n\n## Same\n\n<Anchor id="old" />\n\nb\n\n| <Anchor id="row" />A |\n| - |',
    )
  })

  it('a heading in a cell, which is one no longer, can still be linked to', async () => {
    const { body } = await converted('<table><tr><td><h3 id="row">A</h3></td></tr></table><p><a href="#row">b</a></p>')
    expect(body).toMatch(/<Anchor id="row" \/>\*\*A\*\*.*\n\n\[b\]\(#row\)$/)
  })

  it('links between articles become links between guides, whatever form of the address they use', async () => {
    const { body, told } = await converted(
      [
        '/hc/en-us/articles/5002',
        '/hc/en-us/articles/5002-Some-other-title#part',
        'https://help.tidewater.example/hc/de/articles/5002-Artikel?from=mail',
      ]
        .map((href) => `<p><a href="${href}">x <b>y</b></a></p>`)
        .join(''),
    )
    expect(told).toEqual([])
    expect(body).toBe(
      '<GuideLink to="trading/article-2">x **y**</GuideLink>\n\n<GuideLink to="trading/article-2#part">x **y**</GuideLink>\n\n<GuideLink to="trading/article-2">x **y**</GuideLink>',
    )
  })

  it('a link to a draft is plain text, for its page is not published', async () => {
    const checkout = aCheckout()
    const folder = aZendeskExport(['<p>a</p><p><a href="/hc/en-us/articles/5002">b</a></p>', '<p>c</p>'])
    checkout.write('x/articles.json', '')
    const text = aText(`${folder}/articles.json`).replace(/("title": "Article 2"[\s\S]*?"draft": )false/, '$1true')
    checkout.write('x/articles.json', text)
    const { code, lines } = await checkout.importArticles(`${checkout.folder}/x`, '--from', 'zendesk')
    expect([code, checkout.body('content/en/trading/article-1.mdx')]).toEqual([1, 'b'])
    expect(lines.join('\n')).toMatch(/became plain text: it leads to a draft/)
    expect(checkout.matter('content/en/trading/article-2.mdx')).toMatchObject({ draft: true })
    expect(checkout.read('content/redirects.yaml')).not.toContain('5002')
  })
})

const aText = (file: string) => readFileSync(file, 'utf8')
/** Escapes that are right but not needed are no difference here: round-trip.test.ts holds what they mean. */
const unescaped = (text: string) => text.replace(/\\([^\w\s])/g, '$1')
const spaced = (text: string) => text.replace(/\|[ ]+(?=\|)/g, '| ')
