import { render } from 'preact'
import { createTranslate, lookUp, type Texts } from '../../core/text.ts'
import { type Asked, hasToday, isOf, readAsked, writeAsked } from './asked.ts'
import { figureText } from './figure-text.ts'
import { readReport } from './read-report.ts'
import type { Shown } from './shown.ts'
import { staffFrame, staffLocale } from './staff-locale.ts'
import { Insights, type View } from './view.tsx'

/** `/insights/`: what the ledger says of a period. What is asked stands in the address, so that a link shows the same. */

const REFRESH = 30_000

async function start(place: HTMLElement, said: HTMLElement): Promise<void> {
  const textsOf = async (namespace: string): Promise<Texts> =>
    (await fetch(`/texts/${staffLocale}/${namespace}.json`)).json()
  const [texts, topicTexts] = await Promise.all([textsOf('insights'), textsOf('topics')])
  const t = createTranslate(texts, staffLocale)
  const names = new Map(Object.entries(staffFrame.locales).map(([tag, { name }]) => [tag, name]))
  const topics = new Map(Object.keys(topicTexts).map((topic) => [topic, lookUp(topicTexts, `${topic}.title`) ?? topic]))
  const shown: Shown = { t, text: figureText(staffLocale, t), locale: staffLocale, names, topics }
  document.title = `${t('title')} · ${document.title.split(' · ').at(-1)}`

  const ask = () => readAsked(location.search, { locales: [...names.keys()], topics: [...topics.keys()] }, Date.now())
  let view: View = { asked: ask(), answer: null, report: null, before: null, guides: null, at: null, loading: true }
  let latest = 0

  const draw = (next: Partial<View>) => {
    view = { ...view, ...next }
    render(<Insights shown={shown} view={view} change={change} retry={() => void load(true)} />, place)
  }

  /** Reads what the address asks. Only the latest answer counts; `aloud`, a screen reader is told. */
  async function load(aloud: boolean): Promise<void> {
    latest += 1
    const number = latest
    draw({ asked: ask(), loading: true })
    const answer = await readReport(view.asked, fetch)
    if (number !== latest) return
    if ('report' in answer) draw({ answer, ...answer, at: new Date(), loading: false })
    else if ('trouble' in answer && answer.trouble === 'unreachable' && view.report && isOf(view.asked, view.report))
      draw({ answer, loading: false })
    else draw({ answer, report: null, before: null, guides: null, at: null, loading: false })
    if (aloud && 'report' in answer) {
      const { from, to, counts } = answer.report
      said.textContent = t('said', { period: shown.text.period(from, to), count: counts.help_sessions })
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
if (place && said) void start(place, said)
