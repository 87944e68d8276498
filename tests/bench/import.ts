import { once } from 'node:events'
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { command } from '../../src/cli/import-tickets.ts'
import { openStore } from '../../src/store/store.ts'
import { aContext, run } from '../cli/running.ts'
import { timed } from './time.ts'

const BEGAN = Date.UTC(2026, 0, 1)
const CSV_ROWS = 1_000_000
const PAGE = 1000
const PAGES = 250
const IN_ONE = 100_000

const at = (row: number, later = 0) => new Date(BEGAN + row * 30_000 + later).toISOString()

function csvLine(row: number): string {
  const cells = [
    row,
    row % 3 === 0 ? 'ticket' : 'chat',
    ['en', 'es', 'de'][row % 3],
    ['access', 'payments', 'odd'][row % 3],
  ]
  return `${[...cells, at(row), at(row, 60_000), at(row, 3_600_000), (row % 5) + 1].join(',')}\n`
}

/** About 1.2 kB, as a ticket with a short message is. */
function zendeskTicket(row: number): string {
  const minutes = (calendar: number) => ({ calendar, business: Math.floor(calendar / 3) })
  return JSON.stringify({
    url: `https://harborline.example/api/v2/tickets/${row}.json`,
    id: row,
    via: { channel: row % 3 === 0 ? 'email' : 'native_messaging', source: { from: {}, to: {}, rel: null } },
    created_at: at(row),
    updated_at: at(row, 3_700_000),
    type: 'question',
    subject: `Where is deposit ${row}`,
    description: 'I sent it yesterday and do not see it in the wallet. What can I do about it? '.repeat(4),
    status: 'solved',
    requester_id: row,
    tags: ['deposit', `n${row % 50}`],
    custom_fields: [101, 102, 103].map((id) => ({ id, value: null })),
    satisfaction_rating: { score: 'good' },
    metric_set: {
      ticket_id: row,
      solved_at: at(row, 3_600_000),
      reply_time_in_minutes: minutes(7),
      first_resolution_time_in_minutes: minutes(60),
      full_resolution_time_in_minutes: minutes(60),
      agent_wait_time_in_minutes: minutes(12),
      requester_wait_time_in_minutes: minutes(48),
    },
  })
}

async function write(path: string, rows: number, before: string, row: (row: number) => string, after: string) {
  const file = createWriteStream(path)
  file.write(before)
  for (let from = 0; from < rows; from += PAGE)
    if (!file.write(Array.from({ length: Math.min(PAGE, rows - from) }, (_, place) => row(from + place)).join('')))
      await once(file, 'drain')
  file.end(after)
  await once(file, 'close')
}

/** Imports into a fresh store; the memory is the most that the whole process held at a tenth of a second's notice. */
async function measure(name: string, rows: number, bytes: number, path: string, from: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'guidepost-bench-import-'))
  const store = await openStore(`sqlite:${folder}`)
  let most = 0
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 100)
  let code = -1
  const took = await timed(1, async () => {
    code = (await run(command, [path, '--from', from], aContext({ openStore: async () => store }))).code
  })
  clearInterval(watch)
  await store.close()
  rmSync(folder, { recursive: true, force: true })
  if (code !== 0) throw new Error(`The import of ${name} ended with ${code}.`)
  const rate = Math.round((rows * 1000) / took).toLocaleString('en')
  const megabytes = (size: number) => `${Math.round(size / 1e6).toLocaleString('en')} MB`
  return `${name}: ${rows.toLocaleString('en')} tickets (${megabytes(bytes)}) in ${(took / 1000).toFixed(1)} s, ${rate}/s, at most ${megabytes(most)} of memory`
}

/** A million lines of a plain table, Zendesk's pages as its API answers them, and one file that holds many pages' worth. */
export async function importing(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'guidepost-bench-export-'))
  const csv = join(folder, 'tickets.csv')
  const heading = 'id,channel,locale,category,created_at,first_response_at,solved_at,score\n'
  await write(csv, CSV_ROWS, heading, csvLine, '')
  const lines = [await measure('plain CSV', CSV_ROWS, statSync(csv).size, csv, 'csv')]

  const pages = join(folder, 'pages')
  mkdirSync(pages)
  let bytes = 0
  for (let page = 0; page < PAGES; page++) {
    const tickets = Array.from({ length: PAGE }, (_, place) => zendeskTicket(page * PAGE + place)).join(',')
    const text = `{"tickets":[${tickets}],"end_of_stream":${page === PAGES - 1}}`
    bytes += text.length
    writeFileSync(join(pages, `page-${page}.json`), text)
  }
  lines.push(await measure('Zendesk, pages', PAGES * PAGE, bytes, pages, 'zendesk'))

  const one = join(folder, 'one.json')
  await write(one, IN_ONE, '{"tickets":[', (row) => `${row === 0 ? '' : ','}${zendeskTicket(row)}`, ']}')
  lines.push(await measure('Zendesk, one file', IN_ONE, statSync(one).size, one, 'zendesk'))
  rmSync(folder, { recursive: true, force: true })
  return lines
}
