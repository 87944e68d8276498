import { type GuideVersion, stateOfGuide } from '../../core/guide-state.ts'
import type { PreviewFacts, PreviewGuide } from '../../core/preview-facts.ts'
import { site } from '../../site.config.ts'
import { readBuiltAt, readTopics } from '../data.ts'
import { locales, type ReadableGuide, readVersions } from '../guides.ts'
import { textsFor } from '../i18n.ts'
import { isDev } from '../preview.ts'

/** What the bar over a page of a preview is told. */
export function previewFacts(locale: string, path: string, guide: PreviewGuide | null): PreviewFacts {
  return {
    locale,
    languages: locales.map((other) => ({
      locale: other,
      name: site.locales[other]?.name ?? other,
      path: `/${other}/${path}`,
    })),
    guide,
    isLive: isDev,
    texts: textsFor(locale, 'preview'),
  }
}

export async function previewGuide({ guide, locale, source, showing }: ReadableGuide): Promise<PreviewGuide> {
  const found = (await readVersions()).get(guide) ?? new Map()
  const versions = [...found].map(
    ([tag, { entry }]): GuideVersion => ({ locale: tag, data: entry.data, body: entry.body ?? '' }),
  )
  const state = stateOfGuide(versions, { guide, locales, topics: readTopics(), now: readBuiltAt() })
  const stale = state.locales[source]?.stale ?? []
  return {
    file: `content/${source}/${guide}.mdx`,
    showing,
    isSeen: true,
    fallback: source === locale ? '' : (new Intl.DisplayNames(locale, { type: 'language' }).of(source) ?? source),
    stale: stale.flatMap(({ own }) => own ?? []),
  }
}
