import { useEffect, useState } from 'preact/hooks'
import type { Gap, GapDetail } from '../../core/answers.ts'
import type { GapState } from '../../core/gaps.ts'
import type { Asked } from './asked.ts'
import { editorAddress } from './editor-address.ts'
import { Nearest } from './nearest.tsx'
import { type Answer, questionOf, read } from './read-page.ts'
import type { Shown } from './shown.ts'
import { rememberedName, rememberName } from './staff-name.ts'

/** What may be decided about a gap of each state. */
const NEXT: Readonly<Record<GapState, readonly ('taken' | 'written' | 'not_ours' | 'open')[]>> = {
  open: ['taken', 'written', 'not_ours'],
  taken: ['written', 'not_ours', 'open'],
  written: ['taken', 'open'],
  closed: ['open'],
  not_ours: ['open'],
}

interface Props {
  shown: Shown
  asked: Asked
  gap: Gap
  decide(gap: Gap): void
}

/** One gap: all ways to write it, the guides that did not answer it, what people asked a person for, and what to do. */
export function GapDetails({ shown, asked, gap, decide }: Props) {
  const { t, text, topics, hasEditor } = shown
  const [answer, setAnswer] = useState<Answer<GapDetail> | null>(null)
  const [said, setSaid] = useState('')
  const [who, setWho] = useState(() => gap.who || shown.me.name || rememberedName())
  useEffect(() => {
    let isGone = false
    void read<GapDetail>(`/api/gaps/${gap.id}?${questionOf(asked)}`, fetch).then((next) => {
      if (!isGone) setAnswer(next)
    })
    return () => {
      isGone = true
    }
  }, [gap.id, gap.state, asked.from, asked.to])

  async function put(state: string): Promise<void> {
    rememberName(who)
    const next = await read<GapDetail>(`/api/gaps/${gap.id}/state?${questionOf(asked)}`, fetch, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ state, who: state === 'open' ? '' : who }),
    })
    if ('answer' in next) {
      decide(next.answer)
      setSaid(t('gaps.saved', { state: t(`gapState.${next.answer.state}`) }))
    } else setSaid('refused' in next ? next.refused : t(`trouble.${next.trouble}.text`))
  }

  const detail = answer !== null && 'answer' in answer ? answer.answer : null
  const topic = gap.topics[0]?.topic
  return (
    <div class="gap-details">
      <div>
        <h3>{t('gaps.variants')}</h3>
        <ul>
          {gap.variants.map(({ query, sessions }) => (
            <li>
              <bdi lang={gap.locale}>{query}</bdi> <span class="soft">{t('gaps.inSessions', { count: sessions })}</span>
            </li>
          ))}
          {gap.others > 0 && <li class="soft">{t('gaps.others', { count: gap.others })}</li>}
        </ul>
        <p class="definition">{t('gaps.seen', { period: text.period(gap.firstDay, gap.lastDay) })}</p>
      </div>
      <div>
        <h3>{t('gaps.guides')}</h3>
        {answer !== null && detail === null && (
          <p role="alert">{'refused' in answer ? answer.refused : t('trouble.unreachable.text')}</p>
        )}
        {answer === null && <p class="soft">{t('loading')}</p>}
        {detail?.guides.length === 0 && <p class="soft">{t('gaps.noGuides')}</p>}
        <ul>
          {detail?.guides.map(({ guide, sessions, escalated }) => (
            <li>
              <a href={`/${gap.locale}/${guide}/`} dir="ltr">
                {guide}
              </a>{' '}
              <span class="soft">
                {t('gaps.refused', { sessions: text.count(sessions), escalated: text.count(escalated) })}
              </span>
            </li>
          ))}
        </ul>
        <Nearest shown={shown} gap={gap} />
        {gap.topics.length > 0 && (
          <>
            <h3>{t('gaps.topics')}</h3>
            <ul>
              {gap.topics.map(({ topic, handoffs }) => (
                <li>
                  {topic === '' ? t('topics.none') : (topics.get(topic) ?? topic)}{' '}
                  <span class="soft">{text.count(handoffs)}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div>
        <h3>{t('gaps.next')}</h3>
        <p class="definition">{t('gaps.write')}</p>
        <pre dir="ltr">
          <code>{`npx guidepost new ${topic || '<topic>'}/<slug> --gap ${gap.id}`}</code>
        </pre>
        {hasEditor && (
          <p>
            <a href={editorAddress(topic || [...topics.keys()][0] || '', gap)}>{t('gaps.edit')}</a>
          </p>
        )}
        {gap.since.asked > 0 && (
          <p class="definition">
            {t(gap.who === '' && gap.state === 'open' ? 'gaps.answeredInPeriod' : 'gaps.answeredSince', {
              share: text.share(gap.since.answered, gap.since.asked),
              both: text.both(gap.since.answered, gap.since.asked),
            })}
          </p>
        )}
        <label class="who">
          <span>{t('gaps.who')}</span>
          <input
            class="field"
            maxLength={60}
            autocomplete="name"
            value={who}
            onInput={({ currentTarget: { value } }) => setWho(value)}
          />
        </label>
        <p class="decisions">
          {NEXT[gap.state].map((state) => (
            <button class="button-quiet" type="button" onClick={() => void put(state)}>
              {t(`gaps.put.${state}`)}
            </button>
          ))}
        </p>
        <p role="status" class="definition">
          {said}
        </p>
      </div>
    </div>
  )
}
