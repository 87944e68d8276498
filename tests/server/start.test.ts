import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readEnvironment } from '../../src/server/environment.ts'
import { assertFree } from '../../src/server/port.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'guidepost-start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a command of ours until it ends by itself. */
async function run(script: string, args: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [join(root, script), ...args], { env: { ...process.env, ...env }, cwd: root })
  let said = ''
  child.stdout.on('data', (text) => (said += text))
  child.stderr.on('data', (text) => (said += text))
  const [code] = await once(child, 'close')
  return { code, said }
}

describe('npm start says what is wrong before it builds, when', () => {
  test('the port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = address !== null && typeof address === 'object' ? address.port : 0
    const { code, said } = await run('src/cli/start.ts', [], {
      PORT: String(port),
      DATA_DIR: join(folder, 'untouched'),
    })
    other.close()
    expect([code, said]).toEqual([
      1,
      `Port ${port} is in use by another program. End it, or choose another port: PORT=${port + 1} npm start\n`,
    ])
    expect(existsSync(join(folder, 'untouched'))).toBe(false)
  })

  test('the port is in use on one address of localhost only', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = address !== null && typeof address === 'object' ? address.port : 0
    await expect(assertFree({ port, host: 'localhost' })).rejects.toThrow(/is in use/)
    other.close()
  })

  test('the data folder cannot be written', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    const { code, said } = await run('src/cli/start.ts', [], { PORT: '0', DATA_DIR: join(file, 'data') })
    expect(code).toBe(1)
    expect(said).toMatch(
      /^The data cannot be kept in ".*a-file\/data" \(ENOTDIR\)\. Name a folder that you may write to: DATA_DIR=/,
    )
  })

  test.each(['http', '70000', '-1', '43.5'])('PORT is %s', (PORT) => {
    expect(() => readEnvironment({ PORT })).toThrow(
      `PORT is "${PORT}", which is no port. Use a number from 1 to 65535: PORT=4322 npm start`,
    )
  })
})

describe('npx guidepost', () => {
  test('prints a fresh sign-in link for the port in use', async () => {
    const { code, said } = await run('src/cli/guidepost.mjs', ['sign-in'], {
      PORT: '4555',
      DATA_DIR: join(folder, 'data'),
    })
    expect([code, said]).toEqual([0, expect.stringMatching(/^http:\/\/localhost:4555\/sign-in\?code=[\w-]{32}\n$/)])
  })

  test('helps when a command is unknown, with exit code 2', async () => {
    const { code, said } = await run('src/cli/main.ts', ['nonsense'], {})
    expect(code).toBe(2)
    expect(said).toContain('There is no command "nonsense".')
    expect(said).toContain('npx guidepost sign-in')
  })
})
