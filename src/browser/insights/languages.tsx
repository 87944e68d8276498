import { useEffect, useRef } from 'preact/hooks'
import type { Report } from '../../core/answers.ts'
import { Languages } from './parts.tsx'
import type { Shown } from './shown.ts'
import { TimeLanguages } from './time-languages.tsx'

/** From none to most, so many shades. */
const SHADES = 4

interface Props {
  shown: Shown
  report: Report
  before: Report | null
}

/** Where readers come from by language: on a world map of official languages, and as a table. */
export function LanguagesPage({ shown, report, before }: Props) {
  const { t, text, names } = shown
  const sessions = new Map(report.locales.map(({ locale, counts }) => [locale, counts.help_sessions ?? 0]))
  const most = Math.max(0, ...sessions.values())
  const read = report.locales.filter(({ counts }) => (counts.help_sessions ?? 0) > 0)
  const told = t('languages.told', {
    list: read
      .slice(0, 5)
      .map(({ locale, counts }) => `${names.get(locale) ?? locale} ${text.count(counts.help_sessions ?? 0)}`)
      .join(', '),
  })
  return (
    <>
      <section aria-labelledby="map">
        <h2 id="map">{t('languages.title')}</h2>
        <figure class="map">
          <WorldMap label={`${t('languages.title')}. ${told}`} sessions={sessions} most={most} />
          <figcaption class="line-legend">
            {Array.from({ length: SHADES }, (_, place) => (
              <span>
                <svg class={`map-sample shade-${place + 1}`} width="14" height="14" aria-hidden="true">
                  <rect width="14" height="14" rx="3" />
                </svg>
                {text.between(Math.floor(bound(place, most)) + 1, Math.floor(bound(place + 1, most)))}
              </span>
            ))}
            <span>
              <svg class="map-sample shade-0" width="14" height="14" aria-hidden="true">
                <rect width="14" height="14" rx="3" />
              </svg>
              {t('languages.none')}
            </span>
          </figcaption>
        </figure>
        <p class="definition">{t('languages.means')}</p>
      </section>
      <Languages shown={shown} report={report} before={before} />
      <TimeLanguages shown={shown} report={report} />
    </>
  )
}

/** The map that came with the page, each country shaded by the help sessions in its official languages. */
function WorldMap({ label, sessions, most }: { label: string; sessions: ReadonlyMap<string, number>; most: number }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const template = document.querySelector<HTMLTemplateElement>('#coverage-map')
    const svg = template?.content.firstElementChild?.cloneNode(true)
    if (!(svg instanceof SVGElement)) return
    svg.setAttribute('aria-label', label)
    for (const country of svg.querySelectorAll<SVGElement>('[data-locales]')) {
      const locales = (country.dataset['locales'] ?? '').split(' ')
      const count = locales.reduce((sum, locale) => sum + (sessions.get(locale) ?? 0), 0)
      country.setAttribute('class', `shade-${shadeOf(count, most)}`)
    }
    place.current?.replaceChildren(svg)
  }, [label, sessions, most])
  return <div class="map-place" ref={place} />
}

/** The upper bound of a shade: closer together where most languages are, or one large one would leave all others pale. */
function bound(shade: number, most: number): number {
  return most * (shade / SHADES) ** 2
}

/**
 * @example shadeOf(0, 100) // => 0
 */
export function shadeOf(count: number, most: number): number {
  if (count === 0) return 0
  for (let shade = 1; shade < SHADES; shade++) if (count <= bound(shade, most)) return shade
  return SHADES
}
