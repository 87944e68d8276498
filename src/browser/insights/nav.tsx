import { useLayoutEffect, useRef } from 'preact/hooks'
import { type Asked, writeAsked } from './asked.ts'
import { ONLY_FOR, PAGES, type Page, pageAddress } from './page.ts'
import type { Shown } from './shown.ts'

/** The pages of the insights; each is asked for the same period and part of the readers. */
export function Nav({ shown: { t, me }, page, asked }: { shown: Shown; page: Page; asked: Asked }) {
  const bar = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    // Where the bar is wider than the screen, the page that is shown stands in its middle.
    const current = bar.current?.querySelector<HTMLElement>('[aria-current]')
    if (!bar.current || !current) return
    const [own, all] = [current.getBoundingClientRect(), bar.current.getBoundingClientRect()]
    bar.current.scrollLeft += own.left + own.width / 2 - all.left - all.width / 2
  }, [])
  const screen = new URLSearchParams(location.search).get('locale')
  const search = writeAsked(asked, screen === null ? '' : `?locale=${screen}`)
  return (
    <nav ref={bar} class="insights-nav" aria-label={t('pages.label')}>
      {PAGES.filter((name) => ONLY_FOR[name]?.some((role) => me.roles.includes(role)) ?? true).map((name) => (
        <a href={`${pageAddress(name)}${search}`} aria-current={name === page ? 'page' : undefined}>
          {t(`pages.${name}`)}
        </a>
      ))}
    </nav>
  )
}
