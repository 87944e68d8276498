import type { GuideFigures, GuidesReport } from './answers.ts'
import { dayText, type Question } from './question.ts'
import { figureOf, sent, wilson } from './rate.ts'
import { addUp, type TallyRow } from './tallies.ts'

/** The guides of a question, each with its locale, most readings first. */
export function makeGuidesReport(question: Question, rows: readonly TallyRow[]): GuidesReport {
  const groups = Map.groupBy(rows, ({ locale, subject }) => `${subject}\n${locale}`)
  const guides = [...groups.values()].map((group): GuideFigures => {
    const counts = addUp(group)
    const [guide, locale] = [group[0]?.subject ?? '', group[0]?.locale ?? '']
    return {
      guide,
      locale,
      counts: sent(counts),
      fellBack: addUp(group.filter(({ part }) => part !== locale)).readings,
      helpful: figureOf('helpful_rate', counts),
      between: wilson(counts.guide_helpful, counts.guide_votes),
      handoff: figureOf('handoff_rate', counts),
      exit: figureOf('exit_rate', counts),
    }
  })
  return {
    from: dayText(question.from),
    to: dayText(question.to),
    locale: question.locale,
    topic: question.topic,
    guides: guides.sort(
      (a, b) =>
        (b.counts.readings ?? 0) - (a.counts.readings ?? 0) ||
        (`${a.guide} ${a.locale}` < `${b.guide} ${b.locale}` ? -1 : 1),
    ),
  }
}
