import { render } from 'preact'
import type { Surge } from '../../core/surge.ts'
import { createTranslate, lookUp, type Texts } from '../../core/text.ts'
import { type Asked, hasToday, readAsked, writeAsked } from './asked.ts'
import { figureText } from './figure-text.ts'
import { PAGES, type Page } from './page.ts'
import { NOTHING, read, readPage } from './read-page.ts'
import type { Shown } from './shown.ts'
import { staffFrame, staffLocale } from './staff-locale.ts'
import { Insights, type View } from './view.tsx'

/** `/insights/` and the pages under it: what the ledger says of a period. What is asked stands in the address, so that a link shows the same. */

const REFRESH = 30_000

async function start(place: HTMLElement, said: HTMLElement, page: Page): Promise<void> {
  const textsOf = async (namespace: string): Promise<Texts> =>
    (await fetch(`/texts/${staffLocale}/${namespace}.json`)).json()
  const [texts, topicTexts, mine] = await Promise.all([
    textsOf('insights'),
    textsOf('topics'),
    read<Shown['me']>('/api/me', fetch),
  ])
  const me = 'answer' in mine ? mine.answer : { name: '', roles: [] }
  const t = createTranslate(texts, staffLocale)
  const names = new Map(Object.entries(staffFrame.locales).map(([tag, { name }]) => [tag, name]))
  const topics = new Map(Object.keys(topicTexts).map((topic) => [topic, lookUp(topicTexts, `${topic}.title`) ?? topic]))
  const shown: Shown = {
    t,
    text: figureText(staffLocale, t),
    locale: staffLocale,
    names,
    topics,
    hasEditor: staffFrame.hasEditor,
    me,
  }
  const title = page === 'overview' ? [t('title')] : [t(`pages.${page}`), t('title')]
  document.title = [...title, document.title.split(' · ').at(-1)].join(' · ')

  const ask = () => readAsked(location.search, { locales: [...names.keys()], topics: [...topics.keys()] }, Date.now())
  let view: View = { page, asked: ask(), answer: null, data: NOTHING, of: '', at: null, loading: true, surges: [] }
  let latest = 0

  const draw = (next: Partial<View>) => {
    view = { ...view, ...next }
    render(
      <Insights shown={shown} view={view} change={change} retry={() => void load(true)} acknowledge={acknowledge} />,
      place,
    )
  }

  const acknowledge = (seen: Surge) =>
    draw({ surges: view.surges.map((surge) => (surge.id === seen.id ? seen : surge)) })

  /** Reads what the address asks. Only the latest answer counts; `aloud`, a screen reader is told. */
  async function load(aloud: boolean): Promise<void> {
    latest += 1
    const number = latest
    draw({ asked: ask(), loading: true })
    const of = writeAsked(view.asked, '')
    const [answer, surging] = await Promise.all([
      readPage(page, view.asked, fetch),
      read<{ surges: Surge[] }>('/api/surges', fetch),
    ])
    if (number !== latest) return
    if ('answer' in surging) draw({ surges: surging.answer.surges })
    if ('answer' in answer) draw({ answer, data: answer.answer, of, at: new Date(), loading: false })
    else if ('trouble' in answer && answer.trouble === 'unreachable' && view.of === of) draw({ answer, loading: false })
    else draw({ answer, data: NOTHING, of: '', at: null, loading: false })
    if (aloud && 'answer' in answer) {
      const { from, to } = view.asked
      const period = shown.text.period(from, to)
      const { report } = answer.answer
      said.textContent = report ? t('said', { period, count: report.counts.help_sessions }) : period
    }
  }

  function change(asked: Asked): void {
    history.pushState(null, '', writeAsked(asked, location.search))
    void load(true)
  }

  const refresh = () => {
    if (!document.hidden && hasToday(ask(), Date.now())) void load(false)
  }
  addEventListener('popstate', () => void load(true))
  document.addEventListener('visibilitychange', refresh)
  setInterval(refresh, REFRESH)
  draw({})
  await load(false)
}

const [place, said] = [
  document.querySelector<HTMLElement>('#insights'),
  document.querySelector<HTMLElement>('#insights-said'),
]
const page = PAGES.find((name) => name === place?.dataset['page'])
if (place && said && page) void start(place, said, page)
