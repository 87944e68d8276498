import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ScratchSite, scratchSite } from './scratch-site.ts'

/** A copy whose hours are in a zone that does not exist. */
let scratch: ScratchSite
beforeAll(() => {
  scratch = scratchSite("    en: { name: 'English', fallback: [] },")
  const config = join(scratch.folder, 'src/site.config.ts')
  writeFileSync(config, readFileSync(config, 'utf8').replace("timeZone: 'UTC'", "timeZone: 'Europe/Lisbonne'"))
})
afterAll(() => scratch.remove())

const EXPECTED =
  'src/site.config.ts: hours[0].timeZone\n    There is no time zone "Europe/Lisbonne". Write one such as "Europe/Madrid", or "UTC".'

describe('hours that cannot be kept stop', () => {
  it('the build', () => {
    expect(() => scratch.build()).toThrow(EXPECTED)
  })

  it('the start of the server', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(scratch.folder, 'src/server/main.ts')], {
      encoding: 'utf8',
      timeout: 30_000,
      env: { ...process.env, PORT: '0', DATA_DIR: join(scratch.folder, 'data') },
    })
    expect([status, stderr]).toEqual([1, expect.stringContaining(EXPECTED)])
  })
})

it('an editor that cannot be stops the build too', () => {
  const config = join(scratch.folder, 'src/site.config.ts')
  const before = readFileSync(config, 'utf8')
  writeFileSync(
    config,
    before.replace('Europe/Lisbonne', 'UTC').replace('editor: null', "editor: { kind: 'github', repo: 'x' } as never"),
  )
  expect(() => scratch.build()).toThrow('editor.repo must be the repository as "owner/name".')
  writeFileSync(config, before)
})
