import { BACKLOG_DAYS } from '../core/backlog-kinds.ts'
import { everybody, PERIOD_DAYS } from '../core/question.ts'
import { dayOf } from '../core/session-id.ts'
import { type GapParts, readGaps } from './read-gaps.ts'
import { readReport } from './read-report.ts'
import { readService } from './read-service.ts'

/**
 * Asks what the insights and the backlog ask each day, each period with the one before, so that nobody waits for what the
 * store then remembers.
 */
export async function askUsual(parts: GapParts, topics: readonly string[]): Promise<void> {
  const { store, least, now } = parts
  const today = dayOf(now)
  for (const days of Object.values(PERIOD_DAYS)) {
    const period = everybody(today - days + 1, today)
    for (const question of [period, everybody(today - 2 * days + 1, today - days)]) {
      await readReport(question, store, least)
      await readService(question, store, topics)
    }
    await readGaps(period, parts)
  }
  await readGaps(everybody(today - BACKLOG_DAYS + 1, today), parts)
}
