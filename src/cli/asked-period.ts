import { parseArgs } from 'node:util'
import { type Question, readQuestion } from '../core/question.ts'
import { dayOf } from '../core/session-id.ts'
import type { SiteConfig } from '../core/site-config.ts'

/** What a command on the ledger is asked: `--from`, `--to`, `--locale`, `--topic` and `--surface`, and one switch of its own. */
export interface AskedPeriod {
  question: Question
  /** Whether the switch was given. */
  isOn: boolean
}

/**
 * Reads a command's arguments; a problem says what is wrong and how to mend it.
 * @param flag the command's own switch, such as "json"
 */
export function askedPeriod(
  given: readonly string[],
  flag: string,
  { site, topics, now }: { site: SiteConfig; topics: readonly string[]; now: number },
): AskedPeriod | { problem: string } {
  const { values } = parseArgs({
    args: [...given],
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      locale: { type: 'string' },
      topic: { type: 'string' },
      surface: { type: 'string' },
      [flag]: { type: 'boolean', default: false },
    },
  })
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined)
  const asked = {
    from: text('from'),
    to: text('to'),
    locale: text('locale'),
    topic: text('topic'),
    surface: text('surface'),
  }
  const read = readQuestion(asked, { locales: Object.keys(site.locales), topics }, dayOf(now))
  return 'problem' in read ? { problem: read.problem } : { question: read.question, isOn: values[flag] === true }
}
