/** A message's words. Nothing in them is followed but an address of this very site: a guide that somebody sent. */
export function MessageText({ text, site }: { text: string; site: string }) {
  return (
    <>
      {partsOf(text, site).map(({ words, path }, index) =>
        path === '' ? (
          words
        ) : (
          <a key={index} href={path} target="_blank" rel="noopener">
            {words}
          </a>
        ),
      )}
    </>
  )
}

/**
 * A text in parts: an address of the site with the path it leads to on whatever host this page is, and the words between.
 * @example partsOf('See https://help.example/en/fees/.', 'https://help.example') // => [{ words: 'See ', path: '' }, { words: 'https://help.example/en/fees/', path: '/en/fees/' }, { words: '.', path: '' }]
 */
export function partsOf(text: string, site: string): { words: string; path: string }[] {
  const parts: { words: string; path: string }[] = []
  let rest = text
  for (let at = rest.indexOf(`${site}/`); at !== -1; at = rest.indexOf(`${site}/`)) {
    // Two slashes would name another host; a sentence's own sign at the end is no part of the address.
    const path = /^\/(?!\/)[\w/?=&%#.~:+-]*/.exec(rest.slice(at + site.length))?.[0].replace(/[.:?]+$/, '') ?? ''
    const end = at + site.length + path.length
    if (at > 0 || path === '') parts.push({ words: rest.slice(0, path === '' ? end : at), path: '' })
    if (path !== '') parts.push({ words: rest.slice(at, end), path })
    rest = rest.slice(end)
  }
  return rest === '' ? parts : [...parts, { words: rest, path: '' }]
}
