import { useEffect, useState } from 'preact/hooks'
import type { Gap } from '../../core/answers.ts'
import { guideAddress } from '../../core/guide-path.ts'
import type { Result } from '../../core/search.ts'
import type { Shown } from './shown.ts'

const MOST = 3

/** The guides that the site's own search finds for a gap now: whole, else by its words alone. */
export function Nearest({ shown: { t }, gap }: { shown: Shown; gap: Gap }) {
  const [found, setFound] = useState<readonly Result[] | null>(null)
  useEffect(() => {
    let isGone = false
    void nearest(gap).then((results) => {
      if (!isGone) setFound(results)
    })
    return () => {
      isGone = true
    }
  }, [gap.id])
  return (
    <>
      <h3>{t('gaps.nearest')}</h3>
      {found === null && <p class="soft">{t('loading')}</p>}
      {found?.length === 0 && <p class="soft">{t('gaps.nearestNone')}</p>}
      <ul>
        {found?.map(({ guide, title, locale }) => (
          <li>
            <a href={guideAddress(locale, guide)} lang={locale}>
              <bdi>{title}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

async function nearest({ locale, query }: Gap): Promise<readonly Result[]> {
  try {
    const { createFinder } = await import('../search/finder.ts')
    const finder = createFinder(locale)
    // What is left of a group whose words are not shown ends with a sign that nobody typed.
    const words = query.replaceAll('…', '').split(/\s+/)
    const inTurn = [words.join(' '), ...words.toSorted((a, b) => b.length - a.length)]
    for (const asked of inTurn) {
      const { results } = await finder.find(asked, false)
      if (results.length > 0) return results.slice(0, MOST)
    }
  } catch {
    // A search that cannot be loaded finds nothing, here as on any page.
  }
  return []
}
