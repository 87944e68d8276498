import type { Report } from '../../core/answers.ts'
import type { Surge } from '../../core/surge.ts'
import { type Asked, writeAsked } from './asked.ts'
import { ContactPage } from './contact-page.tsx'
import { Exports } from './exports.tsx'
import { Filters } from './filters.tsx'
import { Gaps } from './gaps.tsx'
import { GuidesPage } from './guides-page.tsx'
import { LanguagesPage } from './languages.tsx'
import { Nav } from './nav.tsx'
import { NoticesPage } from './notices-page.tsx'
import { Overview } from './overview.tsx'
import type { Page } from './page.ts'
import type { Answer, PageData } from './read-page.ts'
import { SearchesPage } from './searches-page.tsx'
import { ServicePage } from './service.tsx'
import type { Shown } from './shown.ts'
import { Empty, Trouble } from './states.tsx'
import { Surges } from './surges.tsx'

export interface View {
  page: Page
  asked: Asked
  /** Null until the first answer. */
  answer: Answer<PageData> | null
  /** The last figures that were read, what they were asked for, and when: they stay while newer ones are asked for or cannot be had. */
  data: PageData
  of: string
  at: Date | null
  loading: boolean
  surges: readonly Surge[]
}

interface Props {
  shown: Shown
  view: View
  change(asked: Asked): void
  retry(): void
  acknowledge(surge: Surge): void
}

/** The page: what is asked, what went wrong, and the figures. */
export function Insights({ shown, view, change, retry, acknowledge }: Props) {
  const { t } = shown
  const { page, asked, answer, data, of, at, loading, surges } = view
  // Until the answer comes, figures of another question are dimmed and not dated.
  const waiting = loading && of !== '' && of !== writeAsked(asked, '')
  return (
    <>
      <h1 class="visually-hidden">{page === 'overview' ? t('title') : t(`pages.${page}`)}</h1>
      <Surges shown={shown} surges={surges} acknowledge={acknowledge} />
      <Nav shown={shown} page={page} asked={asked} />
      {page !== 'exports' && page !== 'notices' && (
        <Filters shown={shown} page={page} asked={asked} change={change} at={waiting ? null : at} />
      )}
      {(waiting || answer === null) && <p class="state soft">{t('loading')}</p>}
      {answer !== null && <Trouble shown={shown} answer={answer} retry={retry} />}
      {of !== '' && (
        <div class={waiting ? 'figures waiting' : 'figures'} aria-busy={waiting}>
          <Figures shown={shown} page={page} asked={asked} data={data} />
        </div>
      )}
    </>
  )
}

interface FiguresProps {
  shown: Shown
  page: Page
  asked: Asked
  data: PageData
}

function Figures({
  shown,
  page,
  asked,
  data: { report, reportBefore, service, serviceBefore, guides, guidesBefore, gaps, gapsBefore, notices, exports },
}: FiguresProps) {
  if (notices) return <NoticesPage shown={shown} list={notices} />
  if (exports) return <Exports shown={shown} exports={exports} />
  if (gaps) return <Gaps shown={shown} asked={asked} report={gaps} before={gapsBefore} />
  if (guides) return <GuidesPage shown={shown} report={guides} before={guidesBefore} />
  if (service) return <ServicePage shown={shown} report={service} before={serviceBefore} />
  if (!report || isEmpty(report)) return <Empty shown={shown} />
  const before = reportBefore && !isEmpty(reportBefore) ? reportBefore : null
  if (page === 'searches') return <SearchesPage shown={shown} report={report} before={before} />
  if (page === 'contact') return <ContactPage shown={shown} report={report} before={before} />
  if (page === 'languages') return <LanguagesPage shown={shown} report={report} before={before} />
  return <Overview shown={shown} report={report} before={before} />
}

/** Nothing at all: a search in one language may belong to a session that began in another. */
function isEmpty({ counts }: Report): boolean {
  return Object.values(counts).every((count) => count === 0)
}
