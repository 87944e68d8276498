import { useEffect, useRef } from 'preact/hooks'
import type { Translate } from '../../core/facts.ts'
import type { Found } from '../../core/secrets/secrets.ts'

interface Props {
  /** Of the namespace "contact". */
  t: Translate
  text: string
  secrets: readonly Found[]
  remove(): void
  edit(): void
  sendAnyway(): void
}

/** Why a text was not sent, with what was found in it, and the ways to mend it. */
export function SecretStop({ t, text, secrets, remove, edit, sendAnyway }: Props) {
  const section = useRef<HTMLElement>(null)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    title.current?.focus({ preventScroll: true })
    // With its ways out; from its title on where there is no room for both.
    section.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const isCertain = secrets.some(({ certain }) => certain)
  const kinds = [...new Set(secrets.map(({ kind }) => kind))]
  return (
    <section
      ref={section}
      class="secret-stop"
      aria-labelledby="secret-title"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        // What stands around it would close.
        event.preventDefault()
        event.stopPropagation()
        edit()
      }}
    >
      <h2 id="secret-title" ref={title} tabIndex={-1}>
        {t('secret.title')}
      </h2>
      {kinds.map((kind) => (
        <p key={kind}>{t(`secret.${kind}`)}</p>
      ))}
      <figure>
        <figcaption class="small soft">{t('secret.shown')}</figcaption>
        <blockquote dir="auto">
          {partsOf(text, secrets).map(({ words, isSecret }, index) =>
            isSecret ? <mark key={index}>{words}</mark> : words,
          )}
        </blockquote>
      </figure>
      <p>{t(isCertain ? 'secret.certain' : 'secret.unsure')}</p>
      {isCertain && <p class="small soft">{t('secret.asked')}</p>}
      <p class="secret-ways">
        <button type="button" class="button" onClick={remove}>
          {t('secret.remove')}
        </button>
        <button type="button" class="button-quiet" onClick={edit}>
          {t('secret.edit')}
        </button>
        {!isCertain && (
          <button type="button" class="link-button" onClick={sendAnyway}>
            {t('secret.send')}
          </button>
        )}
      </p>
    </section>
  )
}

/** Signs of the text before and after what was found. */
const AROUND = 40

/**
 * The secrets of a text with a few words around each.
 * @example partsOf('PIN is 4821', [{ kind: 'password', start: 7, end: 11, certain: false }]) // => [{ words: 'PIN is ', isSecret: false }, { words: '4821', isSecret: true }]
 */
export function partsOf(text: string, secrets: readonly Found[]): { words: string; isSecret: boolean }[] {
  const parts: { words: string; isSecret: boolean }[] = []
  let end = 0
  const between = (from: number, to: number) => {
    const words = text.slice(from, to)
    const isLong = [from > 0, to < text.length].filter(Boolean).length * AROUND < words.length
    const shown = isLong
      ? `${from > 0 ? words.slice(0, AROUND).replace(/\s\S*$/, '') : ''} … ${to < text.length ? words.slice(-AROUND).replace(/^\S*\s/, '') : ''}`
      : words
    if (words !== '') parts.push({ words: shown, isSecret: false })
  }
  for (const { start, end: last } of secrets) {
    between(end, start)
    parts.push({ words: text.slice(start, last), isSecret: true })
    end = last
  }
  between(end, text.length)
  return parts
}
