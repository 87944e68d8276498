import { useState } from 'preact/hooks'
import type { BacklogAnswer } from '../../core/backlog-entry.ts'
import { BACKLOG_DAYS } from '../../core/backlog-kinds.ts'
import { DownloadButton } from '../insights/table.tsx'
import type { Asked } from './asked.ts'
import { Entry } from './entry.tsx'
import type { Told } from './told.ts'

/** So many are shown at first. */
const FIRST = 25

interface Props {
  told: Told
  asked: Asked
  backlog: BacklogAnswer
  after(sentence: string, entry: string): Promise<void>
}

/** The list: what lost most answers first. */
export function Backlog({ told, asked, backlog, after }: Props) {
  const { t, text, figures } = told
  const { entries, total, from, to, threshold } = backlog
  const [isAll, setAll] = useState(false)
  const isEverything = Object.values(asked).every((value) => value === '')
  const known = [...new Set(entries.map(({ assignee }) => assignee).filter((name) => name !== ''))]
  return (
    <section aria-labelledby="entries">
      <h2 id="entries" tabIndex={-1}>
        {t(asked.state === 'snoozed' ? 'list.snoozed' : 'list.title')}
      </h2>
      <p class="soft">
        {t('list.lead', { entries: t('list.count', { count: total }), period: text.period(from, to) })}
      </p>
      {entries.length === 0 ? (
        <p class="state">{t(isEverything ? 'list.none' : 'list.noneAsked')}</p>
      ) : (
        <>
          <datalist id="assignees">
            {known.map((name) => (
              <option value={name} />
            ))}
          </datalist>
          <ol class="backlog">
            {(isAll ? entries : entries.slice(0, FIRST)).map((entry) => (
              <Entry key={entry.id} told={told} entry={entry} period={{ from, to }} after={after} />
            ))}
          </ol>
          {!isAll && entries.length > FIRST && (
            <button class="csv" type="button" onClick={() => setAll(true)}>
              {t('list.all', { count: entries.length })}
            </button>
          )}
          {total > entries.length && <p class="definition">{t('list.tooMany', { count: total - entries.length })}</p>}
          <DownloadButton
            t={figures.t}
            caption={t('list.title')}
            rows={entries}
            download={{
              file: 'backlog',
              heads: [
                'kind',
                'title',
                'language',
                'guide',
                'lost',
                'over',
                'since',
                'owner',
                'assignee',
                'until',
                'reason',
              ].map((head) => t(`csv.${head}`)),
              line: ({ kind, title, locale, guide, lost, since, owner, assignee, snooze }) => [
                ...[t(`kind.${kind}`), title, locale, guide, lost.of, lost.over, since, owner, assignee],
                ...[snooze?.until ?? '', snooze?.reason ?? ''],
              ],
            }}
          />
        </>
      )}
      <details>
        <summary>{figures.t('how')}</summary>
        <p class="definition">{t('how.all', { days: BACKLOG_DAYS, threshold })}</p>
        {(['gap', 'guide', 'stale', 'missing', 'due', 'notice'] as const).map((kind) => (
          <p class="definition">
            <strong>{t(`kind.${kind}`)}</strong> {t(`how.${kind}`)}
          </p>
        ))}
      </details>
    </section>
  )
}
