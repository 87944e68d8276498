import { type Known, watchNotices } from './notice-feed.ts'

/** Follows the notices on a reader's page. What draws them is fetched when there is one: most pages never need it. */
export function showNotices(): void {
  const place = document.querySelector<HTMLElement>('[data-notices]')
  if (!place) return
  let bar: Promise<(known: Known, isAway: boolean) => void> | null = null
  watchNotices(document.documentElement.lang, (known, isAway) => {
    if (known.notices.length === 0 && bar === null) return
    bar ??= import('./notice-bar.ts').then(({ openBar }) => openBar(place))
    // Without the script nothing is shown, and the next answer tries again.
    bar.then(
      (draw) => draw(known, isAway),
      () => {
        bar = null
      },
    )
  })
}
