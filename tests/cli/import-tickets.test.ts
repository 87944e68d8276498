import { cpSync, globSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ticket } from '../../src/core/ticket.ts'
import { EXPORTS, setUpImport } from './importing.ts'

const at = (text: string) => Date.parse(text)
const BEGAN = 1_793_527_200_000
const file = (name: string) => join(EXPORTS, name)
/** Without the id, which is a hash. */
const plain = (rows: Record<string, unknown>[]) => rows.map(({ id: _, ...row }) => row)

const FIRST = {
  source: 'zendesk',
  channel: 'ticket',
  locale: 'pt-BR',
  topic: 'verification',
  day: at('2026-11-01T00:00:00Z') / 86_400_000,
  created_at: at('2026-11-01T10:00:00Z'),
  first_response_at: at('2026-11-01T11:30:00Z'),
  solved_at: at('2026-11-02T09:30:00Z'),
  first_response_seconds: 5400,
  resolution_seconds: 84_600,
  first_response_business_seconds: 1800,
  resolution_business_seconds: 28_800,
  score: 5,
  updated_at: at('2026-11-03T10:00:00Z'),
}

describe('the import of each export', () => {
  it('Zendesk’s pages, joined with the metric sets and languages beside their tickets, newest state last', async () => {
    const { run, rows } = setUpImport()
    const { code, lines } = await run([file('zendesk-pages'), '--from', 'zendesk'])
    expect(lines.slice(0, 3)).toEqual([
      'Tickets: 4 added, 1 updated, 0 as before; files: 3.',
      'Left out because deleted: 1.',
      expect.stringMatching(/^Solved at a time that the export does not tell.*: 1\.$/),
    ])
    expect(code).toBe(0)
    const [first, second, third, fourth] = plain(rows())
    expect(first).toEqual(FIRST)
    expect(second).toMatchObject({ channel: 'chat', locale: 'en', topic: 'fiat-funding', first_response_seconds: 12 })
    expect(second).toMatchObject({ solved_at: at('2026-11-02T18:00:00Z'), resolution_business_seconds: 7200, score: 1 })
    // Half an hour before midnight, UTC: the day is the third.
    expect(third).toMatchObject({ topic: '', locale: '', day: at('2026-11-03T00:00:00Z') / 86_400_000, score: null })
    expect(fourth).toMatchObject({ channel: 'chat', solved_at: null, first_response_at: null })
    for (const row of rows()) expect(ticket.safeParse(row).error).toBeUndefined()
  })

  it('Zendesk’s lines: one that is cut off costs only itself', async () => {
    const { run, rows } = setUpImport()
    const { code, lines } = await run([file('zendesk.jsonl'), '--from', 'zendesk'])
    expect(code).toBe(1)
    expect(lines[0]).toMatch(/^zendesk\.jsonl, line 2: The file is not valid JSON in this line\. Correct the line/)
    expect(lines[1]).toBe('Tickets: 2 added, 0 updated, 0 as before; files: 1.')
    expect(plain(rows())[0]).toEqual(FIRST)
  })

  it('Zendesk’s CSV: by the clocks of the site, or of the zone that is named, and the same tickets as its JSON', async () => {
    const { run, rows } = setUpImport()
    const { code, lines } = await run([file('zendesk.csv'), '--from', 'zendesk'])
    expect(code).toBe(0)
    expect(lines).toContain(
      'Times without an offset were read by the clocks of Europe/Madrid; --time-zone names another zone.',
    )
    expect(plain(rows())[0]).toEqual({ ...FIRST, locale: '' })
    expect(rows()[1]).toMatchObject({ created_at: at('2026-11-03T23:30:00Z'), channel: 'ticket', solved_at: null })
    const json = await run([file('zendesk.jsonl'), '--from', 'zendesk'])
    expect(json.lines).toContain('Tickets: 1 added, 1 updated, 0 as before; files: 1.')

    const tokyo = setUpImport()
    await tokyo.run([file('zendesk.csv'), '--from', 'zendesk', '--time-zone', 'Asia/Tokyo'])
    expect(tokyo.rows()[0]).toMatchObject({ created_at: at('2026-11-01T02:00:00Z') })
  })

  it('Intercom’s conversations', async () => {
    const { run, rows } = setUpImport()
    const { code, lines } = await run([file('intercom.json'), '--from', 'intercom'])
    expect(code).toBe(1)
    expect(lines[0]).toMatch(
      /^intercom\.json, record 3, byte \d+: "conversation_rating\.rating" must be a rating from 1 to 5/,
    )
    expect(plain(rows())).toMatchObject([
      {
        source: 'intercom',
        channel: 'chat',
        topic: 'fiat-funding',
        first_response_at: BEGAN + 300_000,
        first_response_seconds: 300,
        first_response_business_seconds: 120,
        resolution_seconds: 7200,
        resolution_business_seconds: 1800,
        score: 4,
      },
      { channel: 'ticket', topic: '', first_response_at: null, solved_at: null, score: null },
    ])
  })

  it('Chatwoot’s conversations', async () => {
    const { run, rows } = setUpImport()
    const { code, lines } = await run([file('chatwoot.json'), '--from', 'chatwoot'])
    expect(code).toBe(1)
    expect(lines[0]).toMatch(/^chatwoot\.json, record 3, byte \d+: The ticket was answered .* before it was created/)
    expect(plain(rows())).toMatchObject([
      {
        channel: 'chat',
        topic: 'verification',
        locale: 'de',
        first_response_seconds: 30,
        solved_at: BEGAN + 3_600_000,
        score: 3,
      },
      { channel: 'ticket', topic: '', locale: '', first_response_at: null, solved_at: null },
    ])
  })

  it('a plain table, with semicolons too', async () => {
    const { run, rows } = setUpImport()
    const { code, lines } = await run([file('plain.csv'), '--from', 'csv'])
    expect(code).toBe(1)
    expect(lines.slice(0, 4)).toEqual([
      'plain.csv, line 4: "channel" must be "chat" or "ticket". Correct the cell.',
      'plain.csv, line 5: The line has not as many cells as the heading. Put a text that holds the dividing sign in quotes.',
      'Tickets: 3 added, 0 updated, 0 as before; files: 1.',
      'Wrong and left out: 2.',
    ])
    expect(plain(rows())).toMatchObject(
      [
        { locale: '', topic: 'account-access', day: at('2026-10-31T00:00:00Z') / 86_400_000, resolution_seconds: 5400 },
        { locale: '', topic: '', solved_at: null },
        { locale: 'xx-yy', score: 2 },
      ].map(({ locale, ...row }, place) => (place === 0 ? { ...row, locale: 'es' } : { ...row, locale })),
    )
  })
})

