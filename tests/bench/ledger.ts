import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GuidepostEvent } from '../../src/core/events.ts'
import { everybody } from '../../src/core/question.ts'
import { newSession, randomBits, sessionDay } from '../../src/core/session-id.ts'
import { openStore, type StoredEvent } from '../../src/store/store.ts'
import { timed } from './time.ts'

const NOW = Date.UTC(2026, 10, 23, 12)
const BATCHES = 500
const BATCH = 200

function batchOf(): StoredEvent[] {
  const session = newSession(NOW, randomBits)
  return Array.from({ length: BATCH }, (_, id) => {
    const event: GuidepostEvent = {
      kind: 'guide_viewed',
      session,
      id,
      at: NOW + id,
      locale: 'en',
      page: '/en/',
      guide: 'a/b',
      guide_locale: 'en',
      from: 'browse',
    }
    return { ...event, words: '', stems: ['', '', ''] }
  })
}

/** Durable writes one after the other against many at once (group commit), and the report over what was written. */
export async function ledger(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'guidepost-bench-'))
  const store = await openStore(`sqlite:${folder}`)
  const alone = await timed(1, async () => {
    for (let batch = 0; batch < BATCHES; batch++) await store.append(batchOf())
  })
  const together = await timed(1, () => Promise.all(Array.from({ length: BATCHES }, () => store.append(batchOf()))))
  const day = sessionDay(newSession(NOW, () => 0))
  const report = await timed(5, () => store.tally(everybody(day, day), 'day'))
  await store.close()
  rmSync(folder, { recursive: true, force: true })
  const rate = (took: number) => Math.round((BATCHES * BATCH * 1000) / took).toLocaleString('en')
  return [
    `${rate(alone)} events/s one batch of ${BATCH} after the other, ${rate(together)} with ${BATCHES} batches at once: ${(alone / together).toFixed(1)}×`,
    `tallies of ${(2 * BATCHES * BATCH).toLocaleString('en')} events of one day in ${report.toFixed(0)} ms`,
  ]
}
