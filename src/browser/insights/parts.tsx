import type { ComponentChildren } from 'preact'
import type { Figure, Report, TallyCounts } from '../../core/answers.ts'
import type { Shown } from './shown.ts'
import { Table } from './table.tsx'
import { Was } from './was.tsx'

/** The deflection interval by part of the help sessions: their locale, topic and surface. */

interface Part {
  /** As the ledger writes it; for the download. */
  name: string
  said: ComponentChildren
  counts: TallyCounts
  from: Figure
  to: Figure
}

interface Props {
  shown: Shown
  report: Report
  /** Of the time that it is compared with; null when there is none. */
  before: Report | null
}

export function Languages({ shown, report, before }: Props) {
  const parts = report.locales.map(
    ({ locale, ...rest }): Part => ({
      ...rest,
      name: locale,
      said: <bdi lang={locale}>{shown.names.get(locale) ?? locale}</bdi>,
    }),
  )
  const was = new Map(before?.locales.map((part) => [part.locale, part]))
  return <Parts shown={shown} of="locales" head={shown.t('locales.locale')} file="languages" parts={parts} was={was} />
}

export function Topics({ shown, report, before }: Props) {
  const { t, topics } = shown
  const parts = report.topics.map(
    ({ topic, ...rest }): Part => ({
      ...rest,
      name: topic,
      said: topic === '' ? t('topics.none') : (topics.get(topic) ?? topic),
    }),
  )
  const was = new Map(before?.topics.map((part) => [part.topic, part]))
  return <Parts shown={shown} of="topics" head={t('filters.topic')} file="topics" parts={parts} was={was} />
}

export function Surfaces({ shown, report, before }: Props) {
  const { t } = shown
  const parts = report.surfaces.map(
    ({ surface, ...rest }): Part => ({
      ...rest,
      name: surface,
      said: surface === '' ? t('surfaces.none') : t(`surface.${surface}`),
    }),
  )
  const was = new Map(before?.surfaces.map((part) => [part.surface, part]))
  return <Parts shown={shown} of="surfaces" head={t('filters.surface')} file="surfaces" parts={parts} was={was} />
}

interface PartsProps {
  shown: Shown
  of: 'locales' | 'topics' | 'surfaces'
  head: string
  file: string
  parts: readonly Part[]
  /** By name, what each was before. */
  was: ReadonlyMap<string, Pick<Part, 'counts' | 'from' | 'to'>>
}

function Parts({ shown, of, head, file, parts, was }: PartsProps) {
  const { t, text } = shown
  const rows = parts.filter(({ counts }) => (counts.help_sessions ?? 0) > 0)
  return (
    <section aria-labelledby={of}>
      <h2 id={of}>{t(`${of}.title`)}</h2>
      <Table
        t={t}
        caption={t(`${of}.title`)}
        rows={rows}
        all={rows}
        columns={[
          { head, kind: 'text', cell: ({ said }) => said },
          {
            head: t('locales.sessions'),
            kind: 'number',
            cell: ({ name, counts }) => (
              <>
                {text.count(counts.help_sessions ?? 0)}
                <Was shown={shown} value={was.get(name)?.counts.help_sessions} />
              </>
            ),
          },
          { head: t('locales.intent'), kind: 'number', cell: ({ counts }) => text.count(counts.intent ?? 0) },
          { head: t('locales.confirmed'), kind: 'number', cell: ({ counts }) => text.count(counts.confirmed ?? 0) },
          { head: t('locales.helped'), kind: 'number', cell: ({ counts }) => text.count(counts.helped ?? 0) },
          {
            head: t('locales.interval'),
            kind: 'number',
            cell: ({ name, from, to }) => {
              const earlier = was.get(name)
              return (
                <>
                  <strong>{text.interval(from, to)}</strong>
                  {earlier && (
                    <span class="definition was">
                      {t('wasCount', { value: text.interval(earlier.from, earlier.to) })}
                    </span>
                  )}
                </>
              )
            },
          },
        ]}
        download={{
          file,
          heads: [head, t('locales.sessions'), t('locales.intent'), t('locales.confirmed'), t('locales.helped')],
          line: ({ name, counts: { help_sessions = 0, intent = 0, confirmed = 0, helped = 0 } }) => [
            name,
            help_sessions,
            intent,
            confirmed,
            helped,
          ],
        }}
      />
      <details>
        <summary>{t('how')}</summary>
        <p class="definition">{t(`${of}.means`)}</p>
      </details>
    </section>
  )
}
