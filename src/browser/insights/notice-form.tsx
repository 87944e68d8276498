import { useEffect, useRef, useState } from 'preact/hooks'
import type { Translate } from '../../core/facts.ts'
import { type DraftProblem, draftProblems, LONGEST_TEXT, LONGEST_TITLE } from '../../core/notice-draft.ts'
import { SEVERITIES } from '../../core/notice-time.ts'
import { NoticePreview } from './notice-preview.tsx'
import { NoticeTexts } from './notice-texts.tsx'
import { draftOf, type Writing } from './notice-writing.ts'
import { type Answer, type NoticeList, read } from './read-page.ts'
import type { Shown } from './shown.ts'

interface Props {
  shown: Shown
  t: Translate
  list: NoticeList
  writing: Writing
  done(answer: Answer<unknown>): Promise<void>
  cancel(): void
}

/** Writes a notice, or changes one. What is wrong is said beside the field and above all of them. */
export function NoticeForm({ shown, t, list, writing: begun, done, cancel }: Props) {
  const [writing, setWriting] = useState(begun)
  const [problems, setProblems] = useState<readonly DraftProblem[]>([])
  const [isSending, setSending] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const put = (change: Partial<Writing>) => setWriting({ ...writing, ...change })
  const before = list.notices.find(({ id }) => id === writing.id) ?? null

  useEffect(() => form.current?.querySelector<HTMLInputElement>('[name^=title]')?.focus(), [])
  const isChanged = JSON.stringify(writing) !== JSON.stringify(begun)
  useEffect(() => {
    if (!isChanged) return
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', hold)
    return () => removeEventListener('beforeunload', hold)
  }, [isChanged])
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(), [problems])

  async function send(): Promise<void> {
    const draft = draftOf(writing, before)
    const found = draftProblems(draft, {
      locales: [...shown.names.keys()],
      topics: [...shown.topics.keys()],
      hosts: list.hosts,
    })
    setProblems(found)
    if (found.length > 0 || isSending) return
    setSending(true)
    const { id, basedOn } = writing
    const address = id === null ? '/api/notices' : `/api/notices/${encodeURIComponent(id)}`
    const answer = await read(address, fetch, {
      method: id === null ? 'POST' : 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(id === null ? draft : { ...draft, basedOn }),
    })
    setSending(false)
    await done(answer)
  }

  const wrong = (path: string) => problems.filter((problem) => problem.path === path).map((one) => sentenceOf(one, t))
  const fields = { t, wrong }
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <form
      ref={form}
      class="notice-form"
      noValidate
      aria-labelledby="notice-form"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onKeyDown={({ key }) => key === 'Escape' && !isChanged && cancel()}
    >
      <h3 id="notice-form">{t(writing.id === null ? 'form.new' : 'form.change')}</h3>
      {problems.length > 0 && (
        <p role="alert" class="problem">
          {t('form.wrong')}
        </p>
      )}
      <NoticeTexts shown={shown} {...fields} texts={writing.texts} put={(texts) => put({ texts })} />
      <fieldset>
        <legend>{t('form.severity')}</legend>
        {SEVERITIES.map((severity) => (
          <label class="tick">
            <input
              type="radio"
              name="severity"
              checked={writing.severity === severity}
              onChange={() => put({ severity })}
            />
            <span>
              {t(`severity.${severity}`)} <span class="soft">{t(`severityHint.${severity}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t('form.topics')}</legend>
        <p class="soft">{t('form.topicsHint')}</p>
        <div class="ticks">
          {[...shown.topics].map(([topic, name]) => (
            <label class="tick">
              <input
                type="checkbox"
                checked={writing.topics.includes(topic)}
                onChange={({ currentTarget: { checked } }) =>
                  put({ topics: [...writing.topics.filter((other) => other !== topic), ...(checked ? [topic] : [])] })
                }
              />
              <span>{name}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{t('form.when')}</legend>
        <p class="soft">{t('form.zone', { zone })}</p>
        <div class="moments">
          {(['starts', 'ends'] as const).map((field) => (
            <label>
              <span>{t(`form.${field}`)}</span>
              <input
                class="field"
                type="datetime-local"
                name={field}
                value={writing[field]}
                aria-invalid={wrong(field).length > 0}
                aria-describedby={`${field}-hint`}
                onInput={({ currentTarget: { value } }) => put({ [field]: value })}
              />
              <span class="soft" id={`${field}-hint`}>
                {wrong(field).map((sentence) => (
                  <span class="problem">{sentence} </span>
                ))}
                {t(`form.${field}Hint`)}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <NoticePreview shown={shown} t={t} draft={draftOf(writing, before)} chains={list.chains} />
      <p class="decisions">
        <button class="button" type="submit" disabled={isSending}>
          {t(writing.id === null ? 'form.publish' : 'form.save')}
        </button>
        <button class="button-quiet" type="button" onClick={cancel}>
          {t('form.cancel')}
        </button>
      </p>
    </form>
  )
}

function sentenceOf({ problem, found }: DraftProblem, t: Translate): string {
  return t(`problem.${problem}`, { found, title: LONGEST_TITLE, text: LONGEST_TEXT })
}
