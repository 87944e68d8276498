import { site } from '../site.config.ts'

/** Structured data for search engines, as schema.org defines it. */

/** Where a page stands, from the start page down. */
export function breadcrumb(crumbs: readonly { name: string; path: string }[]): object {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: new URL(path, site.url).href,
    })),
  }
}

/** A guide as an article. */
export function article(guide: { title: string; answer: string; locale: string; path: string; updated: Date }): object {
  return {
    '@type': 'Article',
    headline: guide.title,
    description: guide.answer,
    inLanguage: guide.locale,
    dateModified: guide.updated.toISOString().slice(0, 10),
    mainEntityOfPage: new URL(guide.path, site.url).href,
    publisher: { '@type': 'Organization', name: site.name, url: site.url },
    author: { '@type': 'Organization', name: site.name, url: site.url },
  }
}
