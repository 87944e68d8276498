import { useState } from 'preact/hooks'
import type { Figure, GuideFigures, GuidesReport } from '../../core/answers.ts'
import type { Shown } from './shown.ts'
import { type Column, Table } from './table.tsx'
import { Was } from './was.tsx'

/** So many are shown at first. */
const FIRST = 15

/** What each guide did in each language: read, found helpful, and what came after it. */
export function GuideTable({
  shown,
  report: { guides },
  before,
}: {
  shown: Shown
  report: GuidesReport
  before: GuidesReport | null
}) {
  const { t } = shown
  const [isOpen, setOpen] = useState(false)
  return (
    <section aria-labelledby="guides">
      <h2 id="guides">{t('guides.title')}</h2>
      {guides.length === 0 ? (
        <p class="soft">{t('guides.none')}</p>
      ) : (
        <Table
          t={t}
          caption={t('guides.title')}
          rows={isOpen ? guides : guides.slice(0, FIRST)}
          all={guides}
          columns={columns(shown, before)}
          download={{
            file: 'guides',
            heads: [
              t('guides.guide'),
              t('locales.locale'),
              t('guides.readings'),
              t('guides.fellBack'),
              t('guides.votes'),
              t('name.helpful_rate'),
              t('name.handoff_rate'),
              t('name.exit_rate'),
            ],
            line: ({ guide, locale, counts: { readings = 0 }, fellBack, helpful, handoff, exit }) => [
              guide,
              locale,
              readings,
              fellBack,
              helpful.over,
              helpful.of,
              handoff.of,
              exit.of,
            ],
          }}
        />
      )}
      {!isOpen && guides.length > FIRST && (
        <button class="csv" type="button" onClick={() => setOpen(true)}>
          {t('guides.all', { count: guides.length })}
        </button>
      )}
      <details>
        <summary>{t('how')}</summary>
        <p class="definition">{t('guides.means')}</p>
      </details>
    </section>
  )
}

function columns(shown: Shown, before: GuidesReport | null): Column<GuideFigures>[] {
  const { t, text, names } = shown
  const earlier = new Map(before?.guides.map((of) => [`${of.locale} ${of.guide}`, of]))
  const was = ({ locale, guide }: GuideFigures) => earlier.get(`${locale} ${guide}`)
  const rate = (figure: Figure) => (
    <>
      {text.rate(figure)} <span class="definition">{text.both(figure.of, figure.over)}</span>
    </>
  )
  return [
    {
      head: t('guides.guide'),
      kind: 'text',
      cell: ({ guide, locale, fellBack }) => (
        <>
          <a href={`/${locale}/${guide}/`} dir="ltr">
            {guide}
          </a>
          {fellBack > 0 && (
            <span class="definition">
              {t('guides.fellBack')}: {text.count(fellBack)}
            </span>
          )}
        </>
      ),
    },
    {
      head: t('locales.locale'),
      kind: 'text',
      cell: ({ locale }) => <bdi lang={locale}>{names.get(locale) ?? locale}</bdi>,
    },
    {
      head: t('guides.readings'),
      kind: 'number',
      cell: (of) => (
        <>
          {text.count(of.counts.readings ?? 0)}
          <Was shown={shown} value={was(of)?.counts.readings} />
        </>
      ),
    },
    {
      head: t('name.helpful_rate'),
      kind: 'number',
      cell: (of) => {
        const earlier = was(of)?.helpful
        return (
          <>
            {rate(of.helpful)}
            {of.between && <span class="definition">{t('guides.between', { range: text.range(of.between) })}</span>}
            {earlier && earlier.value !== null && (
              <span class="definition was">
                {t('was', { value: text.rate(earlier), both: text.both(earlier.of, earlier.over) })}
              </span>
            )}
          </>
        )
      },
    },
    { head: t('name.handoff_rate'), kind: 'number', cell: ({ handoff }) => rate(handoff) },
    { head: t('name.exit_rate'), kind: 'number', cell: ({ exit }) => rate(exit) },
  ]
}
