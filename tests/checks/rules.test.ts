import { afterAll, beforeEach, describe, expect, it, test } from 'vitest'
import { check } from '../../src/checks/check.ts'
import { RULES } from '../../src/checks/rules.ts'
import { adding, BUY, COMPRAR, ruleOf, scratchContent } from './scratch-content.ts'

/** Each rule on what it forbids and on what it allows; `content-as-it-is` below is the sample that ships. */

const scratch = scratchContent()
beforeEach(() => scratch.reset())
afterAll(() => scratch.remove())

const SELL = 'content/en/trading/sell.mdx'
const field = (name: string, value: string) => (text: string) =>
  text.replace(new RegExp(`^( *)${name}: .*`, 'm'), `$1${name}: ${value}`)

/** [rule, what, the file, its change, the line that is named, the message] */
type Case = [rule: string, what: string, file: string, change: (text: string) => string, at: string, message: RegExp]

const FORBIDDEN: Case[] = [
  [
    'front-matter',
    'a field that is missing',
    BUY,
    (text) => text.replace(/^scope:.*\n/m, ''),
    'title:',
    /"scope" is missing\. Add a line/,
  ],
  [
    'front-matter',
    'too few phrases',
    BUY,
    (text) => text.replace(/ {2}- buy one two\n/, ''),
    'phrases:',
    /at least 8 phrases/,
  ],
  [
    'since',
    'a guide that says not since when it is there',
    BUY,
    (text) => text.replace(/^since:.*\n/m, ''),
    'updated:',
    /Nothing tells since when readers have this guide.*Add "since: …"/,
  ],
  ['front-matter', 'an empty file', BUY, () => '', '', /has no front matter\. Begin the file/],
  [
    'front-matter',
    'a byte order mark',
    BUY,
    (text) => `\ufeff${text}`,
    '\ufeff---',
    /begins with a byte order mark.*Save it/,
  ],
  [
    'sections',
    'a heading within something else',
    BUY,
    adding('<Note title="Fees">\n\n## Inside\n\nNone.\n\n</Note>'),
    '## Inside',
    /stands inside of another element\. Put it before/,
  ],
  ['sections', 'an underlined heading', BUY, adding('Costs\n-----'), 'Costs', /cannot be told\. Begin its line/],
  [
    'sections',
    'what only looks like one',
    BUY,
    adding('{/*\n## Off\n*/}'),
    '## Off',
    /is no heading\. Put an empty line/,
  ],
  ['places', 'another ending', 'content/en/trading/plain.md', () => '# Plain\n', '# Plain', /ends in \.mdx.*Rename/],
  ['places', 'an unknown topic', 'content/en/tradin/x.mdx', () => '---\n---\n', '---', /Did you mean "trading"\?/],
  [
    'spaces',
    'white space at the end of a field',
    BUY,
    field('scope', 'Short.  '),
    'scope:',
    /at the end of the line\. Take it out/,
  ],
  [
    'spaces',
    'the same before a carriage return',
    BUY,
    (text) => text.replaceAll('\n', '\r\n').replace('scope: What it is for.', 'scope: Short. '),
    'scope:',
    /at the end of the line/,
  ],
  [
    'phrases',
    'the title again',
    BUY,
    (text) => text.replace('- buy one two', '- buy COINS'),
    '  - buy COINS',
    /is the title again/,
  ],
  [
    'phrases',
    'a phrase of another guide, in capitals and with blanks',
    SELL,
    (text) => text.replace('- sell one two', '- "Buy  one TWO"'),
    '  - "Buy',
    /stands in content\/en\/trading\/buy\.mdx as well/,
  ],
  [
    'phrases',
    'a phrase twice in one guide',
    BUY,
    (text) => text.replace('- buy three four', '- buy one two'),
    '',
    /stands here twice\. Take one out/,
  ],
  [
    'syntax',
    'a tag that is not closed',
    BUY,
    adding('<Note>\nopen'),
    '<Note>',
    /This is not valid MDX: .*Close the tag, or write/,
  ],
  [
    'syntax',
    'a figure as the front matter names it',
    BUY,
    adding('It costs {{card.deposit-fee}}.'),
    'It costs',
    /In the text write <Fact id="card\.deposit-fee" \/>/,
  ],
  ['syntax', 'a brace in the text', BUY, adding('A { brace.'), '', /not valid MDX/],
  ['syntax', 'a comment of HTML', BUY, adding('<!-- later -->'), '<!-- later', /not valid MDX/],
  ['headings', 'a second title', BUY, adding('# Big'), '# Big', /begins with "##"/],
  [
    'headings',
    'a level that is skipped',
    BUY,
    adding('#### Deep'),
    '#### Deep',
    /skips a level: "####" follows "##"\. Write "###"/,
  ],
  [
    'headings',
    'a first heading that is too deep',
    SELL,
    (text) => text.replace('## Sell', '### Sell'),
    '### Sell',
    /"###" follows "#"\. Write "##"/,
  ],
  ['headings', 'an empty heading', BUY, adding('##'), '', /The heading is empty/],
  ['components', 'a component that is none', BUY, adding('<Warnin>x</Warnin>'), '<Warnin>', /Did you mean "Warning"\?/],
  [
    'components',
    'a diagram that is none',
    BUY,
    adding('<Diagram name="memos" />'),
    '<Diagram',
    /Did you mean "memo"\?/,
  ],
  [
    'components',
    'a component without its field',
    BUY,
    adding('<Diagram />'),
    '<Diagram',
    /lacks its "name"\. Write <Diagram name="…" \/>/,
  ],
  [
    'components',
    'a field that is none',
    BUY,
    adding('<Warning titel="x">a</Warning>'),
    '<Warning',
    /has no "titel"\. Did you mean "title"\?/,
  ],
  [
    'components',
    'a text for a list',
    BUY,
    adding('<FactTable subjects="card" measures={["fee"]} />'),
    '<FactTable',
    /"subjects" of <FactTable> is a list\. Write <FactTable subjects=\{\["…"\]\} /,
  ],
  ['components', 'an empty field', BUY, adding('<Note title="">a</Note>'), '<Note', /"title" of <Note> is empty/],
  [
    'components',
    'tabs of one',
    BUY,
    adding('<Tabs>\n\n<Tab label="a">\n\nx\n\n</Tab>\n\n</Tabs>'),
    '<Tabs',
    /fewer than two <Tab/,
  ],
  ['components', 'a tab on its own', BUY, adding('<Tab label="a">\n\nx\n\n</Tab>'), '<Tab', /stands outside of <Tabs>/],
  ['unsafe', 'a script', BUY, adding('<script>alert(1)</script>'), '<script>', /<script> does not belong in a guide/],
  [
    'unsafe',
    'a frame',
    BUY,
    adding('<iframe src="https://harborline.example/"></iframe>'),
    '<iframe',
    /<iframe> does not belong/,
  ],
  ['unsafe', 'a form field', BUY, adding('<input name="password" />'), '<input', /<input> does not belong/],
  ['unsafe', 'a drawing with a script in it', BUY, adding('<svg><script /></svg>'), '<svg>', /<svg> does not belong/],
  [
    'unsafe',
    'an event handler, in any letters',
    BUY,
    adding('<span onClick="x()">a</span>'),
    '<span',
    /"onClick" of <span> runs a script/,
  ],
  [
    'unsafe',
    'a style',
    BUY,
    adding('<span style="position:fixed">a</span>'),
    '<span',
    /"style" of <span> changes how the site looks/,
  ],
  ['unsafe', 'HTML set from outside', BUY, adding('<p set:html="<b>x</b>"></p>'), '<p', /"set:html" of <p>/],
  [
    'unsafe',
    'a handler on a component',
    BUY,
    adding('<Note onload="x">a</Note>'),
    '<Note onload',
    /"onload" of <Note>/,
  ],
  ['unsafe', 'a javascript: link', BUY, adding('[a](javascript:alert)'), '[a]', /runs something or holds data/],
  [
    'unsafe',
    'the same with an entity and blanks',
    BUY,
    adding('[a](<java&#10;script:alert>)'),
    '[a]',
    /runs something/,
  ],
  [
    'unsafe',
    'the same in an attribute',
    BUY,
    adding('<a href="JavaScript:alert">a</a>'),
    '<a href',
    /<a> does not belong|runs something/,
  ],
  ['unsafe', 'a data: link', BUY, adding('[a](data:text/html,x)'), '[a]', /runs something or holds data/],
  [
    'unsafe',
    'a data: picture',
    BUY,
    adding('![a](data:image/png;base64,x)'),
    '![a]',
    /Put its file into content\/pictures\//,
  ],
  ['unsafe', 'a link whose address stands below', BUY, adding('[a][b]\n\n[b]: vbscript:x'), '[b]:', /runs something/],
  ['unsafe', 'an import', BUY, adding("import X from './x.astro'"), 'import X', /imports and exports nothing/],
  ['unsafe', 'an export', BUY, adding('export const x = 1'), 'export const', /imports and exports nothing/],
  ['unsafe', 'an expression', BUY, adding('{1 + 1}'), '{1', /\{1 \+ 1\} is a program/],
  ['unsafe', 'an expression in a sentence', BUY, adding('It is {process.env.X}.'), 'It is {', /is a program/],
  ['unsafe', 'an expression as an attribute', BUY, adding('<Fact id={x} />'), '<Fact id={x}', /\{x\} is a program/],
  ['unsafe', 'attributes that are spread', BUY, adding('<Fact {...x} />'), '<Fact {', /is a program/],
  [
    'unsafe',
    'a program where FactTable takes names',
    BUY,
    adding('<FactTable subjects={[...x]} measures={["fee"]} />'),
    '<FactTable',
    /is a program/,
  ],
  [
    'links',
    'a guide that is none',
    BUY,
    adding('<GuideLink to="trading/bui" />'),
    '<GuideLink',
    /Did you mean "trading\/buy"\?/,
  ],
  [
    'links',
    'a related guide that is none',
    BUY,
    (text) => text.replace('  - trading/sell', '  - trading/sel'),
    '  - trading/sel',
    /Did you mean "trading\/sell"\?/,
  ],
  [
    'links',
    'a guide related to itself',
    BUY,
    (text) => text.replace('  - trading/sell', '  - trading/buy'),
    '  - trading/buy',
    /not related to itself/,
  ],
  ['links', 'a path of no page', BUY, adding('[a](/en/contacts/)'), '[a]', /is no page\. Did you mean "contact"\?/],
  [
    'links',
    'a path of no guide',
    BUY,
    adding('[a](/en/trading/bui/)'),
    '[a]',
    /guide "trading\/bui", which does not exist\. Did you mean "trading\/buy"\?/,
  ],
  ['links', 'a relative path of no guide', BUY, adding('[a](../bui/)'), '[a]', /guide "trading\/bui"/],
  [
    'links',
    'a guide in another language',
    COMPRAR,
    adding('[vender](/en/trading/sell/)'),
    '[vender]',
    /from es to a guide in en\. Write <GuideLink to="trading\/sell">vender<\/GuideLink>/,
  ],
  [
    'links',
    'a page in another language',
    COMPRAR,
    adding('[contacto](/en/contact/)'),
    '[contacto]',
    /Write "\/es\/contact\/"/,
  ],
  [
    'links',
    'a page of ours that is none, by its whole address',
    BUY,
    adding('[a](https://support.harborline.example/en/trading/bui/)'),
    '[a]',
    /guide "trading\/bui", which does not exist\. Did you mean "trading\/buy"\?/,
  ],
  ['links', 'a path without its slash', BUY, adding('[a](/en/trading/sell)'), '[a]', /addresses here end in "\/"/],
  [
    'links',
    'a picture that is none',
    BUY,
    adding('![A screen](../../pictures/trading/buy/none.png)'),
    '![A screen]',
    /does not exist\. Add the file/,
  ],
  [
    'anchors',
    'a heading that is none',
    BUY,
    adding('<GuideLink to="trading/sell#sel" />'),
    '<GuideLink',
    /"#sel" is no heading of content\/en\/trading\/sell\.mdx\. Did you mean "#sell"\? Its headings are #sell/,
  ],
  [
    'anchors',
    'an English heading in Spanish',
    COMPRAR,
    adding('<GuideLink to="trading/buy#before-you-start">x</GuideLink>'),
    '<GuideLink',
    /"#before-you-start" is no heading of content\/es\/trading\/buy\.mdx.*#antes-de-empezar/,
  ],
  [
    'anchors',
    'a place on the page that is none',
    BUY,
    adding('[a](#nowhere)'),
    '[a]',
    /"#nowhere" is no heading of content\/en\/trading\/buy\.mdx/,
  ],
  [
    'anchors',
    'a heading in a whole address',
    BUY,
    adding('[a](https://support.harborline.example/en/trading/sell/#none)'),
    '[a]',
    /"#none" is no heading/,
  ],
  [
    'anchors',
    'a heading in a path',
    BUY,
    adding('[a](/en/trading/sell/#none-at-all)'),
    '[a]',
    /"#none-at-all" is no heading/,
  ],
  [
    'hosts',
    'a site of others',
    BUY,
    adding('[a](https://elsewhere.example/x)'),
    '[a]',
    /leads to "elsewhere\.example", which is none of ours.*content\/outside\.yaml with the reason/,
  ],
  [
    'hosts',
    'an address that is written out',
    BUY,
    adding('See https://elsewhere.example now.'),
    'See https',
    /"elsewhere\.example"/,
  ],
  ['hosts', 'an unsafe scheme', BUY, adding('[a](http://harborline.example/)'), '[a]', /Write https:\/\//],
  ['hosts', 'a host without a scheme', BUY, adding('[a](//elsewhere.example/)'), '[a]', /"elsewhere\.example"/],
  [
    'hosts',
    'a host behind an @',
    BUY,
    adding('[a](https://harborline.example@evil.example/)'),
    '[a]',
    /hides where it leads behind an @/,
  ],
  [
    'hosts',
    'a mailbox of others',
    BUY,
    adding('[a](mailto:help@mail.harborlime.example)'),
    '[a]',
    /no address of ours\. Did you mean "mail\.harborline\.example"\?/,
  ],
  ['hosts', 'a host behind a backslash', BUY, adding('<a href="/\\\\evil.example/">a</a>'), '<a', /"evil\.example"/],
  [
    'hosts',
    'a picture of others',
    BUY,
    adding('![A](https://evil.example/a.png)'),
    '![A]',
    /readers do not see it\. Put/,
  ],
  ['hosts', 'the same without a scheme', BUY, adding('![A](//evil.example/a.png)'), '![A]', /readers do not see it/],
  ['hosts', 'a telephone number', BUY, adding('[a](tel:+3520000)'), '[a]', /nobody of ours phones/],
  [
    'hosts',
    'an outside host without a reason',
    'content/outside.yaml',
    () => 'explorer.example: ""\n',
    'explorer',
    /must say why/,
  ],
  [
    'look-alikes',
    'a Cyrillic letter in a host',
    BUY,
    adding('[a](https://hаrborline.example/)'),
    '[a]',
    /letters that pass for others/,
  ],
  [
    'look-alikes',
    'the same in its ASCII form',
    BUY,
    adding('[a](https://xn--hrborline-v3g.example/)'),
    '[a]',
    /letters that pass for others/,
  ],
  [
    'look-alikes',
    'a sign that is not seen',
    BUY,
    adding('[a](https://harbor\u200bline.example/)'),
    '[a]',
    /signs that are not seen/,
  ],
  [
    'look-alikes',
    'a link that shows another host',
    BUY,
    adding('[support.harborline.example](https://explorer.example/)'),
    '[support',
    /shows "support\.harborline\.example" and leads to "explorer\.example"/,
  ],
  [
    'look-alikes',
    'a name of ours in mixed letters',
    BUY,
    adding('Write to Hаrborline.'),
    'Write to',
    /mixes letters of two alphabets/,
  ],
  [
    'look-alikes',
    'an address that is one letter off',
    BUY,
    adding('Go to harborIine.example now.'),
    'Go to',
    /passes for "harborline\.example"/,
  ],
  [
    'look-alikes',
    'ours before somebody else’s',
    BUY,
    adding('Go to harborline.example.login.test now.'),
    'Go to',
    /passes for "harborline\.example"/,
  ],
  [
    'look-alikes',
    'text that is turned around',
    BUY,
    adding('It ends in \u202egpj.exe'),
    'It ends',
    /turns the direction/,
  ],
  [
    'fact-names',
    'a fact that is none',
    BUY,
    adding('It is <Fact id="card.fe" />.'),
    'It is',
    /Did you mean "card\.fee"\?/,
  ],
  [
    'fact-names',
    'a fact that is none, in other quotes',
    BUY,
    adding("It is <Fact id='card.fe' />."),
    'It is',
    /Did you mean "card\.fee"\?/,
  ],
  [
    'fact-names',
    'a fact that is none, over several lines',
    BUY,
    adding('It is <Fact\n  id="card.fe"\n/>.'),
    'It is',
    /Did you mean "card\.fee"\?/,
  ],
  [
    'fact-names',
    'a column that no row has',
    BUY,
    adding('<FactTable subjects={["card"]} measures={["nope"]} />'),
    '<FactTable',
    /column "nope", which none of its rows has/,
  ],
  [
    'fact-names',
    'a fact that is none, in the front matter',
    BUY,
    field('scope', 'It is {{card.fe}}.'),
    'scope:',
    /Did you mean "card\.fee"\?/,
  ],
  [
    'fact-names',
    'a row that is none',
    BUY,
    adding('<FactTable subjects={["cart"]} measures={["fee"]} />'),
    '<FactTable',
    /Did you mean "card"\?/,
  ],
  [
    'figures',
    'a figure that a fact says',
    BUY,
    adding('It costs 1.5 %.'),
    'It costs',
    /Write <Fact id="card\.fee" \/>/,
  ],
  [
    'figures',
    'a figure in a title of a component',
    BUY,
    adding('<Note title="Wait 36 hours">x</Note>'),
    '<Note',
    /card\.time/,
  ],
  ['terms', 'a word with another name', BUY, adding('Wait for the payout.'), 'Wait for', /write "withdrawal"/],
  [
    'terms',
    'a screen that English does not name',
    COMPRAR,
    adding('Abra **retirada**.'),
    'Abra **retirada',
    /not named in the English guide/,
  ],
  [
    'placeholders',
    'TODO',
    BUY,
    adding('TODO: the rest.'),
    'TODO',
    /"TODO" stands for something that is still to be written/,
  ],
  [
    'dates',
    'a review that nobody can have done yet',
    BUY,
    field('reviewed', '2062-01-05'),
    'reviewed:',
    /"reviewed" is 2062-01-05, which is yet to come\. Write the day/,
  ],
  ['placeholders', 'the same in Spanish', COMPRAR, adding('- **TODO**'), '- **TODO', /"TODO" stands for/],
  ['placeholders', 'the same in the front matter', BUY, field('scope', 'FIXME'), 'scope:', /"FIXME" stands for/],
  ['placeholders', 'the same in a comment', BUY, adding('{/* TODO ask the team */}'), '{/* TODO', /"TODO" stands for/],
  [
    'placeholders',
    'the same below the beginning of a comment',
    BUY,
    adding('{/* For the team:\nTODO ask whether it is true */}'),
    'TODO ask',
    /"TODO" stands for/,
  ],
  ['placeholders', 'filler', BUY, adding('Lorem ipsum dolor.'), 'Lorem', /"Lorem ipsum" stands/],
  ['placeholders', 'crosses', BUY, adding('It takes xxx hours.'), 'It takes', /"xxx" stands for/],
  [
    'alt-text',
    'a picture without words',
    BUY,
    adding('![](../../pictures/a.png)'),
    '![](',
    /has no words\. Write what it shows/,
  ],
  [
    'alt-text',
    'a picture called by its file',
    BUY,
    adding('![a.png](../../pictures/a.png)'),
    '![a.png]',
    /is a file's name/,
  ],
  [
    'alt-text',
    'a picture called as the camera named it',
    BUY,
    adding('![IMG_1234](../../pictures/a.png)'),
    '![IMG',
    /"IMG_1234" does not say what the picture shows/,
  ],
  [
    'steps',
    'a step that is missing',
    COMPRAR,
    (text) => text.replace('2. Elija lo que quiere tener.\n', ''),
    '<Steps>',
    /English has 2 steps here .*this guide has 1/,
  ],
  [
    'steps',
    'a procedure that is missing',
    COMPRAR,
    (text) => text.replace(/<Steps>[\s\S]*<\/Steps>/, ''),
    '',
    /English has 1 procedure .*this guide has 0/,
  ],
  [
    'language',
    'a passage that was left in English',
    COMPRAR,
    adding('Choose the coin that you want to buy and enter the amount.'),
    'Choose',
    /"Choose the coin.*" is English, and the guide is Spanish/,
  ],
  [
    'language',
    'a heading that was left in English',
    COMPRAR,
    adding('## Before you start with your account'),
    '## Before',
    /is English/,
  ],
  [
    'language',
    'an answer that was left in English',
    COMPRAR,
    field('answer', 'Open the app and choose the coin that you want.'),
    'answer:',
    /is English/,
  ],
  [
    'language',
    'a long passage in a third language',
    BUY,
    adding(
      'Elija la moneda que quiere comprar, escriba el importe, confirme todo en la aplicación y espere a que llegue el correo.',
    ),
    'Elija',
    /is Spanish, and the guide is English/,
  ],
  [
    'readability',
    'a long sentence',
    BUY,
    adding(`${'word '.repeat(30)}end.`),
    'word',
    /a sentence of 31 words; more than 29/,
  ],
  [
    'readability',
    'long sentences on average',
    SELL,
    adding(`${'It is so that a word and a word follow one another on this line for long. '.repeat(6)}`),
    '',
    /words on average/,
  ],
  [
    'orphans',
    'a guide that nothing leads to',
    'content/topics.yaml',
    (text) => text.replace('[cards]', '[]'),
    '',
    /content\/en\/fees\/cards\.mdx:1 Nothing leads to this guide\. Add "cards"/,
  ],
  [
    'orphans',
    'a topic that orders a guide that is none',
    'content/topics.yaml',
    (text) => text.replace('[cards]', '[cards, card]'),
    'fees',
    /There is no guide "fees\/card"\. Did you mean "fees\/cards"\?/,
  ],
  [
    'review-due',
    'a review that is overdue',
    BUY,
    (text) => text.replace('reviewed: 2026-11-02', 'reviewed: 2026-08-31'),
    'reviewed:',
    /The review was due on 2026-11-29\. Go over the guide/,
  ],
]

describe('a rule finds', () => {
  test.each(FORBIDDEN)('%s: %s', async (name, _, file, change, at, message) => {
    scratch.write(file, change(existing(file)))
    const found = await scratch.find(ruleOf(name))
    const line =
      at === ''
        ? null
        : scratch
            .text(file)
            .split('\n')
            .findIndex((text) => text.startsWith(at)) + 1
    expect(
      found.filter((text) => message.test(text) && (line === null || text.includes(`:${line} `))),
      found.join('\n') || 'nothing',
    ).not.toEqual([])
    // Each says how to mend it: a second sentence.
    for (const text of found) expect(text).toMatch(/[.?!"”)] \S/)
  })

  it('something in every rule, so that none is there in vain', () => {
    const elsewhere = [
      'publishing',
      'reviews',
      'declared-changes',
      'made-from',
      'data-files',
      'topics',
      'ticket-fields',
      'pictures',
      'reports',
      'notices',
      'redirects',
      'questions',
      'replies',
    ]
    const tried = new Set([...FORBIDDEN.map(([name]) => name), ...elsewhere])
    expect(RULES.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([])
  })
})

const existing = (file: string) => {
  try {
    return scratch.text(file)
  } catch {
    return ''
  }
}

const ALLOWED: [what: string, file: string, change: (text: string) => string][] = [
  ['what stands in code', BUY, adding('Type `TODO <script> {x} https://evil.example 24 hours payout`.')],
  ['what stands in a fence', BUY, adding('```html\n<script>alert(1)</script>\n# TODO {{a.b}}\n[a](javascript:x)\n```')],
  ['a fence that shows a fence', BUY, adding('````md\n```\nTODO\n```\n````')],
  ['a comment', BUY, adding('{/* The rest is in another guide. */}')],
  ['signs that are escaped', BUY, adding('Press \\<Enter> or type \\{x}.')],
  ['lines that end as on Windows', BUY, (text) => text.replaceAll('\n', '\r\n')],
  ['no line end at the end', BUY, (text) => text.trimEnd()],
  ['a heading below another', BUY, adding('### Below\n\nText.\n\n#### Further below\n\nText.\n\n## Next\n\nText.')],
  ['HTML that says what a word is', BUY, adding('H<sub>2</sub>O, <kbd>Ctrl</kbd>, <abbr title="Two">2</abbr>.')],
  ['a table of facts', BUY, adding('<FactTable subjects={["card"]} measures={[\'fee\', "time"]} />')],
  [
    'a place that old links name',
    BUY,
    adding('<Anchor id="old" />\n\nSee [above](#old) and [before](#before-you-start).'),
  ],
  [
    'a guide that is not translated, by a heading of English',
    COMPRAR,
    adding('<GuideLink to="trading/sell#sell">Vender</GuideLink>'),
  ],
  [
    'a guide by its path in the reader’s language',
    COMPRAR,
    adding('[Comprar](/es/trading/buy/#comprar) y [vender](../sell/).'),
  ],
  ['a page of the site', BUY, adding('[Contact](/en/contact/), [all fees](/en/fees/) and [the start](/).')],
  [
    'a site of ours and an allowed one',
    BUY,
    adding('[Ours](https://support.harborline.example/en/) and [the explorer](https://explorer.example/tx).'),
  ],
  ['a mailbox of ours', BUY, adding('[Write](mailto:help@mail.harborline.example?subject=x).')],
  [
    'an address of ours in the text, and one below it',
    BUY,
    adding('Go to support.harborline.example or pay.harborline.example, e.g. now.'),
  ],
  ['a link that shows where it leads', BUY, adding('[harborline.example](https://harborline.example/)')],
  ['words of two alphabets beside each other', BUY, adding('Сеть TRC-20, USDT-адрес и SMS.')],
  ['marks that Arabic needs', BUY, adding('هذا\u200f نص.')],
  ['Spanish for everything', COMPRAR, adding('Todo está bien, y todos lo saben.')],
  ['a name in English in bold', COMPRAR, adding('Elija **Cartera** y espere un momento, por favor.')],
  ['a name of ours in a comment', BUY, adding('{/* Open **Portfel**,\nit takes 24 hours. */}')],
  ['"all" in capitals', COMPRAR, adding('Es TODO el dinero que hay.')],
  ['a short passage that could be anything', COMPRAR, adding('OK, no problem.')],
  ['a long list in short sentences', BUY, adding('It is done. '.repeat(40))],
  [
    'a draft of a translation with a step less',
    COMPRAR,
    (text) => text.replace('2. Elija lo que quiere tener.\n', '').replace('owner:', 'draft: true\nowner:'),
  ],
  [
    'a draft with something to be written',
    BUY,
    (text) => text.replace('owner:', 'draft: true\nowner:').concat('\nTODO\n'),
  ],
]

describe('no rule stops', () => {
  test.each(ALLOWED)('%s', async (_, file, change) => {
    scratch.edit(file, change)
    const problems = await check(scratch.read(), RULES)
    const errors = problems.filter(({ severity }) => severity === 'error')
    expect(errors.map(({ rule, line, text }) => `${rule} ${line} ${text}`)).toEqual([])
  })

  it('the content that all the others start from, which has no warning either', async () => {
    expect(await check(scratch.read(), RULES)).toEqual([])
  })
})

describe('a translation that is known to be out of date', () => {
  it('may have other steps than English until somebody has gone over it', async () => {
    scratch.edit(COMPRAR, (text) => text.replace('2. Elija lo que quiere tener.\n', ''))
    expect(await scratch.find(ruleOf('steps'))).toHaveLength(1)
    scratch.edit(COMPRAR, (text) => text.replace('owner:', 'madeFrom: ["00000000"]\nowner:'))
    expect(await scratch.find(ruleOf('steps'))).toEqual([])
  })
})

describe('a file without its front matter', () => {
  it.each([
    ['behind a byte order mark', (text: string) => `\ufeff${text}`],
    ['not begun', (text: string) => text.replace('---\n', '')],
    ['empty', () => ''],
  ])('is told as that alone: %s', async (_, change) => {
    scratch.edit(BUY, (text) => change(text.replace('owner:', 'updated: 2026–11 {x\nowner:')))
    const problems = await check(scratch.read(), RULES)
    expect(problems.filter(({ file }) => file === BUY).map(({ rule }) => rule)).toEqual(['front-matter'])
  })
})

describe('what is still to be written', () => {
  const messages = async (file: string, change: (text: string) => string) => {
    scratch.edit(file, change)
    return scratch.find(ruleOf('placeholders'))
  }

  it('is found in phrases and in every other field, which are published as well', async () => {
    const found = await messages(BUY, (text) =>
      text.replace('- buy no more', '- TODO trading/buy 8').replace('owner:', 'reviewedBy: [TBD]\nowner:'),
    )
    expect(found.map((text) => text.split(' ').slice(0, 2))).toEqual([
      [`${BUY}:17`, '"TODO"'],
      [`${BUY}:20`, '"TBD"'],
    ])
  })

  it('makes nobody make a draft of what is one', async () => {
    const [found] = await messages(BUY, (text) => text.replace('owner:', 'draft: true\nowner:').concat('\nTODO\n'))
    expect(found).toMatch(/Write it before the guide is published\.$/)
  })

  it('is translated, where the translation is out of date, and the guide stays published', async () => {
    const [found] = await messages(COMPRAR, adding('{/* TODO translate anew. English says now: x */}'))
    expect(found).toMatch(/take the mark out, and say: npx guidepost translate trading\/buy --to es --done$/)
  })
})

describe('a draft', () => {
  it('is told of what is to be written, and stops nothing', async () => {
    scratch.edit(BUY, (text) => text.replace('owner:', 'draft: true\nowner:').concat('\nTODO\n'))
    const problems = await scratch.problems(ruleOf('placeholders'))
    expect(problems.map(({ severity }) => severity)).toEqual(['warning'])
  })

  it('is held to what would break the page or the reader', async () => {
    scratch.edit(BUY, (text) => text.replace('owner:', 'draft: true\nowner:').concat('\n<script>x</script>\n'))
    const problems = await scratch.problems(ruleOf('unsafe'))
    expect(problems.map(({ severity }) => severity)).toEqual(['error'])
  })
})

describe('time alone', () => {
  it('brings about warnings and never an error', async () => {
    const content = { ...scratch.read(), now: Date.UTC(2099, 0, 1) }
    const problems = await check(content, RULES)
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})
