import { render } from 'preact'
import type { Translate } from '../../core/facts.ts'
import type { Entry } from '../../core/handoff.ts'
import { createTranslate } from '../../core/text.ts'
import { type ConversationKey, conversationAddress, readConversationKey } from './conversation-link.ts'
import { type ClientConversation, ConversationView } from './conversation-view.tsx'
import { againOrRefused, deliver, openUploads } from './deliver.ts'
import { followWith, rememberHere } from './earlier.ts'
import { type Handover, takeHandover } from './handover.ts'
import { keep, readOutgoing } from './kept.ts'
import { type Connection, openLive } from './live.ts'
import { createOutbox } from './outbox.ts'
import type { CsatReason } from './rating.tsx'
import { isPassing, posting, request } from './request.ts'
import { secretCheck } from './secret-check.ts'
import { lastSeq, takeEntries } from './thread.ts'
import { showMissing, showUnreachable } from './trouble.tsx'
import { createTyping, createTypists } from './typing.ts'
import { createUnseen } from './unseen.ts'

/** The client's conversation: opened by its link, live both ways, rated at the end. */

interface Page {
  place: HTMLElement
  t: Translate
  words: Translate
  locale: string
  key: ConversationKey
}

const PAUSES = [2_000, 5_000, 15_000]

const place = document.querySelector<HTMLElement>('#conversation')
if (place) start(place)
// Another link in the same tab is another conversation.
addEventListener('hashchange', () => location.reload())

function start(place: HTMLElement): void {
  const locale = document.documentElement.lang
  // The texts came with the page: nothing is waited for before the first drawing.
  const t = createTranslate(JSON.parse(place.dataset['texts'] ?? '{}'), locale)
  const words = createTranslate(JSON.parse(place.dataset['words'] ?? '{}'), locale)
  const key = readConversationKey(location.hash)
  if (key === null) showMissing(place, t, 'incomplete')
  else converse({ place, t, words, locale, key })
}

function converse({ place, t, words, locale, key }: Page): void {
  const topics: Record<string, string> = JSON.parse(place.dataset['topics'] ?? '{}')
  const { company = '', site = '' } = place.dataset
  const path = `/api/conversations/${key.id}`
  const headers = { authorization: `Bearer ${key.secret}` }
  const way = { path, headers }
  const outboxKey = `guidepost:outbox:${key.id}`
  const uploads = openUploads(way, `guidepost:files:${key.id}`, draw)
  const typing = createTyping((typing) => void request(`${path}/typing`, posting({ typing }, headers)))
  const typists = createTypists(draw)
  const unseen = createUnseen(locale)
  const check = secretCheck()
  let known: Handover | null = takeHandover(key.id)
  let present = false
  let connection: Connection = 'connecting'
  let live: ReturnType<typeof openLive> | null = null
  /** How far the server was told that the client has read. */
  let readTo = 0

  const outbox = createOutbox({
    load: () => readOutgoing(outboxKey),
    save: (messages) => keep(outboxKey, messages),
    changed: draw,
    stored: (entry) => take(entry),
    deliver: (message) =>
      deliver(way, uploads, message, (answer) =>
        answer.kind === 'refused' && answer.code === 'secret'
          ? { kind: 'refused', reason: t('secret.refused') }
          : againOrRefused(answer),
      ),
  })

  async function ask(): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      const answer = await request<Handover>(path, { headers })
      if (answer.kind === 'answered') return learn(answer.body)
      if (answer.kind === 'refused' && !isPassing(answer.status)) return leave()
      const pause = PAUSES[Math.min(attempt, PAUSES.length - 1)] ?? 15_000
      if (known === null) await showUnreachable(place, t, pause)
      else await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }

  function learn({ conversation, entries }: Handover): void {
    const before = known?.conversation.id ?? conversation.id
    // What was merged goes on in another one, under other numbers.
    const isOther = before !== conversation.id
    if (known === null) clear()
    rememberHere(key)
    known = { conversation, entries: takeEntries(isOther ? [] : (known?.entries ?? []), entries) }
    draw()
    if (live === null) live = follow()
    else if (isOther) live.reconnect()
  }

  function change(part: Partial<ClientConversation>): void {
    if (known) known = { ...known, conversation: { ...known.conversation, ...part } }
    draw()
  }

  function take(entry: Entry): void {
    if (known === null) return
    const before = lastSeq(known.entries)
    known = { ...known, entries: takeEntries(known.entries, [entry]) }
    const isNew = entry.seq > before
    if (entry.from === 'agent') typists.told('agent', false)
    if (isNew && entry.from === 'agent' && entry.kind === 'message') unseen.came(1)
    if (isNew && entry.kind === 'merged') void ask()
    draw()
    if (isNew) place.querySelector('.log li:last-child')?.scrollIntoView({ block: 'nearest' })
  }

  function markRead(): void {
    if (document.hidden || known === null) return
    const { conversation, entries } = known
    const seq = entries.findLast(({ from, kind }) => from === 'agent' && kind === 'message')?.seq ?? 0
    if (seq <= Math.max(readTo, conversation.readByClient)) return
    readTo = seq
    void request(`${path}/read`, posting({ seq }, headers))
  }

  async function rate(score: number, reason: CsatReason): Promise<boolean> {
    const answer = await request<{ entry: Entry }>(`${path}/rating`, posting({ score, reason }, headers))
    if (answer.kind !== 'answered') return false
    change({ scoreReason: reason })
    take(answer.body.entry)
    return true
  }

  function draw(): void {
    if (known === null) return
    const { conversation, entries } = known
    render(
      <ConversationView
        {...{
          t,
          words,
          locale,
          company,
          site,
          conversation,
          entries,
          uploads,
          typing,
          present,
          connection,
          check,
          rate,
        }}
        address={new URL(conversationAddress(locale, key), location.href).href}
        draft={`guidepost:draft:${key.id}`}
        topicName={topics[conversation.topic] ?? conversation.topic}
        isJoined={conversation.id !== key.id}
        outgoing={outbox.messages()}
        isTyping={typists.names().length > 0}
        online={navigator.onLine}
        send={outbox.add}
        retry={outbox.retry}
        discard={outbox.discard}
        mailTranscript={(email) => request(`${path}/transcript`, posting({ email }, headers))}
        askNew={() => followWith(key)}
      />,
      place,
    )
    markRead()
  }

  function follow(): ReturnType<typeof openLive> {
    return openLive({
      path: `${path}/stream`,
      secret: key.secret,
      after: () => lastSeq(known?.entries ?? []),
      entry: take,
      present(now) {
        present = now
        draw()
      },
      typing: (typing) => typists.told('agent', typing),
      seen: (readByAgent) => change({ readByAgent }),
      connection(state) {
        connection = state
        // What could not be told while it was lost is told now.
        if (state === 'open') readTo = 0
        draw()
        if (state === 'open') outbox.retry(null)
      },
      gone: leave,
    })
  }

  function leave(): void {
    known = null
    live?.close()
    showMissing(place, t, 'unknown')
  }

  /** What was written at build, or said of trouble, makes room. */
  function clear(): void {
    render(null, place)
    place.replaceChildren()
  }

  if (known !== null) {
    clear()
    draw()
  }
  void ask()
  addEventListener('online', () => {
    live?.reconnect()
    uploads.retry()
    outbox.retry(null)
    draw()
  })
  addEventListener('offline', draw)
  addEventListener('pageshow', (event) => event.persisted && live?.reconnect())
  document.addEventListener('visibilitychange', markRead)
}
