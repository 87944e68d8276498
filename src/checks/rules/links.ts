import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { guideProblem, type LinkedGuides, linkedGuides } from '../linked-guides.ts'
import type { Content, GuideFile } from '../read-content.ts'
import { didYouMean, type Found, type OnLine, type Rule } from '../rule.ts'
import { PAGES } from './redirects.ts'

/** Links to guides, pages and pictures that do not exist, or that lead out of the reader's language. */
export const links: Rule = {
  name: 'links',
  says: 'A guide links only to guides, pages and pictures that exist, in its own language, and is not related to itself.',
  severity: 'error',
  draftsMay: false,
  mend: null,
  check(content) {
    const linked = linkedGuides(content)
    return content.guides.flatMap((guide) => [
      ...relatedOf(guide, content.names),
      ...[
        ...guideLinksOf(guide, content, linked),
        ...ownPathsOf(guide, content),
        ...missingPictures(guide, content),
      ].map((found) => ({ file: guide.file, ...found })),
    ])
  },
}

function relatedOf({ file, guide, matter }: GuideFile, names: readonly string[]): Found[] {
  return (matter?.value?.related ?? []).flatMap((related, place) => {
    const line = matter?.lineOf(['related', place]) ?? 1
    if (related === guide) return [{ file, line, text: 'A guide is not related to itself. Name another one.' }]
    if (names.includes(related)) return []
    return [{ file, line, text: `related names "${related}", which does not exist.${didYouMean(related, names)}` }]
  })
}

function guideLinksOf(guide: GuideFile, { outline }: Content, linked: LinkedGuides): OnLine[] {
  // A draft may lead to another one.
  const known = guide.matter?.value?.draft ? { ...linked, drafts: new Set<string>() } : linked
  return outline(guide).tags.flatMap(({ line, name, attributes }) => {
    const to = attributes['to']
    // One without is told by the rule on components.
    if (name !== 'GuideLink' || !to) return []
    const text = targetProblem(to, known)
    return text === null ? [] : [{ line, text }]
  })
}

const targetProblem = (to: string, linked: LinkedGuides) =>
  guideProblem('GuideLink leads to', to.split('#')[0] ?? '', linked)

/** What is wrong with the guide links of a line that is no part of a guide. */
export function guideLinkProblems(text: string, linked: LinkedGuides): string[] {
  return [...text.matchAll(/<GuideLink\s[^>]*?to="([^"]*)"/g)].flatMap(([, to = '']) => targetProblem(to, linked) ?? [])
}

/** Markdown's links to pages of this site. */
function ownPathsOf(guide: GuideFile, content: Content): OnLine[] {
  return content.outline(guide).links.flatMap(({ line, to, text }) => {
    const address = ownAddress(guide, to, content.url)
    const problem = address === null ? null : pathProblem(guide, address, { to, words: text }, content)
    return problem === null ? [] : [{ line, text: problem }]
  })
}

/**
 * The page of this site that a link leads to, written in full; null when it leads elsewhere, or to a place on its own page.
 * @param to a path, which may be relative to the guide's page, or an address; browsers take "\" in it for "/"
 * @param url where the site is published
 */
export function ownAddress(
  { locale, guide }: Pick<GuideFile, 'locale' | 'guide'>,
  to: string,
  url: string,
): URL | null {
  const page = `${url}/${locale}/${guide}/`
  if (/^(?:#|$)/.test(to) || !URL.canParse(to, page)) return null
  const address = new URL(to, page)
  return address.host === new URL(url).host ? address : null
}

function pathProblem(
  from: GuideFile,
  { pathname }: URL,
  { to, words }: { to: string; words: string },
  { root, locales, topics, names }: Content,
): string | null {
  const [locale = '', topic = '', slug = '', ...rest] = pathname.replace(/^\/|\/$/g, '').split('/')
  if (existsSync(join(root, 'public', decodeURIComponent(pathname))) && pathname !== '/') return null
  if (pathname === '/') return null
  if (!locales.includes(locale) || rest.length > 0)
    return `The link leads to "${to}", which is no page.${locales.includes(locale) ? '' : didYouMean(locale, locales)} Write <GuideLink to="topic/slug">, or a path such as "/${from.locale}/contact/".`
  const guide = `${topic}/${slug}`
  const pages = [...PAGES, ...Object.keys(topics.value ?? {})]
  if (slug === '' && topic !== '' && !pages.includes(topic))
    return `The link leads to "${to}", which is no page.${didYouMean(topic, pages)} Name one that is there.`
  if (slug !== '' && !names.includes(guide))
    return `The link leads to the guide "${guide}", which does not exist.${didYouMean(guide, names)} Write <GuideLink to="topic/slug">${words}</GuideLink>.`
  if (locale !== from.locale)
    return slug === ''
      ? `The link leads from ${from.locale} to a page in ${locale}. Write "/${from.locale}${pathname.slice(locale.length + 1)}".`
      : `The link leads from ${from.locale} to a guide in ${locale}. Write <GuideLink to="${guide}">${words}</GuideLink>, which leads to the reader's language.`
  return pathname.endsWith('/') ? null : `The link leads to "${to}", but addresses here end in "/". Add it.`
}

function missingPictures({ file, ...guide }: GuideFile, { root, outline }: Content): OnLine[] {
  return outline({ file, ...guide }).pictures.flatMap(({ line, address }) => {
    // That is told as a foreign host, or as data.
    if (/^(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(address)) return []
    const path = decodeURIComponent(address)
    const place = path.startsWith('/') ? join(root, 'public', path) : join(root, file, '..', path)
    return existsSync(place)
      ? []
      : [{ line, text: `The picture "${address}" does not exist. Add the file, or take the picture out.` }]
  })
}
