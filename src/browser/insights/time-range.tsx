import type { TimeFigure } from '../../core/answers.ts'
import type { Shown } from './shown.ts'

interface Props {
  shown: Shown
  time: TimeFigure
  /** Of the time that it is compared with; null when there is none. */
  before: TimeFigure | null
  /** The text that says of how many, with `count`. */
  counted: string
}

/** A median with the time that nine of ten were within, and how many were timed. */
export function TimeRange({ shown: { t, text }, time, before, counted }: Props) {
  const median = (of: TimeFigure) =>
    of.isBeyond ? t('time.over', { time: text.time(of.median) }) : text.time(of.median)
  return (
    <p class="time-range">
      <strong>{median(time)}</strong>
      {time.over > 0 && <span class="soft">{t('time.nineOfTen', { time: text.time(time.p90) })}</span>}
      <span class="soft">{t(counted, { count: time.over })}</span>
      {before && before.over > 0 && (
        <span class="definition was">
          {t('was', { value: median(before), both: t(counted, { count: before.over }) })}
        </span>
      )}
    </p>
  )
}
