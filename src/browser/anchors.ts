/** A heading's link copies its address; where the clipboard is closed it works as a plain link. */
export function linkHeadings(): void {
  const status = document.querySelector<HTMLElement>('[data-copied-text]')
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-anchor]'))
    link.addEventListener('click', () => {
      navigator.clipboard?.writeText(link.href).then(
        () => {
          link.dataset['copied'] = ''
          if (status) status.textContent = status.dataset['copiedText'] ?? ''
          setTimeout(() => {
            delete link.dataset['copied']
            if (status) status.textContent = ''
          }, 3_000)
        },
        () => {
          // The address bar shows the link all the same.
        },
      )
    })
}
