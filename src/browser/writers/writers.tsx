import { render } from 'preact'
import { createTranslate, lookUp, type Texts } from '../../core/text.ts'
import { figureText } from '../insights/figure-text.ts'
import { type Answer, read } from '../insights/read-page.ts'
import type { Shown } from '../insights/shown.ts'
import { staffFrame, staffLocale } from '../insights/staff-locale.ts'
import { rememberedName } from '../insights/staff-name.ts'
import { type Asked, readAsked, writeAsked } from './asked.ts'
import { closedRows } from './closed.tsx'
import { listenToKeys } from './keys.ts'
import { WRITER_PAGES, type WriterPage } from './page.ts'
import { readPage, type WriterData } from './read.ts'
import type { Told } from './told.ts'
import { type View, Writers } from './view.tsx'

/** `/writers/` and `/writers/matrix/`: what to write next, and how each guide stands in each language. */

const REFRESH = 30_000

async function start(place: HTMLElement, said: HTMLElement, page: WriterPage): Promise<void> {
  const textsOf = async (namespace: string): Promise<Texts> =>
    (await fetch(`/texts/${staffLocale}/${namespace}.json`)).json()
  const [texts, figureTexts, topicTexts, mine] = await Promise.all([
    textsOf('writers'),
    textsOf('insights'),
    textsOf('topics'),
    read<Shown['me']>('/api/me', fetch),
  ])
  const me = 'answer' in mine ? mine.answer : { name: '', roles: [] }
  const t = createTranslate(figureTexts, staffLocale)
  const names = new Map(Object.entries(staffFrame.locales).map(([tag, { name }]) => [tag, name]))
  const topics = new Map(Object.keys(topicTexts).map((topic) => [topic, lookUp(topicTexts, `${topic}.title`) ?? topic]))
  const { hasEditor } = staffFrame
  const figures: Shown = { t, text: figureText(staffLocale, t), locale: staffLocale, names, topics, me, hasEditor }
  const told = (): Told => ({
    ...figures,
    t: createTranslate(texts, staffLocale),
    figures,
    name: me.name || rememberedName(),
  })
  document.title = [told().t(`pages.${page}`), document.title.split(' · ').at(-1)].join(' · ')

  const ask = () => readAsked(location.search, page, { locales: [...names.keys()], topics: [...topics.keys()] })
  let view: View = { page, asked: ask(), answer: null, data: null, at: null, loading: true, said: '' }
  let latest = 0

  const draw = (next: Partial<View>) => {
    view = { ...view, ...next }
    render(<Writers told={told()} view={view} change={change} retry={() => void load(true)} after={after} />, place)
  }

  /** Reads what the address asks. Only the latest answer counts; `aloud`, a screen reader is told. */
  async function load(aloud: boolean): Promise<void> {
    latest += 1
    const number = latest
    draw({ asked: ask(), loading: true })
    const answer: Answer<WriterData> = await readPage(page, view.asked, told().name, fetch)
    if (number !== latest) return
    if ('answer' in answer) draw({ answer, data: answer.answer, at: new Date(), loading: false })
    else if ('trouble' in answer && answer.trouble === 'unreachable') draw({ answer, loading: false })
    else draw({ answer, data: null, at: null, loading: false })
    const { backlog } = 'answer' in answer ? answer.answer : { backlog: null }
    const listed = view.asked.state === 'closed' ? closedRows(backlog?.closed ?? [], view.asked, told().name) : null
    if (aloud && backlog) said.textContent = told().t('said', { count: listed?.length ?? backlog.total })
  }

  function change(asked: Asked): void {
    history.pushState(null, '', writeAsked(asked, location.search))
    draw({ said: '' })
    void load(true)
  }

  /** What came of a change is told, and the list read anew; who lost the place in it goes to what stands there now. */
  async function after(sentence: string, entry: string): Promise<void> {
    const lines = [...place.querySelectorAll<HTMLElement>('[data-entry]')]
    const at = lines.findIndex(({ dataset }) => dataset['entry'] === entry)
    draw({ said: sentence })
    await load(false)
    const now = [...place.querySelectorAll<HTMLElement>('[data-entry]')]
    const own = now.find(({ dataset }) => dataset['entry'] === entry)
    const next = own ?? now[Math.min(at, now.length - 1)] ?? place.querySelector<HTMLElement>('#entries')
    next?.focus()
  }

  const refresh = () => {
    // Not under somebody's hands: a form that is open keeps its entry.
    if (!document.hidden && place.querySelector('.entry form') === null) void load(false)
  }
  addEventListener('popstate', () => void load(true))
  document.addEventListener('visibilitychange', refresh)
  setInterval(refresh, REFRESH)
  listenToKeys(place)
  draw({})
  await load(false)
}

const [place, said] = [
  document.querySelector<HTMLElement>('#writers'),
  document.querySelector<HTMLElement>('#writers-said'),
]
const page = WRITER_PAGES.find((name) => name === place?.dataset['page'])
if (place && said && page) void start(place, said, page)
