import type { Report } from '../core/answers.ts'
import { METRICS, type Metric } from '../core/metrics.ts'
import type { SiteConfig } from '../core/site-config.ts'
import { readReport } from '../store/read-report.ts'
import type { Store } from '../store/store.ts'
import { askedPeriod } from './asked-period.ts'

interface Parts {
  store: Store
  site: SiteConfig
  topics: readonly string[]
  now: number
  print(line: string): void
}

/** `guidepost report`: the figures of the insights page in a terminal. Answers the exit code. */
export async function report(given: readonly string[], { store, site, topics, now, print }: Parts): Promise<number> {
  const asked = askedPeriod(given, 'json', { site, topics, now })
  if ('problem' in asked) {
    print(asked.problem)
    return 2
  }
  const made = await readReport(asked.question, store, site.privacyThreshold)
  if (asked.isOn) print(JSON.stringify(made, null, 2))
  else for (const line of linesOf(made)) print(line)
  return 0
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