const ALL: readonly (readonly [string, string])[] = [
  ['zendesk-pages', 'zendesk'],
  ['zendesk.csv', 'zendesk'],
  ['zendesk.jsonl', 'zendesk'],
  ['intercom.json', 'intercom'],
  ['chatwoot.json', 'chatwoot'],
  ['plain.csv', 'csv'],
]

it('changes nothing when everything is imported a second time', async () => {
  const { run, rows } = setUpImport()
  for (const [name, from] of ALL) await run([file(name), '--from', from])
  const before = rows()
  expect(before.length).toBe(12)
  for (const [name, from] of ALL) {
    const { lines } = await run([file(name), '--from', from])
    expect(lines.find((line) => line.startsWith('Tickets:'))).toMatch(/^Tickets: 0 added, 0 updated, \d as before/)
  }
  expect(rows()).toEqual(before)
})

it('stores the same whatever the order of files, pages and lines', async () => {
  const forwards = setUpImport()
  for (const [name, from] of ALL) await forwards.run([file(name), '--from', from])
  const backwards = setUpImport()
  const turned = join(backwards.folder, 'turned')
  cpSync(EXPORTS, turned, { recursive: true, preserveTimestamps: true })
  for (const name of readdirSync(join(turned, 'zendesk-pages')))
    writeFileSync(
      join(turned, 'zendesk-pages', name),
      JSON.stringify(reversed(JSON.parse(readFileSync(join(turned, 'zendesk-pages', name), 'utf8')))),
    )
  const [heading, ...lines] = readFileSync(join(turned, 'zendesk.csv'), 'utf8').trim().split('\r\n')
  writeFileSync(join(turned, 'zendesk.csv'), [heading, ...lines.reverse()].join('\r\n'))
  for (const [name, from] of [...ALL].reverse()) await backwards.run([join(turned, name), '--from', from])
  expect(backwards.rows()).toEqual(forwards.rows())
})

/** A page with its fields and its lists the other way round. */
function reversed(page: Record<string, unknown>): Record<string, unknown> {
  const turn = (value: unknown) => (Array.isArray(value) ? value.toReversed() : value)
  return Object.fromEntries(
    Object.entries(page)
      .reverse()
      .map(([name, value]) => [name, turn(value)]),
  )
}

