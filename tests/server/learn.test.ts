import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { command } from '../../src/cli/learn.ts'
import { newSession } from '../../src/core/session-id.ts'
import { aContext, run as runCommand } from '../cli/running.ts'
import { NOW, setUp } from './setup.ts'
import { SITE } from './site.ts'

it('proposes what readers confirmed, writes it only when told to, and proposes nothing twice', async () => {
  const { app, store } = await setUp()
  for (let reader = 0; reader < 3; reader++) {
    const base = { session: newSession(NOW, () => reader), at: NOW, locale: 'en', page: '/en/' }
    const events = [
      {
        kind: 'search_performed',
        ...base,
        id: 1,
        search: 9,
        query: 'dosh lost',
        results: 2,
        rung: 'exact',
        surface: 'home',
      },
      { kind: 'result_clicked', ...base, id: 2, search: 9, guide: 'a/b', position: 1 },
      { kind: 'guide_rated', ...base, id: 3, guide: 'a/b', helpful: true, reason: '' },
    ]
    await app.inject({ method: 'POST', url: '/api/journal', payload: { v: 1, events } })
  }
  const root = mkdtempSync(join(tmpdir(), 'guidepost-learn-'))
  try {
    const file = join(root, 'content/en/questions.csv')
    for (const part of ['content/en', 'locales']) mkdirSync(join(root, part), { recursive: true })
    writeFileSync(join(root, 'content/topics.yaml'), '{}')
    writeFileSync(file, 'query,guide\n"where, pray, is it",a/b\n')
    const run = async (...args: string[]) => {
      const context = aContext({ openStore: async () => store, site: SITE, root, now: () => NOW })
      const { code, lines } = await runCommand(command, args, context)
      expect(code).toBe(0)
      return lines.join('\n')
    }
    expect(await run()).toMatch(/en {2}a\/b\n {2}\+ "dosh lost" {3}confirmed in 3 sessions/)
    expect(readFileSync(file, 'utf8')).not.toContain('dosh')
    expect(await run('--write')).toContain('and commit: nothing is learned before that')
    expect(readFileSync(file, 'utf8')).toBe('query,guide,sessions\n"where, pray, is it",a/b,0\n"dosh lost",a/b,3\n')
    expect(await run('--write')).toContain('Nothing new')
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})
