/** How many messages came while the tab was not looked at, in its title. */
export function createUnseen(locale: string): { came(count: number): void } {
  const title = document.title
  const numbers = new Intl.NumberFormat(locale)
  let unseen = 0
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return
    unseen = 0
    document.title = title
  })
  return {
    came(count) {
      if (!document.hidden) return
      unseen += count
      if (unseen > 0) document.title = `(${numbers.format(unseen)}) ${title}`
    },
  }
}