describe('what a later export says', () => {
  const table = (line: string) => `id,channel,locale,category,created_at,first_response_at,solved_at,score\n${line}\n`

  it('counts, also when a ticket was opened again; an older file changes nothing any more', async () => {
    const { run, rows, folder } = setUpImport()
    const write = (name: string, line: string, day: number) => {
      const path = join(folder, name)
      writeFileSync(path, table(line))
      utimesSync(path, new Date(Date.UTC(2026, 11, day)), new Date(Date.UTC(2026, 11, day)))
      return path
    }
    const old = write('old.csv', '1,chat,en,access,2026-11-01T10:00:00Z,,2026-11-01T11:00:00Z,', 1)
    const newer = write('newer.csv', '1,chat,en,access,2026-11-01T10:00:00Z,2026-11-01T10:30:00Z,,4', 2)
    const counts = async (path: string) => (await run([path, '--from', 'csv'])).lines[0]
    expect(await counts(old)).toMatch(/^Tickets: 1 added, 0 updated, 0 as before/)
    expect(await counts(newer)).toMatch(/^Tickets: 0 added, 1 updated, 0 as before/)
    expect(rows()).toMatchObject([{ solved_at: null, score: 4, first_response_seconds: 1800 }])
    expect(await counts(old)).toMatch(/^Tickets: 0 added, 0 updated, 1 as before/)
    expect(rows()).toMatchObject([{ solved_at: null, score: 4 }])
  })

  it('moves tickets when their category is given to a topic', async () => {
    const { run, rows, folder } = setUpImport()
    const path = join(folder, 'odd.csv')
    writeFileSync(path, table('1,chat,en,Odd One,2026-11-01T10:00:00Z,,,'))
    const first = await run([path, '--from', 'csv'])
    expect(first.lines).toContain('    categories: { csv: ["Odd One"] }')
    const topics = join(folder, 'content', 'topics.yaml')
    for (const from of ['[verification]', '[payments]']) {
      writeFileSync(topics, readFileSync('content/topics.yaml', 'utf8').replace(`csv: ${from}`, 'csv: [odd one]'))
      const again = await run([path, '--from', 'csv'])
      expect(again.lines).toEqual(['Tickets: 0 added, 1 updated, 0 as before; files: 1.'])
      expect(rows()).toMatchObject([{ topic: from === '[payments]' ? 'fiat-funding' : 'verification' }])
    }
  })
})

it('lists the categories that belong to no topic, the most frequent first, and how to map them', async () => {
  const { run } = setUpImport()
  const { lines } = await run([file('intercom.json'), '--from', 'intercom'])
  expect(lines.slice(lines.findIndex((line) => line.startsWith('Tickets whose')))).toEqual([
    'Tickets whose categories belong to no topic, which count as other: 1.',
    '  1  Odd tag',
    '  1  Other things',
    'Name them under their topic in content/topics.yaml and import again, such as:',
    '  verification:',
    '    categories: { intercom: ["Odd tag"] }',
  ])
  const pages = await run([file('zendesk-pages'), '--from', 'zendesk'])
  expect(pages.lines).toContain('Tickets without a category, which count as other: 1.')
})

it('prints twenty problems, counts the rest, and writes all of them where it is told', async () => {
  const { run, folder } = setUpImport()
  const path = join(folder, 'wrong.csv')
  const heading = 'id,channel,locale,category,created_at,first_response_at,solved_at,score'
  const wrong = Array.from({ length: 1234 }, (_, row) => `${row},fax,,,2026-11-01T10:00:00Z,,,`)
  writeFileSync(path, [heading, ...wrong, '9999,chat,,,2026-11-01T10:00:00Z,,,'].join('\n'))
  const without = await run([path, '--from', 'csv'])
  expect(without.code).toBe(1)
  expect(without.lines[20]).toBe('… and 1,214 more. --errors FILE writes all of them.')
  expect(without.lines[21]).toBe('Tickets: 1 added, 0 updated, 0 as before; files: 1.')
  const errors = join(folder, 'errors.txt')
  const withFile = await run([path, '--from', 'csv', '--errors', errors])
  expect(withFile.lines[20]).toBe(`… and 1,214 more. All of them are in ${errors}.`)
  const written = readFileSync(errors, 'utf8').trim().split('\n')
  expect(written).toHaveLength(1234)
  expect(written.at(-1)).toBe('wrong.csv, line 1235: "channel" must be "chat" or "ticket". Correct the cell.')
})

