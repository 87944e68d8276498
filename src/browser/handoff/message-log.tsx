import { useMemo } from 'preact/hooks'
import type { Attachment } from '../../core/attachments.ts'
import type { Translate } from '../../core/facts.ts'
import type { Entry } from '../../core/handoff.ts'
import { AttachmentList } from './attachment-list.tsx'
import { memo } from './memo.tsx'
import { MessageText } from './message-text.tsx'
import { momentTexts } from './moment.ts'
import type { Outgoing } from './outbox.ts'
import { lastSeen } from './thread.ts'

export interface LogProps {
  /** Of this side's own texts. */
  t: Translate
  /** Of the namespace "messages", which both sides have. */
  words: Translate
  locale: string
  /** The site's address: a link in a message that begins with it leads there, and no other does. */
  site: string
  entries: readonly Entry[]
  outgoing: readonly Outgoing[]
  /** Whose side this screen is. */
  own: Entry['from']
  /** How far the other side has read, by number. */
  seenTo: number
  /** Who said it, for people. */
  nameOf(entry: Entry): string
  /** What an entry that is no message says. */
  lineOf(entry: Entry): string
  read(attachment: Attachment): Promise<Blob | null>
  retry(key: string): void
  discard(key: string): void
}

/** The messages in their order, with those still on their way at the end. */
export function MessageLog(props: LogProps) {
  const { t, words, locale, site, entries, outgoing, own, seenTo, nameOf, lineOf, read, retry, discard } = props
  const time = useMemo(() => momentTexts(locale, undefined), [locale])
  const now = Date.now()
  const known = new Set(entries.map(({ key }) => key))
  const seen = lastSeen(entries, own, seenTo)
  return (
    <div class="log" role="log" aria-label={t('conversation.log')}>
      <ol>
        {entries.map((entry, index) => (
          <Line
            key={entry.seq}
            words={words}
            site={site}
            entry={entry}
            own={own}
            name={nameOf(entry)}
            line={isSaid(entry) ? '' : lineOf(entry)}
            follows={isSameTurn(entries[index - 1], entry)}
            seen={entry.seq === seen}
            time={time(entry.at, now)}
            read={read}
          />
        ))}
        {outgoing
          .filter(({ key }) => !known.has(key))
          .map((message) => (
            <Waiting key={message.key} t={t} words={words} message={message} read={read} {...{ retry, discard }} />
          ))}
      </ol>
    </div>
  )
}

interface LineProps extends Pick<LogProps, 'words' | 'site' | 'own' | 'read'> {
  entry: Entry
  name: string
  line: string
  follows: boolean
  seen: boolean
  time: string
}

const Line = memo(({ words, site, entry, own, name, line, follows, seen, time, read }: LineProps) => {
  const stamp = <time dateTime={new Date(entry.at).toISOString()}>{time}</time>
  if (!isSaid(entry))
    return (
      <li class="log-line" data-kind={entry.kind}>
        <span>{line}</span> {stamp}
      </li>
    )
  return (
    <li class="message" data-own={entry.from === own} data-kind={entry.kind} data-follows={follows}>
      <p class="message-by">
        <strong>{name}</strong> {stamp}
      </p>
      {entry.text !== '' && (
        <p class="message-text" dir="auto">
          <MessageText text={entry.text} site={site} />
        </p>
      )}
      <AttachmentList words={words} attachments={entry.attachments} read={read} />
      {seen && <p class="message-seen">{words('seen')}</p>}
    </li>
  )
})

interface WaitingProps extends Pick<LogProps, 't' | 'words' | 'read' | 'retry' | 'discard'> {
  message: Outgoing
}

function Waiting({ t, words, message, read, retry, discard }: WaitingProps) {
  const { key, kind, text, attachments, state, reason } = message
  return (
    <li class="message" data-own="true" data-kind={kind} data-state={state}>
      {text !== '' && (
        <p class="message-text" dir="auto">
          {text}
        </p>
      )}
      <AttachmentList words={words} attachments={attachments} read={read} />
      <p class="message-by">
        {state === 'sending' && t('conversation.sending')}
        {state === 'waiting' && t('conversation.unsent')}
        {state === 'refused' && t('conversation.refused', { message: reason })}
      </p>
      {state !== 'sending' && (
        <p class="message-ways">
          <button type="button" class="link-button" onClick={() => retry(key)}>
            {t('conversation.send_again')}
          </button>
          <button type="button" class="link-button" onClick={() => discard(key)}>
            {t('conversation.discard')}
          </button>
        </p>
      )}
    </li>
  )
}

/** Whether somebody said it, in words or pictures. */
function isSaid({ kind }: Entry): boolean {
  return kind === 'message' || kind === 'note'
}

/** Messages of one sender within five minutes are one turn: the name is said once. */
function isSameTurn(before: Entry | undefined, entry: Entry): boolean {
  return (
    before !== undefined &&
    before.kind === entry.kind &&
    before.from === entry.from &&
    before.who === entry.who &&
    entry.at - before.at < 5 * 60_000
  )
}
