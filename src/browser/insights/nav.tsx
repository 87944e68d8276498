import { type Asked, writeAsked } from './asked.ts'
import { PAGES, type Page, pageAddress } from './page.ts'
import type { Shown } from './shown.ts'

/** The pages of the insights; each is asked for the same period and part of the readers. */
export function Nav({ shown: { t, me }, page, asked }: { shown: Shown; page: Page; asked: Asked }) {
  const screen = new URLSearchParams(location.search).get('locale')
  const search = writeAsked(asked, screen === null ? '' : `?locale=${screen}`)
  return (
    <nav class="insights-nav" aria-label={t('pages.label')}>
      {PAGES.filter((name) => name !== 'exports' || me.roles.includes('lead')).map((name) => (
        <a href={`${pageAddress(name)}${search}`} aria-current={name === page ? 'page' : undefined}>
          {t(`pages.${name}`)}
        </a>
      ))}
    </nav>
  )
}