it('stores nothing of a person: none of the planted names, addresses, subjects, words and numbers is in the data', async () => {
  const { run, folder } = setUpImport()
  for (const [name, from] of ALL) await run([file(name), '--from', from])
  const exported = globSync('**/*.{json,jsonl,csv}', { cwd: EXPORTS })
    .map((name) => readFileSync(join(EXPORTS, name), 'latin1'))
    .join('')
  const stored = readdirSync(join(folder, 'data'))
    .map((name) => readFileSync(join(folder, 'data', name), 'latin1'))
    .join('')
  const planted = [
    ...['Nadia', 'Quill', 'Ivo', 'Tarn', 'nadia.quill', '@mail.example', 'Heron', '7946', '4417', 'order_5512'],
    ...['refund_wish', 'Odd tag', 'billing', 'Other things', 'fees; high', '5f1f3f6e', 'harborline.example'],
  ]
  for (const word of planted) {
    expect(exported).toContain(word)
    expect(stored).not.toContain(word)
  }
  expect(stored).toContain('verification')
})

describe('a file that cannot be read to its end', () => {
  const ticketOf = (id: number) => ({
    id,
    created_at: '2026-11-01T10:00:00Z',
    updated_at: '2026-11-01T10:00:00Z',
    status: 'open',
    tags: ['kyc'],
  })

  it.each([
    [
      'cut off',
      (text: string) => text.slice(0, -30),
      /^x\.json, byte \d+: The file ends in the middle\. It was cut off/,
      1,
    ],
    [
      'broken',
      (text: string) => text.replace('"id":2', '"id":§'),
      /^x\.json, byte \d+: The file is not valid JSON from here on/,
      1,
    ],
    ['empty', () => '', /^x\.json, byte 0: The file is empty\. Export it again/, 0],
    [
      'of another kind',
      () => '{"error":"Unauthorized"}',
      /^x\.json, record 1, byte 0: "id" must be the number of a ticket/,
      0,
    ],
    ['no object', () => '[1]', /^x\.json, record 1, byte \d+: The record is not an object/, 0],
  ])('%s is told, and what stands before is imported', async (_, change, message, tickets) => {
    const { run, rows, folder } = setUpImport()
    writeFileSync(
      join(folder, 'x.json'),
      change(JSON.stringify({ tickets: [ticketOf(1), ticketOf(2)], end_of_stream: true })),
    )
    const { code, lines } = await run([join(folder, 'x.json'), '--from', 'zendesk'])
    expect(code).toBe(1)
    expect(lines[0]).toMatch(message)
    expect(rows()).toHaveLength(tickets)
  })

  it.each([
    ['one array', (tickets: unknown[]) => JSON.stringify(tickets)],
    ['pages in an array', (tickets: unknown[]) => JSON.stringify([{ tickets }, { tickets: [] }])],
    ['a ticket to a line', (tickets: unknown[]) => tickets.map((each) => JSON.stringify(each)).join('\n')],
    [
      'a page to a line',
      (tickets: unknown[]) => tickets.map((each) => JSON.stringify({ tickets: [each] })).join('\r\n'),
    ],
    ['one after the other', (tickets: unknown[]) => tickets.map((each) => JSON.stringify(each, null, 2)).join('\n')],
    ['with a byte order mark', (tickets: unknown[]) => `\uFEFF${JSON.stringify({ tickets })}`],
    ['with one that is wrong', (tickets: unknown[]) => JSON.stringify({ tickets: [...tickets, {}] })],
  ])('tickets are found in %s', async (name, write) => {
    const { run, rows, folder } = setUpImport()
    writeFileSync(join(folder, 'x.json'), write([ticketOf(1), ticketOf(2), ticketOf(3)]))
    const { code } = await run([join(folder, 'x.json'), '--from', 'zendesk'])
    expect(code).toBe(name === 'with one that is wrong' ? 1 : 0)
    expect(rows()).toHaveLength(3)
  })

  it('a table without its columns says which, and what was probably meant', async () => {
    const { run, folder } = setUpImport()
    const path = join(folder, 'x.csv')
    writeFileSync(path, 'id,chanel,locale,category,created_at,first_response_at,solved_at\n')
    const { code, lines } = await run([path, '--from', 'csv'])
    expect(code).toBe(1)
    expect(lines[0]).toMatch(/^x\.csv, line 1: The heading lacks "channel", "score"\. Is it "chanel"\? It must name/)
    const zendesk = await run([path, '--from', 'zendesk'])
    expect(zendesk.lines[0]).toMatch(/The heading lacks "Status"/)
  })

  it.each([
    ['that is never closed', '"access', /^x\.csv, line 3: A quote is opened here and not closed/, '4'],
    [
      'that is closed too early',
      '"access" now',
      /^x\.csv, line 3: The line cannot be read: .*double those inside/,
      '4',
    ],
    ['within a text', 'access" now', /^x\.csv, line 3: The line cannot be read: .*double those inside/, '4'],
    ['that another cell far below closes', '"access', /^x\.csv, line 3: /, '"4"'],
  ])('a quote %s costs its own line alone', async (_, category, says, later) => {
    const { run, rows, folder } = setUpImport()
    const path = join(folder, 'x.csv')
    const heading = 'id,channel,locale,category,created_at,first_response_at,solved_at,score'
    const line = (id: number | string, of: string) => `${id},chat,en,${of},2026-11-01T10:00:00Z,,,`
    const many = Array.from({ length: 3000 }, (_, place) => line(10 + place, 'access'))
    writeFileSync(
      path,
      [heading, line(1, 'access'), line(2, category), line(3, 'access'), ...many, line(later, 'x')].join('\r\n'),
    )
    const { code, lines } = await run([path, '--from', 'csv'])
    expect(code).toBe(1)
    expect(lines[0]).toMatch(says)
    expect(lines).toContain('Wrong and left out: 1.')
    expect(rows()).toHaveLength(3003)
  })
})

