import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { check } from '../../src/checks/check.ts'
import { NO_MEMORY } from '../../src/checks/memory.ts'
import { mendGuide } from '../../src/checks/mend.ts'
import { type Content, readContent } from '../../src/checks/read-content.ts'
import type { Problem, Rule } from '../../src/checks/rule.ts'
import { RULES } from '../../src/checks/rules.ts'

/** A content/ of two topics and four guides, which nothing is wrong with, to break one thing at a time. */

const PHRASES: Readonly<Record<string, readonly string[]>> = {
  en: ['one two', 'three four', 'five six', 'seven eight', 'nine ten', 'ten more', 'and more', 'no more'],
  es: ['una moneda', 'con tarjeta', 'por banco', 'muy pronto', 'sin cuenta', 'desde casa', 'para un amigo', 'otra vez'],
}

interface Written {
  title: string
  body: string
  /** Further lines of the front matter. */
  more: string[]
  related: string
  locale: string
  /** Put before each phrase, so that no two guides share one. */
  mark: string
}

/** A whole guide. */
export function guideText({ locale, title, body, more, related, mark }: Written): string {
  return [
    '---',
    `title: ${title}`,
    'scope: What it is for.',
    'answer: It works at once.',
    'glance:',
    '  time: At once',
    '  cost: Free',
    '  need: Nothing',
    'phrases:',
    ...(PHRASES[locale] ?? []).map((phrase) => `  - ${mark} ${phrase}`),
    'related:',
    `  - ${related}`,
    'owner: trading',
    'since: 2026-11-02',
    'updated: 2026-11-02',
    'reviewed: 2026-11-02',
    ...more,
    '---',
    '',
    body,
    '',
  ].join('\n')
}

const FACT = 'source: s, owner: fees, reviewed: 2026-11-02'
const FILES: Readonly<Record<string, string>> = {
  'content/facts.yaml': `card:\n  fee: { kind: percent, percent: 1.5, ${FACT} }\n  time: { kind: duration, max: 36, unit: hour, ${FACT} }\n`,
  'content/topics.yaml': [
    'trading: { icon: a, queue: q, guides: [buy, sell] }',
    'fees: { icon: b, queue: q, guides: [cards] }',
    '',
  ].join('\n'),
  'content/channels.yaml':
    'sites: [harborline.example, support.harborline.example]\nmail: [mail.harborline.example]\naccounts: ["@harborline@social.example"]\n',
  'content/outside.yaml': 'explorer.example: Where transfers are looked up\n',
  'content/terms.yaml':
    'wallet:\n  en: Wallet\n  es: Cartera\nwithdrawal:\n  en: withdrawal\n  es: retirada\n  not: { en: [payout], es: [retiro] }\n',
  'locales/en/fields.json': '{}',
}

export const BUY = 'content/en/trading/buy.mdx'
export const COMPRAR = 'content/es/trading/buy.mdx'
const ENGLISH = `## Before you start\n\nYou need an account with us.\n\n## Buy it\n\n<Steps>\n\n1. Open **Wallet**.\n2. Choose what you want to have.\n\n</Steps>\n`
const SPANISH = `## Antes de empezar\n\nNecesita una cuenta con nosotros.\n\n## Comprar\n\n<Steps>\n\n1. Abra **Cartera**.\n2. Elija lo que quiere tener.\n\n</Steps>\n`

export interface ScratchContent {
  root: string
  /** As it is at the start. */
  reset(): void
  write(file: string, text: string | Uint8Array): void
  /** Changes a file's text. */
  edit(file: string, change: (text: string) => string): void
  /** Adds to the end of a guide's text. */
  add(file: string, text: string): void
  text(file: string): string
  read(): Content
  /** What a rule finds, as "file:line text". */
  find(rule: Rule): Promise<string[]>
  problems(rule: Rule): Promise<Problem[]>
  /** A guide's source after a rule mended it. */
  mended(file: string, rule: Rule): string
  remove(): void
}

const URL = 'https://support.harborline.example'
export const NOW = Date.UTC(2026, 10, 30)

export function scratchContent(): ScratchContent {
  const root = mkdtempSync(join(tmpdir(), 'guidepost-checks-'))
  const write = (file: string, text: string | Uint8Array) => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  const text = (file: string) => readFileSync(join(root, file), 'utf8')
  const edit = (file: string, change: (text: string) => string) => write(file, change(text(file)))
  const read = () => readContent(root, { url: URL, locales: ['en', 'es'], now: NOW, memory: NO_MEMORY })
  const problems = (rule: Rule) => check(read(), [rule])
  const reset = () => {
    rmSync(join(root, 'content'), { recursive: true, force: true })
    for (const [file, text] of Object.entries(FILES)) write(file, text)
    const guides: [file: string, written: Omit<Written, 'more'>][] = [
      [BUY, { locale: 'en', title: 'Buy coins', related: 'trading/sell', mark: 'buy', body: ENGLISH }],
      [COMPRAR, { locale: 'es', title: 'Comprar monedas', related: 'trading/sell', mark: 'comprar', body: SPANISH }],
      [
        'content/en/trading/sell.mdx',
        {
          locale: 'en',
          title: 'Sell coins',
          related: 'trading/buy',
          mark: 'sell',
          body: '## Sell\n\nIt is the same.\n',
        },
      ],
      [
        'content/en/fees/cards.mdx',
        {
          locale: 'en',
          title: 'Cards',
          related: 'trading/buy',
          mark: 'card',
          body: '## Cards\n\nThey cost <Fact id="card.fee" />.\n',
        },
      ],
    ]
    for (const [file, written] of guides) write(file, guideText({ ...written, more: [] }))
  }
  reset()
  return {
    root,
    reset,
    write,
    edit,
    add: (file, more) => edit(file, (text) => `${text}\n${more}\n`),
    text,
    read,
    problems,
    find: async (rule) => (await problems(rule)).map(({ file, line, text }) => `${file}:${line} ${text}`),
    mended(file, rule) {
      const content = read()
      const guide = content.guides.find((guide) => guide.file === file)
      if (!guide) throw new Error(`There is no guide ${file}.`)
      return mendGuide(content, guide, [rule]).source
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** A rule by its name. */
export function ruleOf(name: string): Rule {
  const rule = RULES.find((rule) => rule.name === name)
  if (!rule) throw new Error(`There is no rule ${name}.`)
  return rule
}

/** A guide with some lines more. */
export const adding = (more: string) => (text: string) => `${text}\n${more}\n`
