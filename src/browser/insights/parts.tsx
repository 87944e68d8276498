import type { ComponentChildren } from 'preact'
import type { Figure, Report, TallyCounts } from '../../core/report.ts'
import type { Shown } from './shown.ts'
import { Table } from './table.tsx'

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
}

export function Languages({ shown, report }: Props) {
  const parts = report.locales.map(
    ({ locale, ...rest }): Part => ({
      ...rest,
      name: locale,
      said: <bdi lang={locale}>{shown.names.get(locale) ?? locale}</bdi>,
    }),
  )
  return <Parts shown={shown} of="locales" head={shown.t('locales.locale')} file="languages" parts={parts} />
}

export function Topics({ shown, report }: Props) {
  const { t, topics } = shown
  const parts = report.topics.map(
    ({ topic, ...rest }): Part => ({
      ...rest,
      name: topic,
      said: topic === '' ? t('topics.none') : (topics.get(topic) ?? topic),
    }),
  )
  return <Parts shown={shown} of="topics" head={t('filters.topic')} file="topics" parts={parts} />
}

export function Surfaces({ shown, report }: Props) {
  const { t } = shown
  const parts = report.surfaces.map(
    ({ surface, ...rest }): Part => ({
      ...rest,
      name: surface,
      said: surface === '' ? t('surfaces.none') : t(`surface.${surface}`),
    }),
  )
  return <Parts shown={shown} of="surfaces" head={t('filters.surface')} file="surfaces" parts={parts} />
}

interface PartsProps {
  shown: Shown
  of: 'locales' | 'topics' | 'surfaces'
  head: string
  file: string
  parts: readonly Part[]
}

function Parts({ shown: { t, text }, of, head, file, parts }: PartsProps) {
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
          { head: t('locales.sessions'), kind: 'number', cell: ({ counts }) => text.count(counts.help_sessions ?? 0) },
          { head: t('locales.intent'), kind: 'number', cell: ({ counts }) => text.count(counts.intent ?? 0) },
          { head: t('locales.confirmed'), kind: 'number', cell: ({ counts }) => text.count(counts.confirmed ?? 0) },
          { head: t('locales.helped'), kind: 'number', cell: ({ counts }) => text.count(counts.helped ?? 0) },
          {
            head: t('locales.interval'),
            kind: 'number',
            cell: ({ from, to }) => <strong>{text.interval(from, to)}</strong>,
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
