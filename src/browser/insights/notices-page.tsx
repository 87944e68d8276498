import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { stateOf } from '../../core/notice-time.ts'
import { createTranslate, type Texts } from '../../core/text.ts'
import { NoticeForm } from './notice-form.tsx'
import { NoticeLine } from './notice-line.tsx'
import { newWriting, type Writing, writingOf } from './notice-writing.ts'
import { type Answer, type NoticeList, read } from './read-page.ts'
import type { Shown } from './shown.ts'

const STATES = ['current', 'planned', 'past'] as const

/** Notices: those that readers see, that they will see and that they saw; and a form to write, change and end them. */
export function NoticesPage({ shown, list }: { shown: Shown; list: NoticeList }) {
  const [texts, setTexts] = useState<Texts | null>(null)
  const [own, setOwn] = useState(list)
  const [writing, setWriting] = useState<Writing | null>(() => addressed(shown))
  const [said, setSaid] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    void read<Texts>(`/texts/${shown.locale}/notices.json`, fetch).then((answer) => {
      if ('answer' in answer) setTexts(answer.answer)
    })
  }, [])
  // Read anew every half minute by the page itself.
  useEffect(() => setOwn(list), [list])
  if (texts === null) return <p class="state soft">{shown.t('loading')}</p>
  const t = createTranslate(texts, shown.locale)

  const close = () => {
    setWriting(null)
    history.replaceState(history.state, '', withoutWriting())
    heading.current?.focus()
  }
  /** What came of a change: the list as it is then, and a sentence. */
  const after = async (answer: Answer<unknown>, sentence: string): Promise<void> => {
    const fresh = await read<NoticeList>('/api/notices', fetch)
    if ('answer' in fresh) setOwn(fresh.answer)
    if ('answer' in answer) setSaid(sentence)
    else setSaid('refused' in answer ? `${t('failed')} ${answer.refused}` : shown.t(`trouble.${answer.trouble}.text`))
  }
  const begin = () => {
    setSaid('')
    setWriting(newWriting({ locale: shown.locale, title: '', text: '' }, []))
  }

  const now = Date.now()
  const part = (state: (typeof STATES)[number]): ComponentChildren => {
    const notices = own.notices.filter((notice) => stateOf(notice, now) === state)
    return (
      <section class="notice-part" aria-labelledby={`notices-${state}`}>
        <h3 id={`notices-${state}`}>{t(`list.${state}`)}</h3>
        {notices.length === 0 && <p class="soft">{t(`none.${state}`)}</p>}
        <ul>
          {notices.map((notice) => (
            <NoticeLine
              key={notice.id}
              shown={shown}
              t={t}
              notice={notice}
              change={() => {
                setSaid('')
                setWriting(writingOf(notice))
              }}
              after={after}
            />
          ))}
        </ul>
      </section>
    )
  }
  return (
    <section aria-labelledby="notices" class="notices-page">
      <h2 id="notices" ref={heading} tabIndex={-1}>
        {shown.t('pages.notices')}
      </h2>
      <p class="soft">{t('lead')}</p>
      <p role="status" class={said === '' ? 'visually-hidden' : 'notice said'}>
        {said}
      </p>
      {writing ? (
        <NoticeForm
          key={writing.id ?? 'new'}
          shown={shown}
          t={t}
          list={own}
          writing={writing}
          done={async (answer) => {
            if ('answer' in answer) close()
            await after(answer, t(writing.id === null ? 'said.published' : 'said.saved'))
          }}
          cancel={close}
        />
      ) : (
        <button class="button" type="button" onClick={begin}>
          {t('write')}
        </button>
      )}
      {STATES.map(part)}
    </section>
  )
}

/** What the address asks to write, such as what a surge proposes; null when it asks for nothing. */
function addressed({ locale, names, topics }: Shown): Writing | null {
  const asked = new URLSearchParams(location.search)
  if (!asked.has('write')) return null
  const [language, topic] = [asked.get('in') ?? '', asked.get('topic') ?? '']
  const text = {
    locale: names.has(language) ? language : locale,
    title: asked.get('title') ?? '',
    text: asked.get('text') ?? '',
  }
  return newWriting(text, topics.has(topic) ? [topic] : [])
}

function withoutWriting(): string {
  const parameters = new URLSearchParams(location.search)
  for (const name of ['write', 'title', 'text', 'topic', 'in']) parameters.delete(name)
  return `${location.pathname}?${parameters}`
}
