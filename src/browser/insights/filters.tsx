import type { Translate } from '../../core/facts.ts'
import { dayText } from '../../core/report.ts'
import { dayOf } from '../../core/session-id.ts'

/** Period and locale, kept in the address. Days are UTC days, as the ledger counts them. */

export interface Asked {
  period: string
  from: string
  to: string
  /** Empty for all. */
  locale: string
}

const PERIODS: Record<string, number> = { today: 1, week: 7, month: 28, quarter: 91 }

/**
 * What an address asks for: a named period up to today, or two days.
 * @example readAsked('?period=week&in=es', now) // => { period: 'week', from: '2026-11-17', to: '2026-11-23', locale: 'es' }
 */
export function readAsked(search: string, now: number): Asked {
  const parameters = new URLSearchParams(search)
  const locale = parameters.get('in') ?? ''
  const [from, to] = [parameters.get('from'), parameters.get('to')]
  if (from && to) return { period: 'custom', from, to, locale }
  const named = parameters.get('period') ?? 'month'
  const period = PERIODS[named] === undefined ? 'month' : named
  const today = dayOf(now)
  return { period, from: dayText(today - (PERIODS[period] ?? 28) + 1), to: dayText(today), locale }
}

interface Props {
  t: Translate
  locale: string
  locales: readonly string[]
  asked: Asked
  change(parameters: Record<string, string>): void
  at: Date | null
}

export function Filters({ t, locale, locales, asked, change, at }: Props) {
  const names = new Intl.DisplayNames([locale], { type: 'language' })
  return (
    <form class="filters" onSubmit={(event) => event.preventDefault()}>
      <label>
        <span>{t('filters.period')}</span>
        <select class="field" value={asked.period} onChange={({ currentTarget: { value } }) => change(value === 'custom' ? { from: asked.from, to: asked.to, period: '' } : { period: value, from: '', to: '' })}>
          {[...Object.keys(PERIODS), 'custom'].map((period) => <option value={period}>{t(`filters.${period}`)}</option>)}
        </select>
      </label>
      <label>
        <span>{t('filters.from')}</span>
        <input class="field" type="date" value={asked.from} max={asked.to} onChange={({ currentTarget: { value } }) => value && change({ from: value, to: asked.to, period: '' })} />
      </label>
      <label>
        <span>{t('filters.to')}</span>
        <input class="field" type="date" value={asked.to} min={asked.from} onChange={({ currentTarget: { value } }) => value && change({ from: asked.from, to: value, period: '' })} />
      </label>
      <label>
        <span>{t('filters.locale')}</span>
        <select class="field" value={asked.locale} onChange={({ currentTarget: { value } }) => change({ in: value })}>
          <option value="">{t('filters.all')}</option>
          {locales.map((tag) => <option value={tag}>{names.of(tag)}</option>)}
        </select>
      </label>
      <p class="soft">{at && t('filters.until', { time: new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(at) })} · {t('filters.utc')}</p>
    </form>
  )
}
