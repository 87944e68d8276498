import type { Translate } from '../../core/facts.ts'
import type { Entry } from '../../core/handoff.ts'
import { momentText } from './moment.ts'
import type { Outgoing } from './outbox.ts'

interface Props {
  t: Translate
  locale: string
  entries: readonly Entry[]
  outgoing: readonly Outgoing[]
  /** Whose side this screen is. */
  own: Entry['from']
  names: Record<Entry['from'], string>
  retry(key: string): void
  discard(key: string): void
}

/** The messages in their order, with those still on their way at the end. Texts are text: nothing in them is followed. */
export function MessageLog({ t, locale, entries, outgoing, own, names, retry, discard }: Props) {
  const now = Date.now()
  const known = new Set(entries.map(({ key }) => key))
  return (
    <div class="log" role="log" aria-label={t('conversation.log')}>
      <ol>
        {entries.map((entry, index) => (
          <Line
            key={entry.seq}
            t={t}
            entry={entry}
            own={own}
            name={names[entry.from]}
            follows={isSameTurn(entries[index - 1], entry)}
            time={momentText(entry.at, now, locale, undefined)}
          />
        ))}
        {outgoing
          .filter(({ key }) => !known.has(key))
          .map((message) => (
            <Waiting key={message.key} t={t} message={message} retry={retry} discard={discard} />
          ))}
      </ol>
    </div>
  )
}

interface LineProps {
  t: Translate
  entry: Entry
  own: Entry['from']
  name: string
  follows: boolean
  time: string
}

function Line({ t, entry, own, name, follows, time }: LineProps) {
  const stamp = <time dateTime={new Date(entry.at).toISOString()}>{time}</time>
  if (entry.kind !== 'message')
    return (
      <li class="log-line">
        <span>{t(`conversation.${entry.kind}_line`, { score: Number(entry.text) || 0 })}</span> {stamp}
      </li>
    )
  return (
    <li class="message" data-own={entry.from === own} data-follows={follows}>
      <p class="message-by">
        <strong>{name}</strong> {stamp}
      </p>
      <p class="message-text" dir="auto">
        {entry.text}
      </p>
    </li>
  )
}

interface WaitingProps {
  t: Translate
  message: Outgoing
  retry(key: string): void
  discard(key: string): void
}

function Waiting({ t, message: { key, text, state, reason }, retry, discard }: WaitingProps) {
  return (
    <li class="message" data-own="true" data-state={state}>
      <p class="message-text" dir="auto">
        {text}
      </p>
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

/** Messages of one sender within five minutes are one turn: the name is said once. */
function isSameTurn(before: Entry | undefined, entry: Entry): boolean {
  return (
    before !== undefined && before.kind === 'message' && before.from === entry.from && entry.at - before.at < 5 * 60_000
  )
}
