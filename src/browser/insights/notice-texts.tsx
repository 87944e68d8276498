import type { Translate } from '../../core/facts.ts'
import { directionOf } from '../../core/locales.ts'
import type { WrittenText } from './notice-writing.ts'
import type { Shown } from './shown.ts'

interface Props {
  shown: Shown
  t: Translate
  texts: WrittenText[]
  /** What is wrong with a field, in sentences. */
  wrong(path: string): string[]
  put(texts: WrittenText[]): void
}

/** Title and text in each language that the notice is written in; one at least. */
export function NoticeTexts({ shown: { names }, t, texts, wrong, put }: Props) {
  const missing = [...names].filter(([locale]) => !texts.some((text) => text.locale === locale))
  const change = (locale: string, change: Partial<WrittenText>) =>
    put(texts.map((text) => (text.locale === locale ? { ...text, ...change } : text)))
  return (
    <>
      {texts.map(({ locale, title, text }) => {
        const name = names.get(locale) ?? locale
        const own = { lang: locale, dir: directionOf(locale) }
        return (
          <fieldset key={locale}>
            <legend lang={locale}>{name}</legend>
            <label>
              <span>{t('form.title')}</span>
              <input
                class="field"
                name={`title.${locale}`}
                value={title}
                {...own}
                aria-invalid={wrong(`title.${locale}`).length > 0}
                aria-describedby={`title-${locale}-hint`}
                onInput={({ currentTarget: { value } }) => change(locale, { title: value })}
              />
            </label>
            <Hint id={`title-${locale}-hint`} wrong={wrong(`title.${locale}`)} hint={t('form.titleHint')} />
            <label>
              <span>{t('form.text')}</span>
              <textarea
                class="field"
                name={`text.${locale}`}
                rows={4}
                value={text}
                {...own}
                aria-invalid={wrong(`text.${locale}`).length > 0}
                aria-describedby={`text-${locale}-hint`}
                onInput={({ currentTarget: { value } }) => change(locale, { text: value })}
              />
            </label>
            <Hint id={`text-${locale}-hint`} wrong={wrong(`text.${locale}`)} hint={t('form.textHint')} />
            {texts.length > 1 && (
              <button class="csv" type="button" onClick={() => put(texts.filter((other) => other.locale !== locale))}>
                {t('form.remove', { language: name })}
              </button>
            )}
          </fieldset>
        )
      })}
      {missing.length > 0 && (
        <label class="add-language">
          <span>{t('form.addLanguage')}</span>
          <select
            class="field"
            value=""
            onChange={({ currentTarget: { value } }) => put([...texts, { locale: value, title: '', text: '' }])}
          >
            <option value="">{t('form.choose')}</option>
            {missing.map(([locale, name]) => (
              <option value={locale} lang={locale}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  )
}

function Hint({ id, wrong, hint }: { id: string; wrong: string[]; hint: string }) {
  return (
    <p class="soft" id={id}>
      {wrong.map((sentence) => (
        <span class="problem">{sentence} </span>
      ))}
      {hint}
    </p>
  )
}
