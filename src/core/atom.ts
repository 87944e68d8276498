/** A feed in Atom (RFC 4287). */

export interface AtomEntry {
  /** For good: never another entry's, and the same when the entry is changed. */
  id: string
  title: string
  /** The page it is about. */
  link: string
  updated: Date
  summary: string
  /** The language of the summary. */
  summaryLocale: string
}

export interface AtomFeed {
  id: string
  title: string
  subtitle: string
  locale: string
  /** Where the feed itself is read. */
  self: string
  /** The page that says the same. */
  page: string
  author: string
  updated: Date
  entries: readonly AtomEntry[]
}

/** The feed as it is sent. */
export function atomOf({ id, title, subtitle, locale, self, page, author, updated, entries }: AtomFeed): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    `<id>${escapeXml(id)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<subtitle>${escapeXml(subtitle)}</subtitle>`,
    `<updated>${updated.toISOString()}</updated>`,
    `<author><name>${escapeXml(author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>`,
    `<link rel="alternate" type="text/html" hreflang="${locale}" href="${escapeXml(page)}"/>`,
    ...entries.map(entryOf),
    '</feed>',
    '',
  ]
  return lines.join('\n')
}

function entryOf({ id, title, link, updated, summary, summaryLocale }: AtomEntry): string {
  return [
    '<entry>',
    `<id>${escapeXml(id)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<updated>${updated.toISOString()}</updated>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(link)}"/>`,
    `<summary xml:lang="${summaryLocale}">${escapeXml(summary)}</summary>`,
    '</entry>',
  ].join('')
}

/** Characters that XML 1.0 forbids are left out. */
function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that must not be sent
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  )
}

/**
 * A name for good, whatever the address of today becomes (RFC 4151).
 * @example tagUri('https://support.harborline.example', 'en/trading/staking/2026-11-23') // => 'tag:support.harborline.example,2026:en/trading/staking/2026-11-23'
 */
export function tagUri(url: string, name: string): string {
  return `tag:${new URL(url).hostname},2026:${name}`
}
