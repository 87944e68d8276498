import type { Shown } from './shown.ts'

/** What a count was in the time that it is compared with; nothing when there is none. */
export function Was({ shown: { t, text }, value }: { shown: Shown; value: number | null | undefined }) {
  if (value === null || value === undefined) return null
  return <span class="definition was">{t('wasCount', { value: text.count(value) })}</span>
}
