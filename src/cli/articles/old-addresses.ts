import { type Document, isMap, parseDocument } from 'yaml'
import { guideAddress } from '../../core/guide-path.ts'
import { publishedLocale } from '../../core/locales.ts'
import { addressKey, type Redirects, redirectsFile } from '../../core/redirects.ts'
import type { Placed } from './place-articles.ts'

/** The old addresses of imported articles, in `content/redirects.yaml`. */

export const REDIRECTS = 'content/redirects.yaml'

/** Old path → guide, of all versions that readers could open; one that was left out leads to its language, else to the default one. */
export function oldAddresses(placed: readonly Placed[], defaultLocale: string): Redirects {
  const found: Redirects = {}
  const add = (addresses: readonly string[], to: string) => {
    for (const address of addresses) {
      const from = addressKey(address)
      const number = /^(.*\/articles?\/\d+)(?:-|$)/.exec(from)?.[1]
      for (const path of number === undefined ? [from] : [from, `${number}-*`])
        if (addressKey(to) !== path && redirectsFile.safeParse({ [path]: to }).success) found[path] ??= to
    }
  }
  for (const { guide, versions, leftOut } of placed) {
    const published = [...versions].filter(([, { isDraft }]) => !isDraft)
    const [nearest = ''] = published.find(([locale]) => locale === defaultLocale) ?? published[0] ?? []
    for (const [locale, { addresses }] of published) add(addresses, guideAddress(locale, guide))
    if (nearest === '') continue
    for (const { locale, addresses, isDraft } of leftOut) {
      const same = published.find(([taken]) => taken === publishedLocale(locale, [taken]))
      if (!isDraft) add(addresses, guideAddress(same?.[0] ?? nearest, guide))
    }
  }
  return found
}

/** The file with what is new; an entry that is there stays as it is, and comments too. */
export function addRedirects(source: string, added: Redirects): { text: string; count: number; kept: string[] } {
  const document: Document = parseDocument(source)
  const known = redirectsFile.safeParse(document.toJS() ?? {})
  if (!known.success)
    throw new Error(`${REDIRECTS} cannot be used. \`npm run build\` names the line; mend it and import again.`)
  const fresh = Object.entries(added).filter(([from]) => !Object.hasOwn(known.data, from))
  const kept = Object.entries(added).flatMap(([from, to]) => {
    const now = known.data[from]
    return now === undefined || now === to
      ? []
      : [`"${from}" leads to "${now}" already and was left so, not to "${to}".`]
  })
  if (fresh.length === 0) return { text: source, count: 0, kept }
  if (!isMap(document.contents)) document.contents = document.createNode({})
  if (isMap(document.contents)) document.contents.flow = false
  for (const [from, to] of fresh) document.set(from, to)
  return { text: document.toString({ lineWidth: 0 }), count: fresh.length, kept }
}
