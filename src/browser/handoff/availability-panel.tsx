import { render } from 'preact'
import type { Translate } from '../../core/facts.ts'
import type { Availability } from '../../core/handoff.ts'
import { createTranslate } from '../../core/text.ts'
import { type Elsewhere, elsewhere, waitText } from '../availability/sentences.ts'
import { HOME } from '../home.ts'
import { languageName, momentText } from './moment.ts'
import type { Channel } from './question.ts'

/** What is open now; `mail` where no server answers. */
export type OpenNow = Availability | 'mail'

export function channelOf(open: OpenNow): Channel {
  return open === 'mail' ? 'mail' : open.chat === 'open' ? 'chat' : 'ticket'
}

export interface AvailabilityPanel {
  place: HTMLElement
  locale: string
  topic: string
  t: Translate
  /** Asks again; null where asking again would not help. */
  again: (() => void) | null
  /** The reader goes to another language's contact page, with what they wrote. */
  leave(): void
}

/** Says what is open now and until when, in the reader's own time, and where else they could chat at once. */
export function showAvailabilityPanel(open: OpenNow, { place, leave, ...parts }: AvailabilityPanel): void {
  const say = createTranslate(JSON.parse(place.dataset['texts'] ?? '{}'), parts.locale)
  render(<AvailabilityState open={open} {...parts} say={say} follows={{ leave, text: say('follows') }} />, place)
}

interface AvailabilityStateProps {
  open: OpenNow
  locale: string
  topic: string
  /** The texts of contact. */
  t: Translate
  /** The texts of availability. */
  say: Translate
  again: (() => void) | null
  /** What becomes of what was written when the reader goes to another language; null: it stays here. */
  follows: { leave(): void; text: string } | null
}

export function AvailabilityState({ open, locale, topic, t, say, again, follows }: AvailabilityStateProps) {
  const state = open === 'mail' ? 'mail' : open.chat
  const language = languageName(locale, locale)
  return (
    <>
      <p class="state-line">
        <span class="dot" data-state={state === 'open' ? 'open' : 'closed'} />
        <strong>{t(`availability.${state}`)}</strong>
      </p>
      <p class="soft">
        {t(`availability.${state}_detail`, { language })}{' '}
        {open !== 'mail' && open.chat === 'open' && open.wait !== null
          ? `${say('usual', { wait: waitText(open.wait.seconds, locale, say) })} `
          : ''}
        {open !== 'mail' && whenText(open, language, locale, t)}
      </p>
      {state !== 'mail' && state !== 'open' && <p class="soft">{t('availability.ticket_follow')}</p>}
      {open !== 'mail' && <OtherChats chats={elsewhere(open, locale, say)} topic={topic} follows={follows} />}
      {state === 'mail' && again !== null && (
        <button type="button" class="link-button" onClick={again}>
          {t('availability.again')}
        </button>
      )}
    </>
  )
}

interface OtherChatsProps {
  chats: readonly Elsewhere[]
  topic: string
  follows: AvailabilityStateProps['follows']
}

/** Chats in languages that the reader may know as well, each a way to the same page in that language. */
function OtherChats({ chats, topic, follows }: OtherChatsProps) {
  if (chats.length === 0) return null
  const query = new URLSearchParams({ ...(topic === '' ? {} : { topic }), from: 'contact' })
  return (
    <div class="elsewhere">
      <ul>
        {chats.map(({ locale, text }) => (
          <li key={locale}>
            <a href={`${HOME}/${locale}/contact/?${query}`} hreflang={locale} onClick={() => follows?.leave()}>
              <span class="dot" data-state="open" />
              {text}
            </a>
          </li>
        ))}
      </ul>
      {follows !== null && <p class="soft">{follows.text}</p>}
    </div>
  )
}

/** Until when it is open, or from when; empty when that never changes. */
export function whenText({ chat, until }: Availability, language: string, locale: string, t: Translate): string {
  if (until === null) return chat === 'open' ? t('availability.always') : ''
  const time = momentText(until, Date.now(), locale, undefined)
  if (chat === 'closed') return t('availability.opens', { language, time })
  return t(chat === 'open' ? 'availability.until' : 'availability.hours_end', { time })
}
