import { render } from 'preact'
import type { Translate } from '../../core/facts.ts'
import type { Entry } from '../../core/handoff.ts'
import { type ConversationKey, readConversationKey } from './conversation-link.ts'
import { type ClientConversation, ConversationView } from './conversation-view.tsx'
import { deliver, openUploads } from './deliver.ts'
import { keep, readOutgoing } from './kept.ts'
import { type Connection, openLive } from './live.ts'
import { createOutbox } from './outbox.ts'
import { isPassing, posting, request } from './request.ts'
import { loadTexts } from './texts.ts'
import { lastSeq, takeEntries } from './thread.ts'
import { createTyping } from './typing.ts'

/** The client's conversation: opened by its link, live both ways, rated at the end. */

const place = document.querySelector<HTMLElement>('#conversation')
const { lang } = document.documentElement
if (place)
  void Promise.all([loadTexts(lang, 'contact'), loadTexts(lang, 'messages')]).then(([t, words]) =>
    start(place, t, words),
  )
// Another link in the same tab is another conversation.
addEventListener('hashchange', () => location.reload())

const PAUSES = [2_000, 5_000, 15_000]

async function start(place: HTMLElement, t: Translate, words: Translate): Promise<void> {
  const key = readConversationKey(location.hash)
  if (key === null) return showMissing(place, t, 'incomplete')
  const headers = { authorization: `Bearer ${key.secret}` }
  for (let attempt = 0; ; attempt++) {
    const answer = await request<{ conversation: ClientConversation; entries: Entry[] }>(
      `/api/conversations/${key.id}`,
      { headers },
    )
    if (answer.kind === 'answered') return converse(place, t, words, key, answer.body.conversation, answer.body.entries)
    if (answer.kind === 'refused' && !isPassing(answer.status)) return showMissing(place, t, 'unknown')
    await showUnreachable(place, t, PAUSES[Math.min(attempt, PAUSES.length - 1)] ?? 15_000)
  }
}

function converse(
  place: HTMLElement,
  t: Translate,
  words: Translate,
  key: ConversationKey,
  conversation: ClientConversation,
  first: Entry[],
): void {
  const locale = document.documentElement.lang
  const topics: Record<string, string> = JSON.parse(place.dataset['topics'] ?? '{}')
  const title = document.title
  const path = `/api/conversations/${key.id}`
  const headers = { authorization: `Bearer ${key.secret}` }
  const way = { path, headers }
  const outboxKey = `guidepost:outbox:${key.id}`
  const uploads = openUploads(way, `guidepost:files:${key.id}`, draw)
  const typing = createTyping((typing) => void request(`${path}/typing`, posting({ typing }, headers)))
  let entries = takeEntries([], first)
  let present = false
  let connection: Connection = 'connecting'
  let unseen = 0

  function take(more: readonly Entry[]): void {
    const before = lastSeq(entries)
    entries = takeEntries(entries, more)
    if (document.hidden) {
      unseen += entries.filter(({ seq, from, kind }) => seq > before && from === 'agent' && kind === 'message').length
      document.title = unseen > 0 ? `(${new Intl.NumberFormat(locale).format(unseen)}) ${title}` : title
    }
    draw()
    if (lastSeq(entries) > before) place.querySelector('.log li:last-child')?.scrollIntoView({ block: 'nearest' })
  }

  const outbox = createOutbox({
    load: () => readOutgoing(outboxKey),
    save: (messages) => keep(outboxKey, messages),
    changed: draw,
    stored: (entry) => take([entry]),
    deliver: (message) => deliver(way, uploads, message),
  })

  async function rate(score: number): Promise<boolean> {
    const answer = await request<{ entry: Entry }>(`${path}/rating`, posting({ score }, headers))
    if (answer.kind !== 'answered') return false
    take([answer.body.entry])
    return true
  }

  function draw(): void {
    render(
      <ConversationView
        t={t}
        words={words}
        locale={locale}
        site={place.dataset['site'] ?? ''}
        uploads={uploads}
        typing={typing}
        topicName={topics[conversation.topic] ?? conversation.topic}
        conversation={conversation}
        entries={entries}
        outgoing={outbox.messages()}
        present={present}
        connection={connection}
        online={navigator.onLine}
        send={outbox.add}
        retry={outbox.retry}
        discard={outbox.discard}
        rate={rate}
      />,
      place,
    )
  }

  place.replaceChildren()
  draw()
  const live = openLive({
    path: `${path}/stream`,
    secret: key.secret,
    after: () => lastSeq(entries),
    entry: (entry) => take([entry]),
    present(now) {
      present = now
      draw()
    },
    connection(state) {
      connection = state
      draw()
      if (state === 'open') outbox.retry(null)
    },
    gone: () => showMissing(place, t, 'unknown'),
  })
  addEventListener('online', () => {
    live.reconnect()
    uploads.retry()
    outbox.retry(null)
    draw()
  })
  addEventListener('offline', draw)
  addEventListener('pageshow', (event) => event.persisted && live.reconnect())
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return
    unseen = 0
    document.title = title
  })
}

/** The link leads nowhere: says what to do. The text was written at build, so that it stands without the server. */
function showMissing(place: HTMLElement, t: Translate, why: 'incomplete' | 'unknown'): void {
  render(null, place)
  const missing = document.querySelector<HTMLTemplateElement>('#conversation-missing')
  if (missing) place.replaceChildren(missing.content.cloneNode(true))
  const text = place.querySelector('[data-why]')
  if (text) text.textContent = t(`conversation.missing.${why}`)
}

/** Says that nobody answered and waits for the pause, the button or the network. */
function showUnreachable(place: HTMLElement, t: Translate, pause: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer)
      removeEventListener('online', go)
      resolve()
    }
    const timer = setTimeout(go, pause)
    addEventListener('online', go)
    render(
      <div class="conversation-trouble">
        <h1>{t('conversation.unreachable.title')}</h1>
        <p class="lead" role="status">
          {t('conversation.unreachable.text')}
        </p>
        <button type="button" class="button" onClick={go}>
          {t('conversation.unreachable.again')}
        </button>
      </div>,
      place,
    )
  })
}