it('a ticket of a day that has not come is told, and the others are imported', async () => {
  const { run, rows, folder } = setUpImport()
  const path = join(folder, 'x.csv')
  const heading = 'id,channel,locale,category,created_at,first_response_at,solved_at,score'
  writeFileSync(
    path,
    [heading, '1,chat,en,x,2036-11-01T10:00:00Z,,,', '2,chat,en,x,2026-11-01T10:00:00Z,,,'].join('\n'),
  )
  const { code, lines } = await run([path, '--from', 'csv'])
  expect([code, rows().length]).toEqual([1, 1])
  expect(lines[0]).toMatch(
    /^x\.csv, line 2: The ticket was created \(2036-11-01T10:00:00\.000Z\) after today\. Correct its year/,
  )
})

describe('used wrongly it answers 2 and says how to use it', () => {
  it.each([
    [[], /^Name one file or one folder: npx guidepost import-tickets/],
    [['a', 'b', '--from', 'csv'], /^Name one file or one folder/],
    [[file('plain.csv')], /^Say where the tickets come from/],
    [[file('plain.csv'), '--from', 'zendsk'], /^"zendsk" is no known source\. Did you mean "zendesk"\?/],
    [[file('plain.csv'), '--form', 'csv'], /Unknown option '--form'[\s\S]*Use: npx guidepost/],
    [[file('none.csv'), '--from', 'csv'], /none\.csv" does not exist\. Name the file/],
    [
      [file('plain.csv'), '--from', 'intercom'],
      /plain\.csv" is no export of intercom: its name must end in \.json, \.jsonl or \.ndjson/,
    ],
    [[file('plain.csv'), '--from', 'csv', '--time-zone', 'Mars'], /^There is no time zone "Mars"/],
  ])('%j', async (args, message) => {
    const { run } = setUpImport()
    const { code, lines } = await run(args)
    expect(code).toBe(2)
    expect(lines.join('\n')).toMatch(message)
  })

  it('an empty folder', async () => {
    const { run, folder } = setUpImport()
    mkdirSync(join(folder, 'empty'))
    const { code, lines } = await run([join(folder, 'empty'), '--from', 'csv'])
    expect({ code, lines }).toEqual({
      code: 2,
      lines: [expect.stringContaining('holds no file whose name ends in .csv.')],
    })
  })
})

it('draws its progress on a terminal, takes it away at the end, and draws nothing elsewhere', async () => {
  const { run, drawn, folder } = setUpImport()
  const path = join(folder, 'x.csv')
  const heading = 'id,channel,locale,category,created_at,first_response_at,solved_at,score'
  const lines = Array.from({ length: 60_000 }, (_, id) => `${id},chat,en,access,2026-11-01T10:00:00Z,,,`)
  writeFileSync(path, [heading, ...lines].join('\n'))
  await run([path, '--from', 'csv'])
  expect(drawn).toEqual([])
  await run([path, '--from', 'csv'], true)
  expect(drawn.length).toBeGreaterThan(1)
  expect(drawn[0]).toMatch(/█*░* +\d+ % {2}[\d,]+ tickets/)
  expect(drawn.at(-1)).toBe('\r\u001b[K')
})
