import type { ShownNotice } from '../core/notice.ts'
import { momentOf } from '../core/notice-said.ts'
import { byUrgency, stateOf } from '../core/notice-time.ts'
import { type Known, read, watchNotices } from './notice-feed.ts'
import { entryOf } from './notice-view.ts'

/** "Service levels and notices": what runs, will and did, as it is now; without a server, as it was last known. */

function start(page: HTMLElement): void {
  const { lang } = document.documentElement
  const topics = new Map<string, string>(Object.entries(JSON.parse(page.dataset['topics'] ?? '{}')))
  let pastAt = 0
  let drawn = ''

  const list = (state: string, notices: readonly ShownNotice[]) => {
    page
      .querySelector(`[data-list=${state}]`)
      ?.replaceChildren(...notices.map((notice) => entryOf(page, notice, topics)))
    page.querySelector<HTMLElement>(`[data-none=${state}]`)?.toggleAttribute('hidden', notices.length > 0)
  }

  async function drawPast(at: number): Promise<void> {
    if (at <= pastAt) return
    const feed = await read(`/notices/past/${lang}.json`)
    if (!feed) return
    pastAt = at
    list('past', feed.notices)
  }

  function draw({ notices, knownAt, at }: Known, isAway: boolean): void {
    const now = Date.now()
    const saidAt = momentOf(knownAt, { locale: lang, now, timeZone: undefined })
    const text = page.dataset[isAway ? 'away' : 'asOf'] ?? ''
    page.querySelector('[data-said-at]')?.replaceChildren(text.replace('{{time}}', saidAt))
    const inState = (state: string) => notices.filter((notice) => stateOf(notice, now) === state).sort(byUrgency)
    const [current, planned] = [inState('current'), inState('planned')]
    const looks = JSON.stringify([current, planned])
    if (looks !== drawn) {
      page.querySelector('[data-now]')?.setAttribute('data-now', current.length > 0 ? 'some' : 'calm')
      list('current', current)
      list('planned', planned)
      // One of them may be over by now.
      if (drawn !== '') pastAt = 0
      drawn = looks
    }
    page.querySelector('[data-live]')?.setAttribute('data-live', 'known')
    if (!isAway) void drawPast(at)
  }

  watchNotices(lang, draw)
}

const page = document.querySelector<HTMLElement>('#status')
if (page) start(page)
