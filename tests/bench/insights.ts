import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { everybody, type Question } from '../../src/core/question.ts'
import { dayOf } from '../../src/core/session-id.ts'
import { readBacklog } from '../../src/store/read-backlog.ts'
import { readGaps } from '../../src/store/read-gaps.ts'
import { readGuides, readReport } from '../../src/store/read-report.ts'
import { readService } from '../../src/store/read-service.ts'
import { openStore } from '../../src/store/store.ts'
import { askUsual } from '../../src/store/usual-questions.ts'
import { benchHistory, TOPICS } from './history.ts'

const EVENTS = Number(process.env.BENCH_EVENTS ?? 10_000_000)
const DAYS = 120
const ROUNDS = 40
/** ms between two rounds, so that a day's count falls into many of them. */
const PAUSE = 250
/** The server counts so often, in ms. */
const COUNTS = 5000

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
    const asked = performance.now()
    await askUsual(parts, TOPICS)
    const lines = [`the usual questions asked ahead, as the server does: ${ms(performance.now() - asked)}`]
    const counter = setInterval(() => void store.refreshDays(1), COUNTS)
    for (const [name, question] of Object.entries(questions)) {
      const times = { overview: [], guides: [], gaps: [], service: [] } as Record<string, number[]>
      for (let round = 0; round < ROUNDS; round++) {
        await store.append(later.next().value ?? [])
        await setTimeout(PAUSE)
        const { overview, guides, gaps, service } = times
        overview?.push(await took(() => readReport(question, store, 3)))
        guides?.push(await took(() => readGuides(question, store)))
        gaps?.push(await took(() => readGaps(question, parts)))
        service?.push(await took(() => readService(question, store, TOPICS)))
      }
      for (const [page, of] of Object.entries(times)) lines.push(`${name}, ${page}: ${spread(of)}`)
    }
    const backlog: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      await store.append(later.next().value ?? [])
      await setTimeout(PAUSE)
      backlog.push(await took(() => readBacklog({ ...parts, guides: null, notices: [] })))
    }
    lines.push(`the backlog: ${spread(backlog)}`)
    clearInterval(counter)
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

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number) => ms(sorted[Math.ceil(part * sorted.length) - 1])
  return `median ${at(0.5)}, p95 ${at(0.95)}, slowest of ${sorted.length} ${at(1)}`
}

const ms = (time = 0) => `${Math.round(time).toLocaleString('en')} ms`
