import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import {
  alertsFinding,
  editorFinding,
  filesFindings,
  hoursFinding,
  launcherFinding,
  nodeFinding,
  vendorFinding,
} from '../../src/cli/doctor/configured.ts'
import { mailFindings, signInFinding } from '../../src/cli/doctor/connected.ts'
import { builtFinding, storeFinding } from '../../src/cli/doctor/kept.ts'
import { command } from '../../src/cli/doctor.ts'
import type { SiteConfig } from '../../src/core/site-config.ts'
import { readEnvironment } from '../../src/server/environment.ts'
import { site } from '../../src/site.config.ts'
import { openStore } from '../../src/store/store.ts'
import { aScratch, LOCALES } from './authoring/scratch.ts'

const folder = mkdtempSync(join(tmpdir(), 'guidepost-doctor-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const TICKETS = { address: 'help@mail.example', mailbox: '', agents: [], plusAddressing: true, mostAnHour: 10 }
const STAFF = {
  issuer: 'http://127.0.0.1:9/',
  clientId: 'x',
  scope: '',
  rolesClaim: '',
  roles: { writer: [], agent: [], lead: [] },
}
const env = (own: Record<string, string> = {}) => readEnvironment(own)
const but = (own: Partial<SiteConfig>): SiteConfig => ({ ...site, ...own })

describe('each thing is good, worth a look, or does not work; the last two with how to mend it', () => {
  it.each([
    ['a Node that is old enough', () => nodeFinding('20.0.0'), 'good', /^20\.0\.0$/],
    ['one that is too old', () => nodeFinding('18.20.1'), 'bad', /too old\. Install Node 20/],
    [
      'hours for all languages',
      () =>
        hoursFinding(but({ locales: { en: { name: 'English', fallback: [] } }, hours: site.hours.slice(0, 1) }), []),
      'good',
      /in all 1 languages/,
    ],
    [
      'a language without hours',
      () => hoursFinding(but({ hours: site.hours.slice(0, 1) }), []),
      'warning',
      /^Nobody chats in de, es, .*Add them to "hours"/,
    ],
    [
      'hours that are wrong',
      () => hoursFinding(but({ hours: [{ ...site.hours[0], timeZone: 'Mars' } as SiteConfig['hours'][number]] }), []),
      'bad',
      /^hours\[0\].* is wrong/,
    ],
    ['no editor on the published site', () => editorFinding(but({ editor: null })), 'good', /npm run dev alone/],
    [
      'an editor that is set up wrongly',
      () => editorFinding(but({ editor: { backend: 'github', repo: 'x' } as never })),
      'bad',
      /editor\.kind must be "github" or "gitlab"\. And \d more\./,
    ],
    ['the desk', () => vendorFinding(site, env()), 'good', /desk/],
    [
      'a helpdesk whose webhooks are not read',
      () => vendorFinding(but({ vendor: { kind: 'crisp', websiteId: '8c842203-7ed8-4e29-a608-7cf78a7d2fcc' } }), env()),
      'warning',
      /Set VENDOR_WEBHOOK_SECRET/,
    ],
    [
      'one that is',
      () =>
        vendorFinding(
          but({ vendor: { kind: 'crisp', websiteId: '8c842203-7ed8-4e29-a608-7cf78a7d2fcc' } }),
          env({ VENDOR_WEBHOOK_SECRET: 'x' }),
        ),
      'good',
      /crisp/,
    ],
    [
      'a helpdesk that cannot be',
      () => vendorFinding(but({ vendor: { kind: 'crisp', websiteId: 'x' } }), env()),
      'bad',
      /vendor\.websiteId/,
    ],
    [
      'alerts by mail without a server',
      () => alertsFinding(but({ alerts: { webhook: '', mail: ['a@mail.example'] } }), env()),
      'bad',
      /Set SMTP_URL/,
    ],
    [
      'alerts without a signature',
      () => alertsFinding(but({ alerts: { webhook: 'https://hook.example', mail: [] } }), env()),
      'warning',
      /Set ALERT_SECRET/,
    ],
  ] as const)('%s', (_, look, health, says) => {
    const found = look()
    expect([found.health, `${found.says} ${found.mend}`.trim()]).toEqual([health, expect.stringMatching(says)])
    expect(found.mend === '').toBe(health === 'good')
  })

  it.each([
    ['a launcher without identity', () => launcherFinding(site, env()), 'good', /nobody is identified/],
    [
      'one whose secret is missing',
      () => launcherFinding(but({ launcher: { origins: [], identity: 'HS256' } }), env()),
      'bad',
      /LAUNCHER_SECRET/,
    ],
    [
      'one that has it',
      () =>
        launcherFinding(
          but({ launcher: { origins: [], identity: 'HS256' } }),
          env({ LAUNCHER_SECRET: 'x'.repeat(32) }),
        ),
      'good',
      /HS256/,
    ],
    ['links for sign-in', () => signInFinding(site, env()), 'good', /npx guidepost sign-in/],
    [
      'accounts that do not answer',
      () => signInFinding(but({ staff: STAFF }), env()),
      'bad',
      /do not answer at http:\/\/127\.0\.0\.1:9\/\.well-known/,
    ],
  ] as const)('%s', async (_, look, health, says) => {
    const found = await look()
    expect([found.health, `${found.says} ${found.mend}`.trim()]).toEqual([health, expect.stringMatching(says)])
  })

  it('mail that nobody configured is not asked for; what is configured is, and not for long', async () => {
    expect(await mailFindings(site, env())).toMatchObject([
      { health: 'good', says: /not used/.exec('not used: tickets stay on their page')?.input },
    ])
    expect(await mailFindings(but({ tickets: TICKETS }), env())).toMatchObject([
      { health: 'bad', mend: expect.stringContaining('Set SMTP_URL') },
    ])
    const silent = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => silent.once('listening', resolve))
    const bound = silent.address()
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0
    const began = Date.now()
    const found = await mailFindings(
      but({ tickets: TICKETS }),
      env({ SMTP_URL: `smtp://127.0.0.1:${port}`, IMAP_URL: `imap://a:b@127.0.0.1:9` }),
    )
    silent.close()
    expect(found.map(({ part, health }) => [part, health])).toEqual([
      ['Mail out', 'bad'],
      ['Mail in', 'bad'],
    ])
    expect(Date.now() - began).toBeLessThan(15_000)
  })

  it('data that is not there yet, whole, or damaged', async () => {
    const none = join(folder, 'none')
    expect(storeFinding(none)).toMatchObject({
      health: 'good',
      says: expect.stringContaining('the first start makes it'),
    })
    expect(existsSync(none)).toBe(false)
    const data = join(folder, 'data')
    await (await openStore(`sqlite:${data}`)).close()
    expect(storeFinding(data)).toMatchObject({ health: 'good', says: `${data} is whole` })
    writeFileSync(join(data, 'sample.json'), '{"sample":true,"complete":true}')
    expect(storeFinding(data)).toMatchObject({ health: 'warning', says: expect.stringContaining('invented') })
    writeFileSync(join(data, 'guidepost.sqlite'), 'no database at all '.repeat(500))
    expect(storeFinding(data)).toMatchObject({ health: 'bad', says: expect.stringContaining('is damaged') })
    expect(storeFinding('/proc/nothing/data')).toMatchObject({
      health: 'bad',
      mend: expect.stringContaining('DATA_DIR='),
    })
  })

  it('files that are missing or wrong, by line', () => {
    const scratch = aScratch()
    expect(filesFindings(scratch.folder).map(({ health }) => health)).toEqual(['good', 'good'])
    scratch.change('content/channels.yaml', '  - harborline.example\n', '  - Harborline!\n')
    expect(filesFindings(scratch.folder)[1]).toMatchObject({
      health: 'bad',
      says: 'content/channels.yaml:3 cannot be used.',
    })
    expect(filesFindings(folder).map(({ says }) => says)).toEqual([
      'content/topics.yaml is missing.',
      'content/channels.yaml is missing.',
    ])
  })

  it('a site that is not built', () => {
    expect(builtFinding(folder, ['en'], 0)).toMatchObject({
      health: 'warning',
      mend: expect.stringContaining('npx guidepost build'),
    })
  })
})

describe('npx guidepost doctor', () => {
  it('ends with 0 while all works, and with 1 when a guide keeps the site from being built', async () => {
    const scratch = aScratch()
    // Two languages are looked at as sixteen are, in less time.
    for (const locale of LOCALES.slice(2))
      rmSync(join(scratch.folder, 'content', locale), { recursive: true, force: true })
    const fine = await scratch.run(command, [], { dataFolder: join(folder, 'none') })
    expect(fine.code).toBe(0)
    expect(fine.lines.filter((line) => line.startsWith('✗'))).toEqual([])
    expect(fine.lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^[✓!] Content/),
        expect.stringMatching(/^! Translations .* missing/),
      ]),
    )
    scratch.change('content/en/trading/staking.mdx', 'owner: trading', 'owner: nobody')
    const { code, lines, json } = await scratch.run(command, [], { dataFolder: join(folder, 'none') })
    expect(code).toBe(1)
    expect(lines.find((line) => line.startsWith('✗'))).toMatch(
      /^✗ Content .* the first is content\/en\/trading\/staking\.mdx:\d+\.$/,
    )
    expect(lines.at(-1)).toMatch(/^1 of \d+ does not work\.$/)
    expect(json).toMatchObject({
      counts: { bad: 1 },
      findings: expect.arrayContaining([expect.objectContaining({ part: 'Node', health: 'good' })]),
    })
  })

  it('looks at all the rest while a data file is broken, and counts nothing of it', async () => {
    const scratch = aScratch()
    for (const locale of LOCALES.slice(1))
      rmSync(join(scratch.folder, 'content', locale), { recursive: true, force: true })
    for (const file of ['content/redirects.yaml', 'content/facts.yaml'])
      scratch.write(file, `${scratch.read(file)}\nbroken: [not closed\n`)
    const { lines } = await scratch.run(command, [], { dataFolder: join(folder, 'none') })
    expect(lines.filter((line) => line.startsWith('✗'))).toEqual([
      expect.stringMatching(
        /^✗ Content {7}2 things keep the site from being built; the first is content\/facts\.yaml:\d+\.$/,
      ),
      '✗ Facts         content/facts.yaml cannot be read.',
    ])
  })
})
