import type { GuidesReport } from '../../core/guide-figures.ts'
import type { Report } from '../../core/report.ts'
import { type Asked, isOf } from './asked.ts'
import { Filters } from './filters.tsx'
import { Guides } from './guides.tsx'
import { Headline } from './headline.tsx'
import { Outcomes } from './outcomes.tsx'
import { Languages, Surfaces, Topics } from './parts.tsx'
import { Rates } from './rates.tsx'
import type { ReadReport } from './read-report.ts'
import { Funnel, Kinds } from './searches.tsx'
import type { Shown } from './shown.ts'
import { Unanswered } from './unanswered.tsx'

export interface View {
  asked: Asked
  /** Null until the first answer. */
  answer: ReadReport | null
  /** The last figures that were read, and when: they stay while newer ones are asked for or cannot be had. */
  report: Report | null
  before: Report | null
  guides: GuidesReport | null
  at: Date | null
  loading: boolean
}

interface Props {
  shown: Shown
  view: View
  change(asked: Asked): void
  retry(): void
}

/** The page: what is asked, what went wrong, and the figures. */
export function Insights({
  shown,
  view: { asked, answer, report, before, guides, at, loading },
  change,
  retry,
}: Props) {
  const { t } = shown
  // Until the answer comes, figures of another question are dimmed and not dated.
  const waiting = loading && report !== null && !isOf(asked, report)
  return (
    <>
      <h1 class="visually-hidden">{t('title')}</h1>
      <Filters shown={shown} asked={asked} change={change} at={waiting ? null : at} />
      {(waiting || answer === null) && <p class="state soft">{t('loading')}</p>}
      {answer !== null && <Trouble shown={shown} answer={answer} retry={retry} />}
      {report !== null && (
        <div class={waiting ? 'figures waiting' : 'figures'} aria-busy={waiting}>
          {isEmpty(report) ? (
            <Empty shown={shown} />
          ) : (
            <Figures shown={shown} report={report} before={before} guides={guides} />
          )}
        </div>
      )}
    </>
  )
}

interface FiguresProps {
  shown: Shown
  report: Report
  before: Report | null
  guides: GuidesReport | null
}

function Figures({ shown, report, before, guides }: FiguresProps) {
  return (
    <>
      <Headline shown={shown} report={report} before={before && !isEmpty(before) ? before : null} />
      <Outcomes shown={shown} report={report} />
      <div class="two">
        <Kinds shown={shown} report={report} />
        <Funnel shown={shown} report={report} />
      </div>
      <Unanswered shown={shown} report={report} />
      <Languages shown={shown} report={report} />
      <Topics shown={shown} report={report} />
      <Surfaces shown={shown} report={report} />
      {guides && <Guides shown={shown} report={guides} />}
      <Rates shown={shown} report={report} />
    </>
  )
}

function Trouble({ shown: { t, locale }, answer, retry }: { shown: Shown; answer: ReadReport; retry(): void }) {
  if ('report' in answer) return null
  const again = (
    <button class="button-quiet" type="button" onClick={retry}>
      {t('retry')}
    </button>
  )
  if ('refused' in answer)
    return (
      <div class="state notice-warning" role="alert">
        <p>{t('refused')}</p>
        <p lang="en" dir="ltr">
          {answer.refused}
        </p>
        {again}
      </div>
    )
  const { trouble } = answer
  return (
    <div class="state notice-warning" role="alert">
      <p>
        <strong>{t(`trouble.${trouble}.title`)}</strong>
      </p>
      <p>{t(`trouble.${trouble}.text`)}</p>
      {trouble === 'signed_out' ? (
        <>
          <pre dir="ltr">
            <code>npx guidepost sign-in</code>
          </pre>
          {again}
        </>
      ) : trouble === 'no_server' ? (
        <a href={`/${locale}/`}>{t('empty.try')}</a>
      ) : trouble === 'unreachable' ? (
        again
      ) : null}
    </div>
  )
}

function Empty({ shown: { t, locale } }: { shown: Shown }) {
  return (
    <section class="empty" aria-labelledby="empty">
      <h2 id="empty">{t('empty.title')}</h2>
      <p>{t('empty.text')}</p>
      <ol>
        {['open', 'search', 'vote', 'back'].map((step) => (
          <li>{t(`empty.${step}`)}</li>
        ))}
      </ol>
      <a class="button" href={`/${locale}/`}>
        {t('empty.try')}
      </a>
    </section>
  )
}

/** Nothing at all: a search in one language may belong to a session that began in another. */
function isEmpty({ counts }: Report): boolean {
  return Object.values(counts).every((count) => count === 0)
}
