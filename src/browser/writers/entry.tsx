import { useState } from 'preact/hooks'
import type { BacklogEntry } from '../../core/backlog-entry.ts'
import { commandOf, fileOf } from '../../core/backlog-kinds.ts'
import { guideAddress } from '../../core/guide-path.ts'
import { pageAddress } from '../insights/page.ts'
import { Copy } from './copy.tsx'
import { AssignForm, SnoozeForm } from './entry-forms.tsx'
import { decide } from './read.ts'
import { languageOf, type Told } from './told.ts'

interface Props {
  told: Told
  entry: BacklogEntry
  /** Which days are counted. */
  period: { from: string; to: string }
  after(sentence: string, entry: string): Promise<void>
}

/** One entry: what it is, whom it would have helped, who has it, and what comes next. */
export function Entry({ told, entry, period, after }: Props) {
  const { t, text, name, figures } = told
  const { id, kind, title, titleLocale, lost, assignee, snooze } = entry
  const [form, setForm] = useState<'' | 'assign' | 'snooze'>('')
  const [trouble, setTrouble] = useState('')
  const heading = `entry-${id}`

  async function put(act: 'assign' | 'snooze' | 'wake', body: Record<string, string>, sentence: string): Promise<void> {
    const answer = await decide(act, { entry: id, ...body }, fetch)
    if ('answer' in answer) {
      setForm('')
      setTrouble('')
      await after(sentence, id)
    } else setTrouble('refused' in answer ? answer.refused : figures.t(`trouble.${answer.trouble}.text`))
  }
  const assign = (to: string) =>
    put('assign', { assignee: to }, to === '' ? t('done.unassigned') : t('done.assigned', { who: to }))

  const isMine = assignee !== '' && assignee === name
  return (
    <li class="entry" data-entry={id} data-kind={kind} tabIndex={-1} aria-labelledby={heading}>
      <p class="lost">
        <strong>{lost.over === 0 ? '–' : text.count(lost.of)}</strong>
        <span class="soft">{t('people', { count: lost.over === 0 ? 0 : lost.of })}</span>
      </p>
      <div>
        <h3 id={heading}>
          <bdi lang={titleLocale}>{title}</bdi>
        </h3>
        <About told={told} entry={entry} />
        <p class="definition">
          {lost.over === 0 ? t('uncounted') : t(`says.${kind}`, { both: text.both(lost.of, lost.over) })}
        </p>
        {snooze && (
          <p class="definition">
            {t('sleeps', { day: text.day(snooze.until), reason: snooze.reason, who: snooze.who })}
          </p>
        )}
        <Next told={told} entry={entry} period={period} />
        <div class="decisions">
          {!isMine && (
            <button
              class="button-quiet"
              type="button"
              data-act="assign"
              onClick={() => (name === '' ? setForm('assign') : void assign(name))}
            >
              {t('act.mine')}
            </button>
          )}
          <button
            class="button-quiet"
            type="button"
            data-act="give"
            aria-expanded={form === 'assign'}
            onClick={() => setForm(form === 'assign' ? '' : 'assign')}
          >
            {t('act.assign')}
          </button>
          {snooze ? (
            <button
              class="button-quiet"
              type="button"
              data-act="snooze"
              onClick={() => void put('wake', {}, t('done.woken'))}
            >
              {t('act.wake')}
            </button>
          ) : (
            <button
              class="button-quiet"
              type="button"
              data-act="snooze"
              aria-expanded={form === 'snooze'}
              onClick={() => setForm(form === 'snooze' ? '' : 'snooze')}
            >
              {t('act.snooze')}
            </button>
          )}
        </div>
        {form === 'assign' && <AssignForm told={told} entry={entry} save={assign} cancel={() => setForm('')} />}
        {form === 'snooze' && (
          <SnoozeForm
            told={told}
            save={(until, reason) => put('snooze', { until, reason }, t('done.snoozed', { day: text.day(until) }))}
            cancel={() => setForm('')}
          />
        )}
        {trouble !== '' && (
          <p role="alert" dir="auto">
            {trouble}
          </p>
        )}
      </div>
    </li>
  )
}

/** Kind, language, topic, age, and whose it is. */
function About({
  told,
  entry: { kind, locale, topic, since, owner, assignee, sections },
}: {
  told: Told
  entry: BacklogEntry
}) {
  const { t, text, topics } = told
  return (
    <p class="about">
      <span class={`badge kind-${kind}`}>{t(`kind.${kind}`)}</span>
      <bdi lang={locale || undefined}>{languageOf(told, locale)}</bdi>
      {topic !== '' && <span>{topics.get(topic) ?? topic}</span>}
      <span>{t(kind === 'due' ? 'dueOn' : 'since', { day: text.day(since) })}</span>
      {sections.length > 0 && (
        <span>
          {t('sections')} <bdi lang={locale}>{sections.map((section) => section || t('head')).join(' · ')}</bdi>
        </span>
      )}
      {owner !== '' && (
        <span>
          {t('owner')} <bdi dir="ltr">{owner}</bdi>
        </span>
      )}
      <span>
        {assignee === '' ? (
          t('nobody')
        ) : (
          <>
            {t('assignee')}{' '}
            <strong class="assignee">
              <bdi>{assignee}</bdi>
            </strong>
          </>
        )}
      </span>
    </p>
  )
}

/** The command or the file that comes next, and where it is seen. */
function Next({ told, entry, period }: Omit<Props, 'after'>) {
  const { t, locale: screen } = told
  const { kind, locale, guide, gap, notice } = entry
  const command = commandOf(entry)
  const file = fileOf(entry)
  const gaps = new URLSearchParams({ ...period, gap, locale: screen })
  return (
    <>
      <p class="definition">{t(`next.${kind}`)}</p>
      <div class="next">
        {command !== '' && <Copy told={told} text={command} />}
        {file !== '' && <Copy told={told} text={file} />}
        {gap !== '' && (
          <a class="csv" href={`${pageAddress('gaps')}?${gaps}`}>
            {t('open.gap')}
          </a>
        )}
        {guide !== '' && (
          <a class="csv" href={guideAddress(locale, guide)}>
            {t('open.guide')}
          </a>
        )}
        {notice !== '' && (
          <a class="csv" href={`${pageAddress('notices')}?locale=${screen}`}>
            {t('open.notice')}
          </a>
        )}
      </div>
    </>
  )
}
