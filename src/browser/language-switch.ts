/** Language links keep the query string and the fragment, so that the reader stays where they are. */
export function keepQueryOnSwitch(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-language]'))
    link.addEventListener('click', () => {
      link.search = location.search
      link.hash = location.hash
    })

  // The menu closes as menus do: by Escape, and by a click elsewhere.
  const menu = document.querySelector<HTMLDetailsElement>('details[data-menu]')
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu?.open) return
    menu.open = false
    menu.querySelector('summary')?.focus()
  })
  addEventListener('click', (event) => {
    if (menu?.open && event.target instanceof Node && !menu.contains(event.target)) menu.open = false
  })
}
