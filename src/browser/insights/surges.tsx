import { useState } from 'preact/hooks'
import type { Surge } from '../../core/surge.ts'
import { createTranslate, type Texts } from '../../core/text.ts'
import { read } from './read-page.ts'
import type { Shown } from './shown.ts'

interface Props {
  shown: Shown
  surges: readonly Surge[]
  acknowledge(surge: Surge): void
}

/** What more people than usual ask for right now, before every figure. */
export function Surges({ shown, surges, acknowledge }: Props) {
  const now = surges.filter(({ endedAt }) => endedAt === 0)
  if (now.length === 0) return null
  return (
    <section class="surges notice-warning" aria-labelledby="surges">
      <h2 id="surges">{shown.t('surge.title')}</h2>
      <ul role="status">
        {now.map((surge) => (
          <One key={surge.id} shown={shown} surge={surge} acknowledge={acknowledge} />
        ))}
      </ul>
    </section>
  )
}

function One({ shown, surge, acknowledge }: { shown: Shown; surge: Surge; acknowledge(surge: Surge): void }) {
  const { t, text, names, topics, locale } = shown
  const [notice, setNotice] = useState('')
  const [isCopied, setCopied] = useState(false)
  const { of, sessions, low, high, startedAt, seenBy } = surge
  const name = of === 'topic' ? (topics.get(surge.name) ?? surge.name) : surge.name
  const language = names.get(surge.locale) ?? surge.locale
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' })

  /** In the readers' language, from its own texts. */
  async function propose(): Promise<void> {
    const loaded = await read<Texts>(`/texts/${surge.locale}/insights.json`, fetch)
    if (!('answer' in loaded)) return
    const own = createTranslate(loaded.answer, surge.locale)
    setNotice(`${own('surge.noticeTitle', { name })}\n\n${own('surge.noticeText', { name })}`)
  }

  async function see(): Promise<void> {
    const reply = await read<{ surge: Surge }>(`/api/surges/${encodeURIComponent(surge.id)}/acknowledge`, fetch, {
      method: 'POST',
    })
    if ('answer' in reply) acknowledge(reply.answer.surge)
  }

  return (
    <li>
      <strong>
        <bdi>{t(`surge.${of}`, { name, language })}</bdi>
      </strong>{' '}
      {t('surge.rate', { count: Math.max(0, sessions), low: text.count(low), high: text.count(high) })},{' '}
      {t('surge.since', { time: time.format(startedAt) })}
      <div class="decisions">
        {seenBy === '' ? (
          <button class="button-quiet" type="button" onClick={() => void see()}>
            {t('surge.acknowledge')}
          </button>
        ) : (
          <span class="soft">{t('surge.seen', { who: seenBy })}</span>
        )}
        <details onToggle={() => notice === '' && void propose()}>
          <summary>{t('surge.notice')}</summary>
          <p class="proposed" lang={surge.locale} dir="auto">
            {notice}
          </p>
          <button
            class="csv"
            type="button"
            onClick={() => void navigator.clipboard.writeText(notice).then(() => setCopied(true))}
          >
            {isCopied ? t('surge.copied') : t('surge.copy')}
          </button>
        </details>
      </div>
    </li>
  )
}
