import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { everybody, type Question } from '../../src/core/question.ts'
import { dayOf } from '../../src/core/session-id.ts'
import { readBacklog } from '../../src/store/read-backlog.ts'
import { readGaps } from '../../src/store/read-gaps.ts'
import { readGuides, readReport } from '../../src/store/read-report.ts'
import { readService } from '../../src/store/read-service.ts'
import { openStore } from '../../src/store/store.ts'
import { benchHistory, TOPICS } from './history.ts'

const EVENTS = Number(process.env.BENCH_EVENTS ?? 10_000_000)
const DAYS = 120
const ROUNDS = 12

/** A folder that keeps the history for the next run of the same day; writing it takes minutes. */
const KEPT = process.env.BENCH_FOLDER ?? ''

/** What each page of the insights and the backlog wait for, at ten million events: with today's events coming in meanwhile. */
export async function insights(): Promise<string[]> {
  const isWritten = KEPT !== '' && existsSync(join(KEPT, 'written'))
  const folder = KEPT === '' ? mkdtempSync(join(tmpdir(), 'guidepost-bench-')) : KEPT
  const store = await openStore(`sqlite:${folder}`)
  try {
    const today = dayOf(Date.now())
    const wrote = performance.now()
    if (!isWritten) for (const batch of benchHistory(EVENTS, DAYS, today)) await store.append(batch)
    const counting = performance.now()
    while ((await store.refreshDays(1)) > 0);
    const counted = performance.now()
    if (KEPT !== '') writeFileSync(join(KEPT, 'written'), '')

    const questions: Record<string, Question> = {
      '28 days': everybody(today - 27, today),
      '28 days of a locale and topic': { ...everybody(today - 27, today), locale: 'es', topic: 'trading' },
      '120 days': everybody(today - DAYS + 1, today),
      '120 days of a surface': { ...everybody(today - DAYS + 1, today), surface: 'home' },
    }
    const parts = {
      store,
      synonyms: new Map(),
      least: 3,
      costOfContact: { amount: 5, currency: 'EUR' },
      now: Date.now(),
    }
    const later = benchHistory(ROUNDS * 40_000, 1, today)
    const lines: string[] = []
    for (const [name, question] of Object.entries(questions)) {
      const times = { overview: [], guides: [], gaps: [], service: [] } as Record<string, number[]>
      for (let round = 0; round < ROUNDS; round++) {
        await store.append(later.next().value ?? [])
        const { overview, guides, gaps, service } = times
        overview?.push(await took(() => readReport(question, store, 3)))
        guides?.push(await took(() => readGuides(question, store)))
        gaps?.push(await took(() => readGaps(question, parts)))
        service?.push(await took(() => readService(question, store, TOPICS)))
      }
      for (const [page, of] of Object.entries(times)) {
        const sorted = of.sort((a, b) => a - b)
        lines.push(`${name}, ${page}: median ${ms(sorted[ROUNDS / 2])}, slowest of ${ROUNDS} ${ms(sorted.at(-1))}`)
      }
    }
    const backlog: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      await store.append(later.next().value ?? [])
      backlog.push(await took(() => readBacklog({ ...parts, guides: null, notices: [] })))
    }
    backlog.sort((a, b) => a - b)
    lines.push(`the backlog: median ${ms(backlog[ROUNDS / 2])}, slowest of ${ROUNDS} ${ms(backlog.at(-1))}`)
    return [
      isWritten
        ? `${EVENTS.toLocaleString('en')} events over ${DAYS} days, written and counted by an earlier run`
        : `${EVENTS.toLocaleString('en')} events over ${DAYS} days written in ${ms(counting - wrote)}, every day counted once in ${ms(counted - counting)} (${ms((counted - counting) / DAYS)} a day)`,
      ...lines,
    ]
  } finally {
    await store.close()
    if (KEPT === '') rmSync(folder, { recursive: true, force: true })
  }
}

async function took(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await run()
  return performance.now() - began
}

const ms = (time = 0) => `${Math.round(time).toLocaleString('en')} ms`
