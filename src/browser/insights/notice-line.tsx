import { useState } from 'preact/hooks'
import type { Translate } from '../../core/facts.ts'
import { directionOf } from '../../core/locales.ts'
import type { NoticeChange, StaffNotice } from '../../core/notice.ts'
import { stateOf } from '../../core/notice-time.ts'
import { type Answer, read } from './read-page.ts'
import type { Shown } from './shown.ts'

interface Props {
  shown: Shown
  t: Translate
  notice: StaffNotice
  change(): void
  after(answer: Answer<unknown>, sentence: string): Promise<void>
}

/** One notice of the list: what it says, when and to whom, who wrote it, and what can be done about it. */
export function NoticeLine({ shown, t, notice, change, after }: Props) {
  const { names, topics, locale } = shown
  const { id, severity, title, source, isBuilt, starts, ends, updatedAt, who } = notice
  const [isSure, setSure] = useState(false)
  const languages = Object.keys(title)
  const first = languages.includes(locale) ? locale : (languages[0] ?? '')
  const state = stateOf(notice, Date.now())
  const moment = momentFormat(locale)
  const list = new Intl.ListFormat(locale, { style: 'narrow', type: 'conjunction' })
  const address = `/api/notices/${encodeURIComponent(id)}`

  const end = async () => after(await read(`${address}/end`, fetch, { method: 'POST' }), t('said.ended'))
  const drop = async () => {
    setSure(false)
    await after(await read(address, fetch, { method: 'DELETE' }), t(isBuilt ? 'said.discarded' : 'said.deleted'))
  }
  return (
    <li class="notice-line" data-severity={severity}>
      <h4>
        <span class="badge">{t(`severity.${severity}`)}</span>{' '}
        <span lang={first} dir={directionOf(first)}>
          {title[first]}
        </span>
      </h4>
      <p class="soft">
        {ends === null
          ? t(state === 'planned' ? 'from' : 'since', { time: moment.format(starts) })
          : rangeOf(moment, starts, ends)}
        {' · '}
        {notice.topics.length === 0
          ? t('everywhere')
          : notice.topics.map((topic) => topics.get(topic) ?? topic).join(', ')}
      </p>
      <p class="soft">
        {list
          .formatToParts(languages)
          .map(({ type, value }) => (type === 'element' ? <bdi lang={value}>{names.get(value) ?? value}</bdi> : value))}
        {' · '}
        {source === 'content'
          ? t('inContent')
          : t('by', { who: isolated(who || '–'), time: isolated(moment.format(updatedAt)) })}
      </p>
      <div class="decisions">
        <button class="button-quiet" type="button" onClick={change}>
          {t('change')}
        </button>
        {state === 'current' && (
          <button class="button-quiet" type="button" onClick={() => void end()}>
            {t('end')}
          </button>
        )}
        {source === 'staff' &&
          (isSure ? (
            <>
              <button class="button-quiet" type="button" onClick={() => void drop()}>
                {t(isBuilt ? 'sureDiscard' : 'sureDelete')}
              </button>
              <button class="button-quiet" type="button" onClick={() => setSure(false)}>
                {t('keep')}
              </button>
            </>
          ) : (
            <button class="button-quiet" type="button" onClick={() => setSure(true)}>
              {t(isBuilt ? 'discard' : 'delete')}
            </button>
          ))}
      </div>
      {source === 'staff' && <History t={t} address={address} locale={locale} updatedAt={updatedAt} />}
    </li>
  )
}

interface HistoryProps {
  t: Translate
  address: string
  locale: string
  updatedAt: number
}

/** Who did what when, read when it is first looked at. */
function History({ t, address, locale, updatedAt }: HistoryProps) {
  const [changes, setChanges] = useState<readonly NoticeChange[]>([])
  const moment = momentFormat(locale)
  async function look(): Promise<void> {
    const answer = await read<{ changes: NoticeChange[] }>(address, fetch)
    if ('answer' in answer) setChanges(answer.answer.changes)
  }
  return (
    <details key={updatedAt} onToggle={({ currentTarget }) => currentTarget.open && void look()}>
      <summary>{t('history')}</summary>
      <ul>
        {changes.map(({ at, who, what }) => (
          <li>
            <bdi>{moment.format(at)}</bdi> {t(`what.${what}`)} <bdi>{who}</bdi>
          </li>
        ))}
      </ul>
    </details>
  )
}

function momentFormat(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
}

/** One that was called off before it began ended before it started. */
function rangeOf(moment: Intl.DateTimeFormat, starts: number, ends: number): string {
  return ends < starts ? moment.format(ends) : moment.formatRange(starts, ends)
}

/** Keeps what is in another script together inside its sentence (Unicode first-strong isolate). */
function isolated(text: string): string {
  return `\u2068${text}\u2069`
}
