import { useState } from 'preact/hooks'
import type { Translate } from '../../core/facts.ts'
import { directionOf } from '../../core/locales.ts'
import type { NoticeDraft } from '../../core/notice.ts'
import { paragraphsOf } from '../../core/notice-text.ts'
import type { Shown } from './shown.ts'

interface Props {
  shown: Shown
  t: Translate
  draft: NoticeDraft
  /** By locale: the languages that stand in for it, the nearest first. */
  chains: Readonly<Record<string, readonly string[]>>
}

/** What the readers of a language will see: in their own, or in the nearest that the notice is written in. */
export function NoticePreview({ shown: { names }, t, draft, chains }: Props) {
  const written = Object.keys(draft.title)
  const [reader, setReader] = useState(written[0] ?? '')
  const near = (chains[reader] ?? []).find((locale) => written.includes(locale)) ?? written[0] ?? ''
  const own = { lang: near, dir: directionOf(near) }
  const nameOf = (locale: string) => names.get(locale) ?? locale
  return (
    <section class="notice-preview" aria-labelledby="notice-preview">
      <h4 id="notice-preview">{t('form.preview')}</h4>
      <label>
        <span>{t('form.previewIn')}</span>
        <select class="field" value={reader} onChange={({ currentTarget: { value } }) => setReader(value)}>
          {[...names].map(([locale, name]) => (
            <option value={locale} lang={locale}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {near !== reader && <p class="soft">{t('form.fallback', { language: nameOf(reader), other: nameOf(near) })}</p>}
      <div class="notice-line" data-severity={draft.severity}>
        <p class="preview-title" {...own}>
          {draft.title[near] || <span class="soft">{t('form.title')}</span>}
        </p>
        <div {...own}>
          {paragraphsOf(draft.text[near] ?? '').map((pieces) => (
            <p>{pieces.map(({ text, href }) => (href === null ? text : <a href={href}>{text}</a>))}</p>
          ))}
        </div>
      </div>
    </section>
  )
}
