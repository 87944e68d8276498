import type { Report } from '../core/answers.ts'
import { METRICS, type Metric } from '../core/metrics.ts'
import { readParts } from '../server/parts.ts'
import { readReport } from '../store/read-report.ts'
import { askedPeriod, PERIOD } from './asked-period.ts'
import {
  askedWrongly,
  type Context,
  choice,
  defineCommand,
  isWrong,
  type Outcome,
  text,
  told,
  type Values,
} from './command.ts'
import { EXPLAINED } from './explain.ts'
import { reportQuarter } from './quarter.ts'

const EXPLAINED_FIGURES = Object.keys(EXPLAINED)

export const command = defineCommand({
  name: 'report',
  summary: 'the figures of the insights pages; or a quarterly report',
  argument: null,
  options: {
    ...PERIOD,
    quarter: text('QUARTER', 'counts a quarter, such as 2026-Q3, and writes content/reports/2026-q3.json'),
    explain: choice('figure', EXPLAINED_FIGURES, 'with --quarter: what a figure means, and its counts day by day'),
  },
  examples: [
    { line: 'npx guidepost report', does: 'the last 28 days, everywhere' },
    { line: 'npx guidepost report --locale es --topic trading', does: 'one language, one topic' },
    { line: 'npx guidepost report --from 2026-11-01 --to 2026-11-30 --json', does: 'a month, for another program' },
    { line: 'npx guidepost report --quarter 2026-Q3', does: 'writes the published report of a quarter' },
  ],
  ends: 'the store cannot be read',
  async run({ options }, context) {
    const { topics } = readParts(context.root)
    const { quarter, explain: figure } = options
    if (quarter !== '') return reportQuarter({ quarter, figure }, topics, context)
    if (figure !== '')
      return askedWrongly('A figure is explained for a quarter.', `Add one, such as --quarter 2026-Q3.`)
    return report(options, topics, context)
  },
})

/** The figures of the insights page. */
async function report(period: Values<typeof PERIOD>, topics: readonly string[], context: Context): Promise<Outcome> {
  const { site, now, openStore } = context
  const asked = askedPeriod(period, { site, topics, now: now() })
  if (isWrong(asked)) return asked
  const made = await readReport(asked.question, await openStore(), site.privacyThreshold)
  return told(made, linesOf(made))
}

function linesOf(made: Report): string[] {
  const { counts, figures } = made
  const share = (metric: Metric) => {
    const { of, over, value } = figures[metric]
    const shown =
      value === null
        ? '–'
        : METRICS[metric].as === 'share'
          ? `${Math.round(value * 100)} %`
          : `${value.toFixed(1)}${METRICS[metric].as === 'ratio' ? ' : 1' : ''}`
    return `  ${metric.padEnd(26)} ${shown.padStart(8)}   ${of} of ${over}   ${METRICS[metric].sentence}`
  }
  return [
    `${made.from} to ${made.to}, ${made.locale ?? 'all languages'}: ${counts.help_sessions} help sessions, ${counts.intent} with intent`,
    '',
    ...(Object.keys(METRICS) as Metric[]).map(share),
    '',
    'How help sessions ended',
    ...made.outcomes.map(({ outcome, sessions }) => `  ${outcome.padEnd(20)} ${String(sessions).padStart(8)}`),
    '',
    'From search to answer',
    ...made.funnel.map(({ step, searches }) => `  ${step.padEnd(20)} ${String(searches).padStart(8)}`),
    '',
    'At the contact form',
    ...made.contact.funnel.map(({ step, sessions }) => `  ${step.padEnd(20)} ${String(sessions).padStart(8)}`),
    '',
    'How that ended',
    ...made.contact.ends.map(({ end, sessions }) => `  ${end.padEnd(20)} ${String(sessions).padStart(8)}`),
    '',
    'Contact deflection, by the topic chosen there (solved, asked nobody, opened contact)',
    ...made.topics
      .filter(({ contact }) => contact.to.over > 0)
      .map(({ topic, contact: { from, to } }) => `  ${topic || 'no topic'}  ${from.of}, ${to.of}, ${to.over}`),
    '',
    'Guides opened there (solved, asked nobody, opened)',
    ...made.contact.suggestions.map(
      ({ guide, locale, from, to }) => `  ${locale}  ${guide}  ${from.of}, ${to.of}, ${to.over}`,
    ),
    '',
    'Unanswered searches, by kind',
    ...made.unansweredKinds.map(({ kind, searches }) => `  ${kind.padEnd(20)} ${String(searches).padStart(8)}`),
    '',
    'Top unanswered searches (sessions: then contacted, searched again, left)',
    ...made.unanswered.map(
      (group) =>
        `  ${group.locale}  ${group.query}  ${group.sessions}: ${group.contacted}, ${group.searchedAgain}, ${group.left}`,
    ),
    `  not shown, each in fewer than ${made.withheld.threshold} sessions: ${made.withheld.searches} searches in ${made.withheld.groups} groups`,
  ]
}
