import type { Translate } from '../../core/facts.ts'
import type { Availability, ChatNow } from '../../core/handoff.ts'
import { languageName, momentText } from '../handoff/moment.ts'

/** What is said of the chat before the click, in the reader's language and time. */

export interface Reader {
  locale: string
  now: number
  /** The browser's own when undefined. */
  timeZone: string | undefined
  t: Translate
}

const STEPS = [
  { below: 10 * 60, unit: 'minute', seconds: 60, step: 1 },
  { below: 55 * 60, unit: 'minute', seconds: 60, step: 5 },
  { below: 6 * 3600, unit: 'hour', seconds: 3600, step: 0.5 },
  { below: Number.POSITIVE_INFINITY, unit: 'hour', seconds: 3600, step: 1 },
] as const

/**
 * A wait as a person would say it, never less than it was: by minutes, from ten minutes on by fives, then by half hours
 * and hours.
 * @example waitText(95, 'en', t) // => '2 minutes'
 */
export function waitText(seconds: number, locale: string, t: Translate): string {
  if (seconds < 60) return t('shortWait')
  const { unit, seconds: length, step } = STEPS.find(({ below }) => seconds <= below) ?? STEPS[3]
  const count = Math.ceil(seconds / length / step) * step
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}

/**
 * The chat's state as a few words; empty when there is nothing to say, since it never opens.
 * @example stateText({ chat: 'open', until: null, wait: { seconds: 95, chats: 40 } }, reader) // => 'open, usually 2 minutes'
 */
export function stateText({ chat, until, wait }: ChatNow, { locale, now, timeZone, t }: Reader): string {
  if (chat === 'open') return wait === null ? t('open') : t('openWait', { wait: waitText(wait.seconds, locale, t) })
  if (chat === 'away') return t('away')
  return until === null ? '' : t('closed', { time: momentText(until, now, locale, timeZone) })
}

/** What the configured hours alone say, where nobody knows who is there; empty when they never begin or end. */
export function plannedText(planned: { open: boolean; until: number | null }, reader: Reader): string {
  if (!planned.open) return stateText({ chat: 'closed', until: planned.until, wait: null }, reader)
  const { locale, now, timeZone, t } = reader
  return planned.until === null ? '' : t('staffed', { time: momentText(planned.until, now, locale, timeZone) })
}

/** A language whose chat is open while the page's own is not, and the sentence that says so. */
export interface Elsewhere {
  locale: string
  text: string
}

/** The reader's other languages in which the chat is open now, in their order; none while the page's own is open. */
export function elsewhere({ chat, others }: Availability, locale: string, t: Translate): Elsewhere[] {
  if (chat === 'open') return []
  return others
    .filter((other) => other.chat === 'open')
    .map(({ locale: other, wait }) => {
      const language = languageName(other, locale)
      const text =
        wait === null
          ? t('elsewhere', { language })
          : t('elsewhereWait', { language, wait: waitText(wait.seconds, locale, t) })
      return { locale: other, text }
    })
}
