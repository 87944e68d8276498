import { SURFACES } from '../../core/vocabulary.ts'
import { type Asked, PERIODS } from './asked.ts'
import { ASKED_BY, type Page } from './page.ts'
import type { Shown } from './shown.ts'

interface Props {
  shown: Shown
  page: Page
  asked: Asked
  change(asked: Asked): void
  /** When the figures were read; null before. */
  at: Date | null
}

/** Earlier days are a year that is still being typed. */
const EARLIEST = '2000-01-01'

/** Period, what it is compared with, and which part of the readers. */
export function Filters({ shown: { t, locale, names, topics }, page, asked, change, at }: Props) {
  const { period, from, to } = asked
  const by = ASKED_BY[page]
  const days = (from: string, to: string) => from >= EARLIEST && change({ ...asked, period: 'custom', from, to })
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
  return (
    <form class="filters" aria-label={t('filters.label')} onSubmit={(event) => event.preventDefault()}>
      <label>
        <span>{t('filters.period')}</span>
        <select
          class="field"
          value={period}
          onChange={({ currentTarget: { value } }) =>
            change({ ...asked, period: PERIODS.find((named) => named === value) ?? 'custom' })
          }
        >
          {[...PERIODS, 'custom'].map((named) => (
            <option value={named}>{t(`filters.${named}`)}</option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('filters.from')}</span>
        <input
          class="field"
          type="date"
          value={from}
          onChange={({ currentTarget: { value } }) => days(value, value > to ? value : to)}
        />
      </label>
      <label>
        <span>{t('filters.to')}</span>
        <input
          class="field"
          type="date"
          value={to}
          onChange={({ currentTarget: { value } }) => days(value < from ? value : from, value)}
        />
      </label>
      <label>
        <span>{t('filters.locale')}</span>
        <select
          class="field"
          value={asked.locale}
          onChange={({ currentTarget: { value } }) => change({ ...asked, locale: value })}
        >
          <option value="">{t('filters.all')}</option>
          {[...names].map(([tag, name]) => (
            <option value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {by.includes('topic') && (
        <label>
          <span>{t('filters.topic')}</span>
          <select
            class="field"
            value={asked.topic}
            onChange={({ currentTarget: { value } }) => change({ ...asked, topic: value })}
          >
            <option value="">{t('filters.allTopics')}</option>
            {[...topics].map(([topic, name]) => (
              <option value={topic}>{name}</option>
            ))}
          </select>
        </label>
      )}
      {by.includes('surface') && (
        <label>
          <span>{t('filters.surface')}</span>
          <select
            class="field"
            value={asked.surface}
            onChange={({ currentTarget: { value } }) => change({ ...asked, surface: value })}
          >
            <option value="">{t('filters.allSurfaces')}</option>
            {SURFACES.map((surface) => (
              <option value={surface}>{t(`surface.${surface}`)}</option>
            ))}
          </select>
        </label>
      )}
      {by.includes('compare') && (
        <label>
          <span>{t('filters.compare')}</span>
          <select
            class="field"
            value={asked.compare}
            onChange={({ currentTarget: { value } }) =>
              change({ ...asked, compare: value === 'year' ? 'year' : 'before' })
            }
          >
            <option value="before">{t('filters.before')}</option>
            <option value="year">{t('filters.year')}</option>
          </select>
        </label>
      )}
      <p class="soft">
        {at && <span>{t('filters.until', { time: time.format(at) })}</span>}
        <span>{t('filters.utc')}</span>
      </p>
    </form>
  )
}
