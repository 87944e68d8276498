import { useState } from 'preact/hooks'
import type { Surge } from '../../core/surge.ts'
import { createTranslate, type Texts } from '../../core/text.ts'
import { ONLY_FOR, pageAddress } from './page.ts'
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
  const { of, sessions, low, high, startedAt, seenBy } = surge
  const name = of === 'topic' ? (topics.get(surge.name) ?? surge.name) : surge.name
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' })

  async function see(): Promise<void> {
    const address = `/api/surges/${encodeURIComponent(surge.id)}/acknowledge`
    const reply = await read<{ surge: Surge }>(address, fetch, { method: 'POST' })
    if ('answer' in reply) acknowledge(reply.answer.surge)
  }

  return (
    <li>
      <p class="what">
        <a href={`${pageAddress('gaps')}?in=${surge.locale}&locale=${locale}`}>
          <bdi lang={of === 'gap' ? surge.locale : locale}>{name}</bdi>
        </a>
      </p>
      <p>
        <bdi lang={surge.locale}>{names.get(surge.locale) ?? surge.locale}</bdi>
        {' · '}
        {t('surge.rate', { count: sessions, low: text.count(low), high: text.count(high) })}
        {' · '}
        {t('surge.since', { time: time.format(startedAt) })}
      </p>
      <div class="decisions">
        {seenBy === '' ? (
          <button class="button-quiet" type="button" onClick={() => void see()}>
            {t('surge.acknowledge')}
          </button>
        ) : (
          <span class="soft">{t('surge.seen', { who: seenBy })}</span>
        )}
        <Proposal shown={shown} surge={surge} name={name} />
      </div>
    </li>
  )
}

/** A notice to put up, in the readers' language, from its own texts. */
function Proposal({ shown, surge, name }: { shown: Shown; surge: Surge; name: string }) {
  const { t, me, locale: screen } = shown
  const { locale } = surge
  const topic = surge.of === 'topic' ? surge.name : ''
  const [notice, setNotice] = useState('')
  const [isCopied, setCopied] = useState(false)

  async function propose(): Promise<void> {
    const loaded = await read<Texts>(`/texts/${locale}/insights.json`, fetch)
    if (!('answer' in loaded)) return
    const own = createTranslate(loaded.answer, locale)
    setNotice(`${own('surge.noticeTitle', { name })}\n\n${own('surge.noticeText', { name })}`)
  }

  const mayWrite = ONLY_FOR.notices?.some((role) => me.roles.includes(role)) ?? true
  const [title = '', text = ''] = notice.split('\n\n')
  const form = new URLSearchParams({ write: '1', in: locale, topic, title, text, locale: screen })
  return (
    <details onToggle={() => notice === '' && void propose()}>
      <summary>{t('surge.notice')}</summary>
      <p class="proposed" lang={locale} dir="auto">
        {notice}
      </p>
      {mayWrite && notice !== '' && (
        <a class="csv" href={`${pageAddress('notices')}?${form}`}>
          {t('surge.write')}
        </a>
      )}
      <button
        class="csv"
        type="button"
        onClick={() => void navigator.clipboard.writeText(notice).then(() => setCopied(true))}
      >
        {isCopied ? t('surge.copied') : t('surge.copy')}
      </button>
    </details>
  )
}
