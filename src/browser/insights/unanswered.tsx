import { useState } from 'preact/hooks'
import type { Report, UnansweredGroup } from '../../core/answers.ts'
import { UNANSWERED_KINDS } from '../../core/outcomes.ts'
import { NotListed } from './not-listed.tsx'
import type { Shown } from './shown.ts'
import { type Column, Table } from './table.tsx'

/** So many are shown at first. */
const FIRST = 15

/** The searches that most people left without an answer, in which language, and what they did next. */
export function Unanswered({ shown, report }: { shown: Shown; report: Report }) {
  const { unanswered, unlisted, withheld, topic, surface } = report
  const { t } = shown
  const [open, setOpen] = useState(false)
  return (
    <section aria-labelledby="unanswered">
      <h2 id="unanswered">{t('unanswered.title')}</h2>
      {(topic !== null || surface !== null) && <p class="definition">{t('unanswered.everywhere')}</p>}
      {unanswered.length === 0 ? (
        <p class="soft">{t('unanswered.none', { count: withheld.threshold })}</p>
      ) : (
        <Table
          t={t}
          caption={t('unanswered.title')}
          rows={open ? unanswered : unanswered.slice(0, FIRST)}
          all={unanswered}
          columns={columns(shown)}
          download={{
            file: 'unanswered-searches',
            heads: [
              t('unanswered.query'),
              t('unanswered.locale'),
              t('unanswered.sessions'),
              t('unanswered.searches'),
              ...UNANSWERED_KINDS.map((kind) => t(`kind.${kind}.name`)),
              t('unanswered.contacted'),
              t('unanswered.again'),
              t('unanswered.left'),
            ],
            line: ({ query, locale, sessions, searches, kinds, contacted, searchedAgain, left }) => [
              query,
              locale,
              sessions,
              searches,
              ...UNANSWERED_KINDS.map((kind) => kinds[kind]),
              contacted,
              searchedAgain,
              left,
            ],
          }}
        />
      )}
      {!open && unanswered.length > FIRST && (
        <button class="csv" type="button" onClick={() => setOpen(true)}>
          {t('unanswered.all', { count: unanswered.length })}
        </button>
      )}
      <NotListed shown={shown} unlisted={unlisted} withheld={withheld} />
      <details>
        <summary>{t('how')}</summary>
        <p class="definition">{t('unanswered.means')}</p>
      </details>
    </section>
  )
}

function columns({ t, text, names }: Shown): Column<UnansweredGroup>[] {
  const count = (head: string, value: (group: UnansweredGroup) => number): Column<UnansweredGroup> => ({
    head: t(`unanswered.${head}`),
    kind: 'number',
    cell: (group) => text.count(value(group)),
  })
  return [
    {
      head: t('unanswered.query'),
      kind: 'text',
      cell: ({ query, locale, kinds }) => (
        <>
          <bdi lang={locale}>{query}</bdi>
          <span class="definition">
            {UNANSWERED_KINDS.filter((kind) => kinds[kind] > 0)
              .map((kind) => t('unanswered.ofKind', { kind: t(`kind.${kind}.name`), searches: kinds[kind] }))
              .join(' · ')}
          </span>
        </>
      ),
    },
    {
      head: t('unanswered.locale'),
      kind: 'text',
      cell: ({ locale }) => <bdi lang={locale}>{names.get(locale) ?? locale}</bdi>,
    },
    count('sessions', ({ sessions }) => sessions),
    count('searches', ({ searches }) => searches),
    count('contacted', ({ contacted }) => contacted),
    count('again', ({ searchedAgain }) => searchedAgain),
    count('left', ({ left }) => left),
  ]
}
