import { render } from 'preact'
import { directionOf, preferredLocale } from '../../core/locales.ts'
import { loadTexts } from '../handoff/texts.ts'
import { claimByLock, createBell, type News } from './bell.ts'
import { createReplyBook } from './canned.ts'
import { createDesk, type Desk } from './desk-state.ts'
import { DeskView } from './desk-view.tsx'
import { createFinders, Finders } from './finders.ts'
import { keepFocus } from './focus.ts'
import { listenToKeys } from './keys.ts'
import { notify } from './notify.ts'
import { readFilter, readPreferences } from './preferences.ts'
import { concerns, isUnread } from './queue.ts'
import { ReplyBook } from './reply-book.ts'
import { type Setup, topicName } from './setup.ts'
import { playTone } from './tone.ts'

/** The agents' desk: one address, in the language that the agent's browser prefers or `?locale=` names. */

const place = document.querySelector<HTMLElement>('#desk')
const setup = document.querySelector('#desk-setup')?.textContent
if (place && setup) void start(place, JSON.parse(setup))

/** Waiting times grow while nothing else happens. */
const TICK = 20_000

async function start(place: HTMLElement, page: Omit<Setup, 'locale' | 't' | 'words'>): Promise<void> {
  const asked = new URLSearchParams(location.search).get('locale')
  const locale = preferredLocale([...(asked === null ? [] : [asked]), ...navigator.languages], page)
  document.documentElement.lang = locale
  document.documentElement.dir = directionOf(locale)
  const [t, words] = await Promise.all([loadTexts(locale, 'desk'), loadTexts(locale, 'messages')])
  const setup: Setup = { ...page, locale, t, words }
  const title = `${t('title')} · ${page.company}`

  const bell = createBell({
    isHidden: () => document.hidden,
    claim: claimByLock,
    ring: (news) => ring(news, desk, setup),
  })
  const desk = createDesk({
    preferences: readPreferences(Object.keys(page.locales)),
    filter: readFilter(page),
    changed: drawSoon,
    news(conversation, entry) {
      const { me, preferences } = desk.state()
      if (concerns(conversation, me, preferences.answering)) bell.tell({ conversation, entry })
    },
    heldText: (who) => t('reply.refused', { who }),
    now: Date.now,
    isLooking: () => !document.hidden,
  })
  const book = createReplyBook(drawSoon)
  const finders = createFinders(page.fallbacks)
  let isDue = false
  function drawSoon(): void {
    if (isDue) return
    isDue = true
    // A hidden tab draws no frames, and its title must count on.
    if (document.hidden) setTimeout(draw)
    else requestAnimationFrame(draw)
  }
  function draw(): void {
    isDue = false
    rememberSelected(desk)
    const count = unreadOf(desk)
    document.title = count > 0 ? `(${new Intl.NumberFormat(locale).format(count)}) ${title}` : title
    keepFocus(() =>
      render(
        <ReplyBook.Provider value={book}>
          <Finders.Provider value={finders}>
            <DeskView desk={desk} setup={setup} />
          </Finders.Provider>
        </ReplyBook.Provider>,
        place,
      ),
    )
  }

  place.replaceChildren()
  draw()
  listenToKeys(desk, place, draw)
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) desk.looked()
  })
  addEventListener('online', () => void desk.load())
  setInterval(desk.tick, TICK)
  const wanted = askedConversation()
  // A link from a mail, followed in a tab where the desk is open.
  addEventListener('hashchange', () => {
    const asked = askedConversation()
    const { phase, selected } = desk.state()
    if (asked !== null && asked !== selected && phase === 'ready') void desk.select(asked)
  })
  await desk.load()
  if (wanted !== null) await desk.select(wanted)
}

/** The conversation that the address names. */
function askedConversation(): string | null {
  return /^#([a-z0-9]{8,40})$/.exec(location.hash)?.[1] ?? null
}

/** The address names the open conversation, so that it can be passed on and outlives a reload. */
function rememberSelected(desk: Desk): void {
  const { selected, phase } = desk.state()
  const hash = selected === null ? '' : `#${selected}`
  if (phase === 'ready' && location.hash !== hash)
    history.replaceState(null, '', `${location.pathname}${location.search}${hash}`)
}

/** How many conversations wait for this agent with something unread. */
function unreadOf(desk: Desk): number {
  const { conversations, me, preferences } = desk.state()
  let count = 0
  for (const conversation of conversations.values())
    if (conversation.state === 'open' && isUnread(conversation) && concerns(conversation, me, preferences.answering))
      count += 1
  return count
}

/** Tells of what clients said: aloud, in words for a screen reader, and by the browser where no desk is in sight. */
function ring(news: readonly News[], desk: Desk, setup: Setup): void {
  const { t, locale, config } = setup
  const { preferences, selected } = desk.state()
  const isSeen = (one: News) => !document.hidden && one.conversation.id === selected
  const unseen = news.filter((one) => !isSeen(one))
  const [first] = unseen
  if (preferences.sound && first) playTone()
  const said = document.querySelector('#desk-said')
  // What comes into the open conversation, its own log says.
  if (said && first)
    said.textContent =
      unseen.length === 1
        ? t('announce', { text: first.entry.text.slice(0, 200) })
        : t('announce_many', { count: unseen.length })
  if (!document.hidden || !preferences.notify) return
  for (const { conversation, entry } of unseen)
    notify({
      conversation: conversation.id,
      title: t('notify.title', { topic: topicName(conversation.topic, setup), name: setup.company }),
      text: config.textInNotifications ? entry.text.slice(0, 200) : '',
      locale: config.textInNotifications ? conversation.locale : locale,
      open: () => void desk.select(conversation.id),
    })
}
