import { render } from 'preact'
import type { Translate } from '../../core/facts.ts'
import type { Availability } from '../../core/handoff.ts'
import { languageName, momentText } from './moment.ts'
import type { Channel } from './question.ts'
import { isRecord, request } from './request.ts'

/** What is open now; `mail` where no server answers. */
export type OpenNow = Availability | 'mail'

export async function askAvailability(locale: string): Promise<OpenNow> {
  const answer = await request<unknown>(`/api/availability?locale=${encodeURIComponent(locale)}`, {})
  return answer.kind === 'answered' && isAvailability(answer.body) ? answer.body : 'mail'
}

function isAvailability(body: unknown): body is Availability {
  return isRecord(body) && (body['chat'] === 'open' || body['chat'] === 'away' || body['chat'] === 'closed')
}

export function channelOf(open: OpenNow): Channel {
  return open === 'mail' ? 'mail' : open.chat === 'open' ? 'chat' : 'ticket'
}

/** Says what is open now and until when, in the reader's own time. */
export function showAvailabilityPanel(
  place: HTMLElement,
  open: OpenNow,
  locale: string,
  t: Translate,
  again: (() => void) | null,
): void {
  const state = open === 'mail' ? 'mail' : open.chat
  const language = languageName(locale, locale)
  render(
    <>
      <p class="state-line">
        <span class="dot" data-state={state === 'open' ? 'open' : 'closed'} />
        <strong>{t(`availability.${state}`)}</strong>
      </p>
      <p class="soft">
        {t(`availability.${state}_detail`, { language })} {open !== 'mail' && whenText(open, language, locale, t)}
      </p>
      {state !== 'mail' && state !== 'open' && <p class="soft">{t('availability.ticket_follow')}</p>}
      {state === 'mail' && again !== null && (
        <button type="button" class="link-button" onClick={again}>
          {t('availability.again')}
        </button>
      )}
    </>,
    place,
  )
}

function whenText({ chat, until }: Availability, language: string, locale: string, t: Translate): string {
  if (until === null) return chat === 'open' ? t('availability.always') : ''
  const time = momentText(until, Date.now(), locale, undefined)
  if (chat === 'closed') return t('availability.opens', { language, time })
  return t(chat === 'open' ? 'availability.until' : 'availability.hours_end', { time })
}
